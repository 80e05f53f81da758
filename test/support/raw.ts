import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test says what no well-behaved client would. */
export class Raw {
  readonly socket: Socket;
  /** Everything that came back. */
  heard = '';
  #isClosed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.heard += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isClosed = true;
    });
  }

  static async to(url: string): Promise<Raw> {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    const raw = new Raw(socket);
    await once(socket, 'connect');
    return raw;
  }

  say(text: string | Uint8Array): void {
    if (!this.socket.destroyed) this.socket.write(text);
  }

  /** The status of each answer so far, in order. */
  get statuses(): number[] {
    return [...this.heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  }

  /** Waits until so many answers have come, or the connection is gone. */
  async answers(count: number): Promise<number[]> {
    while (this.statuses.length < count && !this.#isClosed)
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]).catch(() => {});
    return this.statuses;
  }

  async closed(): Promise<void> {
    if (!this.#isClosed) await once(this.socket, 'close').catch(() => {});
  }

  leave(): void {
    this.socket.destroy();
  }
}

/** The head of a request, with its empty line. */
export const head = (method: string, path: string, headers: Record<string, string | number> = {}): string =>
  `${[
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n')}\r\n\r\n`;

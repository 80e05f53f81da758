/** Sends many large bodies at once to Slack's address: half without a signature, half with a forged one and without their length. */
import { once } from 'node:events';
import { connect } from 'node:net';

const { TARGET = '', COUNT = '0', BYTES = '0' } = process.env;
const { port, pathname, hostname } = new URL(TARGET);
const PIECE = Buffer.alloc(64 * 1_024, 'x');

async function send(at: number): Promise<void> {
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const over = once(socket, 'close').catch(() => {});
  const answered = new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.write(
    at % 2 === 0 ? head(`content-length: ${BYTES}`) : head('transfer-encoding: chunked', ...forged()),
  );
  for (let left = Number(BYTES); left > 0 && !socket.destroyed; left -= PIECE.length) {
    const piece = PIECE.subarray(0, left);
    const data =
      at % 2 === 0 ? piece : Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, CRLF]);
    if (!socket.write(data)) await Promise.race([once(socket, 'drain').catch(() => {}), over]);
  }
  if (at % 2 === 1 && !socket.destroyed) socket.write('0\r\n\r\n');
  await Promise.race([answered, over]);
  socket.destroy();
}

const CRLF = Buffer.from('\r\n');
const head = (...lines: string[]): string =>
  `${[`POST ${pathname} HTTP/1.1`, 'host: localhost', 'content-type: application/json', ...lines].join('\r\n')}\r\n\r\n`;
const forged = (): string[] => [
  `x-slack-request-timestamp: ${Math.floor(Date.now() / 1_000)}`,
  `x-slack-signature: v0=${'0'.repeat(64)}`,
];

await Promise.all(Array.from({ length: Number(COUNT) }, (_, at) => send(at)));
process.stdout.write('sent\n');

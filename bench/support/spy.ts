import { connect, createServer, type Socket } from 'node:net';
import { type Bench, freePort } from './bench.ts';

/** What went over connections of one application since it was last asked. */
export interface Sent {
  /** The text of each statement that was run, in order. */
  statements: string[];
  /** How often the client waited for the server before it sent more. */
  trips: number;
}

/** A way to PostgreSQL that listens along. */
export interface Spy {
  /** The database, by this way. */
  url: string;
  take(): Sent;
}

/** Passes everything on between a client and the server, and counts what the connections of `application` run. */
export async function spyOn(
  bench: Pick<Bench, 'defer'>,
  databaseUrl: string,
  application: string,
): Promise<Spy> {
  const to = new URL(databaseUrl);
  const sent: Sent = { statements: [], trips: 0 };
  const server = createServer((client) => {
    const upstream = connect(Number(to.port || 5432), to.hostname);
    const session = new Session(application, sent);
    pipe(client, upstream, (chunk) => session.asked(chunk));
    pipe(upstream, client, (chunk) => session.answered(chunk));
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  bench.defer(() => server.close());
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    take() {
      const taken = { ...sent };
      Object.assign(sent, { statements: [], trips: 0 });
      return taken;
    },
  };
}

function pipe(from: Socket, to: Socket, heard: (chunk: Buffer) => void): void {
  from.on('data', (chunk: Buffer) => {
    heard(chunk);
    to.write(chunk);
  });
  from.on('close', () => to.destroy());
  from.on('error', () => to.destroy());
}

/** One connection, in the words of PostgreSQL's protocol: a letter, a length, a body. */
class Session {
  #asked: Buffer = Buffer.alloc(0);
  #answered: Buffer = Buffer.alloc(0);
  #isOurs: boolean | null = null;
  #open = 0;
  #prepared = new Map<string, string>();
  #bound = '';
  readonly #application: string;
  readonly #sent: Sent;

  constructor(application: string, sent: Sent) {
    this.#application = application;
    this.#sent = sent;
  }

  asked(chunk: Buffer): void {
    this.#asked = Buffer.concat([this.#asked, chunk]);
    if (this.#isOurs === null) {
      const length = this.#asked.length >= 4 ? this.#asked.readInt32BE(0) : Number.POSITIVE_INFINITY;
      if (this.#asked.length < length) return;
      // The first message has no letter: what the connection is for, as names and values.
      const words = this.#asked.subarray(8, length).toString().split('\0');
      this.#isOurs = words[words.indexOf('application_name') + 1] === this.#application;
      this.#asked = this.#asked.subarray(length);
    }
    if (this.#isOurs && this.#open === 0 && this.#asked.length > 0) this.#sent.trips += 1;
    this.#asked = eachMessage(this.#asked, (letter, body) => this.#take(letter, body));
  }

  #take(letter: string, body: Buffer): void {
    if (letter === 'Q' || letter === 'S') this.#open += 1;
    if (!this.#isOurs) return;
    const words = body.toString().split('\0');
    if (letter === 'Q') this.#sent.statements.push(words[0] ?? '');
    if (letter === 'P') this.#prepared.set(words[0] ?? '', words[1] ?? '');
    if (letter === 'B') this.#bound = words[1] ?? '';
    if (letter === 'E') this.#sent.statements.push(this.#prepared.get(this.#bound) ?? '');
  }

  answered(chunk: Buffer): void {
    this.#answered = eachMessage(Buffer.concat([this.#answered, chunk]), (letter) => {
      // Ready for the next: also once the connection is made, when nothing was asked.
      if (letter === 'Z') this.#open = Math.max(0, this.#open - 1);
    });
  }
}

/** @returns what is left: a message that is not whole yet */
function eachMessage(data: Buffer, take: (letter: string, body: Buffer) => void): Buffer {
  let at = 0;
  while (data.length - at >= 5) {
    const end = at + 1 + data.readInt32BE(at + 1);
    if (data.length < end) break;
    take(String.fromCharCode(data[at] ?? 0), data.subarray(at + 5, end));
    at = end;
  }
  return data.subarray(at);
}

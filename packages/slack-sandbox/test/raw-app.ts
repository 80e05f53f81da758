import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an app was sent. */
export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  /** Events and interactions as objects; commands as their form fields. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  body: any;
}

type Reply = { status?: number; body?: unknown } | 'hang';

/** A bare app that answers as told, to see exactly what is sent on the wire. */
export async function startRawApp(reply: (received: Received, count: number) => Reply = () => ({})) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const one = { headers: request.headers, raw, body: parse(request.headers['content-type'] ?? '', raw) };
    received.push(one);
    const answer = reply(one, received.length);
    if (answer === 'hang') return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    received,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parse(type: string, raw: string): unknown {
  if (type.includes('json')) return JSON.parse(raw);
  const fields = Object.fromEntries(new URLSearchParams(raw));
  return fields.payload ? JSON.parse(fields.payload) : fields;
}

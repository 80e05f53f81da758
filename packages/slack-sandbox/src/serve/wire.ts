import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request the server will not serve, with its status. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The whole body, refused beyond `limit` bytes. */
export async function bodyOf(request: IncomingMessage, limit = 8 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) throw new HttpError(413, 'too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form or JSON body, and a form's first file. */
export async function fieldsOf(
  request: IncomingMessage,
  limit?: number,
): Promise<{ fields: Record<string, unknown>; file?: Uint8Array; raw: Buffer }> {
  const raw = await bodyOf(request, limit);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/json')) return { fields: jsonOf(raw), raw };
  if (type.includes('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(raw.toString())), raw };
  }
  if (!type.includes('multipart/form-data')) return { fields: {}, raw };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  let file: Uint8Array | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else file ??= new Uint8Array(await value.arrayBuffer());
  }
  return { fields, raw, ...(file ? { file } : {}) };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

function jsonOf(raw: Buffer): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(raw.toString() || '{}');
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    throw new HttpError(400, 'invalid JSON');
  }
}

import type { z } from 'zod';
import type { Core } from '../core.ts';
import type { Actor } from '../record/act.ts';

/**
 * One thing the HTTP API can do. `openapi.json` is made of these. `House` is what rooms act on; here
 * nothing is known of it but its core.
 */
export interface Endpoint<House = Core> {
  method: 'GET' | 'POST';
  /** Under `/v1`; segments in braces are parameters: `/evaluations/{id}`. */
  path: string;
  /** What a key needs to be allowed; null where any key will do. */
  scope: string | null;
  /**
   * What a key that is limited to one deployment opens as well: what is about the deployment that the path's `{id}` says, if it
   * is that one, and what is about the key itself. Where nothing is said it is closed to such a key.
   */
  about?: 'deployment' | 'key';
  summary: string;
  /** Requests a minute of one key, counted apart from its others; where nothing is said, what the API gives every key. */
  rate?: number;
  /** The JSON body or, of a GET, the query. Path parameters are part of it by name. */
  input: z.ZodType;
  output: z.ZodType;
  /** Takes the body as it streams in, of this content type, instead of JSON; `input` is then the query. */
  streams?: 'text/csv';
  /** Answers with a file of this content type; `run` returns a `FileAnswer`, and `output` describes nothing. */
  answers?: 'application/zip';
  /** [H8] How agents may use it, too. Never where something is decided: that is for people. */
  tool?: EndpointTool;
  run(call: ApiCall<House>): Promise<unknown>;
}

/** A file that an endpoint answers with; `done` is called once it was sent, or nobody wants it. */
export interface FileAnswer {
  name: string;
  path: string;
  bytes: number;
  done(): Promise<void>;
}

/** An endpoint as a tool of the Model Context Protocol. */
export interface EndpointTool {
  /** `read_engagement` */
  name: string;
  /** What it does and when it is of use, for whoever chooses among tools. */
  description: string;
}

export interface ApiCall<House = Core> {
  world: House;
  actor: Actor;
  /** Checked against the endpoint's `input`. */
  input: unknown;
  /** The `Idempotency-Key` header. */
  idempotencyKey: string | null;
  /** The body, unpacked where it was gzip, of an endpoint that streams. */
  body: AsyncIterable<Uint8Array>;
  /** Raised when the caller leaves before the answer: what is only for them can stop. */
  signal: AbortSignal;
}

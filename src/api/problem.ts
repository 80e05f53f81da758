import type { Answer } from '../answer.ts';

/** What a caller is told when a request is not done: RFC 9457, `application/problem+json`. */
export interface Fault {
  /** The field's path in the body or query: `segments.0.n`. */
  field: string;
  message: string;
}

/** What can go wrong, by the last part of its `type`, with its status and title. */
export const PROBLEMS = {
  'bad-request': [400, 'The request can’t be read'],
  unauthorized: [401, 'A valid API key is needed'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not there'],
  'method-not-allowed': [405, 'Not a method of this address'],
  timeout: [408, 'The request took too long to arrive'],
  conflict: [409, 'In conflict with an earlier request'],
  'too-large': [413, 'The body is too large'],
  'media-type': [415, 'Not a type of content that is understood here'],
  unprocessable: [422, 'The request can’t be accepted'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Not available right now'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemKind = keyof typeof PROBLEMS;

const TYPE = 'urn:phasegate:problem:';

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail one sentence for whoever reads the log of the calling system */
  constructor(
    kind: ProblemKind,
    detail: string,
    more: { errors?: readonly Fault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.kind = kind;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** A problem as JSON. */
export function problemBody(problem: Problem) {
  const [status, title] = PROBLEMS[problem.kind];
  return {
    type: `${TYPE}${problem.kind}`,
    title,
    status,
    detail: problem.message,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
}

/** A problem as the answer. */
export function problemAnswer(problem: Problem): Answer {
  const body = problemBody(problem);
  return {
    status: body.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' },
    body: `${JSON.stringify(body)}\n`,
  };
}

import type { Json } from './digest.ts';

/** What a model's system means to do with one case. */
export interface Action {
  /** The caller's own id of the case, and its idempotency key. */
  case_id: string;
  complexity: 'low' | 'medium' | 'high';
  /** 0 to 1. */
  confidence: number;
  segment?: string | null;
  /** For the people who review it. */
  summary: string;
  /** One of the deployment's outcomes. */
  outcome: string;
  /** What would be carried out, exactly: this is what is approved. */
  proposal: Json;
  /** Where people find the case: https, on a host that the deployment allows. */
  link?: string | null;
}

/** How an action stands. */
export interface Answer {
  case_id: string;
  /** `review`: wait. `execute`: carry it out, with the token. `reject`: do not; waiting changes nothing. */
  answer: 'review' | 'execute' | 'reject';
  rule: string;
  /** Why, in words. */
  reason: string;
  /** SHA-256 of the canonical proposal, as Phasegate has it. */
  digest: string;
  /** Leave to carry it out, a JWS; null without, and where it was carried out already. */
  token: string | null;
  token_expires_at: string | null;
  decision: {
    verdict: 'agree' | 'override' | 'material error';
    outcome: string | null;
    note: string | null;
    by: string | null;
    at: string | null;
  } | null;
  executed_digest: string | null;
  stage: number;
  seal_version: number;
  received_at: string;
}

/** Why a request was not done: RFC 9457. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { field: string; message: string }[];
}

/** Phasegate said no: a field is at fault, the case is another one, the key may not. */
export class Problem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    const fields = (body.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
    super([body.detail, ...fields].join(' · '));
    this.name = 'Problem';
    this.status = body.status;
    this.body = body;
  }
}

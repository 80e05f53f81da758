import { z } from 'zod';
import { Problem } from '../../api/problem.ts';
import { sayIn } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { decisionToken } from '../proof/token.ts';
import type { Policy } from '../stages/rules.ts';
import type { Difference } from './content.ts';
import { standingOf } from './rules.ts';
import type { ProposedAction } from './store.ts';

const say = sayIn('en');

/** An action as callers are told of it. */
export const toldAction = z.strictObject({
  case_id: z.string(),
  /** `review`: wait. `execute`: carry it out, where a token comes along. `reject`: do not; waiting changes nothing. */
  answer: z.enum(['review', 'execute', 'reject']),
  rule: z.string(),
  reason: z.string(),
  /** SHA-256 of the canonical proposal (RFC 8785), hexadecimal. */
  digest: z.string(),
  /** Leave to carry it out: a JWS. Null without leave, and where it was carried out already. */
  token: z.string().nullable(),
  token_expires_at: z.iso.datetime().nullable(),
  /** What a person decided; null as long as nobody did. */
  decision: z
    .strictObject({
      verdict: z.enum(['agree', 'override', 'material error']),
      /** What it should come out as. */
      outcome: z.string().nullable(),
      note: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    })
    .nullable(),
  executed_digest: z.string().nullable(),
  stage: z.int(),
  seal_version: z.int(),
  received_at: z.iso.datetime(),
});
export type ToldAction = z.input<typeof toldAction>;

/**
 * What a caller is told of an action as it stands now, with leave to carry it out where there is one.
 * @param signs false in a list, whose readers carry nothing out
 */
export async function toldOf(
  world: World,
  row: ProposedAction,
  policy: Policy,
  signs = true,
): Promise<ToldAction> {
  const standing = standingOf(row, policy);
  const leave = standing.signs && signs ? await decisionToken(world, decisionOf(row)) : null;
  return {
    case_id: row.caseId,
    answer: standing.answer,
    rule: standing.reason,
    reason: say(`production.reason.${standing.reason}`),
    digest: row.proposalDigest,
    token: leave?.token ?? null,
    token_expires_at: leave?.expiresAt.toString() ?? null,
    decision: row.verdict && {
      verdict: row.verdict,
      outcome: row.verdict === 'agree' ? row.outcome : row.rightOutcome,
      note: row.note,
      by: row.decidedBy,
      at: row.decidedAt?.toString() ?? null,
    },
    executed_digest: row.executedDigest,
    stage: row.stage,
    seal_version: row.sealVersion,
    received_at: row.receivedAt.toString(),
  };
}

const decisionOf = ({
  caseId,
  deploymentId,
  proposalDigest,
  stage,
  rule,
  verdict,
  decidedBy,
}: ProposedAction) => ({
  caseId,
  deploymentId,
  digest: proposalDigest,
  stage,
  by: verdict === 'agree' && decidedBy !== null ? { user: decidedBy } : { rule },
});

/** The same case with other content, field by field. */
export function otherContent(caseId: string, found: readonly Difference[]): Problem {
  const errors = found.map(({ field, before, after }) => ({
    field,
    message: `It was ${shown(before)} and is ${shown(after)} now.`,
  }));
  const detail = `The case ${caseId} was proposed before with other content, and stands as it was. Send what is new under another case_id.`;
  return new Problem('conflict', detail, { errors });
}

const SHOWN = 200;

function shown(value: unknown): string {
  const text = value === undefined ? 'not there' : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

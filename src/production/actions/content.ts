import { createHash } from 'node:crypto';
import { canonicalJson } from '../../record/canonical.ts';
import type { ActionInput } from './input.ts';
import type { ProposedAction } from './store.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a caller proposes, with what it is known by. */
export interface Proposed extends Omit<ActionInput, 'case_id'> {
  caseId: string;
  /** SHA-256 of all of it, canonical, the proposal by its own digest; hexadecimal. */
  contentDigest: string;
  /** [S1.6] SHA-256 of the proposal's canonical JSON (RFC 8785), hexadecimal: what is approved. */
  proposalDigest: string;
}

export function proposed({ case_id: caseId, proposal, ...said }: ActionInput): Proposed {
  const proposalDigest = sha256(canonicalJson(proposal));
  const contentDigest = sha256(canonicalJson({ ...said, caseId, proposal: proposalDigest }));
  return { ...said, caseId, proposal, proposalDigest, contentDigest };
}

/** One field that is not what it was. */
export interface Difference {
  /** Its path, as the caller writes it: `proposal.arguments.amount`. */
  field: string;
  before: unknown;
  after: unknown;
}

const SHOWN = 20;
const FIELDS = ['complexity', 'confidence', 'segment', 'summary', 'outcome', 'link'] as const;

/** In what the same case is another one now: up to twenty fields, those of the proposal by their path. */
export function differences(before: ProposedAction, after: Proposed): Difference[] {
  const fields = FIELDS.filter((name) => before[name] !== after[name]).map((name) => ({
    field: name,
    before: before[name],
    after: after[name],
  }));
  const { value } = before.proposal as { value: unknown };
  return [...fields, ...within('proposal', value, after.proposal)].slice(0, SHOWN);
}

function within(field: string, before: unknown, after: unknown): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ field, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => within(`${field}.${name}`, before[name], after[name]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a reply in a request's thread says, if it is a decision at all. */
export type Said =
  | { kind: 'approve' }
  | { kind: 'conditions'; text: string }
  /** Without a reason it does not count yet. */
  | { kind: 'reject'; text: string }
  /** It begins like a decision and then says something else: better asked than guessed. */
  | { kind: 'unclear' };

const APPROVE = 'approve|approved|freigeben|freigegeben|genehmigt|genehmigen|zustimmen|zugestimmt';
const REJECT = 'reject|rejected|ablehnen|abgelehnt|zurückweisen';
const CONDITIONS = 'conditions?|with conditions?|auflagen?|mit auflagen?|unter auflagen?';

const approves = new RegExp(`^(?:${APPROVE})\\s*[.!]?$`, 'iu');
const conditional = new RegExp(
  `^(?:${APPROVE})\\s*(?:[:,–-]\\s*)?(?:${CONDITIONS})\\s*[:,–-]?\\s+(\\S[\\s\\S]*)$`,
  'iu',
);
const rejects = new RegExp(`^(?:${REJECT})\\s*(?:[:,–-]\\s*([\\s\\S]*)|[.!]?)$`, 'iu');
const beginsLikeOne = new RegExp(`^(?:${APPROVE}|${REJECT})(?![\\p{L}\\p{N}])`, 'iu');

/**
 * Reads a reply strictly: the word has to come first, and only what is meant to follow it may. `approve if you
 * fix X` is a remark, no approval. Null: nothing that is about deciding.
 */
export function readReply(text: string): Said | null {
  const said = fromSlack(text).trim();
  if (approves.test(said)) return { kind: 'approve' };
  const conditions = conditional.exec(said)?.[1];
  if (conditions) return { kind: 'conditions', text: conditions.trim() };
  const rejection = rejects.exec(said);
  if (rejection) return { kind: 'reject', text: rejection[1]?.trim() ?? '' };
  return beginsLikeOne.test(said) ? { kind: 'unclear' } : null;
}

/** Slack escapes three characters in what people write; we keep it as they wrote it. */
const fromSlack = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What a reaction says, by its name; skin tones do not matter. */
export function readReaction(name: string): 'approve' | 'reject' | null {
  const [bare] = name.split('::');
  if (bare === 'white_check_mark' || bare === 'heavy_check_mark') return 'approve';
  return bare === 'x' ? 'reject' : null;
}

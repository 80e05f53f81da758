/** What a reply in a request's thread says, if it is a decision at all. */
export type Said =
  | { kind: 'approve' }
  | { kind: 'conditions'; text: string }
  /** Without a reason it does not count yet. */
  | { kind: 'reject'; text: string }
  /** It begins like a decision and then says something else: better asked than guessed. */
  | { kind: 'unclear' }
  /** Consent or dissent in other words: no decision, and whoever could decide may think it was one. */
  | { kind: 'remark' };

const APPROVE = 'approve|approved|freigeben|freigegeben|genehmigt|genehmigen|zustimmen|zugestimmt';
const REJECT = 'reject|rejected|ablehnen|abgelehnt|zurückweisen';
const CONDITIONS = 'conditions?|with conditions?|auflagen?|mit auflagen?|unter auflagen?';

const approves = new RegExp(`^(?:${APPROVE})\\s*[.!]?$`, 'iu');
const conditional = new RegExp(
  `^(?:${APPROVE})\\s*(?:[:,–-]\\s*)?(?:${CONDITIONS})\\s*[:,–-]?\\s+(\\S[\\s\\S]*)$`,
  'iu',
);
const rejects = new RegExp(`^(?:${REJECT})\\s*(?:[:,–-]\\s*([\\s\\S]*)|[.!]?)$`, 'iu');
const REMARKS = [
  'lgtm|looks good(?: to me)?|ok(?:ay)?|yes|yep|agreed?|sign(?:ed)? off|ship it|go(?: ahead)?|done|fine(?: by me)?',
  'ja|passt|einverstanden|in ordnung|sieht gut aus|von mir aus|bestätigt|erledigt',
  'no|nope|nack|disagree|needs work|not yet|nein|nicht einverstanden|noch nicht|veto',
].join('|');
/** One says who approves before the word, or whether. */
const SPOKEN = `(?:i|we|not|ich|wir|nicht) (?:${APPROVE}|${REJECT}|genehmige|lehne ab|stimme zu)(?: (?:this|it|das|nicht))?`;
const EMOJI =
  ':(?:\\+1|-1|thumbsup|thumbsdown|ok_hand|white_check_mark|heavy_check_mark|x):(?::skin-tone-\\d:)?|[+-]1|[👍👎👌]\\p{EMod}?|✅|✔️?|❌';
const GAP = '[\\s.,!]';
const WORDS = `(?:${REMARKS}|${SPOKEN})`;
const remarks = new RegExp(`^(?:${WORDS}|${EMOJI})(?:${GAP}+${WORDS}|${GAP}*(?:${EMOJI}))*${GAP}*$`, 'iu');
const beginsLikeOne = new RegExp(`^(?:${APPROVE}|${REJECT})(?![\\p{L}\\p{N}])`, 'iu');

/**
 * Reads a reply strictly: the word has to come first, and only what is meant to follow it may. `approve if you
 * fix X` is a remark, no approval. Calling the app by its name before, and bold or italics, change nothing.
 * @param text as Slack sends it; texts in the answer are in that form, too
 * @param botUserId the app's own user: who else is called is told to decide, and does not
 * @returns null for what is not about deciding
 */
export function readReply(text: string, botUserId: string): Said | null {
  const said = plainly(text.trim(), botUserId);
  if (approves.test(said)) return { kind: 'approve' };
  const conditions = conditional.exec(said)?.[1];
  if (conditions) return { kind: 'conditions', text: conditions.trim() };
  const rejection = rejects.exec(said);
  if (rejection) return { kind: 'reject', text: rejection[1]?.trim() ?? '' };
  if (beginsLikeOne.test(said)) return { kind: 'unclear' };
  return remarks.test(said) ? { kind: 'remark' } : null;
}

/** Without the app's name at the beginning, and without the marks around all of it or around its first words. */
function plainly(text: string, botUserId: string): string {
  const call = `<@${botUserId}`;
  const called = text.startsWith(call) ? text.replace(/^<@[^>]*>[\s,:–-]*/, '') : text;
  return called
    .replace(/^([*_]{1,2})([\s\S]*\S)\1$/, '$2')
    .replace(/^([*_]{1,2})([^*_\n]*[^*_\s])\1(?![\p{L}\p{N}])/u, '$2')
    .trim();
}

/** What a reaction says, by its name; skin tones do not matter. */
export function readReaction(name: string): 'approve' | 'reject' | null {
  const [bare] = name.split('::');
  if (bare === 'white_check_mark' || bare === 'heavy_check_mark') return 'approve';
  return bare === 'x' ? 'reject' : null;
}

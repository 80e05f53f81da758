/** Somebody, and who they are said to be from now on. */
export interface Trace {
  /** A Slack user id: U or W, then capitals and digits. */
  userId: string;
  /** Has the form of one, so that it stands wherever that stood; `mention` of block-kit knows it. */
  pseudonym: string;
  /** As they are called in Slack, where that can be told from other words; null where it cannot. */
  name: string | null;
}

/** What a pseudonym is in words: the same in every language, and as names are folded. */
export const aliasOf = (pseudonym: string): string => pseudonym.replace(/^UERASED/, 'erased-').toLowerCase();

/** @param id a UUID, of which it keeps eight digits */
export const pseudonymOf = (id: string): string => `UERASED${id.slice(0, 8).toUpperCase()}`;

/** A full name is two words or more: a single one may be any word. */
export const tellingName = (name: string, userId: string): string | null =>
  name !== userId && /^\S{2,}(\s+\S+)+$/u.test(name) ? name : null;

/** What finds them in a column of the database; `json`: in the text of a JSON value. The name by any case. */
export const idPattern = ({ userId }: Trace): string => `(?<![A-Z0-9])${userId}(?![A-Z0-9])`;
export function namePattern({ name }: Trace, json = false): string | null {
  if (name === null) return null;
  const written = json ? JSON.stringify(name).slice(1, -1) : name;
  return `(?<![[:alnum:]])${written.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![[:alnum:]])`;
}

/** A text without the person. */
export function without(trace: Trace): (text: string) => string {
  const { pseudonym, name } = trace;
  const id = new RegExp(idPattern(trace), 'g');
  const named =
    name === null ? null : new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => {
    const renamed = text.replace(id, pseudonym);
    return named ? renamed.replace(named, aliasOf(pseudonym)) : renamed;
  };
}

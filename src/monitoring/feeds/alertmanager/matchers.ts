/** One condition on a label, read: a value, or texts between stars that have to follow each other. */
export interface Matcher {
  label: string;
  isNot: boolean;
  /** Any of these will do; each is what stands between `.*`. */
  any: readonly (readonly string[])[];
}

const ONE = /^\s*([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"]*?))\s*$/su;
const SPECIAL = /[\\^$.?*+()[\]{}]/;

/**
 * Reads label matchers as Alertmanager writes them: `severity="page"`, one a line or between commas, in braces or not. Of regular
 * expressions only alternatives (`a|b`) and `.*`: an expression of a stranger can take for ever on ten thousand alerts.
 * @returns null where it is none
 */
export function readMatchers(text: string): Matcher[] | null {
  const inside = text.trim().replace(/^\{(.*)\}$/s, '$1');
  const found: Matcher[] = [];
  for (const part of split(inside)) {
    const [, label, operator, quoted, bare] = ONE.exec(part) ?? [];
    if (!label || !operator) return null;
    const value = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gs, '$1');
    const alternatives = operator.endsWith('~') ? value.split('|') : null;
    const any = alternatives?.map((one) => one.split('.*')) ?? [[value]];
    if (alternatives && any.flat().some((literal) => SPECIAL.test(literal))) return null;
    found.push({ label, isNot: operator.startsWith('!'), any });
  }
  return found;
}

/** At commas and line ends that stand in no quotes. */
function split(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^",\n])+/gs) ?? [];
  return parts.filter((part) => part.trim() !== '');
}

/** Whether all of them hold. A label that is not there is an empty one, as Alertmanager has it. */
export const meets = (matchers: readonly Matcher[], labels: Readonly<Record<string, string>>): boolean =>
  matchers.every(({ label, isNot, any }) => {
    const value = Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
    return any.some((parts) => fits(value, parts)) !== isNot;
  });

/** From the beginning to the end: the parts in their order, anything between them. */
function fits(value: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - last.length >= at && value.endsWith(last);
}

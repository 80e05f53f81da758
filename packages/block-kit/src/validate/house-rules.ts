/** Our own rules, stricter than Slack's: what a screen of this product must also hold to. */
import { weight } from '../fit.ts';
import { LIMITS } from '../limits.ts';
import { isObject, type Json, named, type Problem } from './engine.ts';

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
/** Alternative texts that say that there is a picture, not what it shows. */
const NOTHING_SHOWN = /^(an? )?(image|picture|photo|chart|graph|diagram|icon|logo|screenshot|alt text)\.?$/i;

/** A fallback text that notifications and screen readers can use; Slack itself does not insist. */
export function fallbackProblems(message: Json): Problem[] {
  const text = typeof message.text === 'string' ? message.text : '';
  if (!SAYS_SOMETHING.test(text)) {
    return [{ path: '/text', message: 'a message needs a text that says what it is about' }];
  }
  if (text.length <= LIMITS.message.fallback) return [];
  return [{ path: '/text', message: `must be less than ${LIMITS.message.fallback + 1} characters` }];
}

/** Messages above the budget were refused as a whole. */
export function budgetProblems(message: Json): Problem[] {
  const used = weight(message.blocks) + weight(message.attachments);
  if (used <= LIMITS.message.budget) return [];
  const text = `${used} characters are over the message budget of ${LIMITS.message.budget}`;
  return [{ path: '/blocks', message: text }];
}

/** Pictures that say what they show, and rows of buttons that are read; `path` is that of `value`. */
export function screenProblems(value: unknown, path: string): Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => screenProblems(item, `${path}/${i}`));
  if (!isObject(value)) return [];
  const problems: Problem[] = [];
  if (value.type === 'image' || value.type === 'video') {
    const alt = typeof value.alt_text === 'string' ? value.alt_text.trim() : '';
    if (!SAYS_SOMETHING.test(alt) || NOTHING_SHOWN.test(alt)) {
      problems.push({ path: `${path}/alt_text`, message: 'must say what the picture shows' });
    }
  }
  if (value.type === 'actions' && Array.isArray(value.elements)) {
    const buttons = value.elements.filter((one) => isObject(one) && /button$/.test(named(one.type)));
    if (buttons.length > LIMITS.message.buttonsInRow) {
      const message = `no more than ${LIMITS.message.buttonsInRow} buttons in a row`;
      problems.push({ path: `${path}/elements`, message });
    }
  }
  for (const name of Object.keys(value)) problems.push(...screenProblems(value[name], `${path}/${name}`));
  return problems;
}

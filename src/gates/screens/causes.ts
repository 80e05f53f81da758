import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../engagement/names.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { EvidenceChange } from '../evidence.ts';
import type { RequestState } from './words.ts';

/** A change of many fields is told by its beginning. */
const MOST = 400;

/** [G14] Who changed what, before → after, a line of mrkdwn for each thing that evidence changed with. */
export function causeLines(
  say: Say,
  { wordings, playbook, names }: Pick<RequestState, 'wordings' | 'playbook' | 'names'>,
  { by: once = 'system', causes = [], moreCauses = 0 }: EvidenceChange,
): string[] {
  const lines = causes.flatMap(({ by = once, action, subject, before = null, after = null }) => {
    const wording = wordings[action];
    if (!wording) return [];
    const event = { action, subject, actor: by, before, after };
    const about = wording.what?.(event, say, playbook) ?? '–';
    const text = say.md(wording.text, {
      count: 1,
      who: markup(by === 'system' ? say('forms.system') : nameOf(names, by)),
      what: markup(isUser(about) ? mention(about) : escape(about)),
    });
    const details = wording.details?.(event, say, playbook);
    return details ? `${text}: ${fitText(details, MOST)}` : text;
  });
  return moreCauses > 0 ? [...lines, say.md('gates.change.more', { count: moreCauses })] : lines;
}

const isUser = (text: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(text);

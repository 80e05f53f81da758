import { mention } from '@phasegate/block-kit/escape.ts';
import type { Tx } from '../../db/database.ts';
import { newerChanges, type Subject } from '../record/history.ts';
import { Refusal } from '../refusal.ts';
import { markup, type Say } from '../texts/say.ts';
import { sameValue } from './field.ts';
import type { Form, Typed } from './form.ts';

/** [X5] That somebody changed it meanwhile, by name. */
export async function conflictRefusal(tx: Tx, subject: Subject, version: number): Promise<Refusal> {
  const { who } = await newerChanges(tx, subject, version, []);
  return new Refusal('refusal.conflict', { who: markup(who.map(mention).join(', ') || '–') });
}

/** [X5] The same of texts: what was left as the form had opened takes the newer text, what was changed stays theirs. */
export const mergeTexts = (
  typed: Readonly<Record<string, string>>,
  opened: Readonly<Record<string, string>>,
  newest: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.keys({ ...newest, ...typed }).map((field) => {
      const isLeftAlone = typed[field] === undefined || typed[field] === opened[field];
      return [field, (isLeftAlone ? newest[field] : typed[field]) ?? typed[field] ?? ''];
    }),
  );

/**
 * [X5] What to show one who was not the first to save. What they had left alone takes the newer value; what they
 * changed stays theirs, and is said to stand in for the newer one.
 */
export async function mergeNewer<Fields extends object, Context extends object>(
  tx: Tx,
  form: Form<Fields, Context>,
  { subject, version, typed }: { subject: Subject; version: number; typed: Typed },
): Promise<{ merged: Typed; lines(at: { say: Say; context: Context }): string[] }> {
  const { changes } = await newerChanges(tx, subject, version, form.names);
  const merged = form.merge(typed, changes);
  return {
    merged,
    lines: (at) =>
      changes.map(({ field, before, after }) => {
        const [line = ''] = form.lines({ [field]: before }, { [field]: after }, at);
        const isTheirs = field in merged && !sameValue(merged[field], after);
        return isTheirs ? `${line} ${at.say('forms.yours-stands')}` : line;
      }),
  };
}

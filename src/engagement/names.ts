import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';

/** People's names by user id. */
export type Names = ReadonlyMap<string, string>;

/** A person's name, calling nobody; where none is known, as Slack shows them. mrkdwn. */
export function nameOf(names: Names, userId: string | null): string {
  const known = userId === null ? undefined : names.get(userId);
  return known ? escape(fitText(known, 60)) : mention(userId ?? '–');
}

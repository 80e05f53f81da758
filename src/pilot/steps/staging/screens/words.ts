import type { Say } from '../../../../texts/say.ts';
import type { StagingVerdict } from '../rules.ts';

/** One target, as a word with its icon, and its numbers: “✓ pass · 1,180 an hour, needs 1,000”. */
export const verdictText = (say: Say, { item, ok, has, needs }: StagingVerdict): string =>
  `${say(ok ? 'staging.pass' : 'staging.fail')} · ${say(`staging.figure.${item}`, { has, needs })}`;

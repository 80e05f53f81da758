import type { TextKey } from '../../texts/catalogue.ts';
import { type InLanguages, inEveryLanguage, type Params } from '../../texts/say.ts';
import { asFault, type FaultRead } from './fault.ts';
import type { FeedAnswer } from './feed.ts';
import { momentOf } from './moment.ts';

/** What was read of a document, as it comes out of another thread. */
export type Outcome =
  | FaultRead
  | { nothing: string }
  | {
      number: number;
      n?: number;
      /** As it was written. */
      measuredAt?: unknown;
      shown: string;
      warnings?: readonly { key: TextKey; params: Params }[];
    };

/** @param more warnings that were found elsewhere; modified: when the document was, where nothing in it says more @throws FeedFault */
export function answerOf(
  outcome: Outcome,
  { more = [], modified = null }: { more?: readonly InLanguages[]; modified?: Temporal.Instant | null } = {},
): FeedAnswer {
  if ('fault' in outcome) throw asFault(outcome);
  if ('nothing' in outcome) return { kind: 'nothing', shown: outcome.nothing };
  const { number, n, measuredAt, shown } = outcome;
  const read = measuredAt === undefined ? null : momentOf(measuredAt);
  const sampledAt = measuredAt === undefined ? modified : read;
  const warnings = [
    ...more,
    ...(outcome.warnings ?? []).map(({ key, params }) => inEveryLanguage((say) => say(key, params))),
    ...(measuredAt !== undefined && !read
      ? [inEveryLanguage((say) => say('feeds.warning.time', { said: String(measuredAt).slice(0, 60) }))]
      : []),
  ];
  return {
    kind: 'value',
    value: number,
    ...(n !== undefined && { n }),
    ...(sampledAt && { sampledAt }),
    shown,
    ...(warnings.length > 0 && { warnings }),
  };
}

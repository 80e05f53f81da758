import { defineForm } from '../../forms/define-form.ts';
import { draftsOf } from '../../forms/drafts.ts';
import { line } from '../../forms/fields/line.ts';
import { thing } from '../../forms/fields/thing.ts';
import type { Form } from '../../forms/form.ts';
import type { FeedContext } from '../feeds/feed.ts';
import { FEED_KINDS } from '../feeds/registry.ts';
import { NAME_MAX, REASON_MAX } from './seal.ts';

/** What a reference is filled in among. */
export interface SealingContext extends FeedContext {
  /** Feeds of the form's kind. */
  feeds: readonly { id: string; name: string }[];
}

/** A reference that is made of what a feed answers, and the question it is asked. */
export interface SealingFields {
  name: string;
  feedId: string;
  leaveOut: string | null;
  reason: string | null;
}

const common = defineForm<SealingContext>()({
  labels: 'monitoring.reference.field',
  fields: {
    name: line(NAME_MAX, { hint: 'monitoring.reference.file.called-hint' }),
    feedId: thing<SealingContext>(({ feeds }) => feeds),
    leaveOut: line(1_000, { optional: true, hint: 'monitoring.reference.file.leave-out-hint' }),
    reason: line(REASON_MAX, { optional: true, hint: 'monitoring.reference.file.reason-hint' }),
  },
  steps: [],
});

const what = {
  title: 'monitoring.reference.step.what',
  why: 'monitoring.reference.why.what',
  fields: common.names,
} as const;

/** A kind of feed that answers with columns when it is asked. What is pushed was not asked for. */
export interface SealingKind {
  feed: string;
  form: Form<SealingFields, SealingContext>;
}

export const SEALING_KINDS: readonly SealingKind[] = FEED_KINDS.filter(
  ({ kind, answers }) => kind !== 'push' && answers.includes('columns'),
).map(({ kind, query }) => ({
  feed: kind,
  form: common.with(query, [what, ...query.steps]) as unknown as Form<SealingFields, SealingContext>,
}));

/** @throws Error where such a feed does not answer with columns */
export function sealingKind(feed: string): SealingKind {
  const found = SEALING_KINDS.find((known) => known.feed === feed);
  if (!found) throw new Error(`no reference is made of a feed “${feed}”`);
  return found;
}

/** What the drafts of a kind are called by. */
export const sealingNoun = (feed: string): string => `monitoring.reference_${feed}`;
export const sealingDrafts = ({ feed, form }: SealingKind) => draftsOf(sealingNoun(feed), form.names);

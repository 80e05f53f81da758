import { defineForm } from '../../forms/define-form.ts';
import { line } from '../../forms/fields/line.ts';
import type { Form } from '../../forms/form.ts';
import type { FeedContext } from './feed.ts';
import { FEED_KINDS, feedKind } from './registry.ts';

/** A feed as its form has it: a name, and the settings of its kind. */
export type FeedFields = { name: string } & Record<string, unknown>;

const STEP_MAX = 5;
const step = { title: 'monitoring.feed.step.settings', why: 'monitoring.feed.why.settings' } as const;

const named = defineForm<FeedContext>()({
  labels: 'monitoring.feeds.field',
  fields: { name: line(120, { example: 'monitoring.feeds.hint.name' }) },
  steps: [{ ...step, fields: ['name'] }],
});

/** Its name and its settings, on one step where there is room for both. */
function formOf(kind: string): Form<FeedFields, FeedContext> {
  const { settings } = feedKind(kind);
  const all = ['name', ...settings.names];
  const steps =
    all.length <= STEP_MAX
      ? [{ ...step, fields: all }]
      : [...named.steps, { ...step, fields: settings.names }];
  return named.with(settings, steps) as Form<FeedFields, FeedContext>;
}

const FORMS = new Map(FEED_KINDS.map(({ kind }) => [kind, formOf(kind)]));

/** [M3] The form of a kind of feed. @throws Error where there is no such kind */
export function feedForm(kind: string): Form<FeedFields, FeedContext> {
  const found = FORMS.get(kind);
  if (!found) throw new Error(`no kind of feed is called “${kind}”`);
  return found;
}

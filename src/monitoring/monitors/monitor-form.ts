import { defineForm } from '../../forms/define-form.ts';
import { checkedLine } from '../../forms/fields/checked-line.ts';
import { line } from '../../forms/fields/line.ts';
import { person } from '../../forms/fields/person.ts';
import { radioWord } from '../../forms/fields/radio-word.ts';
import type { Form } from '../../forms/form.ts';
import { because, optional, WEB_ADDRESS_MAX, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { FEED_KINDS, feedKind } from '../feeds/registry.ts';
import type { MonitorContext } from './context.ts';
import { oneOf, schedule, timeZone, wholeNumber } from './fields.ts';
import { RULE_FORMS, type RuleForm } from './rule-forms.ts';
import { comes } from './schedule.ts';
import type { Monitor } from './store.ts';

const SEVERITIES = ['page', 'warn', 'info'] as const;
const ROW_MAX = 20;

/** A year: what says nothing for longer is not watched. */
const SILENCE_MAX = 525_600;

/** What every monitor has, whatever it asks and however it judges. */
const common = defineForm<MonitorContext>()({
  labels: 'monitoring.field',
  fields: {
    name: line(120, { example: 'monitoring.hint.name' }),
    deploymentId: oneOf(({ deployments }) => deployments),
    feedId: oneOf(({ feeds }) => feeds),
    cron: schedule({ hint: 'monitoring.hint.cron' }),
    zone: timeZone({ hint: 'monitoring.hint.zone' }),
    clearsToResolve: wholeNumber(
      { min: 1, max: ROW_MAX },
      { hint: 'monitoring.hint.clearsToResolve' },
      ({ defaults }) => defaults.clears_to_resolve,
    ),
    noDataAfter: wholeNumber(
      { min: 1, max: SILENCE_MAX },
      { hint: 'monitoring.hint.noDataAfter' },
      ({ defaults }) => defaults.no_data_minutes,
    ),
    severity: radioWord<(typeof SEVERITIES)[number], MonitorContext>(SEVERITIES, {
      name: (severity) => `monitoring.severity.${severity}.what`,
      inShort: (severity) => `monitoring.severity.${severity}`,
      initial: () => 'warn',
    }),
    ownerId: person<MonitorContext>({ initial: ({ me }) => me, hint: 'monitoring.hint.ownerId' }),
    runbookUrl: checkedLine<string | null, MonitorContext>(
      optional(webAddress(because('monitoring.refusal.runbook'))),
      { max: WEB_ADDRESS_MAX, placeholder: 'https://', hint: 'monitoring.hint.runbookUrl' },
    ),
  },
  steps: [],
  contradictions: ({ cron, zone }, { now }) =>
    cron !== undefined && zone !== undefined && !comes(cron, zone, now)
      ? [new Refusal('monitoring.refusal.cron-never', {}, 'cron')]
      : [],
});

/** What those have whose breaches are counted. */
const counted = common.with(
  defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: {
      breachesToFire: wholeNumber(
        { min: 1, max: ROW_MAX },
        { hint: 'monitoring.hint.breachesToFire' },
        ({ defaults }) => defaults.breaches_to_fire,
      ),
    },
    steps: [],
  }),
  [],
);

/** A monitor as its form has it: what all have, what its rule has, and the question its feed is asked. */
export type MonitorFields = { name: string } & Record<string, unknown>;

/** A kind of feed and a rule that can judge its answers: together they decide what is asked for. */
export interface MonitorKind {
  /** `prometheus_limit` */
  key: string;
  feed: string;
  rule: RuleForm;
  form: Form<MonitorFields, MonitorContext>;
}

const KINDS: readonly MonitorKind[] = FEED_KINDS.flatMap(({ kind, answers, query }) =>
  RULE_FORMS.filter(({ judges }) => answers.includes(judges)).map((rule) => {
    const what = ['name', 'deploymentId', 'feedId', ...(rule.form.field('layer') ? ['layer'] : [])];
    const steps = [
      { title: 'monitoring.step.what', why: 'monitoring.why.what', fields: what },
      ...query.steps,
      ...rule.form.steps,
      {
        title: 'monitoring.step.when',
        why: 'monitoring.why.when',
        fields: [
          'cron',
          'zone',
          ...(rule.counts ? ['breachesToFire'] : []),
          'clearsToResolve',
          'noDataAfter',
        ],
      },
      {
        title: 'monitoring.step.who',
        why: 'monitoring.why.who',
        fields: ['severity', 'ownerId', 'runbookUrl'],
      },
    ] as const;
    const form = (rule.counts ? counted : common).with(query, []).with(rule.form, steps);
    return { key: `${kind}_${rule.rule}`, feed: kind, rule, form: form as unknown as MonitorKind['form'] };
  }),
);

/** Every form there is for a monitor. */
export const MONITOR_KINDS = KINDS;

/** @throws Error where a feed of this kind cannot be judged by such a rule */
export function monitorKind(feed: string, rule: string): MonitorKind {
  const found = KINDS.find((known) => known.feed === feed && known.rule.rule === rule);
  if (!found) throw new Error(`no monitor asks a feed “${feed}” and judges by “${rule}”`);
  return found;
}

const COLUMNS = [
  'name',
  'deploymentId',
  'feedId',
  'cron',
  'zone',
  'breachesToFire',
  'clearsToResolve',
  'noDataAfter',
  'severity',
  'ownerId',
  'runbookUrl',
] as const;

/** What a monitor's form says, as its row has it. */
export function columnsOf({ feed, rule }: MonitorKind, fields: MonitorFields) {
  const own = Object.fromEntries(COLUMNS.map((name) => [name, fields[name]]));
  const { query } = feedKind(feed);
  return {
    ...(own as Pick<Monitor, (typeof COLUMNS)[number]>),
    // What was judged elsewhere was waited for there.
    ...(!rule.counts && { breachesToFire: 1 }),
    ...rule.toRow(fields),
    query: query.only(fields as never, query.names),
  };
}

/** And back. */
export const fieldsOf = ({ rule }: MonitorKind, row: Monitor): MonitorFields => ({
  ...Object.fromEntries(COLUMNS.map((name) => [name, row[name]])),
  ...rule.toFields(row),
  ...row.query,
  name: row.name,
});

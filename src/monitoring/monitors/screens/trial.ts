import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { MonitorRule } from '../../../../db/schema/monitoring.ts';
import { formMeta } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { quoted } from '../../feeds/screens/probe.ts';
import { MONITOR_IDS as IDS } from '../../ids.ts';
import type { Taken } from '../rules.ts';
import { slotsAfter } from '../schedule.ts';
import type { Tried } from '../try-out.ts';
import { foundText, ruleText, slotsText, targetText } from './words.ts';

/** `of`: which form it is, `prometheus_limit`. */
export const trialMeta = formMeta.extend({ of: z.string().max(60) });
export type TrialMeta = z.infer<typeof trialMeta>;

/** How many runs are shown ahead. */
const AHEAD = 3;

export type Trial = 'not yet' | 'asking' | Taken;

/** [M2] What would be watched, and how; its test run; and then it can be saved. */
export function trialModal(
  say: Say,
  meta: TrialMeta,
  { columns, taking }: Tried,
  now: Temporal.Instant,
  trial: Trial,
): Modal {
  const { name, rule, cron, zone } = columns;
  const runs = slotsAfter(cron, zone, now, AHEAD);
  const isDone = typeof trial === 'object';
  return modal({
    title: say('monitoring.trial.title'),
    ...(isDone && { submit: say('common.save') }),
    close: say('common.cancel'),
    callback_id: IDS.keep,
    private_metadata: writeMeta(meta),
    blocks: [
      section(
        say.md('monitoring.trial.what', {
          name,
          feed: taking.feed.name,
          rule: ruleText(say, rule),
          judged: rule.kind === 'alerts' ? 'there' : 'here',
          breaches: columns.breachesToFire,
          clears: columns.clearsToResolve,
        }),
      ),
      ...(taking.target
        ? [section(say.md('monitoring.trial.target', { target: targetText(say, rule, taking.target) }))]
        : []),
      section(say.md('monitoring.trial.runs', { runs: slotsText(say, runs, zone), zone, cron })),
      divider(),
      ...resultBlocks(say, taking.feed.name, { rule, trial }),
      actions([
        button(say('monitoring.trial.run', { again: isDone ? 'yes' : 'no' }), IDS.trial, {
          ...(!isDone && { style: 'primary' }),
        }),
        button(say('monitoring.trial.change'), IDS.reopen),
      ]),
    ],
  });
}

const LEVEL = {
  ok: 'success',
  breach: 'warning',
  insufficient: 'info',
  'no data': 'info',
  error: 'error',
} as const;

function resultBlocks(say: Say, feed: string, { rule, trial }: { rule: MonitorRule; trial: Trial }): Block[] {
  if (trial === 'not yet') return [section(say('monitoring.trial.none'))];
  if (trial === 'asking') return [section(say.md('monitoring.trial.asking', { feed }))];
  const { verdict, value, n, shown, warnings, fault } = trial;
  return [
    alert(
      say(`monitoring.trial.verdict.${verdict}`, {
        value: value === null ? '' : foundText(say, rule, { value, detail: trial.detail }),
        n: n ?? -1,
      }),
      LEVEL[verdict],
    ),
    section(
      fault
        ? say.md('monitoring.feeds.probe.fault', { name: feed })
        : say.md('monitoring.trial.answer', { feed }),
    ),
    section(quoted(fault ? fault[say.language] : shown)),
    ...warnings.map((warning) => context(say.md('monitoring.trial.warning', { warning }))),
    ...(verdict === 'ok' || verdict === 'breach' ? [] : [context(say('monitoring.trial.anyway'))]),
  ];
}

import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import type { PlainTextOption } from '@slack/web-api';
import { placeValue } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../../engagement/store.ts';
import type { PlanDefaults } from '../../../playbook/plan-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { PLAN_IDS } from '../ids.ts';
import type { PlanOverview, Reader } from '../overview.ts';
import type { ListMeta } from './meta.ts';
import { unitOf } from './metric-form.ts';
import { metricLine } from './words.ts';

/** [P3.3] The metrics of today's process; those of a chosen template are offered until they are filled in. */
export function baselineModal(
  say: Say,
  overview: PlanOverview,
  defaults: PlanDefaults,
  meta: ListMeta,
  { plans, shown = null, notice }: Pick<Reader, 'plans' | 'shown'> & { notice?: string },
): Modal {
  const { content, engagement } = overview;
  const metrics = content.baseline ?? [];
  return modal({
    title: say('plan.part.baseline'),
    close: say('common.close'),
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(say.md('plan.baseline.why', { engagement: withCycle(say, engagement.name, shown) })),
      ...metrics.flatMap((one) => [
        section(`✓ ${escape(metricLine(say, one))}`, plans ? { accessory: metricMenu(say, one.key) } : {}),
        context(
          say.md('plan.baseline.measured', { period: one.period, source: one.source, better: one.better }),
        ),
      ]),
      ...(plans ? offered(say, overview, defaults, meta) : []),
      ...(metrics.length === 0 && meta.template === null ? [section(say('plan.baseline.empty'))] : []),
      ...(plans ? [choosing(say, defaults, meta, engagement)] : []),
    ],
  });
}

const choosing = (say: Say, defaults: PlanDefaults, meta: ListMeta, engagement: Engagement): Block =>
  actions([
    select(
      PLAN_IDS.template,
      defaults.templates.map((one) => option(inLanguage(one.name, say), one.key)),
      { initial: meta.template ?? '', placeholder: say('plan.placeholder.template') },
    ),
    button(say('plan.button.own'), `${PLAN_IDS.form}.metric`, { value: placeValue(engagement) }),
  ]);

/** The template's metrics that are not in the plan. */
function offered(say: Say, { content }: PlanOverview, defaults: PlanDefaults, meta: ListMeta): Block[] {
  const template = defaults.templates.find((one) => one.key === meta.template);
  const known = new Set(content.baseline?.map((one) => one.key));
  return (template?.metrics ?? [])
    .filter((one) => !known.has(one.key))
    .map((one) =>
      section(
        say.md('plan.baseline.offered', {
          name: inLanguage(one.name, say),
          unit: unitOf(say, one, content.roi?.currency),
          better: one.better,
        }),
        { accessory: button(say('plan.button.fill'), PLAN_IDS.fill, { value: one.key }) },
      ),
    );
}

const metricMenu = (say: Say, key: string) => overflow(PLAN_IDS.metric, editOrRemove(say, key));

/** What one can do with a row of a list. */
export const editOrRemove = (say: Say, key: string): PlainTextOption[] => [
  option(say('common.edit'), `edit ${key}`),
  option(say('plan.menu.remove'), `remove ${key}`),
];

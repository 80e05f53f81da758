import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { placeValue } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { askValue, IDS as GATE_IDS } from '../../../gates/ids.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { METRICS } from '../../../statistics/metrics.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { EVALUATION_IDS } from '../../models/ids.ts';
import { VERDICT_IDS } from '../ids.ts';
import { type NextStep, nextStep } from '../rules.ts';
import type { Baselines, Held } from '../standing.ts';
import type { Investigation } from '../store.ts';
import { boundBlocks } from './segments.ts';
import { performanceParams } from './words.ts';

export interface ResultsView {
  say: Say;
  /** In the cycle of what is shown. */
  engagement: { id: string; name: string; cycle: number };
  /** The versions that were evaluated, the newest first; [R3] those of other cycles that go on after them. */
  versions: readonly { id: string; name: string; cycle: number }[];
  held: Held | null;
  baselines: Baselines | null;
  /** The one that is open. */
  investigation: Investigation | null;
}

/** What one version comes to: performance in words, segments worst first, what to do next. [B4] [B6] */
export function resultsModal(view: ResultsView): Modal {
  const { say, engagement, held } = view;
  return modal({
    title: say('pilot.results.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, cycle: engagement.cycle }),
    blocks: held ? results(view, held) : nothing(view),
  });
}

const nothing = ({ say, engagement, baselines }: ResultsView): Block[] => [
  section(say.md('pilot.results.none', { engagement: engagement.name })),
  ...(baselines ? [section(comparison(say, baselines))] : []),
  actions([evaluateButton(say, engagement)]),
];

const evaluateButton = (say: Say, at: Pick<Engagement, 'id' | 'cycle'>) =>
  button(say('pilot.fix.evaluate'), EVALUATION_IDS.record, { value: placeValue(at), style: 'primary' });

function results(view: ResultsView, held: Held): Block[] {
  const { say, versions, baselines } = view;
  const { model, evaluation, seal, fairness } = held;
  return [
    section(
      say.md('pilot.results.head', {
        model: model.name,
        number: evaluation.number,
        n: evaluation.n,
        dataset: evaluation.dataset,
      }),
    ),
    ...(versions.length > 1 ? [chooser(say, versions, model.id)] : []),
    ...nextBlocks(view, held),
    divider(),
    section(performance(say, held)),
    ...(baselines ? [section(comparison(say, baselines))] : []),
    divider(),
    ...(fairness
      ? [
          section(say.md('pilot.results.fairness', { state: fairness.state })),
          ...(held.underBounds
            ? []
            : [section(say('pilot.segments.other-bounds', { sealVersion: held.recordedUnder.version }))]),
          ...boundBlocks(say, fairness, 'modal'),
        ]
      : [section(say.md('pilot.results.no-bounds', { reason: seal.content.fairness.noneReason ?? '–' }))]),
    context(
      say.md('pilot.results.foot', {
        sealVersion: seal.version,
        who: markup(mention(evaluation.recordedBy)),
        when: moment(evaluation.recordedAt, say),
      }),
      say('pilot.results.cases'),
    ),
  ];
}

/** Which version; the first hundred can be chosen. */
const chooser = (say: Say, versions: ResultsView['versions'], chosen: string): Block => {
  const several = new Set(versions.map(({ cycle }) => cycle)).size > 1;
  return actions(
    [
      select(
        VERDICT_IDS.choose,
        versions
          .slice(0, 100)
          .map(({ id, name, cycle }) => option(withCycle(say, name, several ? cycle : null), id)),
        { initial: chosen, placeholder: say('pilot.results.choose') },
      ),
    ],
    'version',
  );
};

/** [B4] The verdict in a word, its figures, and what that means. mrkdwn. */
function performance(say: Say, { seal, recordedUnder, performance: verdict, evaluation }: Held): string {
  const { metric, threshold } = seal.content.requirement;
  if (!verdict) return say.md('pilot.results.unmeasured', { metric, number: evaluation.number });
  const then = recordedUnder.content.requirement;
  const changed = then.metric !== metric || then.threshold !== threshold;
  return [
    say.md('pilot.results.performance', performanceParams(metric, verdict)),
    say.md(`pilot.why.${verdict.why}`, {
      ...performanceParams(metric, verdict),
      better: METRICS[metric].better,
    }),
    ...(changed
      ? [
          say.md('pilot.results.changed', {
            number: evaluation.number,
            recorded: recordedUnder.version,
            metric: then.metric,
            threshold: Number(then.threshold),
            sealVersion: seal.version,
          }),
        ]
      : []),
  ].join('\n');
}

/** [B3] mrkdwn */
const comparison = (say: Say, { baseline, heuristic, comparison: found, seal }: Baselines): string =>
  say.md('pilot.figure.beats', {
    metric: seal.content.requirement.metric,
    baseline: baseline.model.name,
    heuristic: heuristic.model.name,
    value: found.baseline.value,
    n: found.baseline.n,
    against: found.heuristic.value,
    againstN: found.heuristic.n,
    isBetter: found.isBetter ? 'yes' : 'no',
  });

/** What to do next, with the button that does it. */
function nextBlocks({ say, engagement, investigation }: ResultsView, held: Held): Block[] {
  const step = stepOf(held, investigation);
  const words = say.md(`pilot.next.${step}`, {
    more: held.performance?.moreCases ?? 0,
    who: markup(investigation?.owner ? mention(investigation.owner) : escape(say('common.unassigned'))),
    model: held.model.name,
    outcome: investigation?.outcome ?? 'none',
  });
  return [section(words), actions([nextButton(say, step, engagement, investigation)], 'next')];
}

export const stepOf = (
  held: Pick<Held, 'performance' | 'fairness' | 'underBounds'>,
  investigation: Investigation | null,
): NextStep =>
  nextStep({
    investigation,
    performance: held.performance?.verdict ?? null,
    fairness: held.fairness?.state ?? null,
    underBounds: held.underBounds,
  });

/** The button most needed after a step. */
export function nextButton(
  say: Say,
  step: NextStep,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
  investigation: Investigation | null,
) {
  if (investigation && (step === 'findings' || step === 'waiting'))
    return button(say('pilot.fix.investigate'), VERDICT_IDS.investigate, {
      value: investigation.id,
      ...(step === 'findings' && { style: 'primary' as const }),
    });
  if (step === 'gates')
    return button(say('pilot.button.ask'), GATE_IDS.askOpen, {
      value: askValue(engagement),
      style: 'primary',
    });
  return evaluateButton(say, engagement);
}

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
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText, page } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../engagement/place.ts';
import { cycleChooser, earlierLine } from '../../../engagement/screens/which-cycle.ts';
import { IDS as IMPORT_IDS } from '../../../imports/ids.ts';
import type { Seal } from '../../../seal/store.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { EVALUATION_IDS as IDS } from '../../models/ids.ts';
import { standingText } from '../../verdicts/screens/words.ts';
import type { Evaluated } from '../../verdicts/standing.ts';
import { metricName } from '../../words.ts';
import type { Standing } from '../view-store.ts';

export interface ListView {
  say: Say;
  /** In the cycle that the list is of. */
  engagement: { id: string; name: string; cycle: number };
  /** [R3] Those that can be chosen. */
  cycles: readonly number[];
  models: readonly Standing[];
  seal: Seal | null;
  heuristics: readonly Evaluated[];
  page: number;
  /** Whether this person may record one here; of a cycle that is over nobody may. */
  records: boolean;
  /** [R3] The cycle under way, where this one's list is read only. */
  later: number | null;
  /** Plain text: what just happened. */
  notice?: string;
}

/** [B2] The models with what they were found to do, the newest first, ten a page. */
export function evaluationsModal(view: ListView): Modal {
  const { say, engagement, models, seal, notice } = view;
  const shown = page(models, view.page);
  return modal({
    title: say('evaluations.list.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, cycle: engagement.cycle, page: shown.page }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      ...cycleChooser(say, IDS.cycle, view.cycles, engagement.cycle),
      ...(view.later === null ? [] : [earlierLine(say, engagement.cycle, view.later)]),
      context(held(say, seal)),
      ...(view.records ? [ways(say, engagement)] : []),
      divider(),
      ...(shown.total === 0
        ? [section(say('evaluations.list.empty'))]
        : shown.items.flatMap((one) => row(view, one))),
      ...pager(say, shown, IDS.page, 'evaluations.list.total'),
    ],
  });
}

const ways = (say: Say, engagement: ListView['engagement']): Block =>
  actions([
    button(say('evaluations.button.record'), IDS.record, {
      value: placeValue(engagement),
      style: 'primary',
    }),
    button(say('evaluations.button.file'), IMPORT_IDS.open, { value: `${engagement.id} evaluation` }),
  ]);

/** What the models are held against. */
export function held(say: Say, seal: Seal | null): string {
  if (!seal) return say('evaluations.list.unsealed');
  const { metric, better, threshold, minCases } = seal.content.requirement;
  return say('evaluations.list.held', {
    version: seal.version,
    metric: metricName(say, metric),
    better,
    threshold: Number(threshold),
    cases: minCases,
  });
}

function row({ say, seal, heuristics }: ListView, { model, newest }: Standing): Block[] {
  const named = { model: fitText(model.name, 60), kind: say(`evaluations.kind.${model.kind}`) };
  if (!newest || !seal) return [section(say.md('evaluations.list.row-none', named))];
  const standing = standingText(say, { model, evaluation: newest }, { seal, heuristics });
  return [
    section(say.md('evaluations.list.row', { ...named, standing }), {
      block_id: `model.${model.id}`,
      accessory: button(say('evaluations.button.open'), IDS.show, { value: newest.id }),
    }),
    context(
      say.md('evaluations.list.small', {
        number: newest.number,
        dataset: fitText(newest.dataset, 120),
        who: markup(mention(newest.recordedBy)),
        when: moment(newest.recordedAt, say),
      }),
    ),
  ];
}

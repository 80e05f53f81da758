import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { page } from '@phasegate/block-kit/fit.ts';
import type { Dimension, Quality } from '../../../playbook/foundation-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { GAP_IDS } from '../../gaps/ids.ts';
import { person } from '../../gaps/screens/words.ts';
import { fieldsOfAssessment } from '../fields.ts';
import { QUALITY_IDS } from '../ids.ts';
import { judge, trend, type Verdict } from '../rules.ts';
import type { Assessment } from '../store.ts';
import {
  choiceName,
  dimensionName,
  markOf,
  thresholdText,
  trendText,
  trustText,
  valueText,
} from './words.ts';

export interface ResultState {
  say: Say;
  quality: Quality;
  sourceName: string;
  /** Versions of one source and use, the newest first; the first is shown, the others are its past. */
  versions: readonly Assessment[];
  /** [F2.3] The gap that is open already for a dimension. */
  openGaps: Readonly<Partial<Record<Dimension, string>>>;
}

/** [F2.1] [F2.2] Each dimension against its threshold and against the version before. */
export function resultModal(state: ResultState): Modal | null {
  const { say, quality, sourceName, versions } = state;
  const [newest, before] = versions;
  if (!newest) return null;
  const past = before && judge(fieldsOfAssessment(before), quality.thresholds);
  const verdicts = judge(fieldsOfAssessment(newest), quality.thresholds);
  return modal({
    title: say('quality.result.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ assessmentId: newest.id, page: 1 }),
    blocks: [
      section(
        say.md('quality.result.head', {
          name: sourceName,
          use: choiceName(quality.uses, newest.use, say),
          version: newest.version,
        }),
      ),
      divider(),
      ...verdicts.flatMap((verdict, index) => row(state, newest, verdict, past?.[index])),
      ...(newest.note ? [section(say.md('quality.result.note', { note: newest.note }))] : []),
      actions([
        button(say('quality.button.again'), QUALITY_IDS.open, { value: newest.sourceId }),
        ...(versions.length > 1
          ? [button(say('quality.button.history'), QUALITY_IDS.history, { value: newest.id })]
          : []),
        button(say('quality.button.next'), QUALITY_IDS.next, { value: newest.engagementId }),
      ]),
      context(byLine(say, newest)),
    ],
  });
}

const byLine = (say: Say, { assessedBy, assessedAt }: Assessment): string =>
  say.md('quality.result.by', { who: person(assessedBy, say), when: moment(assessedAt, say) });

function row(state: ResultState, newest: Assessment, verdict: Verdict, before: Verdict | undefined): Block[] {
  const { say, quality, openGaps } = state;
  const fields = fieldsOfAssessment(newest);
  const gapId = openGaps[verdict.dimension];
  const accessory = gapId
    ? button(say('quality.button.show-gap'), GAP_IDS.show, { value: gapId })
    : button(say('quality.button.gap'), QUALITY_IDS.gap, {
        value: `${verdict.dimension} ${newest.id}`,
        style: 'primary',
      });
  const line = say.md('quality.result.row', {
    mark: markOf(verdict, say),
    dimension: dimensionName(verdict.dimension, say),
    value: valueText(verdict, fields, say),
    threshold: thresholdText(verdict, fields, say),
  });
  const bad = Object.keys(fields.consistency).filter((key) => fields.consistency[key] === 'no');
  const small = [
    trendText(trend(verdict, before), say),
    trustText(verdict, say),
    verdict.dimension === 'consistency' && bad.length > 0
      ? say('quality.result.inconsistent', {
          what: bad.map((key) => choiceName(quality.consistency, key, say)).join(', '),
        })
      : null,
    gapId ? say('quality.result.gap-open') : null,
  ].filter((part) => part !== null);
  return [
    section(line, { block_id: `dimension.${verdict.dimension}`, ...(!verdict.ok && { accessory }) }),
    ...(small.length > 0 ? [context(escape(small.join(' · ')))] : []),
  ];
}

/** [F2.2] Every version of a source and use, each with its trend, the newest first. */
export function versionsModal(
  { say, quality, sourceName, versions }: Omit<ResultState, 'openGaps'>,
  wanted: number,
): Modal | null {
  const [newest] = versions;
  if (!newest) return null;
  const shown = page(versions, wanted, VERSIONS_A_PAGE);
  const from = (shown.page - 1) * VERSIONS_A_PAGE;
  return modal({
    title: say('quality.history.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ assessmentId: newest.id, page: shown.page }),
    blocks: [
      section(
        say.md('quality.result.head', {
          name: sourceName,
          use: choiceName(quality.uses, newest.use, say),
          version: newest.version,
        }),
      ),
      actions([button(say('quality.history.back'), QUALITY_IDS.history, { value: `newest ${newest.id}` })]),
      divider(),
      ...shown.items.map((one, index) => versionBlock(say, quality, one, versions[from + index + 1])),
      ...pager(say, shown, QUALITY_IDS.historyPage, 'quality.history.total'),
    ],
  });
}

const VERSIONS_A_PAGE = 5;

function versionBlock(say: Say, quality: Quality, one: Assessment, before: Assessment | undefined): Block {
  const fields = fieldsOfAssessment(one);
  const past = before && judge(fieldsOfAssessment(before), quality.thresholds);
  const lines = judge(fields, quality.thresholds).map((verdict, index) => {
    const told = trendText(trend(verdict, past?.[index]), say);
    const name = dimensionName(verdict.dimension, say);
    return `${markOf(verdict, say)} ${name} ${valueText(verdict, fields, say)}${told ? ` · ${told}` : ''}`;
  });
  const head = say.md('quality.history.row', {
    version: one.version,
    who: person(one.assessedBy, say),
    when: moment(one.assessedAt, say),
  });
  return section(`${head}\n${escape(lines.join('\n'))}`);
}

/** [F2.3] What a gap about a dimension is filled in with. */
export function proposedGap(
  say: Say,
  quality: Quality,
  type: string,
  sourceName: string,
  one: Assessment,
  verdict: Verdict,
): Record<string, unknown> {
  const fields = fieldsOfAssessment(one);
  const about = {
    dimension: dimensionName(verdict.dimension, say),
    source: sourceName,
    value: valueText(verdict, fields, say),
  };
  const title = say('quality.gap.title', about);
  const description = say('quality.gap.description', {
    ...about,
    use: choiceName(quality.uses, one.use, say),
    threshold: thresholdText(verdict, fields, say),
    version: one.version,
  });
  const trust = trustText(verdict, say);
  const extra = [trust, one.note].filter(Boolean).join('\n');
  return {
    type,
    title,
    sources: [one.sourceId],
    description: extra ? `${description}\n${extra}` : description,
  };
}

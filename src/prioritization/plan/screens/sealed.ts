import { actions, type Block, type Button, button, context, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../engagement/place.ts';
import { askValue, IDS as GATE_IDS } from '../../../gates/ids.ts';
import { shortDigest } from '../../../gates/screens/words.ts';
import { differences } from '../../../seal/diff.ts';
import { changeBlocks } from '../../../seal/screens/changes.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { isSigned, type PlanOverview } from '../overview.ts';
import { isDone, PARTS, type PlanPart, sealable } from '../rules.ts';
import { valueOf } from './values.ts';
import { partName } from './words.ts';

/** All of them stand in the seal's history, one button away. */
const MOST_DIFFERENCES = 20;

/** [P3.4] What is sealed, and what differs from it. */
export function sealBlocks(say: Say, overview: PlanOverview): Block[] {
  const { seal, changed, reason } = overview;
  if (!seal) return [section(say('plan.seal.none'))];
  const head = say.md('plan.seal.head', {
    version: seal.version,
    digest: shortDigest(seal.digest),
    when: moment(seal.sealedAt, say),
  });
  const accessory = button(say('gates.button.seal'), GATE_IDS.sealOpen, {
    value: placeValue(overview.engagement),
  });
  if (changed.length === 0) return [section(`${head}\n${say('plan.seal.same')}`, { accessory })];
  return [
    section(`${head}\n${say('plan.seal.differs', { count: changed.length, next: seal.version + 1 })}`, {
      accessory,
    }),
    ...differenceBlocks(say, overview),
    ...(reason ? [context(say.md('plan.seal.reason', { reason: fitText(reason, 500) }))] : []),
  ];
}

/** Value by value once the plan is whole; until then part by part. */
function differenceBlocks(say: Say, overview: PlanOverview): Block[] {
  const whole = sealable(overview.content);
  if (!whole || !overview.seal)
    return overview.changed.map((part) => section(differenceText(say, overview, part)));
  const all = differences(overview.seal.content, whole);
  const left = all.length - MOST_DIFFERENCES;
  return [
    ...changeBlocks(say, all.slice(0, MOST_DIFFERENCES)),
    ...(left > 0 ? [context(say('plan.value.more', { count: left }))] : []),
  ];
}

/** mrkdwn: “ROI model: €410,000 a year → €380,000 a year”. */
function differenceText(say: Say, { seal, content }: PlanOverview, part: PlanPart): string {
  const of = (plan: PlanOverview['content']) => valueOf(say, plan, part) ?? '–';
  const [before, after] = [of(seal?.content ?? {}), of(content)];
  return say.md('plan.seal.difference', {
    part: partName(say, part),
    before,
    after: before === after ? say('plan.seal.inside') : after,
  });
}

/** Once all is there: the gate that seals it, or the one that seals it anew. */
export function asking(say: Say, overview: PlanOverview): Block[] {
  const { engagement, phase, seal, changed, content } = overview;
  const complete = PARTS.every((part) => isDone(content, part)) && isSigned(overview);
  const ask = (text: string, gate?: string): Button =>
    button(text, GATE_IDS.askOpen, {
      value: askValue(engagement, gate),
      style: 'primary',
    });
  if (!complete) return [];
  if (!seal && phase === 2) return [actions([ask(say('plan.button.ask'))])];
  return seal && changed.length > 0 ? [actions([ask(say('plan.button.ask-revision'), 'seal_revision')])] : [];
}

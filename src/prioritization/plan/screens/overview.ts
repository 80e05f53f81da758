import {
  actions,
  alert,
  type Block,
  type Button,
  button,
  context,
  divider,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../engagement/place.ts';
import { earlierLine } from '../../../engagement/screens/which-cycle.ts';
import { askValue, IDS as GATE_IDS } from '../../../gates/ids.ts';
import { figureText, shortDigest } from '../../../gates/screens/words.ts';
import { differences } from '../../../seal/diff.ts';
import { changeBlocks } from '../../../seal/screens/changes.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { figureOf, isAssessed } from '../../risk/check.ts';
import { RISK_IDS } from '../../risk/ids.ts';
import type { RiskStanding } from '../../risk/store.ts';
import { SCORING_IDS } from '../../scoring/ids.ts';
import { PLAN_IDS } from '../ids.ts';
import { isSigned, type PlanOverview, type Reader, signableBy } from '../overview.ts';
import { isDone, PARTS, type PlanPart, sealable } from '../rules.ts';
import { signingLines } from './signing.ts';
import { valueOf } from './values.ts';
import { partName } from './words.ts';

/** All of them stand in the seal's history, one button away. */
const MOST_DIFFERENCES = 20;

const OPENS: Record<PlanPart, string> = {
  useCase: SCORING_IDS.choose,
  roi: `${PLAN_IDS.form}.roi`,
  baseline: PLAN_IDS.baseline,
  requirement: `${PLAN_IDS.form}.requirement`,
  fairness: PLAN_IDS.fairness,
  operations: `${PLAN_IDS.form}.operations`,
};

interface Looked {
  reader: Reader;
  risk: RiskStanding;
  notice?: string;
  /** [R3] The cycle under way, where this is the plan of an earlier one: it is read only. */
  later?: number | null;
}

/** [P3.4] The plan as a whole: what is there, what is missing, who has signed, what is sealed and what differs. */
export function planModal(
  say: Say,
  overview: PlanOverview,
  { reader, risk, notice, later = null }: Looked,
): Modal {
  const { engagement } = overview;
  return modal({
    title: say('plan.title'),
    close: say('common.close'),
    private_metadata: writeMeta({
      engagementId: engagement.id,
      screen: 'overview',
      template: null,
      below: [],
    }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(say.md('plan.where', { engagement: engagement.name, cycle: engagement.cycle })),
      ...(later === null ? [] : [earlierLine(say, engagement.cycle, later)]),
      ...(overview.phase < 2 ? [alert(say('plan.refusal.phase'), 'warning')] : []),
      ...PARTS.flatMap((part) => partBlocks(say, overview, part, { reader, later })),
      riskBlock(say, overview, { reader, risk }),
      divider(),
      ...sealBlocks(say, overview),
      ...(isAssessed(risk) && later === null ? asking(say, overview) : []),
    ],
  });
}

function partBlocks(
  say: Say,
  overview: PlanOverview,
  part: PlanPart,
  { reader, later }: { reader: Reader; later: number | null },
): Block[] {
  const { content, engagement, signing } = overview;
  const value = valueOf(say, content, part);
  const done = isDone(content, part);
  const line = say.md('plan.part.line', {
    icon: done ? '✓' : '☐',
    part: partName(say, part),
    value: value ?? say(`plan.missing.${part}`),
  });
  // [P3.5] One signs where all of the bounds can be read.
  const signs = part === 'fairness' && signing !== null && signableBy(signing, reader.userId).length > 0;
  const edits = reader.plans ? 'common.edit' : 'plan.button.look';
  const todo = signs ? 'plan.task.button' : done ? edits : (`plan.begin.${part}` as const);
  const open = button(say(todo), OPENS[part], {
    value: engagement.id,
    ...((signs || part === firstMissing(overview)) && { style: 'primary' as const }),
  });
  const isOpen = overview.phase >= 2 && later === null && isOpenTo(part, reader, signs);
  return [
    section(line, isOpen ? { accessory: open } : {}),
    ...(part === 'fairness' && signing ? [context(signingLines(say, signing).join('  ·  '))] : []),
  ];
}

/** [E6] The gate asks for it too: what is missing is said where the plan is made. */
function riskBlock(
  say: Say,
  { phase, engagement, content }: PlanOverview,
  { reader, risk }: { reader: Reader; risk: RiskStanding },
): Block {
  const ok = isAssessed(risk);
  const line = say.md('plan.part.line', {
    icon: ok ? '✓' : '☐',
    part: say('plan.part.risk'),
    value: markup(figureText(say, figureOf(risk))),
  });
  const isNext = !ok && PARTS.every((part) => isDone(content, part));
  const open = button(
    say(risk.assessment && risk.isCurrent ? 'plan.button.look' : 'risk.button.open'),
    RISK_IDS.open,
    {
      value: placeValue(engagement),
      ...(isNext && { style: 'primary' as const }),
    },
  );
  return section(line, phase >= 2 && risk.chosen && (reader.plans || ok) ? { accessory: open } : {});
}

/** Lists are for everybody to read, forms for those who may save them. */
const isOpenTo = (part: PlanPart, { plans }: Reader, signs: boolean): boolean =>
  plans || signs || part === 'baseline' || part === 'fairness';

const firstMissing = ({ content }: PlanOverview): PlanPart | undefined =>
  PARTS.find((part) => !isDone(content, part));

function sealBlocks(say: Say, overview: PlanOverview): Block[] {
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
function asking(say: Say, overview: PlanOverview): Block[] {
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

import {
  alert,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { placeValue } from '../../../engagement/place.ts';
import { cycleChooser, earlierLine } from '../../../engagement/screens/which-cycle.ts';
import { figureText } from '../../../gates/screens/words.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { figureOf, isAssessed } from '../../risk/check.ts';
import { RISK_IDS } from '../../risk/ids.ts';
import type { RiskStanding } from '../../risk/store.ts';
import { SCORING_IDS } from '../../scoring/ids.ts';
import { PLAN_IDS } from '../ids.ts';
import { type PlanOverview, type Reader, signableBy } from '../overview.ts';
import { isDone, PARTS, type PlanPart } from '../rules.ts';
import { asking, sealBlocks } from './sealed.ts';
import { signingLines } from './signing.ts';
import { valueOf } from './values.ts';
import { partName } from './words.ts';

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
  /** [R3] The cycle under way, where this is the plan of an earlier one that goes on no more: it is read only. */
  later?: number | null;
  /** [R3] Those that go on, the one under way first. */
  cycles?: readonly number[];
}

/** [P3.4] The plan as a whole: what is there, what is missing, who has signed, what is sealed and what differs. */
export function planModal(
  say: Say,
  overview: PlanOverview,
  { reader, risk, notice, later = null, cycles = [overview.engagement.cycle] }: Looked,
): Modal {
  const { engagement } = overview;
  return modal({
    title: say('plan.title'),
    close: say('common.close'),
    private_metadata: writeMeta({
      engagementId: engagement.id,
      cycle: engagement.cycle,
      screen: 'overview',
      template: null,
      below: [],
    }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(say.md('plan.where', { engagement: engagement.name, cycle: engagement.cycle })),
      ...(later === null
        ? cycleChooser(say, PLAN_IDS.cycle, cycles, engagement.cycle)
        : [earlierLine(say, engagement.cycle, later)]),
      ...(overview.phase < 2 ? [alert(say('plan.refusal.phase'), 'warning')] : []),
      ...PARTS.flatMap((part) => {
        // [R3] The matrix has run again for the next cycle: what an earlier one is about stays.
        const stays = later !== null || (part === 'useCase' && engagement.cycle !== cycles[0]);
        return partBlocks(say, overview, part, { reader, stays });
      }),
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
  { reader, stays }: { reader: Reader; stays: boolean },
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
    value: placeValue(engagement),
    ...((signs || part === firstMissing(overview)) && { style: 'primary' as const }),
  });
  const isOpen = overview.phase >= 2 && !stays && isOpenTo(part, reader, signs);
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

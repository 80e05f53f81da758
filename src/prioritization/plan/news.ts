import { button } from '@phasegate/block-kit/blocks.ts';
import { cycleTold } from '../../engagement/cycle-verb.ts';
import { cycleShown, inCycle } from '../../engagement/in-cycle.ts';
import { placeValue } from '../../engagement/place.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import { type Engagement, engagementsOf, findEngagement } from '../../engagement/store.ts';
import { canSee } from '../../engagement/view.ts';
import type { ChangeWording, ChangeWordings, DigestPart, Outcome, Task, Waiting } from '../../news.ts';
import type { Card, CardContext } from '../../room.ts';
import type { SealedContent } from '../../seal/content.ts';
import { differences } from '../../seal/diff.ts';
import { differenceLine } from '../../seal/screens/words.ts';
import { moneyText } from '../../texts/words.ts';
import { PLAN_IDS } from './ids.ts';
import { type PlanOverview, readPlanOverview, signableBy } from './overview.ts';
import { curvePicture } from './picture.ts';
import { boundsMessage, roiMessage } from './screens/cards.ts';
import { metricLine } from './screens/words.ts';

/** [E5] [P3.5] The bounds a person is to sign. [R3] Of each cycle that goes on. [X9] Only where they may see the engagement. */
export async function planTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { tx, workspaceId, say } = context;
  const tasks: Task[] = [];
  for (const engagement of await engagementsOf(tx, workspaceId, userId)) {
    if (engagement.state !== 'active' || (engagementId && engagement.id !== engagementId)) continue;
    if (!(await canSee(tx, { workspaceId, userId, origin: 'slack' }, engagement))) continue;
    for (const { signing, engagement: at } of await plansGoingOn(context, engagement)) {
      const [role] = signing ? signableBy(signing, userId) : [];
      if (!role) continue;
      const name = withCycle(say, engagement.name, cycleShown(engagement, at.cycle));
      tasks.push({
        engagementId: engagement.id,
        what: say.md('plan.task.what', { engagement: name, role }),
        why: say('plan.task.why'),
        due: null,
        since: null,
        button: button(say('plan.task.button'), PLAN_IDS.fairness, { value: placeValue(at) }),
      });
    }
  }
  return tasks;
}

/** [D1] Whose signature the bounds wait for, and what it is worth. */
export async function planDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { tx, workspaceId, say } = context;
  const underWay = await findEngagement(tx, workspaceId, engagementId);
  if (!underWay) return { changed: [], waiting: [] };
  const plans = await plansGoingOn(context, underWay);
  const [first] = plans;
  const value = first && valueLine(first, say);
  const waiting = plans.flatMap(({ signing, engagement: { cycle } }) => {
    const open = signing?.roles.filter(({ signed }) => signed === null) ?? [];
    return open.map(({ role, able }): Waiting => {
      const what = withCycle(say, say('plan.digest.sign', { role }), cycleShown(underWay, cycle));
      return { what, on: able, since: null };
    });
  });
  return { changed: [], waiting, ...(value && { value }) };
}

/** [R3] The plans of the cycles that go on, that of the one under way first. */
async function plansGoingOn(context: CardContext, engagement: Engagement): Promise<PlanOverview[]> {
  const found: PlanOverview[] = [];
  for (const cycle of await runningCycles({ ...context, engagement }))
    found.push(await readPlanOverview(context.tx, context.workspaceId, inCycle(engagement, cycle)));
  return found;
}

/** The same line on the engagement's card, whatever the phase. */
export async function valueLines(context: CardContext, engagementId: string): Promise<string[]> {
  const overview = await lookOf(context, engagementId);
  const line = overview && valueLine(overview, context.say);
  return line ? [line] : [];
}

/** The plan of that cycle; left out, of the one under way. */
async function lookOf(
  { tx, workspaceId }: CardContext,
  engagementId: string,
  cycle?: number,
): Promise<PlanOverview | null> {
  const found = await findEngagement(tx, workspaceId, engagementId);
  return found ? readPlanOverview(tx, workspaceId, inCycle(found, cycle ?? found.cycle)) : null;
}

/** mrkdwn: “Value: baseline handle time 11.2 min → 8 min · ROI model €410,000 a year, seal v2”; null without a model. */
function valueLine({ content, seal }: PlanOverview, say: CardContext['say']): string | null {
  // What was promised is what is sealed; before that, what is planned.
  const { roi, baseline } = seal?.content ?? content;
  if (!roi) return null;
  const [first] = baseline ?? [];
  return say.md('plan.card.value', {
    baseline: first ? metricLine(say, first) : 'none',
    value: moneyText({ amount: roi.valuePerYear, currency: roi.currency }, say),
    seal: seal?.version ?? 0,
  });
}

/** `<engagement>.<cycle>` → the plan of that cycle. */
async function lookFor(context: CardContext, id: string): Promise<PlanOverview | null> {
  const [engagementId = '', cycle = ''] = id.split('.');
  return lookOf(context, engagementId, Number(cycle));
}

/** [P3.5] Renders the bounds that are to be signed. */
export const boundsCard: Card = async (context, id) => {
  const overview = await lookFor(context, id);
  return overview && boundsMessage(context.say, overview);
};

/** [P3.2] Renders the ROI model with its curve. */
export const roiCard: Card = async (context, id) => {
  const overview = await lookFor(context, id);
  const message = overview && roiMessage(context.say, overview);
  const roi = overview?.content.roi;
  if (!message || !roi) return null;
  const picture = curvePicture(context.say, overview.engagement.name, roi);
  // The form of the required metric leads to where its curve stands large.
  return picture ? { ...message, picture, linked: true } : message;
};

/** [G14] What of the plan changed, before → after, in the words in which versions of a seal are compared. */
const details: ChangeWording['details'] = ({ before, after }, say) => {
  const sections = (told: Record<string, unknown> | null): Partial<SealedContent> =>
    Object.fromEntries(Object.entries(told ?? {}).filter(([, value]) => typeof value === 'object' && value));
  const changed = differences(sections(before), sections(after));
  return [...Map.groupBy(changed, ({ item }) => item.section)]
    .map(([section, ofIt]) => {
      const lines = ofIt.map((one) => differenceLine(say, one).replace(/^• /, ''));
      return `*${say(`seal.section.${section}`)}*: ${lines.join(', ')}`;
    })
    .join('; ');
};

/** What the plan says now; nothing where it says what it said before. */
const planned = (text: Outcome['text']): Outcome => ({ text, means: 'progress', edits: true });

/** [R3] Whose plan it is, once there is more than one cycle. */
const what: ChangeWording['what'] = (event, say) => {
  const cycle = cycleTold(event);
  return cycle === null ? null : say('cycle.name', { cycle });
};

/** How changes of a plan are told. */
export const planChanges: ChangeWordings = {
  'prioritization.plan.roi': { text: 'plan.change.roi', what, details, news: planned('outcome.plan.roi') },
  'prioritization.plan.baseline': {
    text: 'plan.change.baseline',
    what,
    details,
    news: planned('outcome.plan.baseline'),
  },
  'prioritization.plan.requirement': {
    text: 'plan.change.requirement',
    what,
    details,
    news: planned('outcome.plan.requirement'),
  },
  'prioritization.plan.fairness': {
    text: 'plan.change.fairness',
    what,
    details,
    news: planned('outcome.plan.fairness'),
  },
  'prioritization.plan.operations': {
    text: 'plan.change.operations',
    what,
    details,
    news: planned('outcome.plan.operations'),
  },
  'prioritization.fairness.sign': {
    text: 'plan.change.sign',
    what,
    news: { text: 'outcome.plan.signed', means: 'decision' },
  },
};

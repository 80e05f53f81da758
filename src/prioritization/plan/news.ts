import { button } from '@phasegate/block-kit/blocks.ts';
import { engagementsOf, findEngagement } from '../../engagement/store.ts';
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

/** [E5] [P3.5] The bounds a person is to sign. [X9] Only where they may see the engagement. */
export async function planTasks(
  { tx, workspaceId, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const engagement of await engagementsOf(tx, workspaceId, userId)) {
    if (engagement.state !== 'active' || (engagementId && engagement.id !== engagementId)) continue;
    if (!(await canSee(tx, { workspaceId, userId, origin: 'slack' }, engagement))) continue;
    const { signing } = await readPlanOverview(tx, workspaceId, engagement);
    const [role] = signing ? signableBy(signing, userId) : [];
    if (!role) continue;
    tasks.push({
      engagementId: engagement.id,
      what: say.md('plan.task.what', { engagement: engagement.name, role }),
      why: say('plan.task.why'),
      due: null,
      since: null,
      button: button(say('plan.task.button'), PLAN_IDS.fairness, { value: engagement.id }),
    });
  }
  return tasks;
}

/** [D1] Whose signature the bounds wait for, and what it is worth. */
export async function planDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { say } = context;
  const overview = await lookOf(context, engagementId);
  const value = overview && valueLine(overview, say);
  const waiting = overview?.signing?.roles.flatMap(({ role, signed, able }): Waiting[] =>
    signed ? [] : [{ what: say('plan.digest.sign', { role }), on: able, since: null }],
  );
  return { changed: [], waiting: waiting ?? [], ...(value && { value }) };
}

/** The same line on the engagement's card, whatever the phase. */
export async function valueLines(context: CardContext, engagementId: string): Promise<string[]> {
  const overview = await lookOf(context, engagementId);
  const line = overview && valueLine(overview, context.say);
  return line ? [line] : [];
}

async function lookOf({ tx, workspaceId }: CardContext, engagementId: string): Promise<PlanOverview | null> {
  const found = await findEngagement(tx, workspaceId, engagementId);
  return found ? readPlanOverview(tx, workspaceId, found) : null;
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
  const overview = await lookOf(context, engagementId);
  // A card of an earlier cycle stays as it was when that cycle ended.
  return overview?.engagement.cycle === Number(cycle) ? overview : null;
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

/** How changes of a plan are told. */
export const planChanges: ChangeWordings = {
  'prioritization.plan.roi': { text: 'plan.change.roi', details, news: planned('outcome.plan.roi') },
  'prioritization.plan.baseline': {
    text: 'plan.change.baseline',
    details,
    news: planned('outcome.plan.baseline'),
  },
  'prioritization.plan.requirement': {
    text: 'plan.change.requirement',
    details,
    news: planned('outcome.plan.requirement'),
  },
  'prioritization.plan.fairness': {
    text: 'plan.change.fairness',
    details,
    news: planned('outcome.plan.fairness'),
  },
  'prioritization.plan.operations': {
    text: 'plan.change.operations',
    details,
    news: planned('outcome.plan.operations'),
  },
  'prioritization.fairness.sign': {
    text: 'plan.change.sign',
    news: { text: 'outcome.plan.signed', means: 'decision' },
  },
};

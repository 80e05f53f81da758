import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { cycleShown, inCycle } from '../../engagement/in-cycle.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import { canSee } from '../../engagement/view.ts';
import type { ChangeWordings, DigestPart, News, Task } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import { markup, type Say } from '../../texts/say.ts';
import { VERDICT_IDS } from './ids.ts';
import { measuredParams, verdictFigure } from './screens/words.ts';
import { type Held, heldEvaluation } from './standing.ts';
import { investigationsOn, openInvestigations, recordedSince } from './store.ts';

/** [E5] Investigations that somebody is to write down. [X9] Only where they may see the engagement. */
export async function investigationTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { tx, workspaceId, say } = context;
  const open = await investigationsOn(tx, workspaceId, { userId, engagementId });
  const tasks: Task[] = [];
  for (const [id, ofIt] of Map.groupBy(open, (one) => one.engagementId)) {
    const engagement = await findEngagement(tx, workspaceId, id);
    if (engagement?.state !== 'active') continue;
    if (!(await canSee(tx, { workspaceId, userId, origin: 'slack' }, engagement))) continue;
    const running = await runningCycles({ ...context, engagement });
    for (const one of ofIt.filter(({ cycle }) => running.includes(cycle)))
      tasks.push({
        engagementId: id,
        what: say.md(one.outcome === null ? 'pilot.task.findings' : 'pilot.task.outcome', {
          model: withCycle(say, one.model, cycleShown(engagement, one.cycle)),
          outcome: one.outcome ?? 'none',
        }),
        why: say('pilot.task.why'),
        due: null,
        since: one.openedAt,
        button: button(say('pilot.fix.investigate'), VERDICT_IDS.investigate, { value: one.id }),
      });
  }
  return tasks;
}

/** [D1] What the newest evaluation came to, against what was sealed; and open investigations. [R3] Of each cycle that goes on. */
export async function verdictDigest(
  context: CardContext,
  engagementId: string,
  since: Temporal.Instant,
): Promise<DigestPart> {
  const { tx, workspaceId } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return { changed: [], waiting: [] };
  const parts: DigestPart[] = [];
  for (const cycle of await runningCycles({ ...context, engagement }))
    parts.push(await digestOf(context, inCycle(engagement, cycle), since, cycleShown(engagement, cycle)));
  return {
    changed: parts.flatMap(({ changed }) => changed),
    waiting: parts.flatMap(({ waiting }) => waiting),
  };
}

async function digestOf(
  { tx, workspaceId, say }: CardContext,
  engagement: Engagement,
  since: Temporal.Instant,
  cycle: number | null,
): Promise<DigestPart> {
  const fresh = await recordedSince(tx, workspaceId, engagement, since);
  // Of what was evaluated since, the newest says how it is now: a pass after a fail is a pass.
  const newest = fresh.at(-1);
  const held = newest ? await heldEvaluation(tx, workspaceId, newest) : null;
  const changed: News[] = held ? [{ what: evaluationLine(say, held, cycle), means: 'result' }] : [];
  const open = await openInvestigations(tx, workspaceId, engagement);
  const waiting = open.map((one) => ({
    what: withCycle(
      say,
      say(one.outcome === null ? 'pilot.waiting.findings' : 'pilot.waiting.outcome', {
        outcome: one.outcome ?? 'none',
      }),
      cycle,
    ),
    on: one.owner ? [one.owner] : [],
    since: one.openedAt,
  }));
  return { changed, waiting };
}

/** “evaluation 2 of v4 recorded: recall 0.871 … ✓ pass”; only versions of the model are held against the seal. */
function evaluationLine(
  say: Say,
  { model, evaluation, seal, performance }: Held,
  cycle: number | null,
): string {
  const { metric } = seal.content.requirement;
  const measured = evaluation.figures[metric];
  const bare = measured
    ? say('pilot.measured', measuredParams(metric, measured))
    : say('pilot.digest.unmeasured', { metric });
  const figure = performance && model.kind === 'version' ? verdictFigure(say, metric, performance) : bare;
  return say.md('pilot.digest.evaluation', {
    model: withCycle(say, model.name, cycle),
    number: evaluation.number,
    figure: markup(escape(figure)),
  });
}

const named = (field: string) => ({
  what: ({ after }: { after: Record<string, unknown> | null }) =>
    typeof after?.[field] === 'string' ? after[field] : null,
});

/** How investigations and weak baselines are told. */
export const verdictChanges: ChangeWordings = {
  'pilot.investigation.open': { text: 'pilot.change.open', ...named('model') },
  'pilot.investigation.write': { text: 'pilot.change.write' },
  'pilot.investigation.close': {
    text: 'pilot.change.close',
    what: ({ after }, say) =>
      say(after?.outcome === 'revise the ROI' ? 'pilot.outcome.revise' : 'pilot.outcome.fix'),
    news: { text: 'outcome.investigated', means: 'result' },
  },
  'pilot.baseline.weak': {
    text: 'pilot.change.weak',
    ...named('name'),
    news: { text: 'outcome.baseline.weak', means: 'obstacle' },
  },
};

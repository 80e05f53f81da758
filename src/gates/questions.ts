import { button } from '@phasegate/block-kit/blocks.ts';
import { nameOf } from '../engagement/names.ts';
import { namesOf } from '../engagement/names-store.ts';
import { currentPhase, type Engagement, peopleOf } from '../engagement/store.ts';
import type { Answer, Question } from '../news.ts';
import type { CardContext } from '../room.ts';
import { listIn } from '../texts/lists.ts';
import { markup } from '../texts/say.ts';
import { moment } from '../texts/words.ts';
import { requestState } from './cards.ts';
import { pending } from './duties.ts';
import { additionsOf } from './evidence.ts';
import { exitGates } from './exits.ts';
import { IDS } from './ids.ts';
import { withAdditions } from './rules.ts';
import { awaitedOf } from './screens/awaited.ts';
import { gateName, nameFor, roleName } from './screens/words.ts';
import { requestSubject } from './showings.ts';

/** [G13] Whose approval each open gate waits for; where none is asked for, whose the end of the phase will need. */
async function approve(context: CardContext, engagement: Engagement): Promise<Answer> {
  const { say, tx, workspaceId } = context;
  const lines: string[] = [];
  const sources: { subject: string; label: string }[] = [];
  const buttons: Answer['buttons'] & object[] = [];
  for (const { id } of await pending(context, engagement.id)) {
    const state = await requestState(context, id);
    const awaited = state && awaitedOf(state);
    if (!awaited) continue;
    const gate = gateName(say, state);
    const names = await namesOf(tx, workspaceId, awaited.on);
    lines.push(
      say.md('questions.answer.approve', {
        gate,
        who: markup(
          listIn(
            say,
            awaited.on.map((one) => nameOf(names, one)),
          ) || say.md('common.unassigned'),
        ),
        since: awaited.since ? moment(awaited.since, say) : '–',
        due: { day: state.request.dueOn },
      }),
    );
    sources.push({ subject: requestSubject(id), label: say('questions.source.gate', { gate }) });
    buttons.push(button(say('gates.button.evidence'), IDS.evidence, { value: id }));
  }
  if (lines.length > 0) return { lines, sources, buttons: buttons.slice(0, 1) };
  return { lines: [say.md('questions.answer.no-approval'), ...(await needed(context, engagement))] };
}

/** What the gates that end the phase will need, and who could give it. */
async function needed(context: CardContext, engagement: Engagement): Promise<string[]> {
  const { say, tx, workspaceId, world } = context;
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const people = (await peopleOf(tx, workspaceId, engagement.id)).filter((one) => !one.isDeactivated);
  const names = await namesOf(
    tx,
    workspaceId,
    people.map(({ userId }) => userId),
  );
  const lines: string[] = [];
  for (const gate of exitGates(world.playbook.gates, entry.phase)) {
    const additions = await additionsOf({ ...context, engagement }, gate);
    const parts = withAdditions(gate, additions).quorum.map(({ role, count }) => {
      const able = people.filter((one) => one.role === role).map(({ userId }) => nameOf(names, userId));
      const who = able.length > 0 ? listIn(say, able) : say.md('common.unassigned');
      return say.md('questions.answer.quorum', { count, role: roleName(say, role), who: markup(who) });
    });
    const quorum = markup(listIn(say, parts));
    lines.push(say.md('questions.answer.would-approve', { gate: nameFor(say, gate, null), quorum }));
  }
  return lines;
}

export const gateQuestions: readonly Question[] = [
  { name: 'approve', asks: 'questions.asks.approve', example: 'questions.example.approve', answer: approve },
];

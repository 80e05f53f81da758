import { button } from '@phasegate/block-kit/blocks.ts';
import type { Answer, Asked, Question, Waiting } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { CardContext } from '../room.ts';
import { listIn } from '../texts/lists.ts';
import { markup, type Say } from '../texts/say.ts';
import { moment } from '../texts/words.ts';
import { readCard } from './card.ts';
import { ENGAGEMENT_CARD } from './card-subject.ts';
import { IDS } from './ids.ts';
import { type Names, nameOf } from './names.ts';
import { namesOf } from './names-store.ts';
import { ROLES, type Role } from './roles.ts';
import { planned, progressBar } from './rules.ts';
import { buttonsOf, type CardState, nextLine } from './screens/card.ts';
import { stateChangeText } from './screens/news.ts';
import { forecastLine, signalWord } from './screens/signal.ts';
import type { Engagement } from './store.ts';

/** The card is where all of this stands. */
const cardSource = (say: Say, { id }: Engagement) => [
  { subject: `${ENGAGEMENT_CARD}:${id}`, label: say('questions.source.card') },
];

const namedBy =
  (say: Say, names: Names) =>
  (userIds: readonly string[]): string =>
    userIds.length === 0
      ? `_${say.md('common.unassigned')}_`
      : listIn(
          say,
          userIds.map((id) => nameOf(names, id)),
        );

/** [E7] Why it rests, where it does. */
const restLines = (say: Say, { rest }: CardState): string[] =>
  rest ? [stateChangeText(say, 'engagement.card.rest', rest)] : [];

async function next(context: CardContext, engagement: Engagement): Promise<Answer> {
  const { tx, workspaceId, say } = context;
  const card = await readCard(context, engagement);
  const step = card.next;
  const names = await namesOf(tx, workspaceId, step?.on ?? []);
  const lines = step
    ? [
        nextLine(say, step, namedBy(say, names)),
        step.why,
        ...(step.due ? [say.md('questions.answer.due', { due: { day: step.due } })] : []),
      ]
    : [...restLines(say, card), say.md('questions.answer.no-next')];
  return { lines, sources: cardSource(say, engagement), buttons: buttonsOf(say, card).slice(0, 2) };
}

/** [E8] The next step first, then all that any room says waits. */
async function blocks(context: CardContext, engagement: Engagement): Promise<Answer> {
  const { tx, workspaceId, world, say, now } = context;
  const card = await readCard(context, engagement);
  const parts = await Promise.all(
    world.rooms.map((room) => room.digest?.(context, engagement.id, now) ?? null),
  );
  const waiting = parts.flatMap((part) => part?.waiting ?? []);
  const ids = [...(card.next?.on ?? []), ...waiting.flatMap(({ on }) => on)];
  const call = namedBy(say, await namesOf(tx, workspaceId, ids));
  const lines = [
    ...restLines(say, card),
    ...(card.next ? [nextLine(say, card.next, call)] : []),
    ...waiting.map((one) => waitingLine(say, one, call)),
  ];
  return {
    lines: lines.length > 0 ? lines : [say.md('questions.answer.nothing-waits')],
    sources: cardSource(say, engagement),
    buttons: buttonsOf(say, card).slice(0, 2),
  };
}

const waitingLine = (say: Say, { what, on, since }: Waiting, call: (ids: readonly string[]) => string) =>
  say.md('questions.waits', {
    what: markup(what),
    who: markup(call(on)),
    known: since ? 'yes' : 'no',
    when: since ? moment(since, say) : '',
  });

/** [E4] */
async function late(context: CardContext, engagement: Engagement): Promise<Answer> {
  const { say } = context;
  const card = await readCard(context, engagement);
  const { phase, day, signal, plannedEnd, forecast, today } = card;
  const lines: string[] = [];
  if (engagement.state !== 'active') lines.push(...restLines(say, card), say.md('questions.answer.rests'));
  else if (!signal || !plannedEnd)
    lines.push(
      say.md('questions.answer.no-range', { phase: phase.phase, name: inLanguage(phase.name, say), day }),
    );
  else {
    const params = { day, ...planned(phase), end: { day: plannedEnd }, signal: signalWord(say, signal) };
    lines.push(say.md(`questions.answer.${signal}`, params));
    if (forecast) lines.push(forecastLine(say, forecast, today));
  }
  return { lines, sources: cardSource(say, engagement) };
}

async function status(context: CardContext, engagement: Engagement): Promise<Answer> {
  const { tx, workspaceId, say } = context;
  const card = await readCard(context, engagement);
  const { phase, day, signal } = card;
  const names = await namesOf(tx, workspaceId, card.next?.on ?? []);
  const params = { phase: phase.phase, name: inLanguage(phase.name, say), day, ...planned(phase) };
  const isActive = engagement.state === 'active';
  const title = say.md(isActive ? 'engagement.card.phase' : 'engagement.card.phase-still', params);
  return {
    lines: [
      `${title} ${signalWord(say, signal)}`.trim(),
      ...restLines(say, card),
      card.status
        ? `${progressBar(card.status.done, card.status.total)}  ${card.status.facts}`
        : say.md('engagement.card.needs', { needs: inLanguage(phase.needs, say) }),
      ...(card.next ? [nextLine(say, card.next, namedBy(say, names))] : []),
    ],
    sources: cardSource(say, engagement),
    buttons: buttonsOf(say, card).slice(0, 2),
  };
}

/** Who is who: those of one role, or all. */
async function who(context: CardContext, engagement: Engagement, { role }: Asked): Promise<Answer> {
  const { tx, workspaceId, say } = context;
  const { people } = await readCard(context, engagement);
  const able = people.filter((one) => !one.isDeactivated);
  const names = await namesOf(
    tx,
    workspaceId,
    able.map(({ userId }) => userId),
  );
  const told: readonly Role[] = role
    ? [role]
    : ROLES.filter((one) => able.some((named) => named.role === one));
  const lines = told.map((one) =>
    say.md('questions.answer.role', {
      role: say(`engagement.role.${one}`),
      who: markup(
        namedBy(say, names)(able.filter((named) => named.role === one).map(({ userId }) => userId)),
      ),
    }),
  );
  return {
    lines,
    sources: cardSource(say, engagement),
    buttons: [button(say('engagement.people.team.button'), IDS.teamOpen, { value: engagement.id })],
  };
}

const question = (
  name: 'next' | 'blocks' | 'late' | 'status' | 'who',
  answer: Question['answer'],
): Question => ({
  name,
  asks: `questions.asks.${name}`,
  example: `questions.example.${name}`,
  answer,
});

/** [H3] What the card says, asked for. */
export const engagementQuestions: readonly Question[] = [
  question('blocks', blocks),
  question('next', next),
  question('late', late),
  question('status', status),
  question('who', who),
];

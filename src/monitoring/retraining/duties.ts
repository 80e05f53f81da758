import { button } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { peopleOf } from '../../engagement/store.ts';
import type { DigestPart, Task } from '../../news.ts';
import type { CardContext, PhaseStatus } from '../../room.ts';
import { markup } from '../../texts/say.ts';
import { monitoringStatus } from '../monitors/status.ts';
import { RETRAINING_IDS as IDS } from './ids.ts';
import { nameIn, refValue, waitsFor, whoNext } from './screens/card.ts';
import { type OpenEvent, openEvents } from './store.ts';

interface Duty {
  event: OpenEvent;
  on: string[];
  since: Temporal.Instant;
}

/** Open events, on whom each waits, and since when. */
async function dutiesOf({ tx, workspaceId }: CardContext, engagementId?: string): Promise<Duty[]> {
  const duties: Duty[] = [];
  for (const event of await openEvents(tx, workspaceId, engagementId)) {
    const people = await peopleOf(tx, workspaceId, event.engagementId);
    const since =
      event.revalidatedAt ?? event.namedAt ?? event.startedAt ?? event.approvedAt ?? event.proposedAt;
    duties.push({ event, on: whoNext({ event, people }), since });
  }
  return duties;
}

/** [E5] What a retraining waits for, on each of those who can do it. */
export async function retrainingTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { say } = context;
  const mine = (await dutiesOf(context, engagementId)).filter(({ on }) => on.includes(userId));
  return mine.map(({ event, since }) => ({
    engagementId: event.engagementId,
    what: say.md('retraining.task', { wait: waitsFor(event), name: nameIn(say, event, event.underWay) }),
    why: say('retraining.task.why'),
    due: null,
    since,
    button: button(say('alerts.button.show'), IDS.show, { value: refValue(event) }),
  }));
}

/** [D1] How far a retraining is, and on whom it waits. */
export async function retrainingDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { say } = context;
  const waiting = (await dutiesOf(context, engagementId)).map(({ event, on, since }) => ({
    what: say.md('retraining.waiting', { wait: waitsFor(event), name: nameIn(say, event, event.underWay) }),
    on,
    since,
  }));
  return { changed: [], waiting };
}

/** What must stay in sight on the engagement's card. */
export async function retrainingLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { say } = context;
  return (await dutiesOf(context, engagementId)).slice(0, 3).map(({ event, on }) =>
    say.md('retraining.line', {
      wait: waitsFor(event),
      name: nameIn(say, event, event.underWay),
      count: on.length,
      who: markup(on.slice(0, 5).map(mention).join(', ') || '–'),
    }),
  );
}

/** [E8] How phase 5 stands; what a retraining waits for comes before what is not watched yet. */
export async function phaseStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { say } = context;
  const status = await monitoringStatus(context, engagementId);
  const buttons = [
    ...status.buttons,
    button(say('retraining.list.title'), IDS.list, { value: engagementId }),
  ];
  const first = (await dutiesOf(context, engagementId)).find(({ on }) => on.length > 0);
  if (!first) return { ...status, buttons };
  const { event, on, since } = first;
  const next = {
    what: say.md('retraining.waiting', { wait: waitsFor(event), name: nameIn(say, event, event.underWay) }),
    why: say('retraining.task.why'),
    on,
    since,
    due: null,
    button: button(say('alerts.button.show'), IDS.show, { value: refValue(event), style: 'primary' }),
  };
  return { ...status, buttons, next };
}

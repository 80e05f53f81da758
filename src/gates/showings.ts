import { ownerOf } from '../engagement/owner.ts';
import type { EngagementActing } from '../engagement/verb.ts';
import type { Acting } from '../record/act.ts';
import { CHANGE, DECISION, NOTE, OUTCOME, OVERDUE, REMINDER, REQUEST, TOLD } from './ids.ts';
import { type GateRequest, lockOpenRequests } from './store.ts';

type Placed = Pick<GateRequest, 'id' | 'channelId' | 'engagementId'>;

export const requestSubject = (id: string): string => `${REQUEST}:${id}`;

/** The request's one message, posted or brought up to date. */
export function showRequest(acting: Pick<Acting, 'show'>, request: Placed): void {
  acting.show({
    subject: requestSubject(request.id),
    destination: request.channelId,
    engagementId: request.engagementId,
  });
}

/** Brings every open request of an engagement up to date: who may decide, or whether anybody may, has changed. */
export async function showOpenRequests(acting: EngagementActing): Promise<void> {
  const open = await lockOpenRequests(acting.tx, acting.actor.workspaceId, acting.engagement.id);
  for (const request of open) showRequest(acting, request);
}

/** A line in the request's thread, which is the record. */
function reply(acting: Pick<Acting, 'show'>, request: Placed, subject: string): void {
  acting.show({
    subject,
    destination: request.channelId,
    threadOf: requestSubject(request.id),
    engagementId: request.engagementId,
  });
}

export const showDecision = (acting: Pick<Acting, 'show'>, request: Placed, decisionId: string): void =>
  reply(acting, request, `${DECISION}:${decisionId}`);

export const showChange = (acting: Pick<Acting, 'show'>, request: Placed, at: string): void =>
  reply(acting, request, `${CHANGE}:${request.id} ${at}`);

/** What else happened, one line: `kind` and who, as the card of notes reads them. */
export const showNote = (
  acting: Pick<Acting, 'show' | 'now'>,
  request: Placed,
  kind: string,
  who: string,
  what = '',
): void =>
  reply(
    acting,
    request,
    `${NOTE}:${request.id} ${kind} ${who} ${acting.now.epochMilliseconds} ${what}`.trim(),
  );

/** [G10] Every outcome is told in the thread and to the requester. */
export function showOutcome(
  acting: Pick<Acting, 'show'>,
  request: Placed & Pick<GateRequest, 'requestedBy'>,
): void {
  showRequest(acting, request);
  reply(acting, request, `${OUTCOME}:${request.id}`);
  acting.show({
    subject: `${TOLD}:${request.id}`,
    destination: request.requestedBy,
    engagementId: request.engagementId,
  });
}

export const showReminder = (acting: Pick<Acting, 'show'>, request: Placed, which: string): void =>
  reply(acting, request, `${REMINDER}:${request.id} ${which}`);

/** [G9] To the lead: it is overdue, and on whom it waits. */
export const showOverdue = (acting: EngagementActing, request: Placed): void =>
  acting.show({
    subject: `${OVERDUE}:${request.id}`,
    destination: ownerOf(acting.engagement, acting.people),
    engagementId: request.engagementId,
  });

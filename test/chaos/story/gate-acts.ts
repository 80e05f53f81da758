import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import type { Says } from '../check/logs.ts';
import type { Committee } from '../stage.ts';
import { aim, note, offers, type Play, sees } from './play.ts';

const APPROVE = 'gates.request.approve';
const ATTEST = 'gates.attest.open';

/** A request for a gate, and who decides it. */
export interface Gate {
  committee: Committee;
  engagementId: string;
  requestId: string;
}

/** The request's own message, as somebody sees it. */
export function cardOf({ stage }: Play, { committee, requestId }: Gate): Message | undefined {
  const { channelId, legal } = committee;
  const channel = stage.sandbox.workspaces[0]?.channels.find(({ id }) => id === channelId);
  const posted = channel?.messages.find(({ metadata }) =>
    JSON.stringify(metadata ?? {}).includes(`"gates.request:${requestId}"`),
  );
  const seen = posted && stage.sandbox.person(legal).messages(channelId);
  return seen?.find(({ ts }) => ts === posted?.ts);
}

/** Its buttons name it; once it is decided they are gone. */
export const isOpen = (play: Play, gate: Gate): boolean => offers(cardOf(play, gate), APPROVE);

export async function attest(play: Play, gate: Gate): Promise<boolean> {
  const person = play.stage.sandbox.person(gate.committee.legal);
  while (!play.isOver()) {
    const card = cardOf(play, gate);
    if (!offers(card, ATTEST)) return true;
    for (const view of person.views().toReversed()) await person.close(view, true);
    aim(play);
    if (card) await person.click(card, ATTEST).catch(() => null);
    const form = await sees(play, () => person.view(), 4_000);
    const words = 'Contract of 3 May, section 4';
    const values = { 'note.licence': words, 'note.personal_data': words };
    if (form) await person.submit(form, values).catch(() => null);
    if (await sees(play, () => !offers(cardOf(play, gate), ATTEST), 8_000)) return true;
  }
  return false;
}

export async function decide(play: Play, gate: Gate, user: string, says: Says): Promise<void> {
  const via = says === 'reject' ? 'reply' : play.chance.weighed({ button: 4, reaction: 4, reply: 3 });
  if (via === 'button') return press(play, gate, user);
  if (via === 'reaction') return react(play, gate, user, play.chance.isSo(0.2));
  const card = cardOf(play, gate);
  if (!card || !isOpen(play, gate)) return;
  aim(play);
  play.faults.beforeEvent('message');
  const text = says === 'approve' ? 'Approve' : 'Reject: not this way';
  const { ok: heard } = await play.stage.sandbox.person(user).reply(card, text);
  note(play, { did: 'decided', user, request: gate.requestId, says, via, heard, at: Date.now() });
}

/** Approves by a mark, and perhaps takes it away again. */
export async function react(play: Play, gate: Gate, user: string, isTakenBack: boolean): Promise<void> {
  const card = cardOf(play, gate);
  if (!card || !isOpen(play, gate)) return;
  const person = play.stage.sandbox.person(user);
  aim(play);
  play.faults.beforeEvent('reaction_added');
  const { ok } = await person.react(card, 'white_check_mark');
  const of = { user, request: gate.requestId };
  const heard = ok && !isTakenBack;
  note(play, { did: 'decided', ...of, says: 'approve', via: 'reaction', heard, at: Date.now() });
  if (!ok || !isTakenBack) return;
  await pause(play.chance.between(0, 2_000));
  aim(play);
  play.faults.beforeEvent('reaction_removed');
  await person.unreact(card, 'white_check_mark');
  note(play, { did: 'took back', ...of, at: Date.now() });
}

/** After so many milliseconds Slack is answered, whether it is done or not: such an answer promises nothing. */
const IN_TIME = 2_300;

/** Presses the button: once, or twice on two replicas at the same time. */
export async function press(play: Play, gate: Gate, user: string): Promise<void> {
  const isDoubled = play.chance.isSo(0.4);
  if (isDoubled) play.faults.happened('button pressed twice');
  await Promise.all(
    Array.from({ length: isDoubled ? 2 : 1 }, async () => {
      const card = cardOf(play, gate);
      if (!card) return;
      aim(play);
      const began = performance.now();
      // The button may be gone by now.
      const done = await play.stage.sandbox
        .person(user)
        .click(card, APPROVE)
        .catch(() => null);
      if (!done) return;
      const heard = done.ok && performance.now() - began < IN_TIME;
      const of = { user, request: gate.requestId };
      note(play, { did: 'decided', ...of, says: 'approve', via: 'button', heard, at: Date.now() });
    }),
  );
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Committee, membersOf } from '../stage.ts';
import { attest, cardOf, decide, type Gate, isOpen, press, react } from './gate-acts.ts';
import { call, counted, note, type Play, sees } from './play.ts';
import { changeEvidence, withdraw } from './upsets.ts';

/** How often a request's message came. */
export const SEEN = 'saw a request';
const PATIENCE = 120_000;
/** What happens while people decide. */
const UPSETS = { nothing: 40, 'evidence changes': 40, 'it is withdrawn': 20 };
/** Milliseconds after the decisions of one seat at which it happens. */
const WITHIN = 1_500;

/**
 * One gate after another in a channel, each of an engagement of its own: asked for, attested, decided by several at once.
 * @param first an engagement that is there already
 */
export async function playGates(play: Play, committee: Committee, first: string): Promise<void> {
  let engagementId: string | null = first;
  while (!play.isOver()) {
    // What was withdrawn is asked for again.
    if (engagementId)
      while ((await playGate(play, committee, engagementId)) === 'withdrawn' && !play.isOver());
    engagementId = await play.furnishing.engagement(committee).catch(() => null);
    // The database is away for us, too.
    if (engagementId === null) await pause(1_000);
  }
}

async function playGate(
  play: Play,
  committee: Committee,
  engagementId: string,
): Promise<'withdrawn' | undefined> {
  const requestId = await ask(play, engagementId);
  if (!requestId) return;
  const gate = { committee, engagementId, requestId };
  note(play, { did: 'asked', request: requestId, engagement: engagementId, at: Date.now() });
  const card = await sees(play, () => cardOf(play, gate), PATIENCE);
  if (!card) return;
  counted(play.operations, SEEN);
  if (!(await attest(play, gate))) return;
  const upset = play.chance.weighed(UPSETS);
  return (await decideTogether(play, gate, upset)) ? 'withdrawn' : undefined;
}

/** Asks for it. Null where it is refused: it was decided just before it was withdrawn, or nobody answers. */
async function ask(play: Play, engagementId: string): Promise<string | null> {
  const request = { method: 'POST' as const, body: { gate: 'foundation' }, idempotencyKey: randomUUID() };
  for (let left = 30; left > 0 && !play.isLate(); left -= 1) {
    const isDoubled = play.chance.isSo(0.2);
    if (isDoubled) play.faults.happened('request doubled');
    const path = `/v1/engagements/${engagementId}/gates`;
    const answers = await Promise.all(
      Array.from({ length: isDoubled ? 2 : 1 }, () => call(play, path, request)),
    );
    const found = answers.find((answer) => answer !== null);
    if (found) return (found as { id: string }).id;
    await pause(500);
  }
  return null;
}

async function upsetBy(play: Play, gate: Gate, what: keyof typeof UPSETS): Promise<boolean> {
  if (what === 'nothing' || !isOpen(play, gate)) return false;
  await pause(play.chance.between(0, WITHIN));
  if (what === 'it is withdrawn') return withdraw(play, gate);
  await changeEvidence(play, gate);
  return false;
}

/** @returns whether it was withdrawn */
async function decideTogether(play: Play, gate: Gate, upset: keyof typeof UPSETS): Promise<boolean> {
  const isRejected = play.chance.isSo(0.15);
  const { data, business, legal } = gate.committee;
  // Some change their minds, all at the same time.
  const wavering = membersOf(gate.committee).filter(() => play.chance.isSo(0.5));
  await Promise.all(wavering.map((user) => react(play, gate, user, true)));
  let isWithdrawn = false;
  // With the last seat it is mostly too late.
  const upsetAt = play.chance.pick([0, 1]);
  for (const [at, seat] of play.chance.shuffled([data, business, [legal]]).entries()) {
    if (play.isOver()) return isWithdrawn;
    await Promise.all([
      ...seat.map(async (user) => {
        if (!play.chance.isSo(0.75)) return;
        await decide(play, gate, user, isRejected && play.chance.isSo(0.5) ? 'reject' : 'approve');
      }),
      at === upsetAt &&
        upsetBy(play, gate, upset).then((closed) => {
          isWithdrawn = closed;
        }),
    ]);
  }
  // Whoever is missing presses until it is decided.
  while (!play.isOver() && isOpen(play, gate)) {
    await press(play, gate, play.chance.pick(membersOf(gate.committee)));
    await sees(play, () => !isOpen(play, gate), 1_500);
  }
  return isWithdrawn;
}

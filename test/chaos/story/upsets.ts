import { setTimeout as pause } from 'node:timers/promises';
import { cardOf, type Gate, isOpen } from './gate-acts.ts';
import { aim, counted, note, type Play, sees } from './play.ts';

/** A source that the gate rests on is edited while people decide, and the pipeline is run again: they are asked once more. */
export async function changeEvidence(
  play: Play,
  { committee, engagementId, requestId }: Gate,
): Promise<void> {
  const { furnishing, chance } = play;
  for (const change of [furnishing.editSource, furnishing.validate]) {
    while (!(await isDone(() => change(committee, engagementId)))) {
      // The database is away for us, too.
      if (play.isLate()) return;
      await pause(500);
    }
    note(play, { did: 'changed evidence', request: requestId, at: Date.now() });
    await pause(chance.between(0, 3_000));
  }
}

const isDone = (what: () => Promise<void>): Promise<boolean> =>
  what().then(
    () => true,
    () => false,
  );

const MORE = 'gates.request.more';

/** Whoever leads withdraws it by its menu, while others decide. @returns whether they saw it closed */
export async function withdraw(play: Play, gate: Gate): Promise<boolean> {
  const person = play.stage.sandbox.person(gate.committee.lead);
  while (!play.isOver()) {
    const card = cardOf(play, gate);
    for (const view of person.views().toReversed()) await person.close(view, true);
    aim(play);
    if (card) await person.choose(card, MORE, `${gate.requestId} withdraw`).catch(() => null);
    const form = await sees(play, () => person.view(), 4_000);
    if (form) await person.submit(form, { reason: 'Something is missing' }).catch(() => null);
    if (!(await sees(play, () => !isOpen(play, gate), 8_000))) continue;
    note(play, { did: 'withdrew', request: gate.requestId, at: Date.now() });
    return true;
  }
  counted(play.operations, 'gave up a withdrawal');
  return false;
}

import { z } from 'zod';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { attest, attestRoles } from '../attest.ts';
import { isAble } from '../rules.ts';
import { attestForm } from '../screens/attest.ts';
import { attestedNobody } from '../screens/replies.ts';
import { read } from './read.ts';

/** [G13] Every item that this person can attest, in one form; or who can. */
async function openAttest(visit: Visit, requestId: string): Promise<void> {
  const state = await read(visit, requestId);
  const mine = attestRoles(state, visit.actor.userId);
  const items = state.items.filter((item) => item.attest !== undefined);
  const keys = items.filter((item) => item.attest && mine.has(item.attest)).map((item) => item.key);
  if (keys.length > 0) return void (await visit.openModal(attestForm(visit.say, state, keys)));
  const able = state.electorate.people.filter(
    (person) =>
      isAble(person, state.electorate) &&
      items.some((item) => item.attest && person.roles.includes(item.attest)),
  );
  await visit.tell(
    attestedNobody(
      visit.say,
      able.map((person) => person.userId),
    ),
    'refusal.title',
  );
}

export const attestClicked: ActionHandler = (visit) => openAttest(visit, visit.value);

const meta = z.object({ requestId: z.uuid(), items: z.array(z.string()) });

/** What has a note is attested; what had one when the form was opened, and has none now, is not any more. */
export const submitAttest: ViewHandler = async (visit) => {
  const { view, world, actor } = visit;
  const { requestId, items: keys } = view.meta(meta);
  const { attestations } = await read(visit, requestId);
  const noted = keys.map((item) => ({
    item,
    note: view.values.text(`note.${item}`),
    link: view.values.text(`link.${item}`),
    before: attestations.find((attestation) => attestation.item === item),
  }));
  const items = noted.filter(
    // What somebody else has attested and is left as it stands is not said again.
    ({ note, before }) => note !== '' && !(before && before.userId !== actor.userId && before.note === note),
  );
  const withdraw = noted.filter(({ note, before }) => note === '' && before).map(({ item }) => item);
  await attest(world, actor, {
    requestId,
    items: items.map(({ item, note, link }) => ({ item, note, link })),
    withdraw,
  });
  return { clear: true };
};

import { section } from '@phasegate/block-kit/blocks.ts';
import { PACK_IDS as IDS } from '../chapters.ts';
import type { Visit } from '../handlers.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../room.ts';
import { unsentCard } from '../slack/send-once.ts';
import { exportEndpoint, packEndpoint } from './api.ts';
import { PACK_UNSENT } from './ids.ts';
import { requestPack } from './request.ts';
import type { Taken } from './taken.ts';
import { packWorker } from './worker.ts';

/** Asks for it, and says that it is coming. */
async function askFor(visit: Visit, wanted: Taken): Promise<void> {
  const coming = await requestPack(visit.world, visit.actor, wanted);
  const text = visit.say.md(`${wanted.kind}.coming`, coming);
  await visit.tell({ text, blocks: [section(text)] });
}

/** What was typed: nothing, a cycle, or the word for tables in the reader’s language or in English. @throws Refusal */
function wantedOf({ text, say }: Visit & { text: string }): Omit<Taken, 'engagementId'> {
  const typed = text.trim();
  if (typed === '') return { kind: 'pack', cycle: null };
  if (['tables', say('pack.tables')].includes(typed.toLowerCase())) return { kind: 'export', cycle: null };
  if (!/^\d{1,4}$/.test(typed)) throw new Refusal('pack.refusal.what', { typed });
  return { kind: 'pack', cycle: Number(typed) };
}

/** [A2] The evidence pack: what every room says of a cycle, as files; and the same as tables. */
export const pack: Room = {
  name: 'pack',
  slack: {
    commands: [
      {
        name: 'pack',
        summary: 'pack.command',
        help: 'pack.command.help',
        about: 'engagement',
        run: (visit, { id }) => askFor(visit, { ...wantedOf(visit), engagementId: id }),
      },
    ],
    actions: {
      [IDS.pack]: (visit) => askFor(visit, { kind: 'pack', engagementId: visit.value, cycle: null }),
      [IDS.export]: (visit) => askFor(visit, { kind: 'export', engagementId: visit.value, cycle: null }),
    },
  },
  cards: { [PACK_UNSENT]: unsentCard },
  workers: (backstage) => [packWorker(backstage)],
  api: [packEndpoint, exportEndpoint],
};

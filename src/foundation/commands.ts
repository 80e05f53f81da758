import { engagementHere } from '../engagement/here.ts';
import type { Engagement } from '../engagement/store.ts';
import type { Command } from '../room.ts';
import { section } from '../slack/blocks.ts';
import type { CommandVisit } from '../slack/handlers.ts';
import { requestFile } from './file-worker.ts';
import { openGapList } from './gaps/handlers/list.ts';
import { openList } from './list.ts';
import { openForm } from './open-form.ts';

type Name = 'sources' | 'add' | 'export' | 'gaps';

/** A subcommand about the engagement one is in. */
const command = (
  name: Name,
  run: (visit: CommandVisit, engagement: Engagement) => Promise<void>,
): Command => ({
  name,
  summary: `foundation.command.${name}`,
  help: `foundation.command.${name}.help`,
  run: async (visit) => {
    const engagement = await engagementHere(visit, name);
    if (engagement) await run(visit, engagement);
  },
});

export const commands: readonly Command[] = [
  command('sources', (visit, { id }) => openList(visit, id, visit.text)),
  command('add', (visit, { id }) => openForm(visit, id, null, null)),
  command('export', async (visit, { id }) => {
    const withRetired = visit.text.trim().toLowerCase() === 'all';
    await requestFile(visit.world, visit.actor, id, { kind: 'sources', withRetired });
    const text = visit.say('foundation.export.coming');
    await visit.tell({ text, blocks: [section(text)] });
  }),
  command('gaps', (visit, { id }) => openGapList(visit, id, visit.text)),
];

import { engagementHere } from '../engagement/here.ts';
import type { Engagement } from '../engagement/store.ts';
import type { Command } from '../room.ts';
import type { CommandVisit } from '../slack/handlers.ts';
import { openGapList } from './gaps.ts';
import { openList } from './list.ts';
import { openForm } from './open-form.ts';

type Name = 'sources' | 'add' | 'import' | 'export' | 'gaps';

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
  command('gaps', (visit, { id }) => openGapList(visit, id)),
];

import { engagementHere } from '../engagement/here.ts';
import type { Engagement } from '../engagement/store.ts';
import type { Command, CommandVisit } from '../handlers.ts';

/** A subcommand about the engagement one is in. */
export const commandHere = (
  texts: Pick<Command, 'name' | 'summary' | 'help'>,
  run: (visit: CommandVisit, engagement: Engagement) => Promise<void>,
): Command => ({
  ...texts,
  run: async (visit) => {
    const engagement = await engagementHere(visit, texts.name);
    if (engagement) await run(visit, engagement);
  },
});

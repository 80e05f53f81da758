import { engagementHere } from '../../engagement/here.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { ChangeWording, ChangeWordings } from '../../news.ts';
import type { Command, Room } from '../../room.ts';
import type { CommandVisit } from '../../slack/handlers.ts';
import { EXIT_IDS as IDS } from './ids.ts';
import { openAccept, openMissing, openRun, submitAccept, submitRun } from './open.ts';

const command = (
  name: 'missing' | 'pipeline',
  run: (visit: CommandVisit, engagement: Engagement) => Promise<void>,
): Command => ({
  name,
  summary: `exit.command.${name}`,
  help: `exit.command.${name}.help`,
  run: async (visit) => {
    const engagement = await engagementHere(visit, name);
    if (engagement) await run(visit, engagement);
  },
});

export const exitCommands: readonly Command[] = [
  command('missing', (visit, { id }) => openMissing(visit, id)),
  command('pipeline', (visit, { id }) => openRun(visit, id)),
];

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
};

/** How runs of the pipeline and risks are told. */
export const exitChanges: ChangeWordings = {
  'foundation.pipeline.record': { text: 'exit.change.run' },
  'foundation.risk.mark': { text: 'exit.change.risk', ...named },
  'foundation.risk.settle': { text: 'exit.change.settle', ...named },
  'foundation.risk.accept': { text: 'exit.change.accept', ...named },
};

/** What the exit check, the pipeline's validation and a foundation at risk listen to. */
export const exitSlack = {
  actions: {
    [IDS.missing]: (visit) => openMissing(visit, visit.value),
    [IDS.record]: (visit) => openRun(visit, visit.value),
    [IDS.accept]: openAccept,
  },
  views: {
    [IDS.saveRun]: submitRun,
    [IDS.saveAccept]: submitAccept,
  },
} satisfies Room['slack'];

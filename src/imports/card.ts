import { runningPhases } from '../engagement/running-cycles.ts';
import { findEngagement } from '../engagement/store.ts';
import type { Card } from '../room.ts';
import { kindNamed, kindsFor } from './kinds.ts';
import { outcomeOf } from './outcome.ts';
import { importMessage } from './screens/import.ts';
import { findImport } from './store.ts';

/** The one message of an import. */
export const importCardOf: Card = async (context, id) => {
  const { tx, workspaceId, world, say } = context;
  const found = await findImport(tx, workspaceId, id);
  const engagement = await findEngagement(tx, workspaceId, found.engagementId);
  if (!engagement) return null;
  const phases = await runningPhases({ ...context, engagement });
  const offered = kindsFor(world.rooms, found.fileName, ...phases);
  const outcome = await outcomeOf(context, found);
  return importMessage(say, found, kindNamed(world.rooms, found.kind), offered, outcome);
};

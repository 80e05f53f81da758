import type { Tx } from '../../db/database.ts';
import { runningPhases } from '../engagement/running-cycles.ts';
import { type Engagement, engagementsInChannel } from '../engagement/store.ts';
import { canSee } from '../engagement/view.ts';
import { type Actor, act } from '../record/act.ts';
import type { World } from '../world.ts';
import { fileId, fileName } from './input.ts';
import { kindsFor } from './kinds.ts';
import { anchorThread, importCard, insertImport } from './store.ts';

export interface DroppedFile {
  id: string;
  fileId: string;
  fileName: string;
  channel: string;
  threadTs: string;
}

/**
 * What became of a file: offered; of a kind we do not read; for one of several engagements of the channel, and nobody
 * knows which; or nothing of ours, here and for this person.
 */
export type Offered = 'offered' | 'unreadable' | 'several' | 'not-ours';

/** Tables that people may expect us to read; of pictures and talks nobody does. */
const TABLE = /\.(?:xlsx?|xlsm|ods|numbers|tsv|parquet|jsonl?)$/i;

/**
 * [F1.3] Somebody dropped a file into a channel that may be of a kind we import in this phase: asks in its
 * thread, once per file, where this person may see exactly one running engagement of the channel.
 */
export function offerImport(world: World, actor: Actor, given: DroppedFile): Promise<Offered> {
  const { workspaceId } = actor;
  return act(world, actor, async ({ tx, now, show }) => {
    const [engagement, ...others] = await runningHere(tx, actor, given.channel);
    if (!engagement) return 'not-ours';
    const phases = await runningPhases({ tx, workspaceId, world, now, engagement });
    if (kindsFor(world.rooms, given.fileName, ...phases).length === 0)
      return TABLE.test(given.fileName) ? 'unreadable' : 'not-ours';
    if (others.length > 0) return 'several';
    const row = {
      ...given,
      fileId: fileId.parse(given.fileId),
      fileName: fileName.parse(given.fileName),
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      userId: actor.userId,
      state: 'offered' as const,
      createdAt: now,
    };
    if (!(await insertImport(tx, row))) return 'offered';
    await anchorThread(tx, row);
    show(importCard(row));
    return 'offered';
  });
}

/** The active engagements of a channel that this person may see. */
async function runningHere(tx: Tx, actor: Actor, channel: string): Promise<Engagement[]> {
  const visible: Engagement[] = [];
  for (const engagement of await engagementsInChannel(tx, actor.workspaceId, channel))
    if (engagement.state === 'active' && (await canSee(tx, actor, engagement))) visible.push(engagement);
  return visible;
}

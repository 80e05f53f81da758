import { currentPhase, engagementsInChannel } from '../engagement/store.ts';
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

/** What became of a file: offered; of a kind we do not read; or nothing of ours, here and for this person. */
export type Offered = 'offered' | 'unreadable' | 'not-ours';

/** Tables that people may expect us to read; of pictures and talks nobody does. */
const TABLE = /\.(?:xlsx?|xlsm|ods|numbers|tsv|parquet|jsonl?)$/i;

/**
 * [F1.3] Somebody dropped a file into a channel that may be of a kind we import in this phase: asks in its
 * thread, once per file, where the channel belongs to exactly one running engagement that this person may see.
 */
export function offerImport(world: World, actor: Actor, given: DroppedFile): Promise<Offered> {
  return act(world, actor, async ({ tx, now, show }) => {
    const running = (await engagementsInChannel(tx, actor.workspaceId, given.channel)).filter(
      (one) => one.state === 'active',
    );
    const [engagement, ...others] = running;
    if (!engagement || others.length > 0 || !(await canSee(tx, actor, engagement))) return 'not-ours';
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    if (kindsFor(world.rooms, given.fileName, entry.phase).length === 0)
      return TABLE.test(given.fileName) ? 'unreadable' : 'not-ours';
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

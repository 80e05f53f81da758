import { section } from '@phasegate/block-kit/blocks.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { requestFile } from '../../asked-files.ts';

/** [F2.1] Sends a table of the sources without an assessment, to be filled in and dropped in the channel. */
export async function sendTable(
  visit: Visit & Partial<Pick<ActionVisit, 'view'>> & { tell: ActionVisit['tell'] },
  engagementId: string,
): Promise<void> {
  await requestFile(visit.world, visit.actor, engagementId, { kind: 'assessments' });
  const text = visit.say.md('quality.table.coming');
  await visit.tell({ text, blocks: [section(text)] });
}

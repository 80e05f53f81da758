import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { CommandVisit, ViewHandler, Visit } from '../handlers.ts';
import { cleanedLine } from '../record/clean-text.ts';
import { find } from './find.ts';
import { searchModal, TYPED_MAX } from './screen.ts';

async function render({ world, actor, say }: Visit, text: string): Promise<Modal> {
  const typed = fitText(cleanedLine(text), TYPED_MAX);
  const { workspaceId } = actor;
  const found = await world.db.inWorkspace(workspaceId, (tx) =>
    find({ tx, workspaceId, world, now: world.clock.now(), say }, actor, typed),
  );
  return searchModal(say, typed, found);
}

/** `/playbook search words` */
export async function searchHere(visit: CommandVisit): Promise<void> {
  await visit.openModal(await render(visit, visit.text));
}

/** Other words: what they find stands in place of what was found. */
export const searchAgain: ViewHandler = async (visit) => ({
  update: await render(visit, visit.view.values.text('words')),
});

import { section } from '@phasegate/block-kit/blocks.ts';
import type { ActionVisit, Visit } from '../../handlers.ts';
import { pageOf } from '../../slack/pager.ts';
import { requestFile } from '../asked-files.ts';
import { backOf, openConnect, openNodeForm } from './forms.ts';
import { markFinal } from './mark-final.ts';
import { removeNode } from './remove-node.ts';
import { type LineageMeta, lineageMeta } from './screens/meta.ts';
import { FIRST, type Place, renderLineage } from './view.ts';

export async function openLineage(visit: Visit, engagementId: string, at: Place = FIRST): Promise<void> {
  await visit.openModal(await renderLineage(visit, engagementId, at));
}

/** Where the click was: the lineage's modal; null elsewhere. */
function placeOf(visit: ActionVisit): LineageMeta | null {
  try {
    return visit.view?.meta(lineageMeta) ?? null;
  } catch {
    return null;
  }
}

async function redraw(visit: ActionVisit, at: LineageMeta, notice?: string): Promise<void> {
  if (!visit.view) return;
  const drawn = await renderLineage(visit, at.engagementId, at, notice);
  await visit.updateModal(visit.view.id, drawn, visit.view.hash);
}

export async function pageLineage(visit: ActionVisit): Promise<void> {
  const at = placeOf(visit);
  if (at) await redraw(visit, { ...at, page: pageOf(visit.value) });
}

/** [F4.2] The orphans: in the lineage's own modal, or in one of their own. */
export async function showOrphans(visit: ActionVisit): Promise<void> {
  const at = placeOf(visit);
  if (at) await redraw(visit, { ...at, page: 1, shows: 'orphans' });
  else await openLineage(visit, visit.value, { page: 1, shows: 'orphans' });
}

export async function backToLineage(visit: ActionVisit): Promise<void> {
  const at = placeOf(visit);
  if (at) await redraw(visit, { ...at, page: 1, shows: 'nodes' });
}

/** The “…” of a row: `<what> <node id>`. */
export async function chooseFromNode(visit: ActionVisit): Promise<void> {
  const at = placeOf(visit);
  if (!at) return;
  const { world, actor, say } = visit;
  const { engagementId } = at;
  const [what = '', id = ''] = visit.value.split(' ');
  if (what === 'connect')
    return openConnect(visit, { engagementId, target: id, source: null, back: backOf(visit) });
  if (what === 'edit') return openNodeForm(visit, engagementId, { id });
  if (what === 'final') {
    const name = await markFinal(world, actor, { engagementId, id });
    return redraw(visit, at, say('lineage.notice.final', { name }));
  }
  if (what === 'remove') {
    const name = await removeNode(world, actor, { engagementId, id });
    return redraw(
      visit,
      at,
      name === null ? say('lineage.notice.nothing') : say('lineage.notice.removed', { name }),
    );
  }
}

/** [F4.3] Sends the lineage as a file. */
export const exportLineage =
  (kind: 'mermaid' | 'openlineage') =>
  async (visit: ActionVisit): Promise<void> => {
    await requestFile(visit.world, visit.actor, visit.value, { kind });
    const notice = visit.say.md('lineage.notice.export');
    const at = placeOf(visit);
    if (at) return redraw(visit, at, notice);
    return visit.tell({ text: notice, blocks: [section(notice)] });
  };

import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../db/database.ts';
import type { ActionVisit, ViewVisit, Visit } from '../handlers.ts';
import type { Part } from '../parts.ts';
import type { Actor } from '../record/act.ts';
import { historyOf, type Subject } from '../record/history.ts';
import type { ViewAnswer } from '../slack/handlers.ts';
import { pageOf } from '../slack/pager.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { World } from '../world.ts';
import type { About } from './described.ts';
import type { formFlow } from './flow.ts';
import type { Form } from './form.ts';
import { type HistoryText, historyModal, type RetireText, retireModal } from './history.ts';
import type { Ids } from './ids.ts';
import type { listFlow } from './list.ts';
import { type ListState, listMeta, type ThingMeta, thingMeta } from './meta.ts';
import { type Texts, textKey } from './texts.ts';
import { type Viewing, viewing } from './viewing.ts';

type MenuText = HistoryText | RetireText | 'list.retired' | 'list.restored';
/** What an entry of the menu does that is the part's own; `back`: the place in the list. */
type Entry = (visit: ActionVisit, id: string, back: ListState | null) => Promise<void>;
interface Which {
  engagementId: string;
  id: string;
}

/** A kind of thing whose rows have a “…” menu. */
export interface Menu<
  Fields extends object,
  Context extends object,
  Prefix extends string,
  Found extends { name: string },
> {
  /** Or which form it is, where things of one list have different ones. */
  form: Form<Fields, Context> | ((found: Found) => Form<Fields, Context>);
  texts: Prefix & Texts<Prefix, MenuText>;
  ids: Ids;
  context(viewing: Viewing, about: About<Fields>): Promise<Context>;
  subject(workspaceId: string, id: string): Subject;
  /** Also one that is retired. @throws Refusal where it is not there */
  find(tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Found>;
  retire(world: World, actor: Actor, which: Which & { reason: string }): Promise<void>;
  restore(world: World, actor: Actor, which: Which): Promise<void>;
  list: Pick<ReturnType<typeof listFlow>, 'place' | 'render' | 'replace'>;
  open: ReturnType<typeof formFlow>['open'];
  /** How the history tells what else happens to one, by the last word of its event: `pause`. Takes who and when. */
  happened?: Readonly<Record<string, TextKey>>;
  /** What else can be done with a row. */
  entries?: Readonly<Record<string, Entry>>;
}

/**
 * Everything that the rows of a list lead to: the thing is added and edited by its form, its history read page by page,
 * it is retired with a reason and brought back. All of it happens in the list's own modal.
 */
export function rowMenu<
  Fields extends object,
  Context extends object,
  const Prefix extends string,
  Found extends { name: string },
>(of: Menu<Fields, Context, Prefix, Found>) {
  const { ids, list } = of;
  const texts: string = of.texts;

  async function history(visit: Visit, meta: ThingMeta): Promise<Modal> {
    return visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      const { workspaceId } = visit.actor;
      const thing = await of.find(tx, workspaceId, meta.engagementId, meta.id);
      const form = typeof of.form === 'function' ? of.form(thing) : of.form;
      const found = await historyOf(tx, of.subject(workspaceId, meta.id), meta.page);
      const context = await of.context(viewer, { id: meta.id, before: null, typed: {} });
      return historyModal(
        { form, ids, texts, happened: of.happened },
        { say: visit.say, context, name: thing.name, meta, found },
      );
    });
  }

  async function reason(visit: Visit, meta: ThingMeta): Promise<Modal> {
    return visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      await viewing(tx, visit, meta.engagementId);
      const { name } = await of.find(tx, visit.actor.workspaceId, meta.engagementId, meta.id);
      return retireModal({ ids, texts }, visit.say, name, meta);
    });
  }

  /** `<what> <id>` */
  async function choose(visit: ActionVisit): Promise<void> {
    const { view, world, actor } = visit;
    if (!view) return;
    const { engagementId } = view.meta(listMeta);
    const back = list.place(visit);
    const [what = '', id = ''] = visit.value.split(' ');
    const meta = { engagementId, id, page: 1, back };
    if (what === 'edit') return of.open(visit, engagementId, { id, back });
    if (what === 'history') return visit.updateModal(view.id, await history(visit, meta), view.hash);
    if (what === 'retire') return visit.updateModal(view.id, await reason(visit, meta), view.hash);
    if (what === 'restore' && back) {
      await of.restore(world, actor, { engagementId, id });
      return list.replace(visit, engagementId, back, visit.say(textKey(texts, 'list.restored')));
    }
    await of.entries?.[what]?.(visit, id, back);
  }

  async function retire(visit: ViewVisit): Promise<ViewAnswer> {
    const { engagementId, id, back } = visit.view.meta(thingMeta);
    await of.retire(visit.world, visit.actor, {
      engagementId,
      id,
      reason: visit.view.values.text('reason'),
    });
    if (!back) return undefined;
    const notice = visit.say(textKey(texts, 'list.retired'));
    return { update: await list.render(visit, engagementId, back, notice) };
  }

  return {
    actions: {
      [ids.add]: (visit: ActionVisit) => of.open(visit, visit.value, { back: list.place(visit) }),
      [ids.menu]: choose,
      [ids.historyPage]: async (visit: ActionVisit) => {
        if (!visit.view) return;
        const meta = { ...visit.view.meta(thingMeta), page: pageOf(visit.value) };
        await visit.updateModal(visit.view.id, await history(visit, meta), visit.view.hash);
      },
    },
    views: { [ids.retire]: retire },
  } satisfies NonNullable<Part['slack']>;
}

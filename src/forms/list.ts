import type { Block, Button, Modal } from '@phasegate/block-kit/blocks.ts';
import {
  actions,
  alert,
  context,
  divider,
  input,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import type { Tx } from '../../db/database.ts';
import { type Rights, rightsOf } from '../engagement/rights.ts';
import type { Engagement } from '../engagement/store.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../handlers.ts';
import type { Part } from '../parts.ts';
import type { OpenView, ViewAnswer } from '../slack/handlers.ts';
import { writeMeta } from '../slack/metadata.ts';
import { pageOf, pager } from '../slack/pager.ts';
import type { Say } from '../texts/say.ts';
import type { ListIds } from './ids.ts';
import { backMeta, type ListState, listMeta } from './meta.ts';
import { type Texts, textKey } from './texts.ts';

/** What a list shows, beside where one is in it. */
export interface ListView {
  say: Say;
  engagement: { id: string; name: string };
  list: ListState;
  found: { page: number; pages: number; total: number };
  /** Small print above the buttons: how many there are, and what for. */
  counts?: string;
  buttons: readonly Button[];
  rows: readonly Block[];
  /** Said where nothing is found and nothing was looked for. */
  empty: string;
  /** mrkdwn: what just happened. */
  notice?: string;
}

/** A list of things: search, filter, ten a page, the rest of each row behind “…”. */
export function listModal(texts: string, ids: ListIds, filters: readonly string[], view: ListView): Modal {
  const { say, engagement, list, found, notice, counts } = view;
  const text = (name: string) => textKey(texts, `list.${name}`);
  const empty =
    list.search !== ''
      ? say.md(text('nothing-found'), { search: list.search })
      : list.filter === filters[0]
        ? view.empty
        : say(text('none-of-these'));
  return modal({
    title: say(text('title')),
    submit: say('common.search'),
    close: say('common.close'),
    callback_id: ids.search,
    private_metadata: writeMeta({ engagementId: engagement.id, list: { ...list, page: found.page } }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      ...(counts ? [context(counts)] : []),
      ...(view.buttons.length > 0 ? [actions([...view.buttons])] : []),
      input(
        'search',
        say(text('search')),
        textInput(ids.search, {
          tells: 'enter',
          initial: list.search,
          max: 100,
          placeholder: say(text('search-hint')),
        }),
        { optional: true, dispatch_action: true },
      ),
      actions(
        [
          select(
            ids.filter,
            filters.map((filter) => option(say(textKey(texts, `filter.${filter}`)), filter)),
            { initial: list.filter },
          ),
        ],
        'filter',
      ),
      divider(),
      ...(found.total === 0 ? [section(empty)] : view.rows),
      ...pager(say, found, ids.page, text('total')),
    ],
  });
}

type ListText =
  `list.${'title' | 'search' | 'search-hint' | 'total' | 'nothing-found' | 'none-of-these' | 'back'}`;

/** A kind of thing that is listed. */
export interface Listed<Prefix extends string, Filter extends string> {
  /** `foundation`: its texts are `foundation.list.…`, and `foundation.filter.…` for each filter. */
  texts: Prefix & Texts<Prefix, ListText | `filter.${Filter}`>;
  ids: ListIds;
  /** The first is what the list opens with. */
  filters: readonly [Filter, ...Filter[]];
  load(
    visit: Visit,
    tx: Tx,
    engagement: Engagement,
    list: ListState & { filter: Filter },
    may: Rights,
  ): Promise<Pick<ListView, 'found' | 'counts' | 'buttons' | 'rows' | 'empty'>>;
}

/** Everything a list does in Slack: opened, searched, narrowed, paged, and come back to. */
export function listFlow<const Prefix extends string, const Filter extends string>({
  texts,
  ids,
  filters,
  load,
}: Listed<Prefix, Filter>) {
  const [all] = filters;
  const first: ListState = { search: '', filter: all, page: 1 };
  const known = (filter: string): Filter => filters.find((one) => one === filter) ?? all;

  /** The list as it is now. [X9] Refused where the person may not see the engagement. */
  function render(visit: Visit, engagementId: string, list: ListState, notice?: string): Promise<Modal> {
    const { world, actor, say } = visit;
    return world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const engagement = await viewEngagement(tx, actor, engagementId);
      const may = await rightsOf(tx, actor, engagementId);
      const seen = await load(visit, tx, engagement, { ...list, filter: known(list.filter) }, may);
      return listModal(texts as string, ids, filters, {
        say,
        engagement,
        list,
        ...seen,
        ...(notice && { notice }),
      });
    });
  }

  /** What the person has searched and filtered for, as the open list holds it. */
  function current(view: OpenView): { engagementId: string; list: ListState } {
    const { engagementId, list } = view.meta(listMeta);
    const search = view.values.has('search') ? view.values.text('search').slice(0, 100) : list.search;
    const chosen = view.values.text('filter') || list.filter;
    const filter = known(chosen);
    return { engagementId, list: { search, filter, page: list.page } };
  }

  async function replace(
    visit: ActionVisit,
    engagementId: string,
    list: ListState,
    notice?: string,
  ): Promise<void> {
    if (!visit.view) return;
    await visit.updateModal(visit.view.id, await render(visit, engagementId, list, notice), visit.view.hash);
  }

  /** From the first page again. */
  async function narrow(visit: ActionVisit): Promise<void> {
    if (!visit.view) return;
    const { engagementId, list } = current(visit.view);
    await replace(visit, engagementId, { ...list, page: 1 });
  }

  /** `search` may be given with the command. */
  const open = async (
    visit: Visit,
    engagementId: string,
    search = '',
    filter: Filter = all,
  ): Promise<void> => {
    const list = { ...first, search: search.slice(0, 100), filter };
    await visit.openModal(await render(visit, engagementId, list));
  };

  return {
    render,
    open,
    replace,
    first,
    /** The list's place, where the click was in the list; null elsewhere. */
    place(visit: Pick<ActionVisit, 'view'>): ListState | null {
      try {
        return visit.view ? current(visit.view).list : null;
      } catch {
        return null;
      }
    },
    slack: {
      actions: {
        [ids.list]: (visit: ActionVisit) => open(visit, visit.value),
        [ids.search]: narrow,
        [ids.filter]: narrow,
        [ids.page]: async (visit: ActionVisit) => {
          if (!visit.view) return;
          const { engagementId, list } = current(visit.view);
          await replace(visit, engagementId, { ...list, page: pageOf(visit.value) });
        },
        /** From what was opened in the list, back to the same place in it. */
        [ids.back]: async (visit: ActionVisit) => {
          const meta = visit.view?.meta(backMeta);
          if (meta) await replace(visit, meta.engagementId, meta.back ?? first);
        },
      },
      views: {
        [ids.search]: async (visit: ViewVisit): Promise<ViewAnswer> => {
          const { engagementId, list } = current(visit.view);
          return { update: await render(visit, engagementId, { ...list, page: 1 }) };
        },
      },
    } satisfies NonNullable<Part['slack']>,
  };
}

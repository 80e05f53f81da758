import { randomBytes } from 'node:crypto';
import { isObject, withIds } from './blocks.ts';
import type { Core } from './core.ts';
import { newId } from './ids.ts';
import type { Json, StoredView, Workspace } from './model.ts';
import { initialValues } from './values.ts';

/** Slack's limit of views on top of each other. */
const MAX_STACK = 3;

/** A person's open modals, bottom first. */
export function stackOf(workspace: Workspace, user: string): StoredView[] {
  return workspace.views.filter((each) => each.user === user).sort((a, b) => a.openedAt - b.openedAt);
}

export function viewById(workspace: Workspace, id: string): StoredView | undefined {
  return workspace.views.find((each) => each.id === id) ?? homes(workspace).find((each) => each.id === id);
}

export function viewByExternalId(workspace: Workspace, externalId: string): StoredView | undefined {
  if (externalId === '') return undefined;
  return [...workspace.views, ...homes(workspace)].find((each) => each.externalId === externalId);
}

/** Opens a modal, in place of whatever modals the person had open. */
export function openView(
  core: Core,
  workspace: Workspace,
  user: string,
  view: Json,
  openedIn?: string,
): StoredView {
  workspace.views = workspace.views.filter((each) => each.user !== user);
  return add(core, workspace, user, view, null, openedIn);
}

/** Puts a modal on top; null when there are three already. */
export function pushView(core: Core, workspace: Workspace, user: string, view: Json): StoredView | null {
  const stack = stackOf(workspace, user);
  if (stack.length >= MAX_STACK) return null;
  return add(core, workspace, user, view, stack.at(-1) ?? null, stack.at(-1)?.openedIn);
}

/** Changes what a view shows; inputs that keep their ids keep what was typed. */
export function updateView(core: Core, workspace: Workspace, stored: StoredView, view: Json): StoredView {
  const typed = stored.values;
  stored.view = prepared(view);
  stored.externalId = String(view.external_id ?? stored.externalId);
  stored.hash = newHash(core);
  stored.values = initialValues(stored.view.blocks, stored.openedIn);
  for (const [blockId, actions] of Object.entries(stored.values)) {
    for (const [actionId, value] of Object.entries(actions)) {
      const before = typed[blockId]?.[actionId];
      if (before && before.type === value.type) actions[actionId] = before;
    }
  }
  changed(core, workspace, stored);
  return stored;
}

/** Sets a person's Home. */
export function publishHome(core: Core, workspace: Workspace, user: string, view: Json): StoredView {
  const existing = workspace.homes[user];
  if (existing) return updateView(core, workspace, existing, view);
  const stored = make(core, workspace, user, view, null);
  workspace.homes[user] = stored;
  changed(core, workspace, stored);
  return stored;
}

/** Takes one view off the stack, or all of them. */
export function dropView(core: Core, workspace: Workspace, stored: StoredView, all: boolean): void {
  workspace.views = workspace.views.filter((each) => (all ? each.user !== stored.user : each !== stored));
  changed(core, workspace, stored);
}

function add(
  core: Core,
  workspace: Workspace,
  user: string,
  view: Json,
  below: StoredView | null,
  openedIn?: string,
): StoredView {
  const stored = make(core, workspace, user, view, below, openedIn);
  workspace.views.push(stored);
  changed(core, workspace, stored);
  return stored;
}

function make(
  core: Core,
  workspace: Workspace,
  user: string,
  view: Json,
  below: StoredView | null,
  openedIn?: string,
): StoredView {
  const id = newId('V');
  const ready = prepared(view);
  return {
    id,
    teamId: workspace.id,
    user,
    hash: newHash(core),
    type: view.type === 'home' ? 'home' : 'modal',
    externalId: String(view.external_id ?? ''),
    view: ready,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    values: initialValues(ready.blocks, openedIn),
    ...(openedIn ? { openedIn } : {}),
    openedAt: (below?.openedAt ?? 0) + 1,
  };
}

function prepared(view: Json): StoredView['view'] {
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [];
  return { ...structuredClone(view), blocks: withIds(blocks) };
}

function newHash(core: Core): string {
  return `${Math.floor(core.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}

function changed(core: Core, workspace: Workspace, stored: StoredView): void {
  const type = stored.type === 'home' ? 'home' : 'views';
  core.changes.announce({ type, team: workspace.id, user: stored.user });
}

function homes(workspace: Workspace): StoredView[] {
  return Object.values(workspace.homes);
}

import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Visit } from '../handlers.ts';
import type { Described } from './described.ts';
import { draftsOf } from './drafts.ts';
import type { Typed } from './form.ts';
import type { FormMeta } from './meta.ts';
import { formModal } from './screen.ts';
import { type Viewing, viewing } from './viewing.ts';

/** Reads what a form is about, and shows it. */
export function formReader<Fields extends object, Context extends object, Saved>(
  of: Described<Fields, Context, Saved>,
) {
  const { form, ids, texts, noun } = of;
  const drafts = draftsOf(noun, form.names);

  /** As it is saved; nothing of one that is still to be added. */
  async function saved(
    viewer: Viewing,
    meta: Pick<FormMeta, 'id' | 'version'>,
  ): Promise<{ version: number; before: Fields | null; typed: Typed }> {
    if (meta.version === 0 || !of.edited) return { version: 0, before: null, typed: {} };
    const found = await of.edited.find(viewer, meta.id);
    return { version: found.version, before: found.fields, typed: found.fields as Typed };
  }

  /** Shows a step with all that is known. `typed`: what was just typed, kept; null where nothing was. `first`: what is not kept until then. */
  function show(
    visit: Visit,
    meta: FormMeta,
    typed: Typed | null,
    { first = {}, ...more }: { notice?: string; canStartAfresh?: boolean; first?: Typed } = {},
  ): Promise<Modal> {
    const { world, actor, say } = visit;
    return world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      const is = await saved(viewer, meta);
      const kept = typed
        ? await drafts.add(tx, actor, meta, typed, viewer.now)
        : (await drafts.read(tx, actor, meta, viewer.now))?.typed;
      const all = { ...first, ...is.typed, ...kept };
      const context = await of.context(viewer, { id: meta.id, before: is.before, typed: all });
      const engagementName = viewer.engagement.name;
      const above = of.above?.(meta.step, all, { say, context });
      const state = { say, context, meta, engagementName, typed: all, above, submit: of.submit, ...more };
      return formModal(form, ids, texts, state);
    });
  }

  return { drafts, saved, show };
}
export type FormReader<Fields extends object, Context extends object, Saved> = ReturnType<
  typeof formReader<Fields, Context, Saved>
>;

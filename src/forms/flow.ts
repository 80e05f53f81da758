import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { engagementVerb } from '../engagement/verb.ts';
import type { ActionVisit, ViewVisit, Visit } from '../handlers.ts';
import type { Part } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { OpenView, ViewAnswer } from '../slack/handlers.ts';
import type { Described, Edited, EditText, FormText } from './described.ts';
import type { Typed } from './form.ts';
import { type FormMeta, formMeta, type ListState } from './meta.ts';
import { formReader } from './show.ts';
import { formSubmit } from './submit.ts';
import type { Texts } from './texts.ts';
import { viewing } from './viewing.ts';

/** What a form is opened with. */
export interface OpenWith {
  /** The thing to edit; a new one where none is given. */
  id?: string | null;
  /** The place in the list from which it is opened, and where it ends. */
  back?: ListState | null;
  /** Whether it takes the place of the modal it is opened from, rather than stand on top; usual from a list. */
  inPlace?: boolean;
  /** What a new one is filled in with, whatever was begun before. */
  proposed?: Typed;
  /** What fields hold that nothing was typed in. */
  first?: Typed;
  /** The id that a new one gets, where something knows it by that already; with `proposed`. */
  newId?: string;
  step?: number;
  /** mrkdwn */
  notice?: string;
}

/** Everything a form does in Slack: opened, gone through, kept while it is typed in, saved, and told what changed meanwhile. */
export function formFlow<Fields extends object, Context extends object, Saved, const Prefix extends string>(
  of: Described<Fields, Context, Saved> &
    (
      | { edited: Edited<Fields>; texts: Prefix & Texts<Prefix, EditText> }
      | { edited?: never; texts: Prefix & Texts<Prefix, FormText> }
    ),
) {
  const { form, ids } = of;
  const reader = formReader(of);
  const { drafts, saved, show } = reader;

  /** What a form opens with. Only those who may save it get that far. */
  const prepare = engagementVerb({
    input: z.object({ engagementId: z.uuid(), id: z.uuid().nullable(), timeZone: z.string() }),
    may: of.may,
    async run({ tx, actor, world, now, engagement }, { id, timeZone }) {
      const engagementId = engagement.id;
      if (id === null) {
        const fresh = { id: randomUUID() as string, version: 0, isDraft: false };
        const about = (await drafts.readNew(tx, actor, engagementId, now))?.about;
        if (!about) return fresh;
        // What was typed may be told after the form was saved: then it is no draft any more.
        if (!(await of.isSaved(tx, actor.workspaceId, about.id))) return { ...about, isDraft: true };
        await drafts.drop(tx, actor, { ...about, engagementId });
        return fresh;
      }
      if (!of.edited) throw new Refusal('refusal.not-found');
      const { version, fields } = await of.edited.find({ tx, world, actor, now, engagement, timeZone }, id);
      const place = { engagementId, id, version };
      const draft = await drafts.read(tx, actor, place, now);
      if (!draft || drafts.saysNothing(draft.typed, fields as Typed)) {
        await drafts.drop(tx, actor, place);
        return { id, version, isDraft: false };
      }
      // A draft of an older version stays one: saving it says what changed since.
      return { id, version: draft.about?.version ?? version, isDraft: true };
    },
  });

  /** The form as it opens: empty for a new thing, filled in for one that is there; with the draft, where one waits. */
  async function begin(
    visit: Visit,
    engagementId: string,
    { id = null, back = null, proposed, first, newId, step = 1, notice }: Omit<OpenWith, 'inPlace'> = {},
  ): Promise<Modal> {
    const { world, actor, timeZone, say } = visit;
    const { isDraft, ...found } = await prepare(world, actor, { engagementId, id, timeZone });
    const isAnother = proposed !== undefined && (isDraft || newId !== undefined) && id === null;
    const about = isAnother ? { id: newId ?? randomUUID(), version: 0 } : found;
    const meta: FormMeta = { engagementId, ...about, step, round: 0, back };
    const canStartAfresh = isDraft && !proposed;
    const said = notice ?? (canStartAfresh ? say('forms.draft') : undefined);
    const more = { ...(said && { notice: said }), ...(first && { first }), canStartAfresh };
    return show(visit, meta, proposed ?? null, more);
  }

  /** Opens the form: on top of what is open, or in its place. */
  async function open(
    visit: Visit & Pick<ActionVisit, 'view'>,
    engagementId: string,
    { inPlace, ...opening }: OpenWith = {},
  ): Promise<void> {
    const { view } = visit;
    const drawn = await begin(visit, engagementId, opening);
    if (view && (inPlace ?? (opening.back ?? null) !== null))
      await visit.updateModal(view.id, drawn, view.hash);
    else await visit.openModal(drawn);
  }

  /** Goes to another step; what was typed on this one is kept. */
  async function changeStep({ view, ...visit }: ActionVisit): Promise<void> {
    if (!view) return;
    const meta = view.meta(formMeta);
    const step = z.coerce.number().int().min(1).max(form.steps.length).parse(visit.value);
    await visit.updateModal(view.id, await show(visit, { ...meta, step }, form.read(view.values)), view.hash);
  }

  /** Throws the draft away and shows the form as it would be without. */
  async function startAfresh({ view, ...visit }: ActionVisit): Promise<void> {
    if (!view) return;
    const meta = view.meta(formMeta);
    const version = await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      await drafts.drop(tx, visit.actor, meta);
      return (await saved(viewer, meta)).version;
    });
    const drawn = await show(visit, { ...meta, version, step: 1, round: meta.round + 1 }, null);
    await visit.updateModal(view.id, drawn, view.hash);
  }

  /** [X8] Keeps what is in the form as a draft while it is filled in, if there is anything in it to lose. */
  async function keepTyped({ view, ...visit }: Visit & { view?: OpenView }): Promise<void> {
    if (!view) return;
    const meta = view.meta(formMeta);
    const typed = form.read(view.values);
    await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      const kept = await drafts.read(tx, visit.actor, meta, viewer.now);
      const is = await saved(viewer, meta);
      if (!drafts.saysNothing({ ...kept?.typed, ...typed }, is.typed))
        await drafts.add(tx, visit.actor, meta, typed, viewer.now);
      else if (meta.version > 0) await drafts.drop(tx, visit.actor, meta);
    });
  }

  const slack = {
    actions: {
      [ids.fresh]: startAfresh,
      [ids.draft]: keepTyped,
      [ids.step]: changeStep,
    },
    views: { [ids.save]: formSubmit(of, reader) },
    closed: {
      [ids.save]: async (visit: ViewVisit): Promise<ViewAnswer> => {
        await keepTyped(visit);
        return undefined;
      },
    },
  } satisfies NonNullable<Part['slack']>;
  return { open, begin, show, slack, keepTyped };
}

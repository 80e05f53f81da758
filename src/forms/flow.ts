import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Role } from '../engagement/roles.ts';
import type { Engagement } from '../engagement/store.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { Part } from '../parts.ts';
import type { Actor } from '../record/act.ts';
import { newerChanges, type Subject } from '../record/history.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import { dropDraft, readDraft, saveDraft } from '../slack/drafts.ts';
import type { ActionVisit, OpenView, ViewAnswer, ViewVisit, Visit } from '../slack/handlers.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { World } from '../world.ts';
import { sameValue } from './field.ts';
import type { Form, Typed } from './form.ts';
import type { Ids } from './ids.ts';
import { type FormMeta, formMeta, type ListState } from './meta.ts';
import { draftAction, formModal, stepAction } from './screen.ts';

/** One who looks at an engagement, in a transaction. */
export interface Looking {
  tx: Tx;
  world: World;
  actor: Actor;
  now: Temporal.Instant;
  engagement: Engagement;
  /** The person's zone, in which “today” is meant. */
  timeZone: string;
}

/** What a form is about just now. */
export interface About<Fields> {
  id: string;
  /** As it is, where one is edited. */
  before: Fields | null;
  /** As typed, not yet checked. */
  typed: Typed;
}

/** What a save is given; the form's earlier steps are in the draft. */
export interface Saving {
  engagementId: string;
  id: string;
  /** 0 for a new one. */
  version: number;
  timeZone: string;
  draft: string;
  fields: Typed;
}

/** A kind of thing that people describe by a form. */
export interface Described<Fields extends object, Around extends object, Saved> {
  form: Form<Fields, Around>;
  /** `foundation`: its texts are `foundation.form.…`. */
  texts: string;
  ids: Ids;
  /** `foundation.source`: its drafts are called so. */
  noun: string;
  may: readonly Role[];
  /** What it is filled in among. `id`: the one that is edited. */
  around(looking: Looking, about: About<Fields>): Promise<Around>;
  /** @throws Refusal where it is not there, or cannot be edited */
  find(looking: Looking, id: string): Promise<{ version: number; fields: Fields }>;
  isSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean>;
  subject(workspaceId: string, id: string): Subject;
  /** A courtesy before the last step: a name that is taken, say. @throws Refusal */
  foresee?(looking: Looking, meta: FormMeta, typed: Typed): Promise<void>;
  save(world: World, actor: Actor, saving: Saving): Promise<Saved>;
  /** What stands where the form stood. */
  after(visit: ViewVisit, meta: FormMeta, saved: Saved): Promise<ViewAnswer>;
}

const aboutDraft = z.object({ id: z.uuid(), version: z.int() });

/** What a form is opened with. */
export interface OpenWith {
  /** The thing to edit; a new one where none is given. */
  id?: string | null;
  back?: ListState | null;
  /** What a new one is filled in with, whatever was begun before. */
  proposed?: Typed;
  step?: number;
  /** mrkdwn */
  notice?: string;
}

/** Everything a form does in Slack: opened, gone through, kept while it is typed in, saved, and told what changed meanwhile. */
export function formFlow<Fields extends object, Around extends object, Saved>(
  of: Described<Fields, Around, Saved>,
) {
  const { form, ids, noun, texts } = of;
  const addDraft = (engagementId: string) => `${noun}.add.${engagementId}`;
  const draftOf = ({ engagementId, id, version }: Pick<FormMeta, 'engagementId' | 'id' | 'version'>) =>
    version === 0 ? `${addDraft(engagementId)}:${id}` : `${noun}.edit:${id}`;

  const looking = async (
    tx: Tx,
    { world, actor, timeZone }: Visit,
    engagementId: string,
  ): Promise<Looking> => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    return { tx, world, actor, timeZone, now: world.clock.now(), engagement };
  };
  const baseOf = async (
    look: Looking,
    meta: Pick<FormMeta, 'id' | 'version'>,
  ): Promise<{ version: number; before: Fields | null; typed: Typed }> => {
    if (meta.version === 0) return { version: 0, before: null, typed: {} };
    const found = await of.find(look, meta.id);
    return { version: found.version, before: found.fields, typed: found.fields as Typed };
  };
  /** Whether a draft holds nothing that is not so already. */
  const saysNothing = (draft: Typed, base: Typed) =>
    form.names.every((name) => !(name in draft) || sameValue(draft[name], base[name]));

  /** What a form opens with. Only those who may save it get that far. */
  const prepare = engagementVerb({
    input: z.object({ engagementId: z.uuid(), id: z.uuid().nullable(), timeZone: z.string() }),
    may: of.may,
    async run({ tx, actor, world, now, engagement }, { id, timeZone }) {
      const fresh = { id: randomUUID() as string, version: 0, isDraft: false };
      if (id === null) {
        const kept = aboutDraft.safeParse(
          (await readDraft(tx, actor, addDraft(engagement.id), now))?.about,
        ).data;
        if (!kept) return fresh;
        // What was typed may be told after the form was saved: then it is no draft any more.
        if (!(await of.isSaved(tx, actor.workspaceId, kept.id))) return { ...kept, isDraft: true };
        await dropDraft(tx, actor, draftOf({ ...kept, engagementId: engagement.id }));
        return fresh;
      }
      const found = await of.find({ tx, world, actor, now, engagement, timeZone }, id);
      const name = draftOf({ engagementId: engagement.id, id, version: found.version });
      const draft = await readDraft(tx, actor, name, now);
      if (!draft || saysNothing(draft, found.fields as Typed)) {
        await dropDraft(tx, actor, name);
        return { id, version: found.version, isDraft: false };
      }
      // A draft of an older version stays one: saving it says what changed since.
      return { id, version: aboutDraft.safeParse(draft.about).data?.version ?? found.version, isDraft: true };
    },
  });

  /** Adds to the form's draft. @returns all that the draft holds */
  async function keep(
    tx: Tx,
    { world, actor }: Pick<Visit, 'world' | 'actor'>,
    meta: FormMeta,
    typed: Typed,
  ): Promise<Typed> {
    const now = world.clock.now();
    const kept = await readDraft(tx, actor, draftOf(meta), now);
    const values = { ...kept, ...typed, about: { id: meta.id, version: meta.version } };
    await saveDraft(tx, actor, draftOf(meta), values, now);
    return values;
  }

  /** Shows a step with all that is known. `typed`: what was just typed, kept; null where nothing was. */
  function show(
    visit: Visit,
    meta: FormMeta,
    typed: Typed | null,
    more: { notice?: string; canStartAfresh?: boolean } = {},
  ): Promise<Modal> {
    const { world, actor, say } = visit;
    return world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const look = await looking(tx, visit, meta.engagementId);
      const base = await baseOf(look, meta);
      const kept = typed
        ? await keep(tx, visit, meta, typed)
        : await readDraft(tx, actor, draftOf(meta), look.now);
      const all = { ...base.typed, ...kept };
      const around = await of.around(look, { id: meta.id, before: base.before, typed: all });
      return formModal(form, ids, texts, {
        say,
        around,
        meta,
        engagementName: look.engagement.name,
        typed: all,
        ...more,
      });
    });
  }

  /** Opens the form: empty for a new thing, filled in for one that is there; with the draft, where one waits. */
  async function open(
    visit: Visit & Pick<ActionVisit, 'view'>,
    engagementId: string,
    { id = null, back = null, proposed, step = 1, notice }: OpenWith = {},
  ): Promise<void> {
    const { isDraft, ...found } = await prepare(visit.world, visit.actor, {
      engagementId,
      id,
      timeZone: visit.timeZone,
    });
    const prepared = proposed && isDraft && id === null ? { id: randomUUID(), version: 0 } : found;
    const meta: FormMeta = { engagementId, ...prepared, step, round: 0, back };
    const waits = isDraft && !proposed;
    const said = notice ?? (waits ? visit.say(`${texts}.form.draft` as TextKey) : undefined);
    const drawn = await show(visit, meta, proposed ?? null, {
      ...(said && { notice: said }),
      ...(waits && { canStartAfresh: true }),
    });
    if (
      visit.view &&
      (back !== null ||
        (id !== null && proposed === undefined && back === null && notice === undefined && false))
    )
      await visit.updateModal(visit.view.id, drawn, visit.view.hash);
    else await visit.openModal(drawn);
  }

  /** Goes to another step; what was typed on this one is kept. */
  async function changeStep({ view, ...visit }: ActionVisit): Promise<void> {
    if (!view) return;
    const meta = view.meta(formMeta);
    const step = z.coerce.number().int().min(1).max(form.steps).parse(visit.value);
    await visit.updateModal(view.id, await show(visit, { ...meta, step }, form.read(view.values)), view.hash);
  }

  /** Throws the draft away and shows the form as it would be without. */
  async function startAfresh({ view, ...visit }: ActionVisit): Promise<void> {
    if (!view) return;
    const meta = view.meta(formMeta);
    const version = await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      const look = await looking(tx, visit, meta.engagementId);
      await dropDraft(tx, visit.actor, draftOf(meta));
      return (await baseOf(look, meta)).version;
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
      const look = await looking(tx, visit, meta.engagementId);
      const kept = await readDraft(tx, visit.actor, draftOf(meta), look.now);
      const { typed: base } = await baseOf(look, meta);
      if (!saysNothing({ ...kept, ...typed }, base)) await keep(tx, visit, meta, typed);
      else if (meta.version > 0) await dropDraft(tx, visit.actor, draftOf(meta));
    });
  }

  /** [X8] A submitted step: on to the next one, or saved. */
  async function submit(visit: ViewVisit): Promise<ViewAnswer> {
    const meta = visit.view.meta(formMeta);
    const typed = form.read(visit.view.values);
    if (meta.version === 0 && meta.step < form.steps) {
      await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
        const look = await looking(tx, visit, meta.engagementId);
        form.checkStep(meta.step, typed, await of.around(look, { id: meta.id, before: null, typed }));
        await of.foresee?.(look, meta, typed);
      });
      return { update: await show(visit, { ...meta, step: meta.step + 1 }, typed) };
    }
    const { engagementId, id, version } = meta;
    const saving = {
      engagementId,
      id,
      version,
      timeZone: visit.timeZone,
      draft: draftOf(meta),
      fields: typed,
    };
    try {
      return await of.after(visit, meta, await of.save(visit.world, visit.actor, saving));
    } catch (error) {
      return notSaved(visit, meta, typed, error);
    }
  }

  /** What could not be saved stays typed; where the reason is not on this step, the form goes to where it is. */
  async function notSaved(
    visit: ViewVisit,
    meta: FormMeta,
    typed: Typed,
    error: unknown,
  ): Promise<ViewAnswer> {
    if (error instanceof Refusal && error.key === 'refusal.conflict')
      return showConflict(visit, meta, typed, error);
    const refusals =
      error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
    const elsewhere = refusals.find((one) => one.field && form.stepOf(one.field) !== meta.step);
    if (!elsewhere) throw error;
    const step = form.stepOf(elsewhere.field);
    const lines = refusals
      .filter((one) => form.stepOf(one.field) === step)
      .map((one) => {
        const name = one.field && form.field(one.field) ? `*${form.label(one.field, visit.say)}*: ` : '';
        return `${name}${visit.say.md(one.key, one.params)}`;
      });
    return { update: await show(visit, { ...meta, step }, typed, { notice: lines.join('\n') }) };
  }

  /** [X5] Says who changed what meanwhile; what was typed is kept, and the next save is on the newest version. */
  async function showConflict(
    visit: ViewVisit,
    meta: FormMeta,
    typed: Typed,
    refusal: Refusal,
  ): Promise<ViewAnswer> {
    const { world, actor, say } = visit;
    const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const look = await looking(tx, visit, meta.engagementId);
      const base = await baseOf(look, meta);
      const { changes } = await newerChanges(
        tx,
        of.subject(actor.workspaceId, meta.id),
        meta.version,
        form.names,
      );
      const kept = await readDraft(tx, actor, draftOf(meta), look.now);
      const mine = form.merge({ ...kept, ...typed }, changes);
      const around = await of.around(look, {
        id: meta.id,
        before: base.before,
        typed: { ...base.typed, ...mine },
      });
      const lines = changes.map(({ field, before, after }) => {
        const [line = ''] = form.lines({ [field]: before }, { [field]: after }, { say, around });
        return field in mine && !sameValue(mine[field], after)
          ? `${line} ${say('foundation.form.yours-stands')}`
          : line;
      });
      return { version: base.version, mine, lines };
    });
    const notice = [say.md(refusal.key, refusal.params), ...found.lines].join('\n');
    return {
      update: await show(visit, { ...meta, version: found.version, round: meta.round + 1 }, found.mine, {
        notice,
      }),
    };
  }

  const slack = {
    actions: {
      [ids.fresh]: startAfresh,
      [draftAction(ids, 0)]: keepTyped,
      [draftAction(ids, 1)]: keepTyped,
      ...Object.fromEntries(
        Array.from({ length: form.steps }, (_none, at) => [stepAction(ids, at + 1), changeStep]),
      ),
    },
    views: { [ids.save]: submit },
    closed: {
      [ids.save]: async (visit: ViewVisit): Promise<ViewAnswer> => {
        await keepTyped(visit);
        return undefined;
      },
    },
  } satisfies NonNullable<Part['slack']>;
  return { open, show, slack, keepTyped };
}

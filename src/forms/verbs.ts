import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Role } from '../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import type { Subject } from '../record/history.ts';
import { paragraph } from '../record/parse.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { conflictRefusal } from './conflict.ts';
import type { About } from './described.ts';
import { takeDraft } from './drafts.ts';
import type { Form, Typed } from './form.ts';
import { REASON_MAX } from './history.ts';
import type { Viewing } from './viewing.ts';

/** A thing as it is kept. */
export interface Row {
  id: string;
  name: string;
  version: number;
  retiredAt: Temporal.Instant | null;
  retiredReason: string | null;
}

/** How a kind of thing is kept, and what its changes are called. */
export interface Kept<Fields extends object, Context extends object, Kind extends Row & Fields, Done> {
  form: Form<Fields, Context>;
  /** `foundation.source`: its changes are `foundation.source.add`, `.edit`, `.retire`, `.restore`. */
  noun: string;
  /** What the record calls it. */
  kind: string;
  /** Said of one that is retired. */
  retired: TextKey;
  may: readonly Role[];
  /** [H8] Keys and agents may save one, too. */
  programs?: true;
  context(viewing: Viewing, about: About<Fields>): Promise<Context>;
  /** @returns false where it is there already: the same form, sent twice. @throws Refusal at the name */
  insert(acting: EngagementActing, id: string, fields: Fields): Promise<boolean>;
  isSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean>;
  lock(tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Kind>;
  /** @returns its new version */
  update(
    acting: EngagementActing,
    found: Kind,
    set: Partial<Fields> | Pick<Row, 'retiredAt' | 'retiredReason'>,
  ): Promise<number>;
  /** Before anything is read: what lets one at a time write. */
  hold?(acting: EngagementActing): Promise<void>;
  /** Before it is retired or brought back. @throws Refusal */
  mayMove?(acting: EngagementActing, found: Kind, to: 'retired' | 'restored'): Promise<void>;
  /** What follows a change, last and in its transaction. */
  changed(
    acting: EngagementActing,
    id: string,
    fields: Fields,
    how: 'add' | 'edit' | 'retire' | 'restore',
  ): Promise<Done>;
  /** Where nothing was changed. */
  same(id: string, name: string): Done;
}

const thing = { engagementId: z.uuid(), id: z.uuid() };
const saving = z.object({
  ...thing,
  /** 0 for a new one. Its id was minted when the form opened: a form sent twice is one thing. */
  version: z.int().min(0),
  timeZone: z.string().optional(),
  /** The draft that holds the form's earlier steps. */
  draft: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
});

type Saved = Omit<z.output<typeof saving>, 'draft' | 'fields'>;

/** What the record calls a thing. */
export const subjectOf =
  (kind: string) =>
  (workspaceId: string, id: string): Subject => ({ workspaceId, kind, id });

/** The verbs of things that people describe by a form: saved, retired with a reason, brought back. */
export function keptVerbs<
  Fields extends { name: string },
  Context extends object,
  Kind extends Row & Fields,
  Done,
>(of: Kept<Fields, Context, Kind, Done>) {
  const { form, kind, noun } = of;
  const viewingOf = (
    { tx, world, actor, now, engagement }: EngagementActing,
    timeZone?: string,
  ): Viewing => ({
    tx,
    world,
    actor,
    now,
    engagement,
    timeZone: timeZone ?? engagement.timeZone,
  });

  /** Adds a thing, or changes one. One who edited meanwhile is not overwritten: the save is refused and names them. */
  const save = engagementVerb({
    input: saving,
    may: of.may,
    ...(of.programs && { programs: true }),
    ahead: (acting, { draft }) => takeDraft(acting, draft),
    async run(acting, { draft: _, fields, ...saved }, earlier): Promise<Done> {
      await of.hold?.(acting);
      const typed = { ...earlier, ...fields };
      return saved.version === 0 ? add(acting, saved, typed) : edit(acting, saved, typed);
    },
  });

  async function add(acting: EngagementActing, { id, timeZone }: Saved, typed: Typed): Promise<Done> {
    const { tx, actor, note } = acting;
    const context = await of.context(viewingOf(acting, timeZone), { id, before: null, typed });
    let fields: Fields;
    try {
      fields = form.check(typed, context);
    } catch (error) {
      // Sent twice: what the draft had went with the first.
      const isRefused = error instanceof Refusal || error instanceof FieldRefusals;
      if (isRefused && (await of.isSaved(tx, actor.workspaceId, id))) return of.same(id, '');
      throw error;
    }
    if (!(await of.insert(acting, id, fields))) return of.same(id, '');
    const after = { ...form.only(fields, form.names), version: 1 };
    note({ action: `${noun}.add`, kind, subject: id, after });
    return of.changed(acting, id, fields, 'add');
  }

  async function edit(
    acting: EngagementActing,
    { id, timeZone, version }: Saved,
    typed: Typed,
  ): Promise<Done> {
    const { tx, actor, engagement } = acting;
    const found = await of.lock(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal(of.retired, { name: found.name });
    const before = form.of(found);
    const given = form.over(before, typed);
    const context = await of.context(viewingOf(acting, timeZone), { id, before, typed: given });
    const after = form.check(given, context);
    // Also a form sent twice: the second time there is nothing left to change.
    if (form.changed(before, after).length === 0) return of.same(id, after.name);
    if (found.version !== version)
      throw await conflictRefusal(tx, subjectOf(kind)(actor.workspaceId, id), version);
    const next = await of.update(acting, found, after);
    noteEdit(acting, id, before, after, next);
    return of.changed(acting, id, after, 'edit');
  }

  /** Records which fields changed, from what to what. */
  function noteEdit(
    { note }: Pick<EngagementActing, 'note'>,
    id: string,
    before: Fields,
    after: Fields,
    version: number,
  ): void {
    const names = form.changed(before, after);
    note({
      action: `${noun}.edit`,
      kind,
      subject: id,
      before: form.only(before, names),
      after: { ...form.only(after, names), about: after.name, version },
    });
  }

  const move =
    (how: 'retire' | 'restore') =>
    async (acting: EngagementActing, id: string, reason: string | null): Promise<void> => {
      const { tx, actor, now, engagement, note } = acting;
      await of.hold?.(acting);
      const found = await of.lock(tx, actor.workspaceId, engagement.id, id);
      // Twice is once.
      if ((found.retiredAt !== null) === (how === 'retire')) return;
      await of.mayMove?.(acting, found, how === 'retire' ? 'retired' : 'restored');
      const version = await of.update(acting, found, {
        retiredAt: how === 'retire' ? now : null,
        retiredReason: reason,
      });
      note({
        action: `${noun}.${how}`,
        kind,
        subject: id,
        before: { retiredReason: found.retiredReason },
        after: { retiredReason: reason, about: found.name, version },
      });
      await of.changed(acting, id, form.of(found), how);
    };

  return {
    save,
    noteEdit,
    /** Takes a thing out, with a reason. It stays for the record. */
    retire: engagementVerb({
      input: z.object({ ...thing, reason: paragraph(REASON_MAX) }),
      may: of.may,
      run: (acting, { id, reason }) => move('retire')(acting, id, reason),
    }),
    /** Brings a retired one back. */
    restore: engagementVerb({
      input: z.object(thing),
      may: of.may,
      run: (acting, { id }) => move('restore')(acting, id, null),
    }),
  };
}

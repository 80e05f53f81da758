import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Role } from '../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import { newerChanges, type Subject } from '../record/history.ts';
import { paragraph } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { dropDraft, readDraft } from '../slack/drafts.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { markup } from '../texts/say.ts';
import type { About, Looking } from './flow.ts';
import type { Form } from './form.ts';
import { REASON_MAX } from './history.ts';

/** A thing as it is kept. */
export interface Row {
  id: string;
  name: string;
  version: number;
  retiredAt: Temporal.Instant | null;
  retiredReason: string | null;
}

/** How a kind of thing is kept, and what its changes are called. */
export interface Kept<Fields extends object, Around extends object, Kind extends Row & Fields, Done> {
  form: Form<Fields, Around>;
  /** `foundation.source`: its changes are `foundation.source.add`, `.edit`, `.retire`, `.restore`. */
  noun: string;
  /** What the record calls it. */
  kind: string;
  /** Said of one that is retired. */
  retired: TextKey;
  may: readonly Role[];
  around(looking: Looking, about: About<Fields>): Promise<Around>;
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

/** What the record calls a thing. */
export const subjectOf =
  (kind: string) =>
  (workspaceId: string, id: string): Subject => ({ workspaceId, kind, id });

/** The verbs of things that people describe by a form: saved, retired with a reason, brought back. */
export function keptVerbs<
  Fields extends { name: string },
  Around extends object,
  Kind extends Row & Fields,
  Done,
>(of: Kept<Fields, Around, Kind, Done>) {
  const { form, kind, noun } = of;
  const lookingOf = (
    { tx, world, actor, now, engagement }: EngagementActing,
    timeZone?: string,
  ): Looking => ({
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
    // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: add and edit are one save; to be taken apart
    async run(acting, { id, version, timeZone, draft, fields: typed }): Promise<Done> {
      const { tx, actor, now, engagement, note } = acting;
      const { workspaceId } = actor;
      await of.hold?.(acting);
      const kept = draft ? await readDraft(tx, actor, draft, now) : null;
      const look = lookingOf(acting, timeZone);
      if (version === 0) {
        if (await of.isSaved(tx, workspaceId, id)) return of.same(id, '');
        const given = { ...kept, ...typed };
        const fields = form.check(given, await of.around(look, { id, before: null, typed: given }));
        if (!(await of.insert(acting, id, fields))) return of.same(id, fields.name);
        if (draft) await dropDraft(tx, actor, draft);
        note({
          action: `${noun}.add`,
          kind,
          subject: id,
          after: { ...form.only(fields, form.names), version: 1 },
        });
        return of.changed(acting, id, fields, 'add');
      }
      const found = await of.lock(tx, workspaceId, engagement.id, id);
      if (found.retiredAt) throw new Refusal(of.retired, { name: found.name });
      const before = form.of(found);
      const given = form.over(before, { ...kept, ...typed });
      const after = form.check(given, await of.around(look, { id, before: before, typed: given }));
      if (draft) await dropDraft(tx, actor, draft);
      const names = form.changed(before, after);
      // Also a form sent twice: the second time there is nothing left to change.
      if (names.length === 0) return of.same(id, after.name);
      if (found.version !== version) throw await conflict(acting, id, version);
      const next = await of.update(acting, found, after);
      noteEdit(acting, id, before, after, next);
      return of.changed(acting, id, after, 'edit');
    },
  });

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

  async function conflict({ tx, actor }: EngagementActing, id: string, version: number): Promise<Refusal> {
    const { who } = await newerChanges(tx, subjectOf(kind)(actor.workspaceId, id), version, []);
    return new Refusal('refusal.conflict', { who: markup(who.map(mention).join(', ') || '–') });
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

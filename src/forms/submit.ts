import type { ViewVisit } from '../handlers.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { ViewAnswer } from '../slack/handlers.ts';
import { mergeNewer } from './conflict.ts';
import type { Described } from './described.ts';
import type { Typed } from './form.ts';
import { type FormMeta, formMeta } from './meta.ts';
import type { FormReader } from './show.ts';
import { viewing } from './viewing.ts';

/** [X8] What submitting a form does: on to the next step, or saved; what cannot be saved stays typed. */
export function formSubmit<Fields extends object, Context extends object, Saved>(
  of: Described<Fields, Context, Saved>,
  { drafts, saved, show }: FormReader<Fields, Context, Saved>,
) {
  const { form } = of;

  async function submit(visit: ViewVisit): Promise<ViewAnswer> {
    const meta = visit.view.meta(formMeta);
    const typed = form.read(visit.view.values);
    if (meta.version === 0 && meta.step < form.steps.length) return nextStep(visit, meta, typed);
    const { engagementId, id, version } = meta;
    const draft = drafts.nameOf(meta);
    const saving = { engagementId, id, version, timeZone: visit.timeZone, draft, fields: typed };
    try {
      return await of.after(visit, meta, await of.save(visit.world, visit.actor, saving));
    } catch (error) {
      if (error instanceof Refusal && error.key === 'refusal.conflict')
        return showConflict(visit, meta, typed, error);
      return showElsewhere(visit, meta, typed, error);
    }
  }

  async function nextStep(visit: ViewVisit, meta: FormMeta, typed: Typed): Promise<ViewAnswer> {
    await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      const context = await of.context(viewer, { id: meta.id, before: null, typed });
      form.checkStep(meta.step, typed, context);
      await of.checkEarly?.(viewer, meta, typed);
    });
    return { update: await show(visit, { ...meta, step: meta.step + 1 }, typed) };
  }

  /** Where the reason is not on this step, the form goes to where it is. @throws the error, where it is here */
  async function showElsewhere(
    visit: ViewVisit,
    meta: FormMeta,
    typed: Typed,
    error: unknown,
  ): Promise<ViewAnswer> {
    const refusals =
      error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
    const elsewhere = refusals.find(({ field }) => field && form.stepOf(field) !== meta.step);
    if (!elsewhere) throw error;
    const step = form.stepOf(elsewhere.field);
    const lines = refusals
      .filter(({ field }) => form.stepOf(field) === step)
      .map(({ field, key, params }) => {
        const name = field && form.field(field) ? `*${form.inShort(field, visit.say)}*: ` : '';
        return `${name}${visit.say.md(key, params)}`;
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
    const { edited } = of;
    if (!edited) throw refusal;
    const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const viewer = await viewing(tx, visit, meta.engagementId);
      const { version, before, typed: is } = await saved(viewer, meta);
      const kept = await drafts.read(tx, actor, meta, viewer.now);
      const subject = edited.subject(actor.workspaceId, meta.id);
      const all = { ...kept?.typed, ...typed };
      const { merged, lines } = await mergeNewer(tx, form, { subject, version: meta.version, typed: all });
      const about = { id: meta.id, before, typed: { ...is, ...merged } };
      return { version, merged, lines: lines({ say, context: await of.context(viewer, about) }) };
    });
    const notice = [say.md(refusal.key, refusal.params), ...found.lines].join('\n');
    const newest = { ...meta, version: found.version, round: meta.round + 1 };
    return { update: await show(visit, newest, found.merged, { notice }) };
  }

  return submit;
}

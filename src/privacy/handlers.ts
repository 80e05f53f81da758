import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, eq, ilike } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { toldApart } from '../engagement/screens/told-apart.ts';
import type { ActionVisit, SuggestHandler, ViewHandler, Visit } from '../handlers.ts';
import { heldRows } from '../jobs/sweep.ts';
import { requireAdmin } from './admin.ts';
import { askErasure, previewErasure } from './ask-erasure.ts';
import { liftHold } from './lift-hold.ts';
import { placeHold } from './place-hold.ts';
import { eraseForm, holdForm, previewModal, retentionForm } from './screens/forms.ts';
import { privacyModal } from './screens/overview.ts';
import { changeRetention } from './set-retention.ts';
import { holdsOf, lastErasures, retentionOf } from './store.ts';

const formMeta = z.object({ id: z.uuid() });
const eraseMeta = formMeta.extend({ userId: z.string() });

/** How it stands, for an admin. @throws Refusal */
function overview({ world, actor, say }: Visit, notice?: string): Promise<Modal> {
  const { workspaceId } = actor;
  return asAdmin({ world, actor }, async (tx) => {
    const now = world.clock.now();
    return privacyModal(
      say,
      {
        rules: world.playbook.retention,
        set: await retentionOf(tx, workspaceId),
        holds: await holdsOf(tx, workspaceId, now),
        kept: await heldRows(world, tx, workspaceId),
        erasures: await lastErasures(tx, workspaceId),
      },
      notice,
    );
  });
}

const asAdmin = <Result>(
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await requireAdmin(tx, actor);
    return work(tx);
  });

/** `/playbook privacy`, and the button on Home. */
export async function openPrivacy(visit: Visit): Promise<void> {
  await visit.openModal(await overview(visit));
}

async function inPlace(visit: ActionVisit, modal: Modal): Promise<void> {
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

export async function openRetention(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const set = await asAdmin(visit, (tx) => retentionOf(tx, actor.workspaceId));
  await inPlace(visit, retentionForm(say, world.playbook.retention, set));
}

export const submitRetention: ViewHandler = async (visit) => {
  const { world, actor, say, view } = visit;
  const kinds = world.playbook.retention.map(({ key }) => [key, view.values.text(key)]);
  const changed = await changeRetention(world, actor, Object.fromEntries(kinds));
  return {
    update: await overview(visit, say(changed > 0 ? 'privacy.retention.saved' : 'privacy.retention.same')),
  };
};

export async function openHold(visit: ActionVisit): Promise<void> {
  await asAdmin(visit, async () => {});
  await inPlace(visit, holdForm(visit.say, randomUUID()));
}

export const submitHold: ViewHandler = async (visit) => {
  const { world, actor, say, view } = visit;
  await placeHold(world, actor, {
    ...view.meta(formMeta),
    engagementId: view.values.text('engagementId'),
    reason: view.values.text('reason'),
    untilDay: view.values.text('untilDay'),
  });
  return { update: await overview(visit, say('privacy.hold.placed')) };
};

export async function lift(visit: ActionVisit): Promise<void> {
  const { world, actor, say, value } = visit;
  await liftHold(world, actor, { id: value });
  await inPlace(visit, await overview(visit, say('privacy.hold.lifted')));
}

/** What can be held: to an admin every engagement, whoever else may see it. */
export const suggestEngagements: SuggestHandler = ({ world, actor, typed }) =>
  asAdmin({ world, actor }, async (tx) => {
    const rows = await tx
      .select({ id: engagement.id, name: engagement.name, goal: engagement.goal })
      .from(engagement)
      .where(
        and(
          eq(engagement.workspaceId, actor.workspaceId),
          ilike(engagement.name, `%${typed.trim().replace(/[\\%_]/g, '\\$&')}%`),
        ),
      )
      .orderBy(asc(engagement.name), asc(engagement.id))
      .limit(LIMITS.select.options);
    return toldApart(rows).map(({ id, label }) => ({ text: label, value: id }));
  });

export async function openErase(visit: ActionVisit): Promise<void> {
  await asAdmin(visit, async () => {});
  await inPlace(visit, eraseForm(visit.say, randomUUID()));
}

export const submitPreview: ViewHandler = async ({ world, actor, say, view }) => {
  const meta = { ...view.meta(formMeta), userId: view.values.text('person') };
  return { update: previewModal(say, await previewErasure(world, actor, meta), meta) };
};

export const submitErase: ViewHandler = async (visit) => {
  const { world, actor, say, view } = visit;
  await askErasure(world, actor, view.meta(eraseMeta));
  return { update: await overview(visit, say('privacy.erase.asked')) };
};

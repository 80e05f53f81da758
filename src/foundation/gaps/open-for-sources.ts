import { randomUUID } from 'node:crypto';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { gap, gapSource } from '../../../db/schema/foundation.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { houseLanguage } from '../../slack/house-language.ts';
import { sayIn } from '../../texts/say.ts';
import type { SourceFields } from '../inventory/source.ts';
import { gapsToOpen, unstructuredFormats } from '../rules.ts';
import { showGaps } from './after.ts';
import { GAP_MAX } from './gap.ts';
import { usualEffect } from './rules.ts';
import { gapTypeName } from './screens/words.ts';

/** Rows of one insert: nine columns each, far from the 65,535 parameters of a statement. */
const BATCH = 1_000;

/**
 * [F1.4] Opens the gaps that these sources call for. Once each: the unique index over source and type
 * remembers those that were opened before, whatever became of them.
 * @returns the types of those that are new
 */
export async function openGaps(
  acting: EngagementActing,
  sources: readonly { id: string; fields: SourceFields }[],
): Promise<string[]> {
  const { tx, world, actor, engagement, now, note } = acting;
  const unstructured = unstructuredFormats(world.playbook.inventory);
  if (sources.every(({ fields }) => gapsToOpen(fields, unstructured).length === 0)) return [];
  const say = sayIn(await houseLanguage(tx, actor.workspaceId));
  const titleOf = (type: string, { name }: SourceFields) =>
    fitText(
      say('gaps.opened.title', { type: gapTypeName(world.playbook.gaps, type, say), source: name }),
      GAP_MAX.title,
    );
  const wanted = sources.flatMap(({ id, fields }) =>
    gapsToOpen(fields, unstructured).map((type) => ({
      workspaceId: actor.workspaceId,
      id: randomUUID(),
      engagementId: engagement.id,
      type,
      title: titleOf(type, fields),
      openedFor: id,
      effect: usualEffect(type) ?? ('blocking' as const),
      openedBy: actor.userId,
      openedAt: now,
    })),
  );
  const opened: string[] = [];
  for (let from = 0; from < wanted.length; from += BATCH) {
    const fresh = await tx
      .insert(gap)
      .values(wanted.slice(from, from + BATCH))
      .onConflictDoNothing()
      .returning({
        id: gap.id,
        type: gap.type,
        title: gap.title,
        effect: gap.effect,
        openedFor: gap.openedFor,
      });
    await affect(acting, fresh);
    for (const { id, ...after } of fresh) {
      note({
        action: 'foundation.gap.open',
        kind: 'gap',
        subject: id,
        after: { ...after, state: 'open', version: 1 },
      });
      opened.push(after.type);
    }
  }
  if (opened.length > 0) await showGaps(acting);
  return opened;
}

/** A gap that opened by itself affects the source it was opened for. */
async function affect(
  { tx, actor }: EngagementActing,
  fresh: readonly { id: string; openedFor: string | null }[],
): Promise<void> {
  const rows = fresh.flatMap(({ id, openedFor }) =>
    openedFor ? [{ workspaceId: actor.workspaceId, gapId: id, sourceId: openedFor }] : [],
  );
  if (rows.length > 0) await tx.insert(gapSource).values(rows);
}

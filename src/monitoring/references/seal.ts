import type { ReferenceContent } from '../../../db/schema/references.ts';
import { breaksUnique } from '../../../db/unique.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import { digestOf } from './content.ts';
import { insertReference, lockReferenceNamed } from './store.ts';

/** What is unique of a reference: its id and version, its name in an engagement. */
const UNIQUE = ['reference_workspace_id_id_version_pk', 'reference_name'];
export const NAME_MAX = 80;
export const REASON_MAX = 300;

export interface ToSeal {
  /** The import’s, or the form’s; the first version of a name is called by it. */
  id: string;
  name: string;
  content: ReferenceContent;
  source: string;
  /** What the feed was asked, where one was. */
  asked?: Record<string, unknown>;
  /** Why there is a new version; needed where the name is known. */
  reason: string | null;
}

/**
 * [M4] Seals a window as what input is held against. Where there is one of this name it becomes its next version, with a reason;
 * the one before stays as it was. The same content again changes nothing.
 * @throws Refusal
 */
export async function sealReference(
  { tx, actor, engagement, now, note }: EngagementActing,
  { id, name, content, source, asked, reason }: ToSeal,
): Promise<void> {
  const { workspaceId } = actor;
  const before = await lockReferenceNamed(tx, workspaceId, engagement.id, name);
  const digest = digestOf(content);
  if (before?.retiredAt) throw new Refusal('monitoring.reference.refusal.retired', { name }, 'name');
  if (before?.digest === digest) return;
  if (before && reason === null) throw new Refusal('monitoring.reference.refusal.reason', { name });
  const row = {
    workspaceId,
    id: before?.id ?? id,
    version: (before?.version ?? 0) + 1,
    engagementId: engagement.id,
    name: before?.name ?? name,
    nameKey: nameKey(name),
    content,
    digest,
    source,
    importId: id,
    reason: before ? reason : null,
    sealedBy: actor.userId,
    sealedAt: now,
  };
  try {
    await insertReference(tx, row);
  } catch (error) {
    // Somebody else sealed the same name meanwhile, or the id is another reference's.
    if (UNIQUE.some((index) => breaksUnique(error, index))) throw new Refusal('imports.stale');
    throw error;
  }
  note({
    action: 'monitoring.reference.seal',
    kind: 'reference',
    subject: row.id,
    after: {
      name: row.name,
      version: row.version,
      digest,
      source,
      rows: content.n,
      features: content.features.length,
      ...(asked && { asked }),
      ...(row.reason !== null && { reason: row.reason }),
    },
  });
}

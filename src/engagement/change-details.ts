import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { engagement as table } from '../../db/schema/engagement.ts';
import { Refusal } from '../refusal.ts';
import { detailFields } from './input.ts';
import { engagementVerb } from './verb.ts';

/** Changes what was said when the engagement began. Refused when somebody changed it meanwhile. */
export const changeDetails = engagementVerb({
  input: z.object({ engagementId: z.uuid(), version: z.int(), ...detailFields }),
  may: ['lead'],
  admins: true,
  during: ['active', 'paused', 'closed'],
  exclusive: true,
  async run({ tx, actor, engagement, note, showCard }, { engagementId, version, ...fields }) {
    if (engagement.version !== version) throw new Refusal('engagement.refusal.changed');
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (field) => String(fields[field]) !== String(engagement[field]),
    );
    if (changed.length === 0) return;
    await tx
      .update(table)
      .set({ ...fields, version: version + 1 })
      .where(and(eq(table.workspaceId, actor.workspaceId), eq(table.id, engagementId)));
    const only = (from: Record<string, unknown>) =>
      Object.fromEntries(changed.map((field) => [field, from[field]]));
    note({
      action: 'engagement.details.change',
      kind: 'engagement',
      subject: engagementId,
      before: only(engagement),
      after: only(fields),
    });
    showCard();
  },
});

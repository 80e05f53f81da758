import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { engagement as table } from '../../db/schema/engagement.ts';
import { withId } from '../../db/scope.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import { detailFields } from './input.ts';
import { requireLikelyStart } from './planned-start.ts';
import { type EngagementActing, engagementVerb } from './verb.ts';

/** Changes what was said when the engagement began. Refused when somebody changed it meanwhile. */
export const changeDetails = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    version: z.int(),
    ...detailFields,
    externalsMayApprove: z.boolean(),
  }),
  may: ['lead'],
  admins: true,
  during: ['active', 'paused', 'closed'],
  exclusive: true,
  async run(acting, { engagementId, version, ...fields }) {
    const { tx, actor, engagement, now, note, showCard } = acting;
    if (engagement.version !== version) throw new Refusal('engagement.refusal.changed');
    if (fields.externalsMayApprove !== engagement.externalsMayApprove) requireLead(acting);
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (field) => String(fields[field]) !== String(engagement[field]),
    );
    if (changed.length === 0) return;
    if (changed.includes('plannedStart')) requireLikelyStart(fields, now);
    await tx
      .update(table)
      .set({ ...fields, version: version + 1 })
      .where(withId(table, actor.workspaceId, engagementId));
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

/** [G4] Whose approval counts is for the lead to say; an admin repairs an engagement, and opens it to nobody. */
function requireLead({ actor, engagement, people }: EngagementActing): void {
  const leads = people.filter((one) => one.role === 'lead').map((one) => one.userId);
  if (leads.includes(actor.userId)) return;
  const names = markup(leads.map(mention).join(', ') || '–');
  throw new Refusal('refusal.role', { engagement: engagement.name, people: names }, 'externals');
}

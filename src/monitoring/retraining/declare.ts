import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { line, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { Room } from '../../room.ts';
import { HANDLERS } from '../alerts/act.ts';
import { type Attached, attach, deploymentFor } from './attach.ts';
import { incidentsOf, nextIncident } from './incidents.ts';
import { WORDS_MAX } from './trigger.ts';

/** Those who work on it or answer for it, and for its rules. */
export const DECLARERS = [...HANDLERS, 'legal'] as const satisfies readonly Role[];
export const TITLE_MAX = 120;
export const CHANGES = ['product', 'policy', 'regulation'] as const;

const declared = z.object({
  engagementId: z.uuid(),
  /** Minted when the form opens: sent twice it is one reason. */
  id: z.uuid(),
  deploymentId: optional(z.uuid()).default(null),
  title: line(TITLE_MAX),
  text: paragraph(WORDS_MAX),
  /** The message it was declared from. */
  link: z.string().max(3_000).nullable().default(null),
});

/** [R1] What the model learned from is not how things go any more: product, policy or regulation changed. */
export const declareChange = engagementVerb({
  input: declared.extend({ change: z.enum(CHANGES), since: z.iso.date() }),
  may: DECLARERS,
  async run(acting, { engagementId: _, deploymentId, since, ...reason }): Promise<Attached> {
    const today = acting.now.toZonedDateTimeISO(acting.engagement.timeZone).toPlainDate().toString();
    if (since > today) throw new Refusal('retraining.refusal.ahead', {}, 'since');
    const deployment = await deploymentFor(acting, deploymentId);
    return attach(acting, deployment, { ...reason, since, kind: 'process_change' });
  },
});

/**
 * [R1] Something happened for a systematic cause that phase 3 did not catch. From now on the gates of phase 3 ask of that model,
 * in its cycle, whether the evaluation covers it.
 */
export const declareIncident = engagementVerb({
  input: declared.extend({ cause: paragraph(WORDS_MAX), missed: paragraph(WORDS_MAX) }),
  may: DECLARERS,
  // Incidents are numbered by the engagement.
  exclusive: true,
  async run(acting, { engagementId, deploymentId, ...reason }): Promise<Attached> {
    const deployment = await deploymentFor(acting, deploymentId);
    const incident = await nextIncident(acting.tx, acting.actor.workspaceId, engagementId);
    const attached = await attach(acting, deployment, { ...reason, incident, kind: 'incident' });
    await refreshEvidence(acting, engagementId);
    return attached;
  },
});

/** [R1] Incidents add an item to the gates that say so. */
export const incidentsAdd: NonNullable<Room['adds']> = async ({ tx, workspaceId, engagement }, gate) => {
  if (!gate.incident) return {};
  const incidents = await incidentsOf(tx, workspaceId, engagement);
  return incidents.length > 0 ? { incidents } : {};
};

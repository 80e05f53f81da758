import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { candidateChanged } from '../changed.ts';
import { latestChoice } from '../scoring/store.ts';
import { MAX } from './input.ts';
import { currencyInUse, holdCandidates } from './look-store.ts';
import { lockCandidate, updateCandidate } from './store.ts';

/**
 * Takes a use case out of the list, with a reason. It stays for the record. Twice is once. The one that the
 * cycle is about cannot be taken out: another one is chosen first.
 */
export const retireCandidate = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), reason: paragraph(MAX.reason) }),
  may: WORKERS,
  async run(acting, { id, reason }) {
    const { tx, actor, now, engagement, note } = acting;
    const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) return;
    if ((await latestChoice(tx, actor.workspaceId, engagement))?.candidateId === id)
      throw new Refusal('candidates.refusal.chosen', { name: found.name });
    const version = await updateCandidate(tx, found, { retiredAt: now, retiredReason: reason }, now);
    note({
      action: 'prioritization.candidate.retire',
      kind: 'candidate',
      subject: id,
      before: { retiredReason: null },
      after: { retiredReason: reason, about: found.name, version },
    });
    await candidateChanged(acting);
  },
});

/** Brings a retired use case back. Refused while another one has its name, or all are in another currency. */
export const restoreCandidate = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run(acting, { id }) {
    const { tx, actor, now, engagement, note } = acting;
    await holdCandidates(tx, engagement.id);
    const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
    if (!found.retiredAt) return;
    const currency = await currencyInUse(tx, actor.workspaceId, engagement.id);
    if (found.currency && currency && found.currency !== currency)
      throw new Refusal('candidates.refusal.currencies', { currency });
    const version = await updateCandidate(tx, found, { retiredAt: null, retiredReason: null }, now);
    note({
      action: 'prioritization.candidate.restore',
      kind: 'candidate',
      subject: id,
      before: { retiredReason: found.retiredReason },
      after: { retiredReason: null, about: found.name, version },
    });
    await candidateChanged(acting);
  },
});

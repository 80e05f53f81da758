import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { searchable } from '../../../db/searchable.ts';
import type { Part } from '../../parts.ts';
import { RETRAINING_IDS } from './ids.ts';
import { nameOf, refValue } from './screens/card.ts';

/** [H4] Retrainings, by their reasons. */
export const searchRetraining: Part['search'] = async ({ tx, workspaceId, say }, search) => {
  const { title, text, cause } = retrainingTrigger;
  const words = searchable(title, text, cause);
  const rank = search.rank(words);
  const rows = await tx
    .select({ trigger: retrainingTrigger, event: retrainingEvent, rank })
    .from(retrainingTrigger)
    .innerJoin(
      retrainingEvent,
      and(
        eq(retrainingEvent.workspaceId, retrainingTrigger.workspaceId),
        eq(retrainingEvent.id, retrainingTrigger.eventId),
      ),
    )
    .where(
      and(
        eq(retrainingTrigger.workspaceId, workspaceId),
        search.matches(words),
        search.isVisible(retrainingTrigger.engagementId),
      ),
    )
    .orderBy(desc(rank), desc(retrainingTrigger.at))
    .limit(search.most);
  return rows.map(({ trigger, event, rank }) => ({
    kind: 'search.kind.retraining',
    engagementId: event.engagementId,
    title: say('retraining.search', { name: nameOf(event), title: trigger.title }),
    about: trigger.text,
    rank,
    button: button(say('search.open'), RETRAINING_IDS.show, { value: refValue(event) }),
  }));
};

import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { engagement } from '../../../db/schema/engagement.ts';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { withId } from '../../../db/scope.ts';
import type { Searchable } from '../../searchable.ts';
import { RETRAINING_IDS } from './ids.ts';
import { nameIn, refValue } from './screens/card.ts';

const { title, text, cause } = retrainingTrigger;

/** [H4] Retrainings, by their reasons. */
export const searchableRetraining: Searchable = {
  of: retrainingTrigger,
  texts: [title, text, cause],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const rows = await tx
      .select({ trigger: retrainingTrigger, event: retrainingEvent, underWay: engagement.cycle })
      .from(retrainingTrigger)
      .innerJoin(
        retrainingEvent,
        withId(retrainingEvent, retrainingTrigger.workspaceId, retrainingTrigger.eventId),
      )
      .innerJoin(engagement, withId(engagement, retrainingEvent.workspaceId, retrainingEvent.engagementId))
      .where(and(eq(retrainingTrigger.workspaceId, workspaceId), inArray(retrainingTrigger.id, [...ids])));
    return new Map(
      rows.map(({ trigger, event, underWay }) => [
        trigger.id,
        {
          kind: 'search.kind.retraining',
          engagementId: event.engagementId,
          title: say('retraining.search', { name: nameIn(say, event, underWay), title: trigger.title }),
          about: trigger.text,
          button: button(say('search.open'), RETRAINING_IDS.show, { value: refValue(event) }),
        },
      ]),
    );
  },
};

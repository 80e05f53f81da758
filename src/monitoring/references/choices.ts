import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { feedsInUse } from '../feeds/list-store.ts';
import { monitorsAgainst } from './list-store.ts';
import { SEALING_KINDS } from './seal-form.ts';
import { findReference } from './store.ts';

const kinds = new Set(SEALING_KINDS.map(({ feed }) => feed));

/**
 * What a new reference, or a new version of one, can be made of: feeds that answer with columns, and monitors whose values were
 * pushed into the bins of the one there is. Changes nothing; only those who may seal get that far.
 */
export const sealingChoices = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, engagement }, { id }) {
    const { workspaceId } = actor;
    const found = id === null ? null : await findReference(tx, workspaceId, engagement.id, id);
    if (id !== null && !found) throw new Refusal('refusal.not-found');
    if (found?.retiredAt) throw new Refusal('monitoring.reference.refusal.retired', { name: found.name });
    const users = await monitorsAgainst(tx, workspaceId, engagement.id, id === null ? [] : [id]);
    return {
      name: found?.name ?? null,
      feeds: (await feedsInUse(tx, workspaceId, engagement.id)).filter(({ kind }) => kinds.has(kind)),
      monitors: users.filter(({ isPushed }) => isPushed),
    };
  },
});

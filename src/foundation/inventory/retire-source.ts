import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { foundationChanged } from '../changed.ts';
import { openGaps } from '../gaps/open-for-sources.ts';
import { fieldsOf, REASON_MAX } from '../rules.ts';
import { lockSource, updateSource } from './store.ts';

/** [F1.2] Takes a source out of the inventory, with a reason. It stays for the record. Twice is once. */
export const retireSource = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), reason: paragraph(REASON_MAX) }),
  may: WORKERS,
  async run(acting, { id, reason }) {
    const { tx, actor, now, engagement, note } = acting;
    const found = await lockSource(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) return;
    await updateSource(tx, found, { retiredAt: now, retiredReason: reason }, now);
    note({
      action: 'foundation.source.retire',
      kind: 'source',
      subject: id,
      before: { retiredReason: null },
      after: { retiredReason: reason, version: found.version + 1 },
    });
    await foundationChanged(acting, { kind: 'source', id, name: found.name });
  },
});

/** [F1.2] Brings a retired source back. Refused while another one has its name. */
export const restoreSource = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run(acting, { id }) {
    const { tx, actor, now, engagement, note } = acting;
    const found = await lockSource(tx, actor.workspaceId, engagement.id, id);
    if (!found.retiredAt) return;
    await updateSource(tx, found, { retiredAt: null, retiredReason: null }, now);
    note({
      action: 'foundation.source.restore',
      kind: 'source',
      subject: id,
      before: { retiredReason: found.retiredReason },
      after: { retiredReason: null, version: found.version + 1 },
    });
    await openGaps(acting, [{ id, fields: fieldsOf(found) }]);
    await foundationChanged(acting, { kind: 'source', id, name: found.name });
  },
});

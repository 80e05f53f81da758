import { z } from 'zod';
import { tellThread } from '../../engagement/from-message.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { takeDraft } from '../../forms/drafts.ts';
import { gapChanged } from './after.ts';
import { gapContext } from './context.ts';
import { checkGap } from './gap.ts';
import { GAP_RECORDED } from './ids.ts';
import { insertGap, isGapSaved } from './store.ts';

/** What every save of a gap carries. The fields themselves are checked against the playbook, inside. */
export const savingGap = {
  engagementId: z.uuid(),
  /** Minted when the form opened: a form sent twice is one gap. */
  id: z.uuid(),
  /** The draft that holds the form's earlier step. */
  draft: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
};

/** [F3.1] Opens a gap. @returns whether it is new */
export const openGap = engagementVerb({
  input: z.object(savingGap),
  may: WORKERS,
  programs: true,
  async run(acting, { id, draft, fields: given }): Promise<boolean> {
    const { tx, actor, now, engagement, note } = acting;
    if (await isGapSaved(tx, actor.workspaceId, id)) return false;
    const typed = { ...(await takeDraft(acting, draft)), ...given };
    const fields = checkGap(typed, await gapContext(acting, { before: null, typed }));
    const { sources, ...columns } = fields;
    const by = { openedBy: actor.userId, openedAt: now };
    const { workspaceId } = actor;
    const row = { ...columns, ...by, workspaceId, id, engagementId: engagement.id };
    if (!(await insertGap(tx, row, sources))) return false;
    note({
      action: 'foundation.gap.open',
      kind: 'gap',
      subject: id,
      after: { ...fields, state: 'open', version: 1 },
    });
    await tellThread(acting, id, `${GAP_RECORDED}:${id}`);
    await gapChanged(acting, { id, title: fields.title, newlyBlocking: fields.effect === 'blocking' });
    return true;
  },
});

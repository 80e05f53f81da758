import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { GAP_MAX } from './gap.ts';
import { moveGap, NOTHING_SETTLED } from './move.ts';
import { isLive } from './rules.ts';

/** [F3.3] Opens a gap again that was resolved or waived, with a reason. */
export const reopenGap = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), reason: paragraph(GAP_MAX.reason) }),
  may: WORKERS,
  run: (acting, { id, reason }) =>
    moveGap(acting, {
      id,
      move: 'reopen',
      isDone: (gap) => isLive(gap.state),
      set: NOTHING_SETTLED,
      reason,
    }),
});

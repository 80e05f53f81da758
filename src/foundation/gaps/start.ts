import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { moveGap } from './move.ts';

/** [F3.3] Says that somebody works on a gap. */
export const startGap = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  run: (acting, { id }) =>
    moveGap(acting, { id, move: 'start', isDone: (gap) => gap.state === 'in progress' }),
});

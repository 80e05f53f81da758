import { z } from 'zod';
import type { ActionVisit } from '../../../handlers.ts';
import { signBounds } from '../sign.ts';
import { SIGNERS } from '../signers.ts';
import { refreshHere } from './lists.ts';

/** [P3.5] A click on “Sign as …”: the value says in which engagement, and what was shown. */
export async function clickSign(visit: ActionVisit): Promise<void> {
  const role = z.enum(SIGNERS).parse(visit.member);
  const [engagementId = '', digest = ''] = visit.value.split(' ');
  await signBounds[role](visit.world, visit.actor, { engagementId, digest });
  await refreshHere(visit, engagementId, visit.say('plan.sign.done', { role }));
}

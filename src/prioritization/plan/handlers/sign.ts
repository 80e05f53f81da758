import { z } from 'zod';
import { readPlace } from '../../../engagement/place.ts';
import type { ActionVisit } from '../../../handlers.ts';
import { signBounds } from '../sign.ts';
import { SIGNERS } from '../signers.ts';
import { refreshHere } from './lists.ts';

/** [P3.5] A click on “Sign as …”: the value says in which engagement, and what was shown. */
export async function clickSign(visit: ActionVisit): Promise<void> {
  const role = z.enum(SIGNERS).parse(visit.member);
  const { rest, ...place } = readPlace(visit.value);
  const [digest = ''] = rest;
  await signBounds[role](visit.world, visit.actor, { ...place, digest });
  await refreshHere(visit, place, visit.say('plan.sign.done', { role }));
}

import type { Part } from '../../parts.ts';
import { jwksRoute, papersKeysRoute } from '../../signing/jwks.ts';
import { rotateWhenDue } from '../../signing/rotate.ts';

/** [S1.6] What decisions are signed with, and how everybody else can check them. */
export const proof: Part = {
  routes: (world) => [jwksRoute(world), papersKeysRoute(world)],
  ticks: [{ name: 'production.keys', cron: '17 3 * * *', run: (world) => rotateWhenDue(world) }],
};

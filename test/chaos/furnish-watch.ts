import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { systemClock } from '../../src/clock.ts';
import { makeWebhookToken } from '../../src/monitoring/feeds/webhook-token.ts';
import { startDeployment } from '../../src/production/deployments/start.ts';
import type { World } from '../../src/world.ts';
import { atTheDoor } from '../support/at-production.ts';
import { PEOPLE } from '../support/cast.ts';
import { slackActor } from '../support/engagements.ts';
import { putFeed, putMonitor } from '../support/monitoring.ts';
import { DIGEST } from '../support/stages.ts';
import { WORKSPACE } from './stage.ts';

const { lena, marco, priya, jonas, ada } = PEOPLE;
const lead = slackActor(WORKSPACE, lena);
/** Of every monitor: checked each minute, told of at once. */
const EACH = { cron: '* * * * *', breachesToFire: 1, clearsToResolve: 1, ownerId: lena, createdBy: lena };

export interface Watched {
  deploymentId: string;
  monitors: { id: string; name: string }[];
  /** With which an Alertmanager tells its alerts. */
  webhookToken: string;
}

/** A model at work, monitors of what is pushed, and one of the alerts that an Alertmanager has. */
export async function furnishWatch(
  world: World,
  db: Database,
  { monitorCount, alertmanager }: { monitorCount: number; alertmanager: string },
): Promise<Watched> {
  const people = { lead: lena, reviewer: [marco, jonas], business: [priya], engineering: [ada] };
  const engagementId = await atTheDoor(db, systemClock.now(), people, 500);
  const deploymentId = randomUUID();
  await startDeployment(world, lead, {
    engagementId,
    id: deploymentId,
    outcomes: ['approve', 'deny'],
    modelDigest: DIGEST,
    linkHosts: [],
  });
  const place = { workspaceId: WORKSPACE, engagementId, clock: systemClock };
  const pushed = { ...place, deploymentId, feedId: await putFeed(db, place, { createdBy: lena }) };
  const monitors: { id: string; name: string }[] = [];
  while (monitors.length < monitorCount) {
    const name = `Recall ${monitors.length}`;
    monitors.push({
      id: await putMonitor(db, pushed, { ...EACH, name, nameKey: name.toLowerCase() }),
      name,
    });
  }
  const settings = { address: `http://${alertmanager}`, auth: 'none', account: null };
  const feedId = await putFeed(db, place, { kind: 'alertmanager', settings, createdBy: lena });
  const webhookToken = await makeWebhookToken(world, lead, { engagementId, feedId });
  await putMonitor(
    db,
    { ...place, deploymentId, feedId },
    {
      ...EACH,
      name: 'Alertmanager',
      nameKey: 'alertmanager',
      rule: { kind: 'alerts' },
      query: { matchers: null, receiver: null },
      spread: 0,
    },
  );
  return { deploymentId, monitors, webhookToken };
}

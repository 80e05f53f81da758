import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openDatabase } from '../../db/database.ts';
import { monitor } from '../../db/schema/monitoring.ts';
import { offerOf } from '../../src/api/keys/keys-room.ts';
import { makeKey } from '../../src/api/keys/make.ts';
import { systemClock } from '../../src/clock.ts';
import { changeChannelDigest, changeMine } from '../../src/digest/change-subscription.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { startDeployment } from '../../src/production/deployments/start.ts';
import { rooms } from '../../src/rooms.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import { completeFoundation } from '../support/approved-foundation.ts';
import { atTheDoor } from '../support/at-production.ts';
import { PEOPLE } from '../support/cast.ts';
import { slackActor, startedEngagement } from '../support/engagements.ts';
import { putFeed, putMonitor } from '../support/monitoring.ts';
import { knowPeople } from '../support/people.ts';
import { shippedPlaybook } from '../support/playbook.ts';
import { DIGEST } from '../support/stages.ts';
import { COMMITTEES, type Committee, membersOf, type Stage, WORKSPACE } from './stage.ts';

const { lena, marco, priya, jonas, sam, ada } = PEOPLE;
/** One of each: who does the work of phase 1. */
const TEAM = { lead: lena, member: marco, business: priya, legal: jonas, data: sam, engineering: ada };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const SCOPES = ['actions:read', 'actions:write', 'readings:write', 'gates:ask', 'foundation:write'];
const as = (userId: string) => slackActor(WORKSPACE, userId);

/** What people had done by the time the run begins, and now and then do while it goes on, by the verbs of their forms. */
export interface Furnishing {
  key: string;
  deploymentId: string;
  monitors: { id: string; name: string }[];
  /** An engagement whose foundation can be approved, by these people. */
  engagement(committee: Committee): Promise<string>;
  /** One that is begun, and no more. */
  begun(channelId: string): Promise<string>;
  /** A digest at this moment: of the channel, or of a person. @returns the date where they are */
  digest(engagementId: string, subscriber: string, at: Temporal.Instant): Promise<string>;
  /** No monitor is checked any more. */
  restMonitors(): Promise<void>;
  close(): Promise<void>;
}

export async function furnish(stage: Stage, monitorCount: number): Promise<Furnishing> {
  const log = pino({ level: 'silent' });
  const db = await openDatabase({ url: stage.server.url, max: 3 });
  const queue = openQueue(db, log);
  await queue.start([], false);
  const world: World = {
    db,
    queue,
    clock: systemClock,
    requestMessages,
    playbook: shippedPlaybook(),
    rooms,
    vault: openVault(Buffer.from(stage.encryptionKey, 'base64')),
    outside: openOutside([]),
    log,
  };
  const everybody = [...Object.values(TEAM), ...COMMITTEES.flatMap(membersOf)];
  await knowPeople(db, WORKSPACE, Object.fromEntries(everybody.map((id) => [id, { timeZone: 'UTC' }])));
  const begun = (channelId: string) =>
    startedEngagement(world, WORKSPACE, {
      leadId: lena,
      channelId,
      name: `Engagement ${randomUUID().slice(0, 8)}`,
      plannedStart: systemClock.now().toZonedDateTimeISO('UTC').toPlainDate().toString(),
      timeZone: 'UTC',
      workingDays: EVERY_DAY,
    });
  const people = { lead: lena, reviewer: [marco, jonas], business: [priya], engineering: [ada] };
  const productionId = await atTheDoor(db, systemClock.now(), people, 500);
  const deploymentId = randomUUID();
  await startDeployment(world, as(lena), {
    engagementId: productionId,
    id: deploymentId,
    outcomes: ['approve', 'deny'],
    modelDigest: DIGEST,
    linkHosts: [],
  });
  const place = { workspaceId: WORKSPACE, engagementId: productionId, clock: systemClock };
  const feedId = await putFeed(db, place, { createdBy: lena });
  const monitors: { id: string; name: string }[] = [];
  while (monitors.length < monitorCount) {
    const name = `Recall ${monitors.length}`;
    const each = { cron: '* * * * *', breachesToFire: 1, clearsToResolve: 1, ownerId: lena, createdBy: lena };
    const changes = { ...each, name, nameKey: name.toLowerCase() };
    monitors.push({ id: await putMonitor(db, { ...place, feedId, deploymentId }, changes), name });
  }
  const key = await makeKey(world, as(lena), offerOf(world.rooms), {
    id: randomUUID(),
    name: 'Run',
    scopes: SCOPES,
    expiresOn: '',
  });
  return {
    key,
    deploymentId,
    monitors,
    begun,
    async engagement({ channelId, data, business, legal }) {
      const engagementId = await begun(channelId);
      const team = { ...TEAM, data: data[0], business: business[0], legal };
      await completeFoundation(world, WORKSPACE, engagementId, team);
      await changePeople(world, as(lena), { engagementId, data, business });
      return engagementId;
    },
    async digest(engagementId, subscriber, at) {
      const due = at.toZonedDateTimeISO('UTC');
      const time = due.toPlainTime().toString({ smallestUnit: 'minute' });
      const wanted = { engagementId, isOn: true, time, days: EVERY_DAY, timeZone: 'UTC' };
      if (subscriber === 'channel') await changeChannelDigest(world, as(lena), wanted);
      else await changeMine(world, as(subscriber), wanted);
      return due.toPlainDate().toString();
    },
    restMonitors: async () => {
      const nextAt = systemClock.now().add({ hours: 24 });
      await db.inWorkspace(WORKSPACE, (tx) => tx.update(monitor).set({ nextAt }));
    },
    close: async () => {
      await queue.stop();
      await db.close();
    },
  };
}

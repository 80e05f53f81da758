import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openDatabase } from '../../db/database.ts';
import { monitor } from '../../db/schema/monitoring.ts';
import { offerOf } from '../../src/api/keys/keys-room.ts';
import { makeKey } from '../../src/api/keys/make.ts';
import { systemClock } from '../../src/clock.ts';
import { changeChannelDigest, changeMine } from '../../src/digest/change-subscription.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { saveSource } from '../../src/foundation/inventory/keeping.ts';
import { findSource } from '../../src/foundation/inventory/store.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { rooms } from '../../src/rooms.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import { completeFoundation, validatePipeline } from '../support/approved-foundation.ts';
import { PEOPLE } from '../support/cast.ts';
import { slackActor, startedEngagement } from '../support/engagements.ts';
import { knowPeople } from '../support/people.ts';
import { shippedPlaybook } from '../support/playbook.ts';
import { aSource } from '../support/sources.ts';
import { furnishWatch, type Watched } from './furnish-watch.ts';
import { COMMITTEES, type Committee, everybodyIn, type Stage, WORKSPACE } from './stage.ts';

const { lena, marco, priya, jonas, ada } = PEOPLE;
/** One of each: who does the work of phase 1. The run's programs are Lena's. */
const teamOf = ({ lead, data, business, legal }: Committee) => ({
  lead,
  member: lena,
  business: business[0],
  legal,
  data: data[0],
  engineering: ada,
});
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const SCOPES = ['actions:read', 'actions:write', 'readings:write', 'gates:ask', 'foundation:write'];
const as = (userId: string) => slackActor(WORKSPACE, userId);

/** What people had done by the time the run begins, and now and then do while it goes on, by the verbs of their forms. */
export interface Furnishing extends Watched {
  key: string;
  /** An engagement whose foundation can be approved, by these people. */
  engagement(committee: Committee): Promise<string>;
  /** Changes one of its sources; its pipeline is to be validated again. */
  editSource(committee: Committee, engagementId: string): Promise<void>;
  validate(committee: Committee, engagementId: string): Promise<void>;
  /** One that is begun, and no more. */
  begun(channelId: string): Promise<string>;
  /** A digest at this moment: of the channel, or of a person; the zone is where they are. */
  digest(engagementId: string, subscriber: string, at: Temporal.ZonedDateTime): Promise<void>;
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
    outside: openOutside([stage.alertmanager.host]),
    log,
  };
  const everybody = [lena, marco, priya, jonas, ada, ...COMMITTEES.flatMap(everybodyIn)];
  await knowPeople(db, WORKSPACE, Object.fromEntries(everybody.map((id) => [id, { timeZone: 'UTC' }])));
  const begun = (channelId: string, leadId: string = lena) =>
    startedEngagement(world, WORKSPACE, {
      leadId,
      channelId,
      name: `Engagement ${randomUUID().slice(0, 8)}`,
      plannedStart: systemClock.now().toZonedDateTimeISO('UTC').toPlainDate().toString(),
      timeZone: 'UTC',
      workingDays: EVERY_DAY,
    });
  const watched = await furnishWatch(world, db, { monitorCount, alertmanager: stage.alertmanager.host });
  /** The source that changes, by engagement. */
  const sources = new Map<string, string>();
  const key = await makeKey(world, as(lena), offerOf(world.rooms), {
    id: randomUUID(),
    name: 'Run',
    scopes: SCOPES,
    expiresOn: '',
  });
  return {
    ...watched,
    key,
    begun,
    async engagement(committee) {
      const { channelId, lead, data, business } = committee;
      const engagementId = await begun(channelId, lead);
      const [source = ''] = await completeFoundation(world, WORKSPACE, engagementId, teamOf(committee));
      sources.set(engagementId, source);
      await changePeople(world, as(lead), { engagementId, data, business });
      return engagementId;
    },
    async editSource({ lead }, engagementId) {
      const id = sources.get(engagementId) ?? '';
      const { name, version } = await db.inWorkspace(WORKSPACE, (tx) =>
        findSource(tx, WORKSPACE, engagementId, id),
      );
      const volume = `${randomUUID()} rows`;
      const fields = { ...aSource({ name, checkedBy: lena, checkedOn: '2026-01-05', volume }) };
      await saveSource(world, as(lead), { engagementId, id, version, fields });
    },
    validate: (committee, engagementId) =>
      validatePipeline(world, WORKSPACE, engagementId, teamOf(committee)),
    async digest(engagementId, subscriber, due) {
      const time = due.toPlainTime().toString({ smallestUnit: 'minute' });
      const wanted = { engagementId, isOn: true, time, days: EVERY_DAY, timeZone: due.timeZoneId };
      if (subscriber === 'channel') await changeChannelDigest(world, as(lena), wanted);
      else await changeMine(world, as(subscriber), wanted);
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

import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { pino } from 'pino';
import type { Database, Tx } from '../../db/database.ts';
import { engagementPerson } from '../../db/schema/engagement.ts';
import { source } from '../../db/schema/foundation.ts';
import { gateAttestation, gateDecision, gateRequest } from '../../db/schema/gates.ts';
import { lineage, lineageEdge, lineageNode, pipelineRun } from '../../db/schema/lineage.ts';
import { assessment } from '../../db/schema/quality.ts';
import { person } from '../../db/schema/workspace.ts';
import { systemClock } from '../../src/clock.ts';
import { requestGate } from '../../src/gates/request.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import type { ApproverRole } from '../../src/playbook/gates-schema.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import { rooms } from '../../src/rooms.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import type { Slack } from './stage.ts';

const GATE = 'foundation';
const now = systemClock.now();

/** An open gate: whoever of `approvers` approves next is the first to. */
export interface OpenGate {
  requestId: string;
  /** What its button holds. */
  value: string;
  channelId: string;
  approvers: string[];
}

/**
 * Brings engagements to the point where their foundation can be approved: everything it asks for holds, the
 * gate was asked for. Delivery has its messages in hand: in one channel it posts about one a second.
 * @param approversEach as many for each role of its quorum
 */
export async function openGates(
  bench: Bench,
  db: Database,
  slack: Slack,
  engagementIds: readonly string[],
  approversEach: number,
): Promise<OpenGate[]> {
  const { workspaceId } = slack;
  const log = pino({ level: 'error' }, pino.destination(2));
  const queue = openQueue(db, log);
  await queue.start([], false);
  bench.defer(() => queue.stop());
  const vault = openVault(null);
  const outside = openOutside([]);
  const world: World = {
    requestMessages,
    vault,
    outside,
    db,
    queue,
    clock: systemClock,
    playbook: loadPlaybook(),
    rooms,
    log,
  };
  const gate = world.playbook.gates.find((one) => one.key === GATE);
  const roles = gate?.quorum.map((one) => one.role) ?? [];
  const approvers = Array.from({ length: approversEach }, (_, at) => `U0APPROVER${at}`);
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(person).values(approvers.map((userId) => someone(workspaceId, userId)));
    for (const engagementId of engagementIds)
      await complete(tx, { workspaceId, engagementId }, approvers, roles);
  });
  const lead = { workspaceId, userId: slack.userIds[0] ?? '', origin: 'slack' as const };
  const gates: OpenGate[] = [];
  for (const engagementId of engagementIds) {
    const id = randomUUID();
    await requestGate(world, lead, { engagementId, id, gate: GATE, subject: null, supersede: false });
    gates.push(await attest(world, workspaceId, id, approvers));
  }
  await db.orm.execute('analyze');
  return gates;
}

const someone = (workspaceId: string, userId: string) => ({
  workspaceId,
  userId,
  name: userId,
  locale: 'en-US',
  timeZone: 'Europe/Berlin',
  isAdmin: false,
  isBot: false,
  isExternal: false,
  isDeactivated: false,
  readAt: now,
});

/** All that the exit check looks at holds, and everybody has their role. */
async function complete(
  tx: Tx,
  { workspaceId, engagementId }: { workspaceId: string; engagementId: string },
  approvers: string[],
  roles: readonly ApproverRole[],
) {
  const by = 'U0BENCH';
  const of = { workspaceId, engagementId };
  await tx.insert(engagementPerson).values(
    approvers.map((userId, at) => ({
      ...of,
      userId,
      role: roles[at % roles.length] ?? ('lead' as const),
      addedBy: by,
      addedAt: now,
    })),
  );
  const sources = await tx
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.workspaceId, workspaceId), eq(source.engagementId, engagementId)));
  await tx.insert(assessment).values(
    sources.map(({ id }) => ({
      ...of,
      id: randomUUID(),
      sourceId: id,
      use: 'training',
      version: 1,
      assessedBy: by,
      assessedAt: now,
      recordsPresent: 1_000,
      recordsExpected: 1_000,
      checked: 200,
      wrong: 0,
      consistency: { formats: 'yes' as const },
      ageSeen: 6,
      ageSeenUnit: 'hours' as const,
      ageNeeded: 1,
      ageNeededUnit: 'days' as const,
    })),
  );
  const at = { ...of, cycle: 1 };
  const final = { ...at, id: randomUUID(), kind: 'dataset' as const, name: 'training', nameKey: 'training' };
  await tx.insert(lineage).values({ ...at, revision: 1, changedAt: now });
  await tx.insert(lineageNode).values({ ...final, isFinal: true, createdBy: by, createdAt: now });
  await tx.insert(lineageEdge).values(sources.map(({ id }) => ({ ...at, fromId: id, toId: final.id })));
  await tx.insert(pipelineRun).values({
    ...at,
    id: randomUUID(),
    ranAt: now,
    rowsIn: 1_000,
    rowsOut: 1_000,
    passed: 10,
    failed: 0,
    evidenceNote: 'run 1',
    coversAll: true,
    origins: sources.map(({ id }) => id),
    revision: 0,
    recordedBy: by,
    recordedAt: now,
  });
}

/** The items that somebody has to vouch for; approvals alone are left to come. */
async function attest(
  { db, playbook }: World,
  workspaceId: string,
  requestId: string,
  approvers: string[],
): Promise<OpenGate> {
  const items = playbook.gates.find((one) => one.key === GATE)?.items ?? [];
  return db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(gateAttestation).values(
      items.flatMap(({ key, attest: role }) =>
        role
          ? [
              {
                workspaceId,
                id: randomUUID(),
                requestId,
                item: key,
                userId: 'U0LEGAL',
                role,
                note: 'yes',
                at: now,
              },
            ]
          : [],
      ),
    );
    const [made] = await tx
      .select({ digest: gateRequest.digest, channelId: gateRequest.channelId })
      .from(gateRequest)
      .where(and(eq(gateRequest.workspaceId, workspaceId), eq(gateRequest.id, requestId)));
    if (!made) throw new Error('the gate was not asked for');
    const value = `${requestId} ${made.digest.slice(0, 12)}`;
    return { requestId, value, channelId: made.channelId, approvers };
  });
}

/** Whose decisions count by now, and how each gate stands. */
export const decisions = (db: Database, workspaceId: string) =>
  db.inWorkspace(workspaceId, async (tx) => ({
    given: await tx
      .select({ requestId: gateDecision.requestId, userId: gateDecision.userId })
      .from(gateDecision)
      .where(eq(gateDecision.workspaceId, workspaceId)),
    gates: await tx
      .select({ id: gateRequest.id, state: gateRequest.state })
      .from(gateRequest)
      .where(eq(gateRequest.workspaceId, workspaceId)),
  }));

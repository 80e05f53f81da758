import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { engagementVerb } from '../../src/engagement/verb.ts';
import { refreshEvidence } from '../../src/gates/refresh.ts';
import { requestGate } from '../../src/gates/request.ts';
import { gates } from '../../src/gates/room.ts';
import { decisionsOf, findRequest, type GateRequest } from '../../src/gates/store.ts';
import type { Gate } from '../../src/playbook/gates-schema.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { Actor } from '../../src/record/act.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
import type { Check, Room } from '../../src/room.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { shippedPlaybook } from './playbook.ts';
import { newWorkspace, type TestWorkspace, type TestWorldOptions } from './world.ts';

/** A gate of no phase of ours: one computed item, none attested, data and business approve. */
export const toyGate = (more: Partial<Gate> = {}): Gate => ({
  key: 'toy',
  phase: 1,
  exit: true,
  name: { en: 'Toy', de: 'Spielzeug' },
  why: { en: 'Because tests', de: 'Wegen der Tests' },
  due_days: 3,
  quorum: [
    { role: 'data', count: 1 },
    { role: 'business', count: 1 },
  ],
  items: [
    {
      key: 'goal',
      check: 'toy.goal',
      text: { en: 'The goal is whole', de: 'Das Ziel ist heil' },
      why: { en: 'A broken goal leads nowhere', de: 'Ein kaputtes Ziel führt nirgends hin' },
    },
  ],
  tiers: {},
  seals: false,
  revalidates: false,
  ...more,
});

export const attested = (key: string, role: 'legal' | 'data' | 'business' | 'engineering' = 'legal') => ({
  key,
  attest: role,
  text: { en: `Attested ${key}`, de: `Bestätigt ${key}` },
  why: { en: 'Somebody has to know', de: 'Jemand muss es wissen' },
});

/** Evidence that lives in the database like all evidence: the engagement's goal. */
const goalCheck: Check = async ({ engagement: { id, goal } }) => ({
  ok: !goal.includes('broken') && !goal.includes('unsure'),
  ...(goal.includes('unsure') && { conditional: true }),
  figure: goal,
  fingerprint: { goal },
  fix: { label: 'common.edit', action: 'engagement.phases', value: id },
});

export const toyChecks: Room = { name: 'toy-checks', checks: { 'toy.goal': goalCheck } };

export const playbookWith = (...list: Gate[]): Playbook => ({ ...shippedPlaybook(), gates: list });

/** Changes the evidence as a phase's verb does: writes, then looks again, in one transaction. */
export const editGoal = engagementVerb({
  input: z.object({ engagementId: z.uuid(), goal: z.string() }),
  may: ['lead', 'member', 'data', 'business', 'legal', 'engineering'],
  async run(acting, { goal }) {
    const { tx, actor } = acting;
    await tx
      .update(engagement)
      .set({ goal })
      .where(and(eq(engagement.workspaceId, actor.workspaceId), eq(engagement.id, acting.engagement.id)));
    await refreshEvidence(acting, acting.engagement.id);
  },
});

export interface GateBench extends TestWorkspace {
  engagementId: string;
  as(userId: string): Actor;
  /** Asks for the gate, as UASK unless said otherwise. @returns the request's id */
  ask(by?: string, gate?: string, supersede?: boolean): Promise<string>;
  request(id: string): Promise<GateRequest>;
  decisions(id: string): ReturnType<typeof decisionsOf>;
  audit(action?: string): Promise<(typeof auditEvent.$inferSelect)[]>;
  people(roles: Partial<Record<string, string[]>>): Promise<void>;
}

/** A workspace with an engagement: ULEAD leads, UASK is a member, UDATA, UBIZ and ULEGAL approve. */
export async function gateBench(
  db: Database,
  gate: Gate | Gate[] = toyGate(),
  options: TestWorldOptions = {},
): Promise<GateBench> {
  const playbook = playbookWith(...[gate].flat());
  const made = await newWorkspace(db, { playbook, rooms: [toyChecks, gates], ...options });
  const { world, workspaceId } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  const as = (userId: string) => slackActor(workspaceId, userId);
  const people: GateBench['people'] = (roles) =>
    changePeople(world, as('ULEAD'), { engagementId, ...roles } as Parameters<typeof changePeople>[2]);
  await people({ member: ['UASK'], data: ['UDATA'], business: ['UBIZ'], legal: ['ULEGAL'] });
  return {
    ...made,
    engagementId,
    as,
    people,
    ask: (by = 'UASK', key = 'toy', supersede = false) =>
      requestGate(world, as(by), { engagementId, id: randomUUID(), gate: key, supersede, subject: null }),
    request: async (id) => {
      const found = await db.inWorkspace(workspaceId, (tx) => findRequest(tx, workspaceId, id));
      if (!found) throw new Error(`no request ${id}`);
      return found;
    },
    decisions: (id) => db.inWorkspace(workspaceId, (tx) => decisionsOf(tx, workspaceId, id)),
    audit: (action) =>
      db.inWorkspace(workspaceId, (tx) =>
        tx
          .select()
          .from(auditEvent)
          .where(
            and(eq(auditEvent.workspaceId, workspaceId), action ? eq(auditEvent.action, action) : undefined),
          )
          .orderBy(auditEvent.seq),
      ),
  };
}

/** What a verb said no with: keys, with the field where there is one. Empty where it said yes. */
export async function refusal(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => (one.field ? `${one.field}: ${one.key}` : one.key));
    throw error;
  }
  return [];
}

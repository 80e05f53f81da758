import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { peopleOf } from '../../../src/engagement/store.ts';
import { decide, takeBack } from '../../../src/gates/decide.ts';
import { delegate } from '../../../src/gates/delegate.ts';
import { reconcile } from '../../../src/gates/reconcile.ts';
import { remindTick } from '../../../src/gates/remind.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { act } from '../../../src/record/act.ts';
import { onPostgres } from '../../support/database.ts';
import { FIRST_ROLES, GateMachine, type Op, type Player } from '../../support/gate-machine.ts';
import { anyOp } from '../../support/gate-ops.ts';
import { faultsIn, type Told } from '../../support/gate-oracle.ts';
import { editGoal, type GateBench, gateBench, refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();

/** The gate in the database, driven by the same operations as the machine. */
class RealGate {
  readonly bench: GateBench;
  readonly id: string;
  readonly reactions = new Set<string>();
  #edits = 0;
  #last: Op = { op: 'time' };

  private constructor(bench: GateBench, id: string) {
    this.bench = bench;
    this.id = id;
  }

  static async open(db: Database): Promise<RealGate> {
    const bench = await gateBench(db);
    await bench.people({ member: ['UASK'], legal: [], ...FIRST_ROLES });
    const id = await bench.ask();
    // As delivery leaves it once the message is posted.
    await db.inWorkspace(bench.workspaceId, (tx) =>
      tx
        .update(message)
        .set({ channel: 'C0SUPPORT', ts: '1.0' })
        .where(and(eq(message.workspaceId, bench.workspaceId), eq(message.subject, `gates.request:${id}`))),
    );
    return new RealGate(bench, id);
  }

  /** Refusals are answers too: only what was done counts. */
  async apply(given: Op): Promise<void> {
    const op = given.op === 'again' ? this.#last : given;
    this.#last = op;
    if (op.op === 'role') await refusal(this.#setRole(op.who, op.role, op.on));
    else if (op.op === 'delegate') await refusal(this.#delegate(op.who, op.to));
    else if ('who' in op) await refusal(this.#by(op.who)[op.op]());
    else if (op.op !== 'again') await refusal(this.#whole()[op.op]());
  }

  #by(who: Player) {
    const { world } = this.bench;
    const as = this.bench.as(who);
    const requestId = this.id;
    const said = (kind: 'approve' | 'conditions' | 'reject', via: 'button' | 'reaction' = 'button') =>
      decide(world, as, { requestId, kind, via, text: 'because', seenAt: this.bench.clock.now() });
    return {
      approve: () => said('approve'),
      conditions: () => said('conditions'),
      reject: () => said('reject'),
      'take-back': () => takeBack(world, as, { requestId }),
      react: () => {
        this.reactions.add(who);
        return said('approve', 'reaction');
      },
      'react-lost': async () => void this.reactions.add(who),
      unreact: () => {
        this.reactions.delete(who);
        return takeBack(world, as, { requestId, reaction: true });
      },
      'unreact-lost': async () => void this.reactions.delete(who),
      deactivate: () => this.#deactivate(who),
    };
  }

  #whole() {
    const { world, workspaceId, clock } = this.bench;
    return {
      edit: () => this.#edit('goal'),
      doubt: () => this.#edit('unsure'),
      withdraw: () => withdraw(world, this.bench.as('ULEAD'), { requestId: this.id, reason: null }),
      reconcile: () => reconcile(world, this.#slack(), workspaceId, this.id),
      time: async () => {
        clock.advance({ hours: 26 });
        await remindTick.run(world, { workspaceId, userId: 'system', origin: 'clock' }, clock.now());
      },
    };
  }

  async #edit(word: 'goal' | 'unsure'): Promise<void> {
    const { world, engagementId } = this.bench;
    this.#edits += 1;
    await editGoal(world, this.bench.as('ULEAD'), { engagementId, goal: `${word} ${this.#edits}` });
  }

  /** Slack's two answers that the comparison reads; the real ones are in the tests against the local workspace. */
  #slack(): WebClient {
    const reactions = [{ name: 'white_check_mark', users: [...this.reactions] }];
    return {
      reactions: { get: async () => ({ message: { reactions } }) },
      conversations: { replies: async () => ({ messages: [] }) },
    } as unknown as WebClient;
  }

  async #setRole(who: Player, role: 'data' | 'business', on: boolean): Promise<void> {
    const { world, workspaceId, engagementId } = this.bench;
    const people = await world.db.inWorkspace(workspaceId, (tx) => peopleOf(tx, workspaceId, engagementId));
    const held = people.filter((one) => one.role === role).map((one) => one.userId);
    const wanted = on ? [...held, who] : held.filter((one) => one !== who);
    await changePeople(world, this.bench.as('ULEAD'), { engagementId, [role]: wanted });
  }

  async #delegate(from: Player, to: Player): Promise<void> {
    const { world, engagementId, clock } = this.bench;
    const fromDay = dayOf(clock.now());
    const untilDay = Temporal.PlainDate.from(fromDay).add({ days: 1 }).toString();
    const given = { engagementId, id: randomUUID(), from, to, fromDay, untilDay };
    await delegate(world, this.bench.as('ULEAD'), given);
  }

  async #deactivate(userId: Player): Promise<void> {
    const { world, workspaceId } = this.bench;
    await knowPeople(world.db, workspaceId, { [userId]: { isDeactivated: true } });
    await act(world, { workspaceId, userId: 'system', origin: 'slack' }, async ({ record }) =>
      record({ action: 'test.deactivate', kind: 'person', subject: userId, after: { userId } }),
    );
  }

  async standing(): Promise<{ state: string; approvals: string[] }> {
    const { state } = await this.bench.request(this.id);
    const live = (await this.bench.decisions(this.id)).filter((one) => one.voidedAt === null);
    return { state, approvals: live.map((one) => `${one.userId} ${one.kind}`).sort() };
  }

  async faults(): Promise<string[]> {
    const events: Told[] = (await this.bench.audit()).map((one) => ({ ...one, day: dayOf(one.at) }));
    return faultsIn(events, 'UASK');
  }
}

onPostgres('the gate as a model', (open) => {
  it('[G4] [G5] [G6] [G7] [G8] [G9] does what the machine in memory does, whatever happens in which order', {
    timeout: 240_000,
  }, async () => {
    let runs = 0;
    let steps = 0;
    const db = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(anyOp, { maxLength: 25, size: 'max' }), async (ops) => {
        const real = await RealGate.open(db);
        const machine = new GateMachine(real.bench.clock.now());
        for (const op of ops) {
          real.bench.clock.advance({ minutes: 1 });
          machine.now = real.bench.clock.now();
          machine.apply(op);
          await real.apply(op);
          expect(real.bench.clock.now().toString()).toBe(machine.now.toString());
          const approvals = machine.approvals;
          expect(await real.standing(), JSON.stringify(op)).toEqual({ state: machine.state, approvals });
          steps += 1;
        }
        expect(await real.faults()).toEqual([]);
        runs += 1;
      }),
      { numRuns: 30 },
    );
    process.stdout.write(`gate model on Postgres, in order: ${runs} runs, ${steps} steps\n`);
  });

  it('[G4] [G5] [G6] [G7] keeps its promises when everybody acts at once', { timeout: 240_000 }, async () => {
    let runs = 0;
    let steps = 0;
    const db = await open();
    const alone = (op: Op) => op.op === 'deactivate' || op.op === 'time' || op.op === 'again';
    const batch = fc.array(
      anyOp.filter((op) => !alone(op)),
      { minLength: 1, maxLength: 8, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 5, size: 'max' }), async (batches) => {
        const real = await RealGate.open(db);
        for (const ops of batches) {
          real.bench.clock.advance({ minutes: 1 });
          await Promise.all(ops.map((op) => real.apply(op)));
          steps += ops.length;
        }
        expect(await real.faults()).toEqual([]);
        runs += 1;
      }),
      { numRuns: 30 },
    );
    process.stdout.write(`gate model on Postgres, at once: ${runs} runs, ${steps} steps\n`);
  });
});

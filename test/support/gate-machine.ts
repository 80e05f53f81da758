import { missingSteps } from '../../src/gates/reconcile-rules.ts';
import { type Mandate, outcomeOf, whyNot } from '../../src/gates/rules.ts';
import type { ApproverRole } from '../../src/playbook/gates-schema.ts';
import type { Told } from './gate-oracle.ts';

export const CAST = ['UASK', 'UONE', 'UTWO', 'UTHREE', 'UFOUR'] as const;
export type Player = (typeof CAST)[number];
export const FIRST_ROLES: Record<'data' | 'business', Player[]> = {
  data: ['UONE', 'UTHREE', 'UASK'],
  business: ['UTWO', 'UTHREE'],
};

/** One thing that happens to a gate request. */
export type Op =
  | { op: 'approve' | 'conditions' | 'reject' | 'take-back'; who: Player }
  | { op: 'react' | 'unreact' | 'react-lost' | 'unreact-lost'; who: Player }
  | { op: 'role'; who: Player; role: 'data' | 'business'; on: boolean }
  | { op: 'deactivate'; who: Player }
  | { op: 'delegate'; who: Player; to: Player }
  | { op: 'edit' | 'doubt' | 'withdraw' | 'reconcile' | 'time' | 'again' };

interface Given {
  userId: string;
  kind: 'approve' | 'conditions' | 'reject';
  via: string;
  source: null;
  digest: string;
  at: Temporal.Instant;
  day: string;
  voidedAt: Temporal.Instant | null;
  voidReason: 'evidence' | 'replaced' | 'taken back' | 'unreacted' | null;
}

/** The gate as it should be, in memory and on the pure rules: the reference for the one in the database. */
export class GateMachine {
  state = 'open';
  readonly events: Told[] = [];
  now: Temporal.Instant;
  digest = 'd0';
  /** The evidence is inconclusive. */
  unsure = false;
  #edits = 0;
  #changedAt: Temporal.Instant | null = null;
  #reconciledAt: Temporal.Instant | null = null;
  #seen: string[] = [];
  #decisions: Given[] = [];
  #reactions = new Set<string>();
  #mandates: Mandate[] = [];
  #gone = new Set<string>();
  #roles: Record<'data' | 'business', string[]>;
  #last: Op = { op: 'time' };

  constructor(now: Temporal.Instant) {
    this.now = now;
    this.#roles = structuredClone(FIRST_ROLES);
    for (const [role, users] of Object.entries(this.#roles))
      for (const userId of users) this.#tell('engagement.person.add', 'ULEAD', { userId, role });
    this.#tell('gates.request.ask', 'UASK', { digest: this.digest });
  }

  get approvals(): string[] {
    return this.#live()
      .map((one) => `${one.userId} ${one.kind}`)
      .sort();
  }

  apply(given: Op): void {
    const op = given.op === 'again' ? this.#last : given;
    this.#last = op;
    if (op.op === 'role') this.#setRole(op.who, op.role, op.on);
    else if (op.op === 'delegate') this.#delegate(op.who, op.to);
    else if ('who' in op) this.#by(op.who)[op.op]();
    else if (op.op !== 'again') this.#whole()[op.op]();
  }

  #by(who: string) {
    return {
      approve: () => this.#decide(who, 'approve', 'button', this.now),
      conditions: () => this.#decide(who, 'conditions', 'button', this.now),
      reject: () => this.#decide(who, 'reject', 'button', this.now),
      'take-back': () => this.#takeBack(who, false),
      react: () => {
        this.#reactions.add(who);
        this.#decide(who, 'approve', 'reaction', this.now);
      },
      'react-lost': () => void this.#reactions.add(who),
      unreact: () => {
        this.#reactions.delete(who);
        this.#takeBack(who, true);
      },
      'unreact-lost': () => void this.#reactions.delete(who),
      deactivate: () => {
        this.#gone.add(who);
        this.#tell('test.deactivate', 'system', { userId: who });
      },
    };
  }

  #whole() {
    return {
      edit: () => this.#edit(false),
      doubt: () => this.#edit(true),
      withdraw: () => this.#withdraw(),
      reconcile: () => this.#reconcile(),
      time: () => {
        this.now = this.now.add({ hours: 26 });
      },
    };
  }

  #tell(action: string, actor: string, after: Record<string, unknown> = {}, before = {}): void {
    this.events.push({ action, actor, after, before, day: this.#today() });
  }

  #live(): Given[] {
    return this.#decisions.filter((one) => one.voidedAt === null);
  }

  #today(): string {
    return this.now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
  }

  #electorate() {
    const held = (userId: string) =>
      (['data', 'business'] as const).filter((role) => this.#roles[role].includes(userId)) as ApproverRole[];
    return {
      requestedBy: 'UASK',
      quorum: [
        { role: 'data' as const, count: 1 },
        { role: 'business' as const, count: 1 },
      ],
      people: CAST.map((userId) => ({
        userId,
        roles: held(userId),
        isDeactivated: this.#gone.has(userId),
        isExternal: false,
      })),
      mandates: this.#mandates,
      externalsMayApprove: false,
    };
  }

  #decide(userId: string, kind: Given['kind'], via: string, seenAt: Temporal.Instant): void {
    const mine = this.#live().find((one) => one.userId === userId);
    if (via === 'reaction' && mine?.via === via && mine.kind === kind) return;
    if (this.state !== 'open' || whyNot(this.#electorate(), userId, this.#today()) !== null) return;
    if (kind !== 'reject' && this.#changedAt && Temporal.Instant.compare(seenAt, this.#changedAt) < 0) return;
    const others = this.#live().filter((one) => one.userId !== userId);
    if (kind === 'approve' && this.unsure && !this.#conditionsIn(others)) return;
    if (mine?.kind === 'approve' && kind === 'approve') {
      this.#evaluate(userId);
      return;
    }
    if (mine) this.#void(mine, 'replaced');
    const day = this.#today();
    const row = { userId, kind, via, source: null, digest: this.digest, at: this.now, day };
    this.#decisions.push({ ...row, voidedAt: null, voidReason: null });
    this.#tell(`gates.decision.${kind}`, userId, { digest: this.digest, text: 'because' });
    this.#evaluate(userId);
  }

  /** Whoever set them is somebody who counts. */
  #conditionsIn(decisions: readonly Given[]): boolean {
    return decisions.some(
      (one) =>
        one.kind === 'conditions' &&
        one.digest === this.digest &&
        whyNot(this.#electorate(), one.userId, one.day) === null,
    );
  }

  #evaluate(actor: string): void {
    const reached = outcomeOf(this.#electorate(), this.#live(), {
      digest: this.digest,
      itemsHold: true,
      unsure: this.unsure,
    });
    if (!reached) return;
    this.state = reached.outcome;
    this.#tell(`gates.request.${reached.outcome}`, actor);
  }

  #void(one: Given, why: NonNullable<Given['voidReason']>): void {
    one.voidedAt = this.now;
    one.voidReason = why;
  }

  #takeBack(userId: string, reaction: boolean): void {
    const mine = this.#live().find((one) => one.userId === userId);
    if (this.state !== 'open' || !mine || (reaction && mine.via !== 'reaction')) return;
    this.#void(mine, reaction ? 'unreacted' : 'taken back');
    this.#tell('gates.decision.take-back', userId);
  }

  #setRole(userId: string, role: 'data' | 'business', on: boolean): void {
    const held = this.#roles[role].includes(userId);
    if (held === on || (on && this.#gone.has(userId))) return;
    this.#roles[role] = on
      ? [...this.#roles[role], userId]
      : this.#roles[role].filter((one) => one !== userId);
    if (on) this.#tell('engagement.person.add', 'ULEAD', { userId, role });
    else this.#tell('engagement.person.remove', 'ULEAD', {}, { userId, role });
  }

  #delegate(from: string, to: string): void {
    const fromDay = this.#today();
    const untilDay = Temporal.PlainDate.from(fromDay).add({ days: 1 }).toString();
    const isApprover = this.#roles.data.includes(from) || this.#roles.business.includes(from);
    const overlaps = this.#mandates.some(
      (one) => one.fromUser === from && one.fromDay <= untilDay && fromDay <= one.untilDay,
    );
    if (from === to || !isApprover || this.#gone.has(to) || overlaps) return;
    this.#mandates.push({ fromUser: from, toUser: to, fromDay, untilDay, endedAt: null });
    this.#tell('gates.delegation.make', 'ULEAD', { from, to, fromDay, untilDay });
  }

  #edit(unsure: boolean): void {
    if (this.state !== 'open') return;
    this.unsure = unsure;
    this.#edits += 1;
    this.digest = `d${this.#edits}`;
    this.#changedAt = this.now;
    for (const one of this.#live()) this.#void(one, 'evidence');
    this.#tell('gates.evidence.change', 'ULEAD', { digest: this.digest, unsure });
  }

  #withdraw(): void {
    if (this.state !== 'open') return;
    this.state = 'withdrawn';
    this.#tell('gates.request.withdrawn', 'ULEAD');
  }

  #reconcile(): void {
    if (this.state !== 'open') return;
    const users = [...this.#reactions];
    const shown = {
      reactions: [{ name: 'white_check_mark', users }],
      replies: [],
      replied: [],
      whole: true,
      botUserId: 'UBOT',
    };
    const recorded = {
      decisions: this.#decisions,
      reactions: this.#seen,
      reconciledAt: this.#reconciledAt,
      changedAt: this.#changedAt,
      unsure: this.unsure,
    };
    for (const step of missingSteps(shown, recorded)) {
      if (step.what === 'react') this.#decide(step.userId, 'approve', 'reaction', this.now);
      if (step.what === 'unreact') this.#takeBack(step.userId, true);
    }
    this.#reconciledAt = this.now;
    this.#seen = users.map((userId) => `${userId} approve`);
  }
}

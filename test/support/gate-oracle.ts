/**
 * Reads a record of events, from the database or the in-memory machine, and finds whatever must never happen.
 * It shares no code with the rules: eligibility and quorum are told once more, in the plainest way.
 */
export interface Told {
  action: string;
  actor: string;
  before?: unknown;
  after?: unknown;
  /** The day it happened, in the engagement's zone. */
  day?: string;
}

interface Approval {
  userId: string;
  day: string;
  digest: string;
  kind: string;
}
type Fields = Record<string, string>;

const QUORUM = ['data', 'business'];

/** @returns what is wrong with the record; nothing, if all is well */
export function faultsIn(events: readonly Told[], requestedBy: string): string[] {
  const oracle = new Oracle(requestedBy);
  for (const event of events) oracle.hear(event);
  return oracle.faults;
}

class Oracle {
  readonly faults: string[] = [];
  readonly #requestedBy: string;
  readonly #roles = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #mandates: Fields[] = [];
  #approvals: Approval[] = [];
  #digest = '';
  #unsure = false;
  #open = false;
  #last = '';

  constructor(requestedBy: string) {
    this.#requestedBy = requestedBy;
  }

  hear(event: Told): void {
    const after = (event.after ?? {}) as Fields;
    const before = (event.before ?? {}) as Fields;
    const [room, noun, what = ''] = event.action.split('.');
    if (room === 'engagement' && what === 'add') this.#roles.add(`${after.userId} ${after.role}`);
    if (room === 'engagement' && what === 'remove') this.#roles.delete(`${before.userId} ${before.role}`);
    if (event.action === 'test.deactivate') this.#gone.add(after.userId ?? '');
    if (event.action === 'gates.delegation.make') this.#mandates.push(after);
    if (event.action === 'gates.request.ask') [this.#open, this.#digest] = [true, after.digest ?? ''];
    if (event.action === 'gates.evidence.change') {
      [this.#approvals, this.#digest] = [[], after.digest ?? ''];
      this.#unsure = Boolean(after.unsure);
    }
    if (noun === 'decision' && what === 'take-back') this.#takenBack(event);
    else if (noun === 'decision') this.#decided(event, what, after);
    if (noun === 'request' && /^(approved|rejected|withdrawn)$/.test(what)) this.#ended(event, what);
    this.#last = event.action;
  }

  #wrong(event: Told, what: string): void {
    this.faults.push(`${event.action} by ${event.actor}: ${what}`);
  }

  #takenBack(event: Told): void {
    if (!this.#open) this.#wrong(event, 'taken back after the end');
    this.#approvals = this.#approvals.filter((one) => one.userId !== event.actor);
  }

  #decided(event: Told, kind: string, after: Fields): void {
    const day = event.day ?? '';
    if (!this.#open) this.#wrong(event, 'decided after the end');
    if (this.#seats(event.actor, day).length === 0) this.#wrong(event, 'not eligible');
    if (after.digest !== this.#digest) this.#wrong(event, 'on another digest');
    if (kind === 'reject' && !after.text) this.#wrong(event, 'no reason');
    this.#approvals = this.#approvals.filter((one) => one.userId !== event.actor);
    if (kind !== 'reject')
      this.#approvals.push({ userId: event.actor, day, digest: after.digest ?? '', kind });
  }

  #ended(event: Told, how: string): void {
    if (!this.#open) this.#wrong(event, 'a second outcome');
    this.#open = false;
    if (event.actor === 'system') this.#wrong(event, 'time alone decided');
    const current = this.#approvals.filter((one) => one.digest === this.#digest);
    if (how === 'approved' && !this.#canFill(QUORUM, current, []))
      this.#wrong(event, 'no distinct, eligible people on the current digest');
    const withConditions = current.filter((one) => one.kind === 'conditions');
    const byAble = withConditions.some((one) => this.#seats(one.userId, one.day).length > 0);
    if (how === 'approved' && this.#unsure && !byAble) this.#wrong(event, 'inconclusive, and no conditions');
    if (how === 'rejected' && this.#last !== 'gates.decision.reject') this.#wrong(event, 'nobody rejected');
  }

  #seats(userId: string, day: string): { role: string; holder: string }[] {
    const isOut = (one: string) => one === this.#requestedBy || this.#gone.has(one);
    if (isOut(userId)) return [];
    const lent = this.#mandates
      .filter((one) => one.to === userId && (one.fromDay ?? '') <= day && day <= (one.untilDay ?? ''))
      .flatMap((one) => one.from ?? [])
      .filter((from) => !isOut(from));
    return [userId, ...lent].flatMap((holder) =>
      QUORUM.filter((role) => this.#roles.has(`${holder} ${role}`)).map((role) => ({ role, holder })),
    );
  }

  /** Some way to give each place to another person, using nobody's seat twice. */
  #canFill(places: readonly string[], voters: readonly Approval[], used: readonly string[]): boolean {
    const [place, ...rest] = places;
    if (place === undefined) return true;
    return voters.some((voter, index) =>
      this.#seats(voter.userId, voter.day)
        .filter(({ role, holder }) => role === place && !used.includes(holder))
        .some(({ holder }) => this.#canFill(rest, voters.toSpliced(index, 1), [...used, holder])),
    );
  }
}

/** What this room's buttons and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  ask: 'gates.request.ask',
  choose: 'gates.subject.choose',
  sealOpen: 'gates.seal.open',
  askOpen: 'gates.request.open',
  approve: 'gates.request.approve',
  conditionsOpen: 'gates.conditions.open',
  conditions: 'gates.conditions.give',
  rejectOpen: 'gates.reject.open',
  reject: 'gates.reject.give',
  evidence: 'gates.evidence.open',
  itemOpen: 'gates.item.open',
  more: 'gates.request.more',
  attest: 'gates.item.attest',
  attestOpen: 'gates.attest.open',
  withdraw: 'gates.request.withdraw',
  delegate: 'gates.delegation.make',
  override: 'gates.override.propose',
  second: 'gates.override.second',
  ratify: 'gates.override.ratify',
  tasksOpen: 'gates.task.list',
  taskOpen: 'gates.task.open',
  taskDone: 'gates.task.done',
} as const;

/**
 * What a button carries that asks for a gate: the engagement and [R3] its cycle and, where it is about one gate, that and what it
 * is about.
 */
export const askValue = (at: { id: string; cycle: number }, gate?: string, subject?: string | null): string =>
  [at.id, at.cycle, ...(gate ? [gate] : []), ...(gate && subject ? [subject] : [])].join(' ');

/** Subject kinds of this room's messages. */
export const REQUEST = 'gates.request';
export const DECISION = 'gates.decision';
export const CHANGE = 'gates.change';
export const OUTCOME = 'gates.outcome';
export const TOLD = 'gates.told';
export const REMINDER = 'gates.reminder';
export const OVERDUE = 'gates.overdue';
export const LOOK = 'gates.look';
export const NOTE = 'gates.note';

/** The queue that asks Slack about the open requests. */
export const RECONCILE_QUEUE = 'gates.reconcile';

/** The kind of task that a condition becomes. */
export const CONDITION = 'condition';

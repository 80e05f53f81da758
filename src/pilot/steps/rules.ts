import { addWorkingDays, type Calendar } from '../../engagement/calendar.ts';
import type { Role } from '../../engagement/roles.ts';
import type { BuildStep } from '../../playbook/build-schema.ts';

/** A step as it stands: its task. Days are YYYY-MM-DD. */
export interface BuildTask {
  id: string;
  /** The key of its step in the manifest. */
  step: string;
  text: string;
  owner: string;
  dueOn: string;
  state: 'open' | 'done';
}

/** The last working day of a step's last week, the phase's first working day counted as day 1. [B1] [E4] */
export function dueOf(calendar: Calendar, phaseStart: Temporal.PlainDate, step: Pick<BuildStep, 'weeks'>) {
  const first = addWorkingDays(calendar, phaseStart, 0);
  const days = step.weeks.to * new Set(calendar.workingDays).size;
  return days === 1 ? first : addWorkingDays(calendar, first, days - 1);
}

/** Whose a step is at first: the first active person of its role, else the first active lead, else `otherwise`. */
export function ownerFor(
  step: Pick<BuildStep, 'owner'>,
  people: readonly { userId: string; role: Role; isDeactivated: boolean; isExternal: boolean }[],
  otherwise: string,
): string {
  const first = (role: Role) =>
    people.find((one) => one.role === role && !one.isDeactivated && !one.isExternal)?.userId;
  return first(step.owner) ?? first('lead') ?? otherwise;
}

export const isOverdue = (task: Pick<BuildTask, 'state' | 'dueOn'>, today: string): boolean =>
  task.state === 'open' && task.dueOn < today;

export interface BuildProgress {
  done: number;
  /** 0 where the pilot has not begun. */
  total: number;
  overdue: number;
  /** The open step that is due first. */
  next: BuildTask | null;
}

/** @param tasks those due first before the others */
export const progressOf = (tasks: readonly BuildTask[], today: string): BuildProgress => ({
  done: tasks.filter((one) => one.state === 'done').length,
  total: tasks.length,
  overdue: tasks.filter((one) => isOverdue(one, today)).length,
  next: tasks.find((one) => one.state === 'open') ?? null,
});

/** The steps that the pilot cannot end without and that are not done, in the manifest's order. */
export const missingSteps = (steps: readonly BuildStep[], tasks: readonly BuildTask[]): BuildStep[] =>
  steps.filter(
    (step) => !step.optional && !tasks.some((task) => task.step === step.key && task.state === 'done'),
  );

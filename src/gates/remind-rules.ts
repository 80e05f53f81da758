/** [G9] Which reminders are due by now; each is sent once, and on working days from the morning on. */
export function remindersDue(at: {
  today: string;
  hour: number;
  isWorkingDay: boolean;
  /** The last working day before the due date. */
  dayBefore: string;
  dueOn: string;
}): ('before' | 'due' | 'overdue')[] {
  if (!at.isWorkingDay || at.hour < MORNING) return [];
  if (at.today > at.dueOn) return ['due', 'overdue'];
  if (at.today === at.dueOn) return ['due'];
  return at.today >= at.dayBefore ? ['before'] : [];
}

const MORNING = 9;

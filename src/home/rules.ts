/** What comes first on Home, and who sees what. Pure. */
import type { Signal } from '../engagement/forecast.ts';
import type { Role } from '../engagement/roles.ts';
import type { Task } from '../news.ts';

/** How an engagement stands in its plan, without what the room of its phase says. */
export interface Course {
  phase: number;
  /** Working day of the phase, from 1. */
  day: number;
  signal: Signal | null;
  name: string;
}

const RANK: Record<Signal, number> = { late: 0, 'due-soon': 1, 'on-track': 2 };
const rankOf = ({ signal }: Course): number => (signal ? RANK[signal] : 3);
const byName = (a: Course, b: Course): number => (a.name < b.name ? -1 : Number(a.name > b.name));

/** A person's engagements: late ones first, the furthest in its phase before the others. */
export const mineInOrder = (a: Course, b: Course): number =>
  rankOf(a) - rankOf(b) || b.day - a.day || byName(a, b);

/** [H1] The portfolio: by phase, in each the late ones first. */
export const portfolioInOrder = (a: Course, b: Course): number => a.phase - b.phase || mineInOrder(a, b);

const LAST = Number.POSITIVE_INFINITY;
const dueOf = ({ due }: Task): number => (due ? due.toZonedDateTime('UTC').epochMilliseconds : LAST);
const sinceOf = ({ since }: Task): number => since?.epochMilliseconds ?? LAST;
const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** [H1] What is due first, then what waits longest, then as the rooms give it. */
export const tasksInOrder = (a: Task, b: Task): number =>
  order(dueOf(a), dueOf(b)) || order(sinceOf(a), sinceOf(b));

/** The portfolio is for admins of the workspace, and for whoever follows an engagement without working in it. */
export const hasPortfolio = (
  reader: { isAdmin: boolean; isExternal: boolean },
  roles: readonly Role[][],
): boolean => !reader.isExternal && (reader.isAdmin || roles.some((own) => own.includes('stakeholder')));

/** How many engagements a phase has, and how they stand. */
export interface PhaseCount {
  phase: number;
  all: number;
  late: number;
  soon: number;
}

export const countByPhase = (courses: readonly Course[]): PhaseCount[] =>
  [...Map.groupBy(courses, ({ phase }) => phase)]
    .map(([phase, those]) => ({
      phase,
      all: those.length,
      late: those.filter(({ signal }) => signal === 'late').length,
      soon: those.filter(({ signal }) => signal === 'due-soon').length,
    }))
    .toSorted((a, b) => a.phase - b.phase);

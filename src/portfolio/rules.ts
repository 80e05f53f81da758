/** What a portfolio comes to. Pure. */
import { Decimal } from 'decimal.js';
import type { Signal } from '../engagement/forecast.ts';
import { type Course, mineInOrder } from '../home/rules.ts';

/** Money that one engagement promises or has gained. */
export interface Worth {
  /** Decimal. */
  amount: string;
  currency: string;
}

/** Sums by currency, the most common currency first; amounts of two currencies are never added. */
export function sumsOf(all: readonly Worth[]): Worth[] {
  return [...Map.groupBy(all, ({ currency }) => currency)]
    .toSorted(([a, those], [b, others]) => others.length - those.length || (a < b ? -1 : 1))
    .map(([currency, those]) => ({
      currency,
      amount: those.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed(),
    }));
}

/** An engagement as its place in a portfolio needs it. */
export interface Placed extends Course {
  isPaused: boolean;
  /** Decisions that its gates wait for. */
  waiting: number;
}

/** Late ones first, then those that are due soon or rest, those with decisions waiting before the others. */
export const portfolioOrder = (a: Placed, b: Placed): number =>
  rankOf(a) - rankOf(b) || b.waiting - a.waiting || mineInOrder(a, b);

const RANK: Record<Signal, number> = { late: 0, 'due-soon': 1, 'on-track': 3 };
const rankOf = ({ isPaused, signal }: Placed): number => (isPaused ? 2 : signal ? RANK[signal] : 3);

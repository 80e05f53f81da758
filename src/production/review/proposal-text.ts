import type { ProposedAction } from './store.ts';

/**
 * What is proposed as a person reads it: `tool: refund · arguments: (order: 20931, amount: 42.10)`. The outcome, which stands before
 * it, is left out. What is approved is the digest of the proposal itself, not of this.
 */
export function proposalText({ proposal }: Pick<ProposedAction, 'proposal'>): string {
  const { value } = proposal as { value: unknown };
  if (!isRecord(value)) return inWords(value);
  return Object.entries(value)
    .filter(([name]) => name !== 'outcome')
    .map(([name, part]) => `${name}: ${inWords(part)}`)
    .join(' · ');
}

function inWords(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return `[${part.map(inWords).join(', ')}]`;
  if (!isRecord(part)) return JSON.stringify(part);
  const inside = Object.entries(part).map(([name, value]) => `${name}: ${inWords(value)}`);
  return `(${inside.join(', ')})`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

import type { CardContext, PhaseStatus } from '../room.ts';
export async function prioritizationStatus(_context: CardContext, _id: string): Promise<PhaseStatus> {
  return { done: 0, total: 0, facts: '', next: null, buttons: [] };
}

import type { Gate } from '../playbook/gates-schema.ts';
import type { GateRequest } from './store.ts';

type Asked = Pick<GateRequest, 'gate' | 'state'>;

const PASSED: readonly Asked['state'][] = ['approved', 'overridden'];

/**
 * [G10] The request that tells how a gate stands: the newest one. After a withdrawal nothing is asked and what was
 * rejected before is settled, so only an approval is left to tell.
 * @param requests of one gate, the newest first
 */
export function telling<Request extends Asked>(requests: readonly Request[]): Request | undefined {
  const [newest] = requests.filter(({ state }) => state !== 'superseded');
  if (newest?.state !== 'withdrawn') return newest;
  return requests.find(({ state }) => PASSED.includes(state));
}

/** [E3] It passed, and the cycle has gone back to its phase or before it since: it has to be passed anew. */
export const isBeforeBack = (
  { state, decidedAt }: Pick<GateRequest, 'state' | 'decidedAt'>,
  gate: Pick<Gate, 'phase' | 'exit'>,
  entry: { phase: number; how: string; enteredAt: Temporal.Instant },
): boolean =>
  PASSED.includes(state) &&
  gate.exit &&
  entry.how === 'back' &&
  gate.phase >= entry.phase &&
  decidedAt !== null &&
  Temporal.Instant.compare(decidedAt, entry.enteredAt) <= 0;

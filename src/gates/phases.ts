import type { Gate } from '../playbook/gates-schema.ts';

type Phases = Pick<Gate, 'phase' | 'until_phase' | 'revalidates'>;

const isOwn = (gate: Phases, phase: number): boolean =>
  gate.phase <= phase && phase <= (gate.until_phase ?? gate.phase);

/** Whether a gate can be asked for in a phase; [R2] in a later one than its own about what is retrained only. */
export const isIn = (gate: Phases, phase: number): boolean => isOwn(gate, phase) || isAgain(gate, phase);

/** [R2] Whether a gate, in this phase, looks anew at what passed it before. */
export const isAgain = (gate: Phases, phase: number): boolean => gate.revalidates && phase > gate.phase;

/** Whether a request can be decided in a phase: what was left open when its phase ended is not. */
export const isDecidable = (
  gate: Phases,
  { phase: askedIn }: { phase: number | null },
  phase: number,
): boolean => isOwn(gate, phase) || (isAgain(gate, phase) && isAgain(gate, askedIn ?? gate.phase));

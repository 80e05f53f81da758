import { fitText } from '@phasegate/block-kit/fit.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Phase } from '../../../playbook/schema.ts';
import type { Say } from '../../../texts/say.ts';
import type { Step } from '../rules.ts';

/** What message and picture show of the roadmap. */
export interface RoadmapState {
  engagement: { id: string; name: string; cycle: number };
  phases: readonly Phase[];
  /** In their order, as many as can be read in one picture. */
  shown: readonly Step[];
  total: number;
}

/** “● under way · phase 3 Pilot”. Plain text. */
export function stateText(say: Say, step: Step, phases: readonly Phase[]): string {
  const phase = phases.find((one) => one.phase === step.phase);
  const name = phase ? inLanguage(phase.name, say) : '';
  const params = { cycle: step.cycle ?? 0, phase: step.phase ?? 0, name, priority: step.priority ?? 0 };
  return say(`roadmap.state.${step.state}`, params);
}

/** Sources that are named; the others are only counted in the gaps. */
const NAMED = 3;

/** The data work that a use case to come waits for; null for one that is chosen, or waits for none. Plain text. */
export function needsText(say: Say, { cycle, needs }: Step): string | null {
  if (cycle !== null || needs.gaps === 0) return null;
  const named = needs.names.slice(0, NAMED).map((name) => fitText(name.replace(/\s+/g, ' '), 40));
  const names = named.join(', ') + (needs.names.length > NAMED ? ', …' : '');
  return needs.blocking > 0
    ? say('roadmap.needs.blocking', { gaps: needs.blocking, names })
    : say('roadmap.needs', { gaps: needs.gaps, names });
}

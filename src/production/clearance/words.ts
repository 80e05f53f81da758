import type { Gate } from '../../playbook/gates-schema.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { type InLanguages, inEveryLanguage, type Say } from '../../texts/say.ts';
import { type ClearanceFacts, isGateStanding, type PassedGate } from './rules.ts';

/** [R2] [S3.5] What a version that is to take another one's place still lacks, for people; programs read `clearanceOf`. */
export const notCleared = (facts: ClearanceFacts, gates: readonly Gate[]): InLanguages =>
  inEveryLanguage((say) => lacking(say, facts, gates).join('; '));

function lacking(say: Say, { engagement, seal, gates, openErrors }: ClearanceFacts, known: readonly Gate[]) {
  const { state, phase } = engagement;
  const nameOf = ({ gate }: PassedGate) => {
    const found = known.find(({ key }) => key === gate);
    return found ? inLanguage(found.name, say) : gate;
  };
  return [
    ...(state === 'active' && phase >= 4
      ? []
      : [say('clearance.lacks.engagement', { back: phase < 4 ? 'yes' : 'no', phase })]),
    ...(seal ? [] : [say('clearance.lacks.seal')]),
    ...gates
      .filter((one) => !isGateStanding(one))
      .map((one) =>
        say('clearance.lacks.gate', { gate: nameOf(one), state: one.changed ? 'changed' : one.state }),
      ),
    ...(openErrors.length === 0
      ? []
      : [say('clearance.lacks.errors', { count: openErrors.length, case: openErrors[0] })]),
  ];
}

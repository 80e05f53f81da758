import { placeValue } from '../../engagement/place.ts';
import type { Additions } from '../../playbook/gates-schema.ts';
import type { Check, CheckContext, Figure } from '../../room.ts';
import { SCORING_IDS } from '../scoring/ids.ts';
import { RISK_IDS } from './ids.ts';
import type { KeptAnswer } from './rules.ts';
import { type Assessment, newestAssessment, type RiskStanding, riskStanding } from './store.ts';

/** What decided, “Annex III no. 4 employment”, by language; empty where nothing applied. */
function basisOf(answers: readonly KeptAnswer[]): { en: string; de: string } {
  const found = answers.flatMap((one) => one.decides ?? []);
  return { en: found.map((one) => one.en).join(', '), de: found.map((one) => one.de).join(', ') };
}

/** The tier and what it rests on, for texts. */
export function restsOn({ tier, answers }: Pick<Assessment, 'tier' | 'answers'>) {
  const basis = basisOf(answers);
  return { tier, basis, rests: basis.en === '' ? 'no' : 'yes' };
}

/** [E6] The use case that was chosen is assessed, and not prohibited. */
export const isAssessed = ({ isCurrent, assessment }: RiskStanding): boolean =>
  isCurrent && assessment?.euClass !== 'prohibited';

/** [E6] Gate item: the use case that was chosen is assessed, and not prohibited. */
export const riskCheck: Check = async ({ tx, workspaceId, engagement }) => {
  const standing = await riskStanding(tx, workspaceId, engagement);
  const { chosen, assessment, isCurrent } = standing;
  const ok = isAssessed(standing);
  return {
    ok,
    figure: figureOf(standing),
    fingerprint: {
      useCase: chosen?.id ?? null,
      isCurrent,
      version: assessment?.version ?? 0,
      tier: assessment?.tier ?? null,
      euClass: assessment?.euClass ?? null,
    },
    ...(!ok && {
      fix: chosen
        ? { label: 'risk.button.open' as const, action: RISK_IDS.open, value: placeValue(engagement) }
        : { label: 'risk.button.choose' as const, action: SCORING_IDS.choose, value: engagement.id },
    }),
  };
};

/** How the risk stands, a few words. */
export function figureOf({ chosen, assessment, isCurrent }: RiskStanding): Figure {
  if (!chosen) return { key: 'risk.figure.no-choice' };
  if (!assessment) return { key: 'risk.figure.none' };
  if (!isCurrent) return { key: 'risk.figure.other' };
  const key = assessment.euClass === 'prohibited' ? 'risk.figure.prohibited' : 'risk.figure.assessed';
  return { key, params: restsOn(assessment) };
}

/** [E6] The tier of the cycle; what a choice of another use case left behind still counts until it is assessed anew. */
export const riskAdds = async ({
  tx,
  workspaceId,
  engagement,
}: Omit<CheckContext, 'subject'>): Promise<Partial<Additions>> => {
  const assessed = await newestAssessment(tx, workspaceId, engagement);
  return assessed ? { tier: assessed.tier } : {};
};

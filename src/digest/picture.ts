import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { planned } from '../engagement/rules.ts';
import type { Standing } from '../engagement/screens/card.ts';
import type { DigestPicture } from '../news.ts';
import { painter } from '../pictures/painter.ts';
import type { PhasesChart } from '../pictures/phases-svg.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { canonicalJson } from '../record/canonical.ts';
import type { Say } from '../texts/say.ts';

/** [D1] The five phases, planned against actual. @param days working days by phase */
export function phasesPicture(
  say: Say,
  { engagement, phases, phase: now }: Pick<Standing, 'engagement' | 'phases' | 'phase'>,
  days: ReadonlyMap<number, number>,
): DigestPicture {
  const chart: PhasesChart = {
    title: engagement.name,
    phases: phases.map((one) => {
      const took = days.get(one.phase) ?? null;
      const isNow = one.phase === now.phase;
      const state = isNow ? 'now' : took === null ? 'ahead' : 'over';
      return {
        name: `${one.phase} ${inLanguage(one.name, say)}`,
        planned: one.planned ?? null,
        days: took,
        isNow,
        said: say('digest.picture.phase', { state, days: took ?? 0, ...planned(one) }),
      };
    }),
  };
  const alt = chart.phases.map(({ name, said }) => (said ? `${name}: ${said}` : name)).join('; ');
  return { request: { picture: 'phases', chart }, alt: say('digest.picture.alt', { phases: alt }) };
}

/** Drawn and brought into Slack once the digest stands there: nobody waits for it. @param at the block it stands before */
export const laterPicture = ({ request, alt }: DigestPicture, at: number): Picture => ({
  // The same for what was just made and for what the database gives back of it.
  hash: createHash('sha256').update(canonicalJson(request)).digest('hex'),
  name: 'digest.png',
  alt: fitText(alt, LIMITS.image.alt),
  at,
  later: true,
  render: async () => (await painter().draw(request)).bytes,
});

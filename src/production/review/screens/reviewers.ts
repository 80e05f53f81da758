import { context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import type { Kappa } from '../../../statistics/kappa.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { shareText } from '../../../texts/words.ts';
import type { Deployment } from '../../deployments/store.ts';
import type { Calibration } from '../calibration.ts';

export interface ReviewersView {
  say: Say;
  engagement: { name: string };
  deployment: Pick<Deployment, 'model' | 'blindPercent'>;
  calibration: Calibration;
}

/** Two lines each. */
const SHOWN = 40;

/** [S1.4] How far people agree with the model where they could not lean to it, and each one's work. */
export function reviewersModal({ say, engagement, deployment, calibration }: ReviewersView): Modal {
  const { blind, reviewers } = calibration;
  return modal({
    title: say('review.reviewers.title'),
    close: say('common.close'),
    blocks: [
      section(
        say.md('review.reviewers.head', {
          engagement: engagement.name,
          model: deployment.model,
          percent: deployment.blindPercent,
        }),
      ),
      section(kappaText(say, blind)),
      context(say('review.reviewers.why')),
      ...reviewers.slice(0, SHOWN).flatMap((load) => [
        section(
          say.md('review.reviewers.line', {
            by: markup(mention(load.reviewer)),
            cases: load.cases,
            agreed: shareText(load.agreed / load.cases, say),
            material: load.material,
            seconds: load.medianSeconds === null ? -1 : Math.round(load.medianSeconds),
          }),
        ),
        context(kappaText(say, load.blind)),
      ]),
      ...(reviewers.length === 0 ? [section(say('review.reviewers.none'))] : []),
    ],
  });
}

/** Kappa with its n, or in words why there is none. */
function kappaText(say: Say, found: Kappa): string {
  const { n, agreed, kappa } = found;
  if (kappa === null)
    return say.md('review.kappa.none', {
      n,
      why: found.undefined === 'no cases' ? 'none' : 'same',
    });
  return say.md('review.kappa', {
    n,
    agreed: shareText(agreed, say),
    kappa: kappa.toLocaleString(say.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  });
}

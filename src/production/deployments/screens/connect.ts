import { alert, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { IDS as ENGAGEMENT_IDS } from '../../../engagement/ids.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Deployment } from '../store.ts';

export interface ConnectView {
  say: Say;
  deployment: Pick<Deployment, 'id' | 'engagementId' | 'model' | 'outcomes'>;
  /** User ids of those who review. */
  reviewers: readonly string[];
  /** The action that makes a key. */
  makeKey: string;
  /** It was put to work just now. */
  isNew: boolean;
}

/** So many reviewers are named. */
const NAMED = 10;

/** [S1.1] What stands between a model at work and its first case: people who judge, a key, a request. */
export const connectModal = ({ say, deployment, reviewers, makeKey, isNew }: ConnectView): Modal =>
  modal({
    title: say('production.connect.title'),
    close: say('common.close'),
    blocks: [
      ...(isNew ? [alert(say.md('production.connect.begun', { model: deployment.model }), 'success')] : []),
      section(
        say.md('production.connect.reviewers', {
          count: reviewers.length,
          who: markup(reviewers.slice(0, NAMED).map(mention).join(' ')),
        }),
        {
          accessory: button(say('engagement.people.team.button'), ENGAGEMENT_IDS.teamOpen, {
            value: deployment.engagementId,
          }),
        },
      ),
      section(say.md('production.connect.key'), {
        accessory: button(say('api.list.make'), makeKey),
      }),
      section(say.md('production.connect.ask', { path: `/v1/deployments/${deployment.id}/actions` })),
      section(`\`\`\`${example(deployment)}\`\`\``),
      context(say.md('production.connect.more')),
    ],
  });

/** An action that this deployment takes, as JSON. */
const example = ({ outcomes: [outcome = ''] }: Pick<Deployment, 'outcomes'>): string =>
  JSON.stringify(
    {
      case_id: 'claim-20931',
      complexity: 'low',
      confidence: 0.97,
      summary: 'Refund of 40 EUR for a parcel that came two weeks late',
      outcome: outcome.replaceAll('`', ''),
      proposal: { tool: 'refund', arguments: { order: '20931', amount: '40.00' } },
    },
    null,
    1,
  );

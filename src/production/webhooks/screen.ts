import { actions, button, context, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { DEPLOYMENT_IDS } from '../deployments/ids.ts';
import { refValue } from '../deployments/ref.ts';
import type { Deployment } from '../deployments/store.ts';
import { WEBHOOK_IDS } from './ids.ts';
import type { WebhookDelivery } from './store.ts';

export const UNTOLD_SHOWN = 10;

/** [S1.2] What a receiver did not take, and a button for each; where all are told by now, that. */
export function untoldMessage(
  say: Say,
  deployment: Pick<Deployment, 'id' | 'engagementId' | 'model' | 'webhookUrl'>,
  dead: readonly WebhookDelivery[],
): SlackMessage {
  const { engagementId, model, webhookUrl } = deployment;
  const shown = dead.slice(0, UNTOLD_SHOWN);
  const host = URL.parse(webhookUrl ?? '')?.host ?? '–';
  const head = say.md('production.untold.head', { count: dead.length, model, host });
  const value = refValue(deployment);
  return {
    text: head,
    blocks: [
      section(head),
      ...(dead.length > 0
        ? [
            actions([
              ...(dead.length > 1
                ? [
                    button(say('production.untold.all'), WEBHOOK_IDS.replayAll, {
                      value,
                      style: 'primary' as const,
                    }),
                  ]
                : []),
              button(say('production.button.settings'), DEPLOYMENT_IDS.settings, { value }),
            ]),
          ]
        : []),
      ...shown.map((delivery) =>
        section(
          say.md('production.untold.line', {
            case: delivery.caseId,
            fault: fitText(delivery.lastFault ?? '–', 200),
            attempts: delivery.attempts,
            when: delivery.settledAt ? moment(delivery.settledAt, say) : markup('–'),
          }),
          {
            accessory: button(say('production.untold.again'), `${WEBHOOK_IDS.replay}.${delivery.id}`, {
              value: `${engagementId} ${delivery.id}`,
            }),
          },
        ),
      ),
      ...(dead.length > shown.length ? [context(say('production.untold.more'))] : []),
    ],
  };
}

import { actions, alert, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { FEED_IDS as IDS } from '../../ids.ts';
import type { Feed } from '../store.ts';
import { type FeedAt, waysOn } from './probe.ts';

/** What stands in Alertmanager's configuration. */
const receiver = (say: Say, token: string): string => `\`\`\`receivers:
  - name: phasegate
    webhook_configs:
      - url: ${say('monitoring.feeds.webhook.address')}/webhooks/alertmanager
        send_resolved: true
        http_config:
          authorization:
            credentials: ${token}\`\`\``;

/**
 * [M9] How an Alertmanager tells us its alerts, and the token with which it does; `token`: a new one, shown this once. Null: there
 * may be one, which is never shown again.
 */
export const webhookModal = (say: Say, feed: Feed, at: FeedAt, token: string | null): Modal =>
  modal({
    title: say('monitoring.feeds.webhook.title'),
    close: say('common.close'),
    private_metadata: writeMeta(at),
    blocks: [
      ...(token ? [alert(say('monitoring.feeds.webhook.made'), 'success')] : []),
      section(say.md('monitoring.feeds.webhook.text', { name: feed.name })),
      section(receiver(say, token ?? say('monitoring.feeds.webhook.token'))),
      context(
        feed.webhookAt
          ? say.md('monitoring.feeds.webhook.since', { when: moment(feed.webhookAt, say) })
          : say('monitoring.feeds.webhook.none'),
      ),
      ...(token
        ? [waysOn(say, at)]
        : [
            actions([
              button(
                say('monitoring.feeds.webhook.make', { again: feed.webhookAt ? 'yes' : 'no' }),
                IDS.token,
                { value: feed.id, ...(!feed.webhookAt && { style: 'primary' as const }) },
              ),
              ...(at.back ? [button(say('monitoring.feeds.list.back'), IDS.back)] : []),
            ]),
          ]),
    ],
  });

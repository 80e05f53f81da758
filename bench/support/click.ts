import { randomUUID } from 'node:crypto';
import { IDS } from '../../src/gates/ids.ts';
import type { OpenGate } from './gates.ts';
import type { Slack } from './stage.ts';

/** Somebody clicks on Approve, as Slack tells it. */
export const approval = (
  slack: Slack,
  { requestId, value, channelId }: OpenGate,
  userId: string,
  responseUrl = 'http://127.0.0.1:9/',
) => ({
  type: 'block_actions',
  team: { id: slack.workspaceId, domain: 'bench' },
  user: { id: userId, name: 'lena', team_id: slack.workspaceId },
  api_app_id: 'A0SANDBOX0',
  trigger_id: `1.2.${randomUUID()}`,
  response_url: responseUrl,
  channel: { id: channelId, name: 'bench' },
  container: { type: 'message', message_ts: '1.000001', channel_id: channelId },
  message: { type: 'message', ts: '1.000001', text: requestId, user: slack.botUserId },
  actions: [
    {
      type: 'button',
      action_id: IDS.approve,
      block_id: 'decide',
      value,
      text: { type: 'plain_text', text: 'Approve' },
      action_ts: '1.000002',
    },
  ],
});

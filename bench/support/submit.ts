import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { IDS } from '../../src/foundation/inventory/ids.ts';
import { writeMeta } from '../../src/slack/metadata.ts';
import type { Slack, Target } from './stage.ts';

const agent = new Agent({ keepAlive: true });

/** Sends the last step of a form, signed as Slack signs. @returns when its acknowledgement had arrived, `performance.now()` */
export async function save({ url, slack, forms }: Target): Promise<number> {
  const form = forms.pop();
  if (!form) throw new Error('no form left to send');
  return interact(url, slack, submission(slack, form));
}

/** Sends an interaction. @returns when its empty acknowledgement had arrived, `performance.now()` */
export async function interact(url: string, slack: Slack, payload: unknown): Promise<number> {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(
    url,
    {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    },
    (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        // Anything in the answer is an error at a field: nothing was saved.
        if (response.statusCode === 200 && text === '') resolve(performance.now());
        else reject(new Error(`the submission was answered ${response.statusCode}: ${text}`));
      });
    },
  );
  sent.on('error', (error: NodeJS.ErrnoException) => {
    // A connection at rest that the server closed in the same moment: nothing of the request was read.
    if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(interact(url, slack, payload));
    else reject(error);
  });
  sent.end(body);
  return promise;
}

function submission(slack: Slack, { engagementId, sourceId, userId }: Target['forms'][number]) {
  const meta = { engagementId, id: sourceId, back: null, version: 0, step: 3, round: 0 };
  const one = (block: string, state: object) => ({ [block]: { [`${block}.0`]: state } });
  const yes = {
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: 'Yes' }, value: 'yes' },
  };
  return {
    type: 'view_submission',
    team: { id: slack.workspaceId, domain: 'bench' },
    user: { id: userId, name: 'lena', team_id: slack.workspaceId },
    api_app_id: 'A0SANDBOX0',
    trigger_id: `1.2.${sourceId}`,
    view: {
      id: `V${sourceId}`,
      team_id: slack.workspaceId,
      type: 'modal',
      hash: '1.a',
      callback_id: IDS.save,
      private_metadata: writeMeta(meta),
      blocks: [],
      title: { type: 'plain_text', text: 'Add a data source' },
      state: {
        values: {
          ...one('existsToday', yes),
          ...one('accessible', yes),
          ...one('checkedBy', { type: 'users_select', selected_user: userId }),
          ...one('checkedOn', { type: 'datepicker', selected_date: '2026-01-05' }),
        },
      },
    },
    response_urls: [],
  };
}

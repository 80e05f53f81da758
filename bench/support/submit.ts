import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { IDS } from '../../src/foundation/inventory/ids.ts';
import { writeMeta } from '../../src/slack/metadata.ts';
import { fields } from './furnish.ts';
import type { Slack, Target } from './stage.ts';

const agent = new Agent({ keepAlive: true });

/** Sends the last step of a form, signed as Slack signs. @returns when its acknowledgement had arrived, `performance.now()` */
export async function save({ url, slack, forms }: Target): Promise<number> {
  const form = forms.pop();
  if (!form) throw new Error('no form left to send');
  return interact(url, slack, submission(slack, form));
}

/** Sends an interaction. @returns when its empty acknowledgement had arrived, `performance.now()` */
export async function interact(
  url: string,
  { signingSecret }: Pick<Slack, 'signingSecret'>,
  payload: unknown,
  isGood: (answer: string) => boolean = (answer) => answer === '',
): Promise<number> {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
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
        if (response.statusCode === 200 && isGood(text)) resolve(performance.now());
        else reject(new Error(`the submission was answered ${response.statusCode}: ${text}`));
      });
    },
  );
  sent.on('error', (error: NodeJS.ErrnoException) => {
    // A connection at rest that the server closed in the same moment: nothing of the request was read.
    if (sent.reusedSocket && error.code === 'ECONNRESET')
      resolve(interact(url, { signingSecret }, payload, isGood));
    else reject(error);
  });
  sent.end(body);
  return promise;
}

/** Somebody fills in the form of a data source. */
export interface Filling {
  workspaceId: string;
  userId: string;
  engagementId: string;
  sourceId: string;
}

export function newSource(
  { workspaceId, userIds }: Pick<Slack, 'workspaceId' | 'userIds'>,
  engagementId: string,
): Filling {
  return { workspaceId, userId: userIds[0] ?? '', engagementId, sourceId: randomUUID() };
}

/** Submits a step of the form, 1 to 3; the last one saves. @throws Error for an answer with an error at a field, or none */
export async function fillStep(
  { url, signingSecret }: { url: string; signingSecret: string },
  filling: Filling,
  step: number,
): Promise<void> {
  await interact(url, { signingSecret }, stepOf(filling, step), (answer) =>
    step === 3 ? answer === '' : answer.startsWith('{"response_action":"update"'),
  );
}

const submission = ({ workspaceId }: Slack, form: Target['forms'][number]) =>
  stepOf({ workspaceId, ...form }, 3);

function stepOf({ workspaceId, userId, engagementId, sourceId }: Filling, step: number) {
  const meta = { engagementId, id: sourceId, back: null, version: 0, step, round: 0 };
  const one = (block: string, state: object) => ({ [block]: { [`${block}.0`]: state } });
  const text = (block: string, value: string | null) => one(block, { type: 'plain_text_input', value });
  const option = (type: string, value: string) => ({
    type,
    selected_option: { text: { type: 'plain_text', text: value }, value },
  });
  const values = [
    {
      ...text('name', `New source ${sourceId}`),
      ...text('system', fields.system),
      ...text('owner', fields.owner),
      ...one('ownerUser', { type: 'users_select', selected_user: null }),
      ...text('volume', fields.volume),
    },
    {
      ...one('accessMethod', option('static_select', fields.accessMethod)),
      ...one('updateFrequency', option('static_select', fields.updateFrequency)),
      ...one('format', option('static_select', fields.format)),
      ...text('extractionPlan', null),
      ...one('personalData', {
        type: 'checkboxes',
        selected_options: fields.personalData.map((value) => ({
          text: { type: 'plain_text', text: value },
          value,
        })),
      }),
    },
    {
      ...one('existsToday', option('radio_buttons', 'yes')),
      ...one('accessible', option('radio_buttons', 'yes')),
      ...one('checkedBy', { type: 'users_select', selected_user: userId }),
      ...one('checkedOn', { type: 'datepicker', selected_date: '2026-01-05' }),
    },
  ][step - 1];
  return {
    type: 'view_submission',
    team: { id: workspaceId, domain: 'bench' },
    user: { id: userId, name: 'lena', team_id: workspaceId },
    api_app_id: 'A0SANDBOX0',
    trigger_id: `1.2.${sourceId}`,
    view: {
      id: `V${sourceId}`,
      team_id: workspaceId,
      type: 'modal',
      hash: '1.a',
      callback_id: IDS.save,
      private_metadata: writeMeta(meta),
      blocks: [],
      title: { type: 'plain_text', text: 'Add a data source' },
      state: { values },
    },
    response_urls: [],
  };
}

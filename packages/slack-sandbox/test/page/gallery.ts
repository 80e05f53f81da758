import type { App, ViewOutput } from '@slack/bolt';
import { type Peer, startPeer } from '../peer.ts';
import { card, everything } from './gallery-blocks.ts';
import { newer } from './gallery-newer.ts';
import { form, home, lookup } from './gallery-views.ts';

type ViewStateValues = ViewOutput['state']['values'];

/** An app that shows every block and element, to try the page with. */
export interface Gallery extends Peer {
  /** The state of submitted forms, oldest first. */
  submitted: ViewStateValues[];
  /** The action ids that arrived, with what they carried. */
  actions: Record<string, unknown>[];
  /** Gives the last message of a channel the newer blocks, past every check of what an app may send. */
  plant(channel: string): void;
}

const CHART = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="160"><rect width="420" height="160" fill="#faf7fb"/><path d="M20 120 90 96 160 104 230 70 300 58 400 40" fill="none" stroke="#7a5ba6" stroke-width="4"/><path d="M20 84H400" stroke="#b3203a" stroke-dasharray="6 5"/></svg>`;

const TIER_NOTE = {
  type: 'context' as const,
  block_id: 'tier.note',
  elements: [{ type: 'mrkdwn' as const, text: ':scales: Legal will be asked to attest.' }],
};

/** Links unfold as one thing, and whoever opens it is told the same. */
function links(app: App): void {
  const entity = (url: string) => ({
    entity_type: 'slack#/entities/task',
    url,
    app_unfurl_url: url,
    external_ref: { id: '7' },
    entity_payload: {
      attributes: { title: { text: 'Fairness gate' }, display_type: 'Gate', product_name: 'Phasegate' },
      custom_fields: [{ key: 'state', label: 'Stands', type: 'string', value: 'asked for' }],
    },
  });
  app.event('link_shared', async ({ event, client }) => {
    const entities = event.links.map(({ url }) => entity(url));
    await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, metadata: { entities } });
  });
  app.event('entity_details_requested', async ({ event, client }) => {
    await client.entity.presentDetails({ trigger_id: event.trigger_id, metadata: entity(event.entity_url) });
  });
}

/** `pageDir`: the built page; by default the one that `npm install` made. */
export async function startGallery(pageDir?: string): Promise<Gallery> {
  const submitted: Gallery['submitted'] = [];
  const actions: Gallery['actions'] = [];
  let image = '';
  const peer = await startPeer(
    (app) => {
      commands(app, () => image);
      forms(app, submitted);
      clicks(app, actions);
      links(app);
    },
    {
      answerLimit: 1500,
      ...(pageDir ? { pageDir } : {}),
      manifest: {
        name: 'Phasegate',
        botName: 'phasegate',
        unfurlDomains: ['example.com'],
        commands: [
          {
            command: '/playbook',
            description: 'Run the AI playbook',
            usageHint: '[start | card | blocks | help]',
            shouldEscape: true,
          },
        ],
        shortcuts: [
          { callbackId: 'new.engagement', name: 'Start an engagement', type: 'global' },
          { callbackId: 'make.evidence', name: 'Keep as evidence', type: 'message' },
        ],
      },
    },
  );
  const { sandbox, app } = peer;
  await app.client.conversations.join({ token: sandbox.botToken, channel: 'C0SUPTRIAG' });
  await app.client.conversations.join({ token: sandbox.botToken, channel: 'C0GENERALX' });
  await app.client
    .filesUploadV2({
      token: sandbox.botToken,
      channel_id: 'C0DATAPLAT',
      file_uploads: [
        { file: Buffer.from(CHART), filename: 'accuracy.svg', alt_text: 'Accuracy over the line' },
      ],
    })
    .catch(() => undefined);
  const file = sandbox.workspaces[0]?.files[0];
  image = `${sandbox.url}/files/${file?.id ?? ''}`;
  const plant = (channel: string) => {
    const stored = sandbox.workspaces[0]?.channels.find((each) => each.id === channel);
    const message = stored?.messages.at(-1);
    if (message) message.blocks = newer(image) as NonNullable<typeof message.blocks>;
  };
  return { ...peer, submitted, actions, plant };
}

function commands(app: App, image: () => string): void {
  app.command('/playbook', async ({ ack, body, client, command, respond }) => {
    const [word = 'help'] = command.text.trim().split(/\s+/);
    if (word === 'slow') return;
    await ack();
    if (word === 'start') await client.views.open({ trigger_id: body.trigger_id, view: form() });
    else if (word === 'card') {
      const text = 'Support ticket triage';
      const posted = await client.chat.postMessage({
        channel: command.channel_id,
        text,
        blocks: card(soon()),
      });
      await client.pins.add({ channel: command.channel_id, timestamp: posted.ts ?? '' });
    } else if (word === 'blocks') {
      await client.chat.postMessage({
        channel: command.channel_id,
        text: 'all',
        blocks: everything(image(), soon()),
      });
    } else if (word === 'files') {
      await client.filesUploadV2({
        channel_id: command.channel_id,
        initial_comment: 'The evidence pack',
        file_uploads: [
          { file: Buffer.from('segment,n\nNorth,1410\n'), filename: 'segments.csv' },
          { file: Buffer.from(CHART), filename: 'accuracy.svg', alt_text: 'Accuracy over the line' },
        ],
      });
    } else
      await respond({ response_type: 'ephemeral', text: 'Try */playbook start*, or ask <@U0LENAFISC>.' });
  });
  app.shortcut('new.engagement', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.shortcut('make.evidence', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'message_action') return;
    await client.chat.postMessage({
      channel: body.channel.id,
      thread_ts: body.message_ts,
      text: 'Kept as evidence.',
    });
  });
  const drawn = new Map<string, number>();
  app.event('app_home_opened', async ({ event, client }) => {
    drawn.set(event.user, (drawn.get(event.user) ?? 0) + 1);
    await client.views.publish({
      user_id: event.user,
      view: home(`<@${event.user}>`, drawn.get(event.user) ?? 0),
    });
  });
}

function forms(app: App, submitted: Gallery['submitted']): void {
  app.view('gallery.form', async ({ ack, view, body, client }) => {
    const { values } = view.state;
    submitted.push(values);
    const name = values.name?.value?.value ?? '';
    if (name === 'slow') return;
    if (name === 'taken') {
      await ack({
        response_action: 'errors',
        errors: { name: 'There is already an engagement of this name.' },
      });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: 'C0SUPTRIAG', text: `Started *${name}* by <@${body.user.id}>` });
  });
  app.view({ callback_id: 'gallery.form', type: 'view_closed' }, async ({ ack }) => ack());
  app.view('gallery.lookup', async ({ ack }) => ack());
  app.options('value', async ({ ack, payload }) => {
    const names = ['crm_tickets', 'erp_invoices', 'web_clickstream'].filter((n) => n.includes(payload.value));
    await ack({ options: names.map((n) => ({ text: { type: 'plain_text', text: n }, value: n })) });
  });
}

function clicks(app: App, actions: Gallery['actions']): void {
  app.action(/.*/, async ({ ack, action, body, client, respond }) => {
    actions.push({ ...action });
    if (!('action_id' in action) || action.action_id === 'fail') return;
    await ack();
    if (body.type !== 'block_actions') return;
    if (action.action_id === 'form.push')
      await client.views.push({ trigger_id: body.trigger_id, view: lookup });
    else if (action.block_id === 'tier' && body.view) {
      const chosen = action.type === 'static_select' ? action.selected_option.value : '';
      const view = form(chosen === 'high' ? [TIER_NOTE] : []);
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
    } else if (action.action_id === 'card.missing.show') {
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        text: '✕ 2 blocking gaps are open',
      });
    }
  });
}

const soon = () => Math.floor(Date.now() / 1000) + 26 * 3600;

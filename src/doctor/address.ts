import { createHmac, randomUUID } from 'node:crypto';
import { systemClock } from '../clock.ts';
import type { Config, SlackConfig } from '../config.ts';
import { EVENTS_PATH } from '../slack/app.ts';
import { type Finding, fault, note, ok, reasonOf } from './finding.ts';
import type { Look } from './look.ts';

const PATIENCE = 10_000;

/**
 * Asks the public address what Slack asks when one is typed into its settings: whether whoever answers there knows the
 * same signing secret. Which address Slack's settings have only a person can see.
 */
export async function address(
  { publicUrl }: Config,
  { signingSecrets: [signingSecret = ''] }: SlackConfig,
): Promise<Finding> {
  const check = 'events address';
  const places = 'Event Subscriptions, Interactivity & Shortcuts, and the command /playbook';
  if (publicUrl === null)
    return note(
      check,
      'not known here',
      `Set PHASEGATE_PUBLIC_URL to have it tried. In Slack’s settings it stands under ${places}.`,
    );
  const url = `${publicUrl}${EVENTS_PATH}`;
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = String(Math.floor(systemClock.now().epochMilliseconds / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await response.text();
    if (response.status === 200 && said.includes(challenge))
      return ok(check, `${url} answers with our signing secret. It should stand under ${places}`);
    return response.status === 401
      ? fault(
          check,
          `${url} refuses our signature`,
          'Its process has another SLACK_SIGNING_SECRET, a clock that is off, or a proxy before it that changes bodies.',
        )
      : fault(
          check,
          `${url} answers ${response.status}, and not as Phasegate does`,
          'Is the program started, and does the proxy forward /slack/ unchanged?',
        );
  } catch (error) {
    return fault(
      check,
      `${url} cannot be reached: ${reasonOf(error)}`,
      'Is the program started, and does this name lead to it? Slack needs HTTPS with a certificate that browsers trust.',
    );
  }
}

/** Receipts of what Slack sent are kept for a day. */
const HEARD = `select count(*) filter (where key like 'event:%')::int as events, count(*) filter (where key like 'request:%')::int as clicks
  from receipt where at > now() - interval '24 hours' and (key like 'event:%' or key like 'request:%')`;

/** What arrived of late, which tells more than any setting. */
export async function heard(
  look: Look,
  workspaces: readonly string[],
  isSocket: boolean,
): Promise<Finding[]> {
  const counts = { events: 0, clicks: 0 };
  for (const workspaceId of workspaces) {
    const [row] = await look.askAs({ workspaceId }, HEARD);
    counts.events += Number(row?.events);
    counts.clicks += Number(row?.clicks);
  }
  const events =
    counts.events > 0
      ? ok('events', `${counts.events} came from Slack within a day`)
      : note(
          'events',
          'none came from Slack within a day',
          'Write to the bot, and look again. “Event Subscriptions” should be on, with those of slack-manifest.yml.',
        );
  // A socket's requests bear no signature, so nothing is noted of them.
  if (isSocket) return [events];
  const clicks =
    counts.clicks > 0
      ? ok('clicks', `${counts.clicks} commands, clicks and forms came within a day`)
      : note('clicks', 'no command, click or form came within a day', 'Type /playbook, and look again.');
  return [events, clicks];
}

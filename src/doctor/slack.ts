import { readFileSync } from 'node:fs';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { parse } from 'yaml';
import { z } from 'zod';
import { systemClock } from '../clock.ts';
import type { SlackConfig } from '../config.ts';
import { deliveryClient } from '../slack/client.ts';
import { slackFailure } from '../slack/errors.ts';
import { skew } from './database-checks.ts';
import { type Finding, fault, note, ok, reasonOf } from './finding.ts';

const PATIENCE = 10_000;

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that the program is written for. */
function wanted(): string[] {
  const text = readFileSync(new URL('../../slack-manifest.yml', import.meta.url), 'utf8');
  return manifest.parse(parse(text)).oauth_config.scopes.bot;
}

/** Whether Slack is reached, and what time it is there: a request signed more than five minutes off is refused. */
export async function slackClock({ apiUrl }: SlackConfig): Promise<Finding[]> {
  try {
    const before = systemClock.now().epochMilliseconds;
    const response = await fetch(`${apiUrl}api.test`, {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    const after = systemClock.now().epochMilliseconds;
    const theirs = Date.parse(response.headers.get('date') ?? '');
    const reached = ok('slack', `${new URL(apiUrl).host} answers`);
    if (Number.isNaN(theirs)) return [reached, note('slack clock', 'the answer bears no date')];
    // The header has whole seconds, rounded down.
    return [reached, skew('slack clock', (theirs + 500 - (before + after) / 2) / 1_000, 'Slack’s')];
  } catch (error) {
    return [
      fault(
        'slack',
        `${apiUrl} cannot be reached: ${reasonOf(error)}`,
        'Let this machine make HTTPS requests to slack.com; SLACK_API_URL should be unset but for a stand-in.',
      ),
    ];
  }
}

/** A bot token and what it may do. @param whose how the token is called in what is said */
export async function token(
  value: string,
  { apiUrl }: SlackConfig,
  log: Logger,
  whose = 'SLACK_BOT_TOKEN',
): Promise<Finding[]> {
  const client = deliveryClient(value, { slackApiUrl: apiUrl, log });
  try {
    const me = await client.auth.test();
    const where = me.is_enterprise_install
      ? `the organization ${me.enterprise_id}`
      : `${me.team} (${me.team_id})`;
    return [
      ok('token', `${whose} is good: @${me.user} in ${where}`),
      scopes(me.response_metadata?.scopes, whose),
    ];
  } catch (error) {
    return [unknownToken('token', whose, error)];
  }
}

function unknownToken(check: string, whose: string, error: unknown): Finding {
  const { kind, code } = slackFailure(error);
  if (kind === 'reauthorize' || kind === 'our-bug')
    return fault(
      check,
      `Slack refuses ${whose}: ${code}`,
      'Install the app again and take the token that Slack shows then.',
    );
  return note(check, `whether ${whose} is good Slack did not say: ${code}`, 'Ask again in a minute.');
}

function scopes(granted: string[] | undefined, whose: string): Finding {
  if (!granted) return note('scopes', 'Slack did not say which are granted');
  const missing = wanted().filter((scope) => !granted.includes(scope));
  const besides = granted.filter((scope) => !wanted().includes(scope));
  if (missing.length > 0)
    return fault(
      'scopes',
      `${whose} lacks ${missing.join(', ')}`,
      'Add them under “OAuth & Permissions” (slack-manifest.yml lists all), and install the app again.',
    );
  return besides.length > 0
    ? note('scopes', `all granted, and besides ${besides.join(', ')}, which Phasegate never uses`)
    : ok('scopes', `all ${granted.length} of slack-manifest.yml, and none besides`);
}

/** Socket Mode: whether a connection would be given out. None is opened. */
export async function appToken(value: string, { apiUrl }: SlackConfig, log: Logger): Promise<Finding> {
  const client: WebClient = deliveryClient(value, { slackApiUrl: apiUrl, log });
  try {
    await client.apps.connections.open();
    return ok(
      'socket mode',
      'SLACK_APP_TOKEN is good: events, commands and clicks come through a connection',
    );
  } catch (error) {
    const { code } = slackFailure(error);
    if (code === 'missing_scope')
      return fault(
        'socket mode',
        'SLACK_APP_TOKEN lacks connections:write',
        'Make an app-level token that has it, under “Basic Information”.',
      );
    return unknownToken('socket mode', 'SLACK_APP_TOKEN', error);
  }
}

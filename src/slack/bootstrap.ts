import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { databaseFault } from './database-fault.ts';
import { slackFailure } from './errors.ts';
import type { Installations } from './installations.ts';

const LONGEST_PAUSE = 30_000;

/**
 * Where one bot token is configured: asks Slack whose it is and writes that workspace down. While Slack or
 * the database cannot be reached it asks again, at growing intervals; a token that Slack refuses is logged,
 * and asked for again too, since tokens are put right from outside.
 * @returns resolves once the workspace is known, or the signal says stop
 */
export async function learnWorkspace(
  client: WebClient,
  installations: Installations,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  for (let pause = 500; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      const me = await client.auth.test();
      const isEnterprise = me.is_enterprise_install === true;
      const workspaceId = isEnterprise ? me.enterprise_id : me.team_id;
      if (!workspaceId || !me.user_id) throw new Error('auth.test named no workspace');
      await installations.install(
        {
          workspaceId,
          name: me.team ?? workspaceId,
          isEnterprise,
          botUserId: me.user_id,
          appId: me.app_id ?? null,
          installedBy: 'system',
        },
        null,
      );
      log.info({ workspaceId }, 'connected to Slack');
      return;
    } catch (error) {
      const code = databaseFault(error) ?? slackFailure(error).code;
      log.error({ code, err: error }, 'SLACK_BOT_TOKEN could not be checked; trying again');
      await wait(pause, undefined, { signal: stop }).catch(() => {});
    }
  }
}

import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from 'pino';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Params } from '../texts/say.ts';
import { inTrace, traceOf } from '../trace.ts';
import { databaseFault } from './database-fault.ts';
import { isSlackSilent } from './errors.ts';

/** What went wrong, in texts of the catalogue: one, or several where a form has several faults. */
export interface Trouble {
  kind: 'refusal' | 'expired' | 'slack' | 'database' | 'bug';
  said: readonly { key: TextKey; params: Params; field: string | undefined }[];
}

/** A modal could not be opened in time. */
const EXPIRED = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);
const REVOKED = new Set(['not_authed', 'invalid_auth', 'account_inactive', 'token_revoked', 'token_expired']);

/** The work was still running when Slack stopped waiting. */
export class TooSlow extends Error {}

/** Understands an error that reached the top; what is a mistake of ours is logged with the code that is shown. */
export function understand(error: unknown, log: Logger): Trouble {
  if (error instanceof Refusal) return { kind: 'refusal', said: [error] };
  if (error instanceof FieldRefusals && error.refusals.length > 0)
    return { kind: 'refusal', said: error.refusals };
  if (error instanceof TooSlow) {
    log.warn('a submit took longer than Slack waits');
    return one('slack', 'platform.slow');
  }
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    if (EXPIRED.has(code)) return one('expired', 'platform.trigger-expired');
    if (REVOKED.has(code)) return one('slack', 'platform.not-installed');
    if (code === 'ratelimited') return one('slack', 'platform.slack-busy');
  } else if (isSlackSilent(error)) {
    log.warn({ err: error }, 'Slack did not answer');
    return one('slack', 'platform.slack-busy');
  }
  const fault = databaseFault(error);
  if (fault) {
    log.error({ code: fault }, 'the database cannot be reached');
    return one('database', 'common.database-down');
  }
  return inTrace(() => {
    log.error({ err: error }, 'a request failed');
    return one('bug', 'common.trouble', { id: traceOf() ?? '' });
  }, traceOf());
}

const one = (kind: Trouble['kind'], key: TextKey, params: Params = {}): Trouble => ({
  kind,
  said: [{ key, params, field: undefined }],
});

import { z } from 'zod';
import { askWeb, refuseHtml, type WebAsk, wholeOf } from '../ask-web.ts';
import { asFault, faulty } from '../fault.ts';
import type { HeardAlert } from '../feed.ts';
import { readJsonText } from '../json-text.ts';
import { shownText } from '../shown.ts';
import { openAlert } from './alert.ts';

/** Some ten thousand alerts. */
const MOST_BYTES = 16 * 1024 * 1024;

/** An alert that is open, with the receivers it is routed to. */
export type OpenAlert = HeardAlert & { receivers: readonly string[] };

/**
 * [M9] All alerts that an Alertmanager holds as not resolved, silenced and inhibited ones among them. What we took by webhook
 * and is not in here has been resolved, also where no `resolved` was ever sent because it happened inside a silence (f7). One
 * that was restarted knows nothing until Prometheus tells it again, within a minute or two: whoever concludes from what is
 * missing waits for it to be missing more than once.
 * @param ask `settings.address`: of Alertmanager itself, with its route prefix if it has one
 * @throws FeedFault
 */
export async function openAlerts(ask: WebAsk): Promise<OpenAlert[]> {
  const url = new URL(ask.settings.address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v2/alerts`;
  const reply = await askWeb(ask, url, { accept: 'application/json', mostBytes: MOST_BYTES });
  const text = await wholeOf(reply);
  refuseHtml(reply, text);
  const read = readJsonText(text);
  if ('fault' in read) throw asFault(read);
  const found = z.array(openAlert).safeParse(read.value);
  // Half a list would look like so many alerts resolved.
  if (!found.success)
    throw faulty('not understood', 'feeds.fault.not-alertmanager', { said: shownText(text).slice(0, 120) });
  return found.data;
}

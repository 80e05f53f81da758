import { z } from 'zod';
import { askWeb, refuseHtml, type WebAsk, wholeOf } from './ask-web.ts';
import { asFault, faulty } from './fault.ts';
import { readJsonText } from './json-text.ts';
import { shownText } from './shown.ts';

/** Some ten thousand alerts. */
const MOST_BYTES = 16 * 1024 * 1024;

const labels = z.record(z.string(), z.string());
const moment = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue('no moment');
    return z.NEVER;
  }
});
const alert = z.object({
  fingerprint: z.string().min(1),
  /** `suppressed`: silenced or inhibited; `unprocessed`: not routed yet. */
  status: z.object({
    state: z.enum(['active', 'suppressed', 'unprocessed']),
    silencedBy: z.array(z.string()).default([]),
    inhibitedBy: z.array(z.string()).default([]),
  }),
  labels,
  annotations: labels.default({}),
  startsAt: moment,
  endsAt: moment,
  updatedAt: moment,
  generatorURL: z.string().default(''),
});

/** An alert as Alertmanager has it now. The fingerprint stays when it fires anew, `startsAt` does not (f9). */
export type AlertmanagerAlert = z.output<typeof alert>;

/**
 * [M9] All alerts that an Alertmanager holds as not resolved, by fingerprint, silenced and inhibited ones among them. What we
 * took by webhook and is not in here has been resolved, also where no `resolved` was ever sent because it happened inside a
 * silence (f7). One that was restarted knows nothing until Prometheus tells it again, within a minute or two: whoever
 * concludes from what is missing waits for it to be missing more than once.
 * @param ask `settings.address`: of Alertmanager itself, with its route prefix if it has one
 * @throws FeedFault
 */
export async function openAlerts(ask: WebAsk): Promise<Map<string, AlertmanagerAlert>> {
  const url = new URL(ask.settings.address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v2/alerts`;
  const reply = await askWeb(ask, url, { accept: 'application/json', mostBytes: MOST_BYTES });
  const text = await wholeOf(reply);
  refuseHtml(reply, text);
  const read = readJsonText(text);
  if ('fault' in read) throw asFault(read);
  const found = z.array(alert).safeParse(read.value);
  // Half a list would look like so many alerts resolved.
  if (!found.success)
    throw faulty('not understood', 'feeds.fault.not-alertmanager', { said: shownText(text).slice(0, 120) });
  return new Map(found.data.map((one) => [one.fingerprint, one]));
}

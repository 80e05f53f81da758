import { escape, link } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { MOST_LIVING } from '../incoming.ts';
import type { AlertView } from '../view.ts';

/** They say what it is called and how urgent it is, which stands in its head. */
const SAID = new Set(['alertname']);
const MOST_LABELS = 12;

/** [M9] What Alertmanager says of an alert: its summary, its labels, where it comes from, and how many more there are. mrkdwn. */
export function incomingLines(say: Say, { alert, untold }: NonNullable<AlertView['incoming']>): string[] {
  const { labels, annotations, generatorUrl, suppressed, endsAt } = alert;
  const told = [annotations.summary, annotations.description].filter((text) => text);
  const named = Object.entries(labels).filter(([name]) => !SAID.has(name));
  const shown = named
    .slice(0, MOST_LABELS)
    .map(([name, value]) => `${escape(fitText(name, 60))}=${escape(fitText(value, 120))}`);
  const runbook = webLink(annotations.runbook_url, say('alerts.card.runbook'));
  const source = webLink(generatorUrl, say('alerts.incoming.source'));
  const links = [source, runbook].filter((one) => one !== null);
  return [
    ...told.map((text) => escape(fitText(text ?? '', 500))),
    ...(shown.length > 0 ? [shown.join(' · ')] : []),
    say.md('alerts.incoming.from', {
      links: markup(links.join(' · ')),
      linked: links.length > 0 ? 'yes' : 'no',
    }),
    ...(suppressed && endsAt === null ? [say.md('alerts.incoming.suppressed')] : []),
    ...(untold > 0 ? [say.md('alerts.incoming.untold', { count: untold, most: MOST_LIVING })] : []),
  ];
}

/** Addresses of strangers are links only where a browser would open them as pages. */
function webLink(address: string | undefined, words: string): string | null {
  const url = address ? URL.parse(address) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 1_000 ? link(url.href, words) : null;
}

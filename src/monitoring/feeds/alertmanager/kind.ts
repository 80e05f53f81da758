import { defineForm } from '../../../forms/define-form.ts';
import { line } from '../../../forms/fields/line.ts';
import { because } from '../../../record/parse.ts';
import { addressWarnings } from '../ask-web.ts';
import type { FeedContext, FeedKind, HeardAlert } from '../feed.ts';
import { queryText } from '../query-text.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import { openAlerts } from './api.ts';
import { meets, readMatchers } from './matchers.ts';

/** Which alerts are a monitor's. */
export interface AlertsQuery {
  /** Null: all. */
  matchers: string | null;
  /** The name of a receiver in Alertmanager's configuration; null: whoever they go to. */
  receiver: string | null;
}

const LONGEST = 1_000;
const NAMED = 5;

/** Whether an alert, told to these receivers, is one of those a monitor takes. */
export function takesOf({ matchers, receiver }: AlertsQuery) {
  const read = readMatchers(matchers ?? '') ?? [];
  return ({ labels }: Pick<HeardAlert, 'labels'>, receivers: readonly string[]): boolean =>
    (receiver === null || receivers.includes(receiver)) && meets(read, labels);
}

/** [M9] Alerts that an Alertmanager has judged already. It calls us by webhook; asked, it says what is open. */
export const alertmanager: FeedKind<WebSettings, AlertsQuery> = {
  kind: 'alertmanager',
  settings: webSettings(
    'monitoring.feed.alertmanager.address.hint',
    'monitoring.feed.alertmanager.address.example',
  ),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.alertmanager',
    fields: {
      matchers: queryText(LONGEST, {
        optional: true,
        hint: 'monitoring.feed.alertmanager.matchers.hint',
        example: 'monitoring.feed.alertmanager.matchers.example',
        check: (schema) =>
          schema.refine((text) => readMatchers(text) !== null, because('feeds.refusal.matchers')),
      }),
      receiver: line(200, { optional: true, hint: 'monitoring.feed.alertmanager.receiver.hint' }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.query',
        why: 'monitoring.feed.why.query',
        fields: ['matchers', 'receiver'],
      },
    ],
  }),
  answers: ['alerts'],
  calls: true,
  async probe(ask) {
    return inWords(await openAlerts(ask));
  },
  async read(ask) {
    const takes = takesOf(ask.query);
    const alerts = (await openAlerts(ask)).filter((one) => takes(one, one.receivers));
    return { kind: 'alerts', alerts, shown: inWords(alerts), warnings: addressWarnings(ask.settings) };
  },
};

/** English, as all that feeds answer is told. */
function inWords(alerts: readonly HeardAlert[]): string {
  const active = alerts.filter(({ suppressed }) => !suppressed);
  const names = [...new Set(active.map(({ labels }) => labels.alertname ?? '?'))];
  const named = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '');
  const silenced = alerts.length - active.length;
  return `${active.length} open alerts${named ? `: ${named}` : ''}${silenced > 0 ? `; ${silenced} silenced or inhibited` : ''}`;
}

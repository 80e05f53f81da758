import { defineForm } from '../../../forms/define-form.ts';
import { line } from '../../../forms/fields/line.ts';
import { addressWarnings, askWeb, probeDocument, refuseHtml, wholeOf } from '../ask-web.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { answerOf } from '../outcome.ts';
import { inThread } from '../thread.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import type { ReportQuery } from './report.ts';

/** A report holds the distributions of all its columns. */
const MOST_BYTES = 32 * 1024 * 1024;

/** [M3] The report that a team's own Evidently writes, wherever it is served. */
export const evidently: FeedKind<WebSettings, ReportQuery> = {
  kind: 'evidently',
  settings: webSettings(
    'monitoring.feed.evidently.address.hint',
    'monitoring.feed.evidently.address.example',
  ),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.evidently',
    fields: {
      reported: line(300, {
        optional: true,
        hint: 'monitoring.feed.evidently.reported.hint',
        example: 'monitoring.feed.evidently.reported.example',
      }),
      part: line(100, { optional: true, hint: 'monitoring.feed.evidently.part.hint' }),
    },
    steps: [
      { title: 'monitoring.feed.step.query', why: 'monitoring.feed.why.query', fields: ['reported', 'part'] },
    ],
  }),
  answers: ['value'],
  probe: probeDocument,
  async read(ask) {
    const reply = await askWeb(ask, new URL(ask.settings.address), {
      accept: 'application/json',
      mostBytes: MOST_BYTES,
    });
    const text = await wholeOf(reply);
    refuseHtml(reply, text);
    const outcome = await inThread({ what: 'evidently', text, query: ask.query }, ask.signal);
    return answerOf(outcome, { more: addressWarnings(ask.settings), modified: reply.modified });
  },
};

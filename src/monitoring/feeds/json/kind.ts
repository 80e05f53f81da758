import { defineForm } from '../../../forms/define-form.ts';
import { because } from '../../../record/parse.ts';
import { addressWarnings, askWeb, probeDocument, refuseHtml, wholeOf } from '../ask-web.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { answerOf } from '../outcome.ts';
import { queryText } from '../query-text.ts';
import { inThread } from '../thread.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import type { JsonQuery } from './document.ts';
import { faultOfJmesPath } from './search.ts';

const MOST_BYTES = 16 * 1024 * 1024;
const LONGEST = 500;

const jmesPath: Pick<Parameters<typeof queryText>[1] & object, 'check'> = {
  check: (schema) =>
    schema.check(({ value, issues }) => {
      const why = faultOfJmesPath(value);
      if (why !== null)
        issues.push({ code: 'custom', input: value, ...because('feeds.refusal.jmespath', { why }) });
    }),
};

/** [M3] A number in a JSON document on the web, found by JMESPath. */
export const json: FeedKind<WebSettings, JsonQuery> = {
  kind: 'json',
  settings: webSettings('monitoring.feed.json.address.hint', 'monitoring.feed.json.address.example'),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.json',
    fields: {
      value: queryText(LONGEST, {
        ...jmesPath,
        hint: 'monitoring.feed.json.value.hint',
        example: 'monitoring.feed.json.value.example',
      }),
      cases: queryText(LONGEST, {
        ...jmesPath,
        optional: true,
        example: 'monitoring.feed.json.cases.example',
      }),
      measured: queryText(LONGEST, {
        ...jmesPath,
        optional: true,
        hint: 'monitoring.feed.json.measured.hint',
      }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.query',
        why: 'monitoring.feed.why.query',
        fields: ['value', 'cases', 'measured'],
      },
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
    const outcome = await inThread({ what: 'json', text, query: ask.query }, ask.signal);
    return answerOf(outcome, { more: addressWarnings(ask.settings), modified: reply.modified });
  },
};

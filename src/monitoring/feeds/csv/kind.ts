import { defineForm } from '../../../forms/define-form.ts';
import { line } from '../../../forms/fields/line.ts';
import { radioWord } from '../../../forms/fields/radio-word.ts';
import { Refusal } from '../../../refusal.ts';
import { addressWarnings, askWeb, partsOf, probeDocument } from '../ask-web.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { answerOf } from '../outcome.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import { ANSWERS, type CsvQuery, filterOf, takerOf } from './read.ts';
import { eachRow, MOST_BYTES } from './rows.ts';

const NAME = 300;

/** [M3] A table on the web: one cell of it, how many rows it has, or all its columns for input shift. */
export const csv: FeedKind<WebSettings, CsvQuery> = {
  kind: 'csv',
  settings: webSettings('monitoring.feed.csv.address.hint', 'monitoring.feed.csv.address.example'),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.csv',
    fields: {
      answer: radioWord<CsvQuery['answer'], FeedContext>(ANSWERS, {
        name: (word) => `monitoring.feed.csv.answer.${word}`,
        inShort: (word) => `monitoring.feed.csv.answer.${word}`,
      }),
      column: line(NAME, { optional: true, hint: 'monitoring.feed.csv.column.hint' }),
      rows: line(NAME, {
        optional: true,
        hint: 'monitoring.feed.csv.rows.hint',
        example: 'monitoring.feed.csv.rows.example',
      }),
      cases: line(NAME, { optional: true }),
      measured: line(NAME, { optional: true, hint: 'monitoring.feed.csv.measured.hint' }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.query',
        why: 'monitoring.feed.why.query',
        fields: ['answer', 'column', 'rows', 'cases', 'measured'],
      },
    ],
    contradictions({ answer, column, rows }) {
      const faults: Refusal[] = [];
      const isCell = answer === 'last' || answer === 'only';
      if (isCell && !column) faults.push(new Refusal('feeds.refusal.csv-column', {}, 'column'));
      if (rows && !filterOf(rows)) faults.push(new Refusal('feeds.refusal.csv-rows', {}, 'rows'));
      return faults;
    },
  }),
  answers: ['value', 'columns'],
  probe: probeDocument,
  async read(ask) {
    const reply = await askWeb(ask, new URL(ask.settings.address), {
      accept: 'text/csv, text/plain;q=0.9, */*;q=0.1',
      mostBytes: MOST_BYTES,
    });
    const taker = takerOf(ask.query);
    await eachRow(reply.type, partsOf(reply), taker);
    const found = taker.done();
    const more = addressWarnings(ask.settings);
    if (!('kind' in found)) return answerOf(found, { more, modified: reply.modified });
    const { modified } = reply;
    return { ...found, ...(modified && { sampledAt: modified }), ...(more.length > 0 && { warnings: more }) };
  },
};

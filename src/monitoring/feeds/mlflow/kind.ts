import { defineForm } from '../../../forms/define-form.ts';
import { line } from '../../../forms/fields/line.ts';
import { addressWarnings } from '../ask-web.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { figureOf } from '../figure.ts';
import { answerOf } from '../outcome.ts';
import { shownJson } from '../shown.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import { newestOf, probeMlflow } from './api.ts';

export interface MlflowQuery {
  run: string;
  metricKey: string;
}

/** [M3] The newest value of a metric that a run logs to MLflow. */
export const mlflow: FeedKind<WebSettings, MlflowQuery> = {
  kind: 'mlflow',
  settings: webSettings('monitoring.feed.mlflow.address.hint', 'monitoring.feed.mlflow.address.example'),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.mlflow',
    fields: {
      run: line(100, { hint: 'monitoring.feed.mlflow.run.hint' }),
      metricKey: line(250, { example: 'monitoring.feed.mlflow.metricKey.example' }),
    },
    steps: [
      { title: 'monitoring.feed.step.query', why: 'monitoring.feed.why.query', fields: ['run', 'metricKey'] },
    ],
  }),
  answers: ['value'],
  probe: probeMlflow,
  async read(ask) {
    const { run, metricKey } = ask.query;
    const newest = await newestOf(ask, run, metricKey);
    const shown = shownJson(newest ?? []);
    if (!newest) return { kind: 'nothing', shown };
    const figure = figureOf(newest.value);
    return answerOf(
      'fault' in figure
        ? figure
        : figure.number === null
          ? { nothing: shown }
          : { number: figure.number, measuredAt: newest.timestamp, shown },
      { more: addressWarnings(ask.settings) },
    );
  },
};

import type { z } from 'zod';
import { defineForm } from '../../../forms/define-form.ts';
import { because } from '../../../record/parse.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { queryText } from '../query-text.ts';
import { shownJson } from '../shown.ts';
import { WEB_SECRETS, type WebSettings, webSettings } from '../web-form.ts';
import { instant } from './api.ts';
import { parsePromQl } from './promql.ts';
import { type PrometheusQuery, readPrometheus } from './read.ts';

const LONGEST = 2_000;

const promQl = {
  check: (schema: z.ZodType<string, string>) =>
    schema.refine((text) => !('faultAt' in parsePromQl(text)), because('feeds.refusal.promql')),
};

/** [M3] Prometheus, and whatever speaks its HTTP API: Thanos, Mimir, VictoriaMetrics. */
export const prometheus: FeedKind<WebSettings, PrometheusQuery> = {
  kind: 'prometheus',
  settings: webSettings(
    'monitoring.feed.prometheus.address.hint',
    'monitoring.feed.prometheus.address.example',
  ),
  secrets: WEB_SECRETS,
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.prometheus',
    fields: {
      expression: queryText(LONGEST, {
        ...promQl,
        hint: 'monitoring.feed.prometheus.expression.hint',
        example: 'monitoring.feed.prometheus.expression.example',
      }),
      cases: queryText(LONGEST, {
        ...promQl,
        optional: true,
        hint: 'monitoring.feed.prometheus.cases.hint',
        example: 'monitoring.feed.prometheus.cases.example',
      }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.query',
        why: 'monitoring.feed.why.query',
        fields: ['expression', 'cases'],
      },
    ],
  }),
  answers: ['value'],
  read: readPrometheus,
  probe: async (ask) => shownJson((await instant(ask, 'vector(1)', null)).data),
};

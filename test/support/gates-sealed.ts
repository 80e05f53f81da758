import { randomUUID } from 'node:crypto';
import type { SealedContent } from '../../src/seal/content.ts';

/** A whole sealed content, as a support team would have it. */
export const sealedContentOf = (more: Partial<SealedContent> = {}): SealedContent => ({
  useCase: { id: randomUUID(), name: 'Support ticket triage', priority: 320 },
  baseline: [
    {
      key: 'handle_time',
      name: 'Handle time',
      unit: 'minutes',
      better: 'lower',
      value: '12.5',
      period: 'Q1',
      source: 'Zendesk export',
      target: '9',
      variancePercent: '10',
    },
    {
      key: 'escalations',
      name: 'Escalation rate',
      unit: '%',
      better: 'lower',
      value: '18',
      period: 'Q1',
      source: 'Zendesk export',
      target: '12',
      variancePercent: '15',
    },
  ],
  roi: {
    currency: 'EUR',
    costPerTransaction: '4.2',
    volume: '410000',
    period: 'year',
    improvementPercent: '25',
    valuePerYear: '430500',
    targetPerYear: '400000',
    curve: {
      metric: 'accuracy',
      points: [
        { level: '0.8', improvementPercent: '10' },
        { level: '0.95', improvementPercent: '30' },
      ],
    },
  },
  requirement: { metric: 'accuracy', better: 'higher', threshold: '0.9', minCases: 500, typedReason: null },
  fairness: {
    bounds: [
      {
        segment: 'region',
        values: ['EU', 'US'],
        metric: 'recall',
        rule: 'min_ratio',
        limit: '0.8',
        minCases: 50,
      },
      { segment: 'language', values: null, metric: 'accuracy', rule: 'max_gap', limit: '0.05', minCases: 50 },
    ],
    noneReason: null,
  },
  integration: { volumePerHour: '500', maxErrorPercent: '1', maxP95Ms: '800', minMinutes: '60' },
  supervised: { metric: 'accuracy', threshold: '0.9', minCases: 500, minDays: 3 },
  rollout: [
    { stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 },
    { stage: 2, complexity: ['low', 'medium'], minConfidence: '0.95', minDays: 7 },
  ],
  monitoring: { outputVariancePercent: '5', valueVariancePercent: '20' },
  ...more,
});

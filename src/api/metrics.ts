import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { JobOutcome } from '../jobs/tries.ts';

/** What the process tells Prometheus. */
export interface Metrics {
  registry: Registry;
  http(method: string, route: string, status: number, seconds: number): void;
  slack(kind: string, id: string, outcome: string, seconds: number): void;
  /** One piece of work of a queue. */
  job(queue: string, outcome: JobOutcome, seconds: number): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  // The lag of the loop is looked at ten times a second: a look each ten milliseconds, as is usual, is half of what a
  // process that rests does.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const registers = [registry];
  const http = new Histogram({
    name: 'phasegate_http_request_duration_seconds',
    help: 'Requests over HTTP, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const slack = new Histogram({
    name: 'phasegate_slack_request_duration_seconds',
    help: 'What people did in Slack, by kind, id and outcome: ok, refusal, expired, slack, database, bug',
    labelNames: ['kind', 'id', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'phasegate_job_duration_seconds',
    help: 'Work of the queues (delivery, events, ticks …), by queue and outcome: ok, again, gave-up',
    labelNames: ['queue', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  return {
    registry,
    http: (method, route, status, seconds) => http.observe({ method, route, status }, seconds),
    slack: (kind, id, outcome, seconds) => slack.observe({ kind, id, outcome }, seconds),
    job: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
  };
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Tally } from '../core.ts';
import type { JobOutcome } from '../jobs/tries.ts';

/** What the process tells Prometheus. */
export interface Metrics extends Tally {
  registry: Registry;
  http(method: string, route: string, status: number, seconds: number): void;
  slack(kind: string, id: string, outcome: string, seconds: number): void;
  /** Until Slack had its acknowledgement, whichever way its request came. */
  acknowledged(seconds: number): void;
  /** One piece of work of a queue. */
  job(queue: string, outcome: JobOutcome, seconds: number): void;
  /** How long the lines before these queues are, asked whenever somebody looks. */
  watchQueues(queues: readonly string[], look: () => Promise<readonly QueueDepth[]>): void;
  /** How many months after this one have a part, by table, asked whenever somebody looks. */
  watchMonths(look: () => Promise<readonly { table: string; ahead: number }[]>): void;
}

/** What is due in a queue and not taken yet. */
export interface QueueDepth {
  queue: string;
  waiting: number;
  /** Seconds for which the first one is due. */
  oldest: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** How a message ended, or what Slack said: each stands there from the start, so that the first one is a rise. */
const DELIVERIES = [
  'placed',
  'dead',
  'rate-limited',
  'retry',
  'unclear',
  'message-gone',
  'thread-gone',
  'destination-dead',
  'reauthorize',
  'our-bug',
];
const TROUBLES = ['refusal', 'expired', 'slack', 'database', 'bug', 'dropped'];
const VERDICTS = ['ok', 'breach', 'insufficient', 'no data', 'error'];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  // The lag of the loop is looked at ten times a second: a look each ten milliseconds, as is usual, is half of what a
  // process that rests does.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const registers = [registry];
  const timed = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `phasegate_${name}_seconds`, help, labelNames, buckets: SECONDS, registers });
  const counted = (name: string, help: string, label: string, known: readonly string[] = []) => {
    const counter = new Counter({ name: `phasegate_${name}_total`, help, labelNames: [label], registers });
    for (const value of known) counter.inc({ [label]: value }, 0);
    return (value: string) => counter.inc({ [label]: value });
  };
  const http = timed('http_request_duration', 'Requests over HTTP, by method, route and status', [
    'method',
    'route',
    'status',
  ]);
  const slack = timed(
    'slack_request_duration',
    'What people did in Slack, by kind, id and outcome: ok, refusal, expired, slack, database, bug',
    ['kind', 'id', 'outcome'],
  );
  const acknowledgement = timed('slack_ack_duration', 'Until Slack had its acknowledgement', []);
  const jobs = timed(
    'job_duration',
    'Work of the queues (delivery, events, ticks …), by queue and outcome: ok, again, gave-up',
    ['queue', 'outcome'],
  );
  const trouble = counted('troubles', 'What people did in Slack that did not end well', 'kind', TROUBLES);
  return {
    registry,
    http: (method, route, status, seconds) => http.observe({ method, route, status }, seconds),
    slack: (kind, id, outcome, seconds) => {
      slack.observe({ kind, id, outcome }, seconds);
      if (outcome !== 'ok') trouble(outcome);
    },
    acknowledged: (seconds) => acknowledgement.observe(seconds),
    job: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    change: counted('changes', 'What was recorded, by action: gates, decisions, alerts …', 'action'),
    delivery: counted(
      'deliveries',
      'Messages on their way to Slack, by how that ended',
      'outcome',
      DELIVERIES,
    ),
    reading: counted('checks', 'Readings of monitors, by verdict', 'verdict', VERDICTS),
    watchQueues: (queues, look) => {
      for (const queue of queues) jobs.zero({ queue, outcome: 'gave-up' });
      watch(registry, queues, look);
    },
    watchMonths: (look) => {
      const ahead: Gauge<'table'> = new Gauge({
        name: 'phasegate_months_ahead',
        help: 'Months after this one that have a part, by table in months',
        labelNames: ['table'],
        registers: [registry],
        collect: async () => {
          const found = await look().catch(() => []);
          ahead.reset();
          for (const { table, ahead: months } of found) ahead.set({ table }, months);
        },
      });
    },
  };
}

function watch(
  registry: Registry,
  queues: readonly string[],
  look: () => Promise<readonly QueueDepth[]>,
): void {
  // Each asks for itself: the registry reads them side by side, and one that another fills would show what was true before.
  const gauge = (name: string, help: string, read: (depth: QueueDepth | undefined) => number): void => {
    const made: Gauge<'queue'> = new Gauge({
      name: `phasegate_queue_${name}`,
      help,
      labelNames: ['queue'],
      registers: [registry],
      collect: async () => {
        // While the database is away there is nothing to tell.
        const found = await look().catch(() => null);
        made.reset();
        if (found === null) return;
        for (const queue of queues) made.set({ queue }, read(found.find((one) => one.queue === queue)));
      },
    });
  };
  gauge(
    'oldest_due_seconds',
    'For how long the first entry is due that nobody has taken',
    (depth) => depth?.oldest ?? 0,
  );
  gauge('waiting', 'Entries that are due and that nobody has taken', (depth) => depth?.waiting ?? 0);
}

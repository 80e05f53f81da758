import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { AlertStatus } from './check/logs.ts';
import type { Chance } from './random.ts';

/** An alert as this Alertmanager knows it. Moments are milliseconds. */
export interface Known {
  name: string;
  status: AlertStatus;
  startsAt: number;
  updatedAt: number;
}

/** How it answers who asks for what is open. */
const ANSWERS = { well: 72, '5xx': 6, cut: 6, slow: 8, forgetful: 8 };
const SLOW = 2_500;

/** An Alertmanager of the run's own: what it holds, and its API, which is not always well. */
export class Alertmanager {
  /** How it fails; null: it is well. */
  chance: Chance | null = null;
  /** Told of what went wrong. */
  failed: (what: string) => void = () => {};
  /** When it was asked and said all that is open, to the end. */
  readonly reads: number[] = [];
  readonly #alerts = new Map<string, Known>();
  readonly #server = createServer((request, response) => void this.#answer(request.url ?? '', response));
  /** What it said last that it holds. */
  #said: readonly Known[] = [];
  #wasForgetful = false;

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** 127.0.0.1 and a port. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** @param startsAt of the time that it fires now; left out: it is over */
  set(name: string, at: number, startsAt?: number): Known {
    const before = this.#alerts.get(name)?.startsAt ?? at;
    const status = startsAt === undefined ? ('resolved' as const) : ('firing' as const);
    const known = { name, status, startsAt: startsAt ?? before, updatedAt: at };
    this.#alerts.set(name, known);
    return known;
  }

  async #answer(path: string, response: ServerResponse): Promise<void> {
    if (!path.startsWith('/api/v2/alerts')) return void response.writeHead(404).end();
    const how = this.chance?.weighed(ANSWERS) ?? 'well';
    const asked = Date.now();
    // Restarted, it knows what was told since. Twice in a row would be an end.
    const isForgetful = how === 'forgetful' && !this.#wasForgetful;
    const open = [...this.#alerts.values()].filter(({ status }) => status === 'firing');
    const said = isForgetful ? open.filter((one) => !this.#said.includes(one)) : open;
    const text = JSON.stringify(said.map(asOpen));
    if (how !== 'well') this.failed(`Alertmanager: ${how}`);
    if (how === '5xx') return void response.writeHead(503).end('no');
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
    if (how === 'cut') return void response.write(text.slice(0, -1), () => response.destroy());
    if (how === 'slow') await pause(SLOW);
    response.end(text, () => {
      this.#wasForgetful = isForgetful;
      if (isForgetful) return;
      this.#said = said;
      this.reads.push(asked);
    });
  }
}

/** What its webhook and its API say alike. */
const common = ({ name, startsAt }: Known) => ({
  fingerprint: Buffer.from(name).toString('hex').slice(0, 32),
  labels: { alertname: name, severity: 'page' },
  annotations: { summary: `${name} is not as it should be` },
  startsAt: new Date(startsAt).toISOString(),
  generatorURL: 'http://prometheus.example/graph',
});

const asOpen = (known: Known) => ({
  ...common(known),
  updatedAt: new Date(known.updatedAt).toISOString(),
  // It is over unless Prometheus tells it again until then.
  endsAt: new Date(known.updatedAt + 240_000).toISOString(),
  receivers: [{ name: 'phasegate' }],
  status: { state: 'active', silencedBy: [], inhibitedBy: [] },
});

/** What the webhook sends of these (version 4). */
export const webhookBody = (alerts: readonly Known[]) => ({
  version: '4',
  receiver: 'phasegate',
  truncatedAlerts: 0,
  alerts: alerts.map((known) => ({
    ...common(known),
    status: known.status,
    endsAt: known.status === 'firing' ? '0001-01-01T00:00:00Z' : new Date(known.updatedAt).toISOString(),
  })),
});

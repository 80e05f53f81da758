import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { makeKey } from '../../src/api/keys/make.ts';
import type { ApiServer } from '../../src/api/server.ts';
import { proposed } from '../../src/production/actions/content.ts';
import { actionInput } from '../../src/production/actions/input.ts';
import { decideCase } from '../../src/production/review/decide.ts';
import type { Judgement } from '../../src/production/review/rules.ts';
import type { ProductionBench } from './production.ts';
import { offeredIn, serveRest } from './rest.ts';

type ActionBody = z.input<typeof actionInput>;

/** An action as a caller sends it. */
export const anAction = (changes: Partial<ActionBody> = {}): ActionBody => ({
  case_id: `case-${randomUUID().slice(0, 8)}`,
  complexity: 'low',
  confidence: 0.97,
  segment: 'north',
  summary: 'Refund of 40 EUR',
  outcome: 'approve',
  proposal: { tool: 'refund', arguments: { order: '20931', amount: '40.00' } },
  ...changes,
});

/** The same, checked and with its digests. */
export const aProposal = (changes: Partial<ActionBody> = {}) =>
  proposed(actionInput.parse(anAction(changes)));

/** UREVIEW decides a case. */
export const decideAs = (bench: ProductionBench, caseId: string, judgement: Judgement) =>
  decideCase(bench.world, bench.as('UREVIEW'), {
    engagementId: bench.engagementId,
    deploymentId: bench.deploymentId,
    caseId,
    judgement,
  });

interface Heard {
  status: number;
  headers: Headers;
  body: never;
}

export interface ProductionApi extends ProductionBench {
  server: ApiServer;
  key: string;
  call(path: string, init?: RequestInit): Promise<Heard>;
  post(path: string, body: unknown): Promise<Heard>;
}

/** The HTTP API in front of a deployment, and a key of ULEAD. Paths are under the deployment's actions. */
export async function productionApi(
  bench: ProductionBench,
  deploymentId = bench.deploymentId,
): Promise<ProductionApi> {
  const server = await serveRest(bench.world);
  const key = await makeKey(bench.world, bench.as('ULEAD'), offeredIn(bench.world), {
    id: randomUUID(),
    name: 'Claims bot',
    scopes: ['actions:read', 'actions:write'],
    expiresOn: '',
  });
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${server.url}/v1/deployments/${deploymentId}/actions${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  };
  const post = (path: string, body: unknown) =>
    call(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { ...bench, server, key, call, post };
}

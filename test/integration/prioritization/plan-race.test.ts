import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { decide } from '../../../src/gates/decide.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { findRequest } from '../../../src/gates/store.ts';
import { digestOf } from '../../../src/seal/digest.ts';
import { onPostgres } from '../../support/database.ts';
import { playbookWith, refusal, toyGate } from '../../support/gates.ts';
import { type PlanBench, planBench } from '../../support/plans.ts';

const sealing = toyGate({
  phase: 2,
  exit: false,
  seals: true,
  quorum: [{ role: 'data', count: 1 }],
  items: [{ key: 'roi', check: 'prioritization.roi', text: { en: 'ROI' }, why: { en: 'Value' } }],
});

const ask = async (at: PlanBench) => {
  const id = randomUUID();
  const { world, engagementId, as } = at;
  await requestGate(world, as('ULEAD'), { engagementId, id, gate: 'toy', supersede: false, subject: null });
  return requestOf(at, id);
};
const requestOf = async ({ world, workspaceId }: PlanBench, id: string) => {
  const found = await world.db.inWorkspace(workspaceId, (tx) => findRequest(tx, workspaceId, id));
  if (!found) throw new Error('no request');
  return found;
};

/**
 * At the same moment the gate is approved on what it showed, the plan is changed, and a use case is added. Whoever
 * comes first, what is sealed is what was approved.
 * @returns who came first
 */
async function race(at: PlanBench, round: number, reason: string): Promise<'approval' | 'edit'> {
  const asked = await ask(at);
  const shown = asked.evidence.sealing;
  const before = (await at.look()).seal?.digest;
  const was = await at.was('roi');
  const given = { requestId: asked.id, kind: 'approve', via: 'button', seenDigest: asked.digest } as const;
  const change = async () => {
    // A start of none to two reads later.
    for (let reads = round % 3; reads > 0; reads -= 1) await requestOf(at, asked.id);
    return refusal(at.save('roi', { volume: `${500_000 + round}`, reason, was }));
  };
  const [edit, approval] = await Promise.all([
    change(),
    refusal(decide(at.world, at.as('UDATA'), given)),
    at.add({ name: `Another ${round}` }),
  ]);

  const request = await requestOf(at, asked.id);
  const { seal, content, changed, reason: kept } = await at.look();
  if (request.state === 'approved') {
    expect(approval).toEqual([]);
    expect(seal?.digest).toBe(shown);
    expect(digestOf(seal?.content)).toBe(shown);
    // The change came after the seal: it says why, or was not made.
    expect(edit).toEqual(reason ? [] : ['reason: plan.refusal.reason']);
    expect([changed.includes('roi'), kept]).toEqual(reason ? [true, reason] : [false, null]);
    return 'approval';
  }
  expect([approval, edit]).toEqual([['gates.refusal.changed'], []]);
  expect(seal?.digest).toBe(before);
  expect(request).toMatchObject({ state: 'open', evidence: { sealing: digestOf(content) } });
  expect(request.evidence.sealing).not.toBe(shown);
  expect(await refusal(decide(at.world, at.as('UDATA'), { ...given, seenDigest: request.digest }))).toEqual(
    [],
  );
  expect((await at.look()).seal).toMatchObject({ digest: request.evidence.sealing, content });
  return 'edit';
}

onPostgres('an approval and a change of the plan at the same time', (open) => {
  const bench = async () => {
    const at = await planBench(await open(), { playbook: playbookWith(sealing) });
    await at.fill();
    return at;
  };

  it('[P3.4] [G6] [G7] the first seal is what was approved; whoever changes it afterwards has to say why', async () => {
    for (let round = 0; round < 8; round += 1) await race(await bench(), round, '');
  });

  it('[P3.4] [G6] [G7] so it is with every revision', async () => {
    const at = await bench();
    const first: string[] = [];
    for (let round = 0; round < 24; round += 1) first.push(await race(at, round, 'It has grown'));
    expect(new Set(first)).toEqual(new Set(['approval', 'edit']));
  });
});

import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { seal } from '../../../db/schema/seal.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { attest } from '../../../src/gates/attest.ts';
import { cards } from '../../../src/gates/cards.ts';
import { decide } from '../../../src/gates/decide.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { openSeal } from '../../../src/gates/handlers/seal.ts';
import { proposeOverride, ratify, secondOverride } from '../../../src/gates/override.ts';
import { refreshEvidence } from '../../../src/gates/refresh.ts';
import { gates } from '../../../src/gates/room.ts';
import type { Visit } from '../../../src/handlers.ts';
import type { Gate, Tier } from '../../../src/playbook/gates-schema.ts';
import type { Room } from '../../../src/room.ts';
import type { SealedContent } from '../../../src/seal/content.ts';
import { digestOf } from '../../../src/seal/digest.ts';
import { propose } from '../../../src/seal/proposal.ts';
import { sealInForce, sealsOf } from '../../../src/seal/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine } from '../../support/database.ts';
import { attested, type GateBench, gateBench, refusal, toyGate } from '../../support/gates.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';
import { knowPeople } from '../../support/people.ts';

interface Plan {
  content: SealedContent | null;
  reason: string | null;
  tier?: Tier;
  /** Says something else at each look: nothing that a gate could rest on. */
  told: number[];
}

/** A room with a plan, a risk tier and an item that is inconclusive, all of it in memory. */
function planRoom(plan: Plan): Room {
  return {
    name: 'toy-plan',
    checks: {
      'plan.holds': async () => ({ ok: true, figure: 'holds', fingerprint: null }),
      'plan.unsure': async () => ({ ok: false, conditional: true, figure: 'n 40 of 500', fingerprint: 40 }),
      'plan.failed': async () => ({ ok: false, figure: 'failed', fingerprint: 0 }),
    },
    adds: async () => (plan.tier ? { tier: plan.tier } : {}),
    sealing: async () => plan.content && propose(plan.content, plan.reason),
    sealed: async (_, version) => void plan.told.push(version),
  };
}

const item = (check: string) => ({
  key: check.replace('.', '_'),
  check,
  text: { en: check },
  why: { en: 'Because' },
});
const gateOf = (more: Partial<Gate>): Gate =>
  toyGate({ quorum: [{ role: 'data', count: 1 }], items: [item('plan.holds')], exit: false, ...more });
const planGate = (more: Partial<Gate> = {}) => gateOf({ key: 'plan', seals: true, ...more });

const look = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  run: (acting) => refreshEvidence(acting, acting.engagement.id),
});

async function sealBench(db: Database, list: Gate[] = [planGate()]) {
  const plan: Plan = { content: sealedContentOf(), reason: null, told: [] };
  const bench = await gateBench(db, list, { rooms: [planRoom(plan), gates] });
  const { world, workspaceId, engagementId } = bench;
  const decideAs = (who: string, requestId: string, kind: 'approve' | 'conditions' | 'reject' = 'approve') =>
    decide(world, bench.as(who), { requestId, kind, via: 'button', text: 'Measure 500 cases' });
  return {
    ...bench,
    plan,
    decideAs,
    approve: (id: string) => decideAs('UDATA', id),
    look: () => look(world, bench.as('ULEAD'), { engagementId }),
    seals: () =>
      world.db.inWorkspace(workspaceId, (tx) => sealsOf(tx, workspaceId, { id: engagementId, cycle: 1 })),
    inForce: () =>
      world.db.inWorkspace(workspaceId, (tx) => sealInForce(tx, workspaceId, { id: engagementId, cycle: 1 })),
    said: async (subject: string) => said(bench, subject),
    shown: async (open: (visit: Visit) => Promise<void>) => {
      const found: (Modal | SlackMessage)[] = [];
      const visit = {
        world,
        actor: bench.as('UASK'),
        say: sayIn('en'),
        tell: async (one: SlackMessage) => void found.push(one),
        openModal: async (one: Modal) => void found.push(one),
      };
      await open(visit as unknown as Visit);
      for (const one of found)
        expect('type' in one ? lintView({ ...one }) : lintMessage({ ...one })).toEqual([]);
      return JSON.stringify(found);
    },
  };
}

const said = ({ world, workspaceId }: GateBench, subject: string): Promise<string> =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const [kind = '', id = ''] = subject.split(':');
    const context = { tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') };
    const found = (await cards[kind]?.(context, id)) ?? null;
    if (found) expect(lintMessage({ ...found })).toEqual([]);
    return JSON.stringify(found);
  });

const evidence = (bench: Awaited<ReturnType<typeof sealBench>>, id: string) =>
  bench.request(id).then((one) => one.evidence);

eachEngine('the seal', (open) => {
  it('[P3.4] an approval seals what was approved, with version, digest, time and who; the rooms are told', async () => {
    const bench = await sealBench(await open());
    const id = await bench.ask('UASK', 'plan');
    const digest = digestOf(bench.plan.content);
    expect(await evidence(bench, id)).toMatchObject({ sealing: digest });
    expect(await bench.said(`gates.request:${id}`)).toContain(`to be sealed: \`${digest.slice(0, 12)}\``);
    expect(await bench.inForce()).toBeNull();
    await bench.approve(id);
    expect(await bench.seals()).toMatchObject([
      { version: 1, digest, reason: null, requestId: id, sealedBy: 'UDATA', content: bench.plan.content },
    ]);
    expect(bench.plan.told).toEqual([1]);
    expect(await bench.audit('gates.seal.set')).toMatchObject([
      { actor: 'UDATA', subject: id, after: { version: 1, digest } },
    ]);
  });

  it('[P3.4] [G6] a changed plan voids the approvals given on it; what is sealed is what was approved', async () => {
    const bench = await sealBench(await open(), [
      planGate({
        quorum: [
          { role: 'data', count: 1 },
          { role: 'business', count: 1 },
        ],
      }),
    ]);
    const id = await bench.ask('UASK', 'plan');
    await bench.approve(id);
    bench.plan.content = sealedContentOf({
      supervised: { metric: 'accuracy', threshold: '0.8', minCases: 1, minDays: 1 },
    });
    expect(await refusal(bench.decideAs('UBIZ', id))).toEqual(['gates.refusal.changed']);
    expect(await bench.decisions(id)).toMatchObject([{ userId: 'UDATA', voidReason: 'evidence' }]);
    await bench.decideAs('UBIZ', id);
    await bench.approve(id);
    expect((await bench.inForce())?.digest).toBe(digestOf(bench.plan.content));
  });

  it('[P3.4] a plan that is not complete cannot be asked for, nor approved; a rejection is heard', async () => {
    const bench = await sealBench(await open());
    const { content } = bench.plan;
    bench.plan.content = null;
    expect(await refusal(bench.ask('UASK', 'plan'))).toEqual(['gates.refusal.missing']);
    expect(await bench.shown((visit) => openAsk(visit, bench.engagementId, { gate: 'plan' }))).toContain(
      'not complete yet',
    );
    bench.plan.content = content;
    const id = await bench.ask('UASK', 'plan');
    bench.plan.content = null;
    await bench.look();
    expect(await refusal(bench.approve(id))).toEqual(['gates.refusal.plan']);
    expect(await bench.seals()).toEqual([]);
    expect(await bench.decideAs('UDATA', id, 'reject')).toMatchObject({ outcome: 'rejected' });
  });

  it('[P3.4] a change is a new version with its reason; later gates show it, and approvals on the older one are void', async () => {
    const bench = await sealBench(await open(), [
      planGate(),
      gateOf({ key: 'later', quorum: [{ role: 'business', count: 1 }] }),
    ]);
    await bench.approve(await bench.ask('UASK', 'plan'));
    const later = await bench.ask('UASK', 'later');
    const first = digestOf(bench.plan.content);
    const message = await bench.said(`gates.request:${later}`);
    expect(message).toContain(`seal v1 \`${first.slice(0, 12)}\``);
    expect(message).toContain('gates.seal.open');
    const before = await bench.request(later);
    const was = bench.plan.content ?? sealedContentOf();
    bench.plan.content = { ...was, roi: { ...was.roi, volume: '380000' } };
    bench.plan.reason = 'The volume fell';
    await bench.approve(await bench.ask('UASK', 'plan'));
    const second = digestOf(bench.plan.content);
    expect(await bench.seals()).toMatchObject([
      { version: 1, digest: first },
      { version: 2, digest: second, reason: 'The volume fell' },
    ]);
    const after = await bench.request(later);
    expect(after.digest).not.toBe(before.digest);
    expect(after.changes).toMatchObject([{ seal: { before: 1, after: 2 } }]);
    expect(after.evidence.seal).toMatchObject({ version: 2, digest: second });
    const shown = await bench.shown((visit) =>
      openSeal(visit, { engagementId: bench.engagementId, cycle: null }),
    );
    expect(shown).toContain('Version 2');
    expect(shown).toContain('volume (transactions): 410,000 → 380,000');
    expect(shown).toContain('The volume fell');
    expect(shown).toContain(second);
    expect(shown.match(/Computed again just now/g)).toHaveLength(2);
  });

  it('[P3.4] [G6] an attestation completes nothing on a plan that changed meanwhile', async () => {
    const bench = await sealBench(await open(), [
      planGate({ items: [item('plan.holds'), attested('agrees', 'business')] }),
    ]);
    const requestId = await bench.ask('UASK', 'plan');
    await bench.approve(requestId);
    bench.plan.content = sealedContentOf();
    const said = { requestId, items: [{ item: 'agrees', note: 'Talked on Monday' }] };
    expect(await attest(bench.world, bench.as('UBIZ'), said)).toBeNull();
    expect(await bench.seals()).toEqual([]);
    expect(await bench.approve(requestId)).toMatchObject({ outcome: 'approved' });
  });

  it('[P3.4] the same plan approved once more is no new version', async () => {
    const bench = await sealBench(await open());
    await bench.approve(await bench.ask('UASK', 'plan'));
    await bench.approve(await bench.ask('UASK', 'plan'));
    expect(await bench.seals()).toMatchObject([{ version: 1 }]);
    expect(bench.plan.told).toEqual([1]);
  });

  it('[P3.4] before approving one can see what would be sealed, in words; before that, that nothing is', async () => {
    const bench = await sealBench(await open());
    const shown = () =>
      bench.shown((visit) => openSeal(visit, { engagementId: bench.engagementId, cycle: null }));
    expect(await shown()).toContain('Proposed, not sealed yet');
    expect(await shown()).toContain('curve: 30\u00a0% improvement at 0.95');
    bench.plan.content = null;
    expect(await shown()).toContain('Nothing has been sealed yet');
  });

  it('[P3.4] nothing changes a seal: the app may not, and what the owner changed is found', async () => {
    const db = await open();
    const bench = await sealBench(db);
    await bench.approve(await bench.ask('UASK', 'plan'));
    const { workspaceId, engagementId } = bench;
    const change = db.inWorkspace(workspaceId, (tx) =>
      tx
        .update(seal)
        .set({ reason: 'x' })
        .where(and(eq(seal.workspaceId, workspaceId), eq(seal.engagementId, engagementId))),
    );
    await expect(change).rejects.toMatchObject({ cause: { code: '42501' } });
    const gone = db.inWorkspace(workspaceId, (tx) =>
      tx.delete(seal).where(eq(seal.workspaceId, workspaceId)),
    );
    await expect(gone).rejects.toMatchObject({ cause: { code: '42501' } });
    const asOwner = (content: SQL) =>
      db.orm.transaction(async (tx) => {
        await tx.execute(sql`select set_config('phasegate.workspace_id', ${workspaceId}, true)`);
        await tx.execute(sql`update seal set content = ${content} where workspace_id = ${workspaceId}`);
      });
    const shown = () => bench.shown((visit) => openSeal(visit, { engagementId, cycle: null }));
    expect(await shown()).not.toContain('not the one that was approved');
    await asOwner(sql`jsonb_set(content, '{requirement,threshold}', '"0.5"')`);
    expect(await shown()).toContain('not the one that was approved');
    // Also where nothing of it can be read any more.
    for (const content of [sql`content - 'roi'`, sql`'[]'::jsonb`]) {
      await asOwner(content);
      expect(await shown()).toContain('not the one that was approved');
    }
  });

  it('[P3.4] the digest is what anybody computes from the content, in whatever order it is stored', async () => {
    const bench = await sealBench(await open());
    const useCase = { id: '00000000-0000-4000-8000-000000000001', name: 'Prüfung “ä” €', priority: 320 };
    const content = sealedContentOf({ useCase });
    bench.plan.content = Object.fromEntries(Object.entries(content).toReversed()) as SealedContent;
    await bench.approve(await bench.ask('UASK', 'plan'));
    // Python: sha256(json.dumps(content, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode())
    const digest = '05eda096adffe741fdde373b1298773838359f7dfcb9f5eef9dfc9681d5ac411';
    const seal = await bench.inForce();
    expect([seal?.digest, digestOf(seal?.content)]).toEqual([digest, digest]);
  });

  it('[P3.4] [G11] an override seals too', async () => {
    const db = await open();
    const bench = await sealBench(db);
    await knowPeople(db, bench.workspaceId, { UADMIN: { isAdmin: true } });
    const requestId = await bench.ask('UASK', 'plan');
    await proposeOverride(bench.world, bench.as('UADMIN'), { requestId, reason: 'It cannot wait' });
    const was = bench.plan.content ?? sealedContentOf();
    bench.plan.content = { ...was, monitoring: { outputVariancePercent: '1', valueVariancePercent: '1' } };
    expect(await refusal(secondOverride(bench.world, bench.as('UDATA'), requestId))).toEqual([
      'gates.refusal.changed',
    ]);
    await secondOverride(bench.world, bench.as('UDATA'), requestId);
    expect(await bench.inForce()).toMatchObject({ version: 1, digest: digestOf(bench.plan.content) });
  });

  it('[G14] [G11] a later gate shows the override that made its seal, its reason, and whether it is ratified', async () => {
    const db = await open();
    const bench = await sealBench(db, [planGate(), gateOf({ key: 'later' })]);
    await knowPeople(db, bench.workspaceId, { UADMIN: { isAdmin: true } });
    const requestId = await bench.ask('UASK', 'plan');
    await proposeOverride(bench.world, bench.as('UADMIN'), { requestId, reason: 'It cannot wait' });
    await secondOverride(bench.world, bench.as('UDATA'), requestId);
    const later = await bench.ask('UASK', 'later');
    const shown = await bench.said(`gates.request:${later}`);
    expect(shown).toContain('It cannot wait');
    expect(shown).toContain('not ratified');
    bench.clock.advance({ minutes: 1 });
    await bench.people({ data: ['UDATA', 'UDATA2'] });
    await ratify(bench.world, bench.as('UDATA2'), requestId);
    expect(await bench.said(`gates.request:${later}`)).not.toContain('not ratified');
  });

  it('[E6] [G6] the risk tier decides items and quorum by data; a changed one voids approvals', async () => {
    const bench = await sealBench(await open(), [
      gateOf({
        key: 'plain',
        quorum: [
          { role: 'data', count: 1 },
          { role: 'business', count: 1 },
        ],
        tiers: {
          high: { items: [attested('rights')], quorum: [{ role: 'legal', count: 1 }] },
          limited: { items: [], quorum: [] },
        },
      }),
    ]);
    const id = await bench.ask('UASK', 'plain');
    await bench.approve(id);
    bench.plan.tier = 'high';
    await bench.look();
    expect(await bench.decisions(id)).toMatchObject([{ userId: 'UDATA', voidReason: 'evidence' }]);
    expect((await evidence(bench, id)).tier).toBe('high');
    const message = await bench.said(`gates.request:${id}`);
    expect(message).toContain('Attested rights');
    expect(message).toContain('legal ☐');
    await bench.approve(id);
    bench.plan.tier = 'limited';
    await bench.look();
    expect((await bench.decisions(id)).every((one) => one.voidReason === 'evidence')).toBe(true);
    expect(await bench.said(`gates.request:${id}`)).toContain('risk tier: high → limited');
    await bench.approve(id);
    expect(await bench.decideAs('UBIZ', id)).toMatchObject({ outcome: 'approved' });
  });
});

eachEngine('an inconclusive item', (open) => {
  const unsure = (more: Partial<Gate> = {}) =>
    gateOf({
      key: 'unsure',
      items: [item('plan.unsure')],
      quorum: [
        { role: 'data', count: 1 },
        { role: 'business', count: 1 },
      ],
      ...more,
    });

  it('[B4] can be asked for, shows as `?`, and passes only once somebody has set conditions', async () => {
    const bench = await sealBench(await open(), [unsure()]);
    expect(await bench.shown((visit) => openAsk(visit, bench.engagementId, { gate: 'unsure' }))).toContain(
      '? plan.unsure',
    );
    const id = await bench.ask('UASK', 'unsure');
    expect(await bench.said(`gates.request:${id}`)).toContain('? plan.unsure · n 40 of 500');
    for (const via of ['button', 'reaction', 'reply'] as const) {
      const given = { requestId: id, kind: 'approve' as const, via };
      expect(await refusal(decide(bench.world, bench.as('UDATA'), given))).toEqual([
        'gates.refusal.inconclusive',
      ]);
    }
    expect(await bench.decisions(id)).toEqual([]);
    expect(await bench.decideAs('UBIZ', id, 'conditions')).toMatchObject({ outcome: null });
    expect(await bench.approve(id)).toMatchObject({ outcome: 'approved' });
    expect(await bench.request(id)).toMatchObject({ state: 'approved', withConditions: true });
  });

  it('[B4] conditions that were replaced by a plain approval are none; a failed item is never asked for', async () => {
    const bench = await sealBench(await open(), [
      unsure(),
      gateOf({ key: 'failed', items: [item('plan.failed'), item('plan.unsure')] }),
    ]);
    const id = await bench.ask('UASK', 'unsure');
    await bench.decideAs('UBIZ', id, 'conditions');
    expect(await refusal(bench.decideAs('UBIZ', id))).toEqual(['gates.refusal.inconclusive']);
    expect(await bench.approve(id)).toMatchObject({ outcome: 'approved' });
    expect(await refusal(bench.ask('UASK', 'failed'))).toEqual(['gates.refusal.missing']);
  });
});

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { decide } from '../../../src/gates/decide.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { gates } from '../../../src/gates/room.ts';
import { findRequest } from '../../../src/gates/store.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { openInvestigations } from '../../../src/pilot/verdicts/store.ts';
import { eitherEngine } from '../../support/database.ts';
import { type PilotBench, pilotBench } from '../../support/evaluations.ts';
import { inContext, record } from '../../support/verdicts.ts';

/** Somebody asks, business and data approve; a baseline beats the heuristic. */
async function begun(db: Database): Promise<PilotBench> {
  const made = await pilotBench(db, { rooms: [foundation, pilot, gates] });
  await changePeople(made.world, made.as('ULEAD'), {
    engagementId: made.engagementId,
    member: ['UASK'],
    business: ['UBIZ'],
    data: ['UDATA'],
    legal: ['ULEGAL'],
  });
  await record(made, 'rules of 2019', { hits: 700, n: 1000 }, { kind: 'heuristic' });
  await record(made, 'logistic', { hits: 800, n: 1000 }, { kind: 'baseline' });
  return made;
}

const ask = (made: PilotBench, subject = 'v1') =>
  requestGate(made.world, made.as('UASK'), {
    engagementId: made.engagementId,
    id: randomUUID(),
    gate: 'performance',
    subject,
  });

const stateOf = (made: PilotBench, id: string) =>
  inContext(made, async ({ tx, workspaceId }) => (await findRequest(tx, workspaceId, id))?.state);

const approve = (made: PilotBench, by: string, requestId: string, text?: string) =>
  decide(made.world, made.as(by), {
    requestId,
    kind: text === undefined ? 'approve' : 'conditions',
    via: 'button',
    ...(text !== undefined && { text }),
  });

eitherEngine('the performance gate of a version', (open) => {
  it('[B4] is approved on a version that passes', async () => {
    const made = await begun(await open());
    await record(made, 'v1', { hits: 940, n: 1000 });
    const id = await ask(made);
    await approve(made, 'UBIZ', id);
    await approve(made, 'UDATA', id);
    expect(await stateOf(made, id)).toBe('approved');
  });

  it('[B4] on an inconclusive version a plain approval is refused, one with conditions counts', async () => {
    const made = await begun(await open());
    await record(made, 'v1', { hits: 910, n: 1000 });
    const id = await ask(made);
    await expect(approve(made, 'UBIZ', id)).rejects.toMatchObject({ key: 'gates.refusal.inconclusive' });
    await approve(made, 'UBIZ', id, 'Evaluate on 1,500 more cases');
    await approve(made, 'UDATA', id, 'Evaluate on 1,500 more cases');
    expect(await stateOf(made, id)).toBe('approved');
  });

  it('[B5] cannot be asked for while a failure is under investigation, and can once that has ended', async () => {
    const made = await begun(await open());
    await record(made, 'v1', { hits: 871, n: 1000 });
    made.clock.advance({ hours: 1 });
    await record(made, 'v2', { hits: 940, n: 1000 });
    await expect(ask(made, 'v1')).rejects.toMatchObject({ key: 'gates.refusal.missing' });
    await expect(ask(made, 'v2')).rejects.toMatchObject({ key: 'gates.refusal.missing' });
    const [found] = await inContext(made, ({ tx, workspaceId }) =>
      openInvestigations(tx, workspaceId, { id: made.engagementId, cycle: 1 }),
    );
    await investigate(made.world, made.as('ULEAD'), {
      engagementId: made.engagementId,
      id: found?.id ?? '',
      findings: 'Polish tickets were missed',
      owner: 'ULEAD',
      outcome: 'fix the model',
    });
    const id = await ask(made, 'v2');
    expect(await stateOf(made, id)).toBe('open');
  });

  it('[B3] cannot be asked for while the heuristic is the better one', async () => {
    const made = await begun(await open());
    await record(made, 'rules of 2020', { hits: 850, n: 1000 }, { kind: 'heuristic' });
    // A weaker rule recorded afterwards makes nothing better.
    made.clock.advance({ hours: 1 });
    await record(made, 'rules of 2021', { hits: 500, n: 1000 }, { kind: 'heuristic' });
    await record(made, 'v1', { hits: 940, n: 1000 });
    await expect(ask(made)).rejects.toMatchObject({ key: 'gates.refusal.missing' });
  });

  it('[B4] [G6] another evaluation of the version voids what was approved', async () => {
    const made = await begun(await open());
    await record(made, 'v1', { hits: 940, n: 1000 });
    const id = await ask(made);
    await approve(made, 'UBIZ', id);
    await record(made, 'v1', { hits: 941, n: 1000 });
    await approve(made, 'UDATA', id);
    expect(await stateOf(made, id)).toBe('open');
    await approve(made, 'UBIZ', id);
    expect(await stateOf(made, id)).toBe('approved');
  });

  it('[B8] the card tells each gate of the version that was evaluated last', async () => {
    const made = await begun(await open());
    await record(
      made,
      'v1',
      { hits: 940, n: 1000 },
      {
        segments: { 'SEX=1': { hits: 490, n: 500 }, 'SEX=2': { hits: 450, n: 500 } },
      },
    );
    const facts = () =>
      inContext(made, async (context) => (await pilot.status?.(context, made.engagementId))?.facts);
    expect(await facts()).toMatch(/v1: Performance ✓ pass · Fairness ✕ fail · Integration – open$/);
    const id = await ask(made);
    expect(await facts()).toContain('Performance ◐ asked for');
    await approve(made, 'UBIZ', id);
    await approve(made, 'UDATA', id);
    expect(await facts()).toContain('Performance ✓ approved');
    await record(made, 'v1', { hits: 941, n: 1000 });
    expect(await facts()).toContain('Performance ▲ approved on older evidence');
    made.clock.advance({ hours: 1 });
    await record(made, 'v2', { hits: 910, n: 1000 });
    expect(await facts()).toMatch(/v2: Performance \? inconclusive · Fairness – insufficient/);
  });
});

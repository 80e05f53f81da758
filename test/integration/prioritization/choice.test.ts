import { lintMessage } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { findEngagement } from '../../../src/engagement/store.ts';
import { figureText } from '../../../src/gates/screens/words.ts';
import { retireCandidate } from '../../../src/prioritization/candidates/keeping.ts';
import { matrixCard } from '../../../src/prioritization/scoring/card.ts';
import { scoringChecks } from '../../../src/prioritization/scoring/checks.ts';
import { countMatrix, matrixRows } from '../../../src/prioritization/scoring/matrix-store.ts';
import { chosenCandidate } from '../../../src/prioritization/scoring/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { levels, type ScoringBench, scoringBench } from '../../support/scoring.ts';

const say = sayIn('en');
const inEngagement = async <Result>(
  at: ScoringBench,
  ask: (
    tx: Parameters<typeof findEngagement>[0],
    engagement: NonNullable<Awaited<ReturnType<typeof findEngagement>>>,
  ) => Promise<Result>,
): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, at.workspaceId, at.engagementId);
    if (!engagement) throw new Error('no engagement');
    return ask(tx, engagement);
  });
const chosen = (at: ScoringBench) =>
  inEngagement(at, (tx, engagement) => chosenCandidate(tx, at.workspaceId, engagement));
const check = (at: ScoringBench) =>
  inEngagement(at, async (tx, engagement) => {
    const { world, workspaceId, clock } = at;
    const result = await scoringChecks['prioritization.choice']?.({
      tx,
      workspaceId,
      world,
      now: clock.now(),
      engagement,
      subject: null,
    });
    if (!result) throw new Error('no check');
    return { ...result, says: figureText(say, result.figure) };
  });
const settleAt = async (at: ScoringBench, id: string, scores: ReturnType<typeof levels>) =>
  at.settle(id, scores, { note: 'Looked again' });

eitherEngine('choosing a use case', (open) => {
  it('[P2.5] the highest needs no reason, and the gate shows who chose it', async () => {
    const at = await scoringBench(await open());
    expect(await check(at)).toMatchObject({ ok: false, says: 'nothing chosen yet' });
    const id = await at.settled('Invoice coding', levels(4));
    await at.settled('Ticket triage', levels(3));
    await at.choose(id, { by: 'UBIZ' });
    expect(await chosen(at)).toMatchObject({
      candidate: { id },
      choice: { kind: 'highest', reason: null, chosenBy: 'UBIZ' },
    });
    expect(await check(at)).toMatchObject({
      ok: true,
      says: 'Invoice coding: 256, the highest product; chosen by UBIZ',
    });
  });

  it.each(['UMEM', 'ULEGAL', 'USTAKE'])('[P2.5] %s does not choose', async (by) => {
    const at = await scoringBench(await open());
    const id = await at.settled('Invoice coding', levels(4));
    expect(await refusal(at.choose(id, { by }))).toEqual(['refusal.role']);
  });

  it('[P2.5] a tie is never broken: whichever is chosen needs a reason, and the approvers read it', async () => {
    const at = await scoringBench(await open());
    const first = await at.settled('A', levels(4));
    const second = await at.settled('B', levels(4));
    for (const id of [first, second])
      expect(await refusal(at.choose(id))).toEqual(['reason: scoring.refusal.reason-tie']);
    await at.choose(second, { reason: 'B has a sponsor' });
    const found = await chosen(at);
    expect(found?.choice).toMatchObject({ kind: 'tie', reason: 'B has a sponsor' });
    expect(found?.choice.among.map((one) => [one.name, one.priority])).toEqual([
      ['B', 256],
      ['A', 256],
    ]);
    expect((await check(at)).says).toBe('B: 256, a tie with A; chosen by ULEAD: B has a sponsor');
  });

  it('[P2.5] a lower one needs a reason, which stands in the gate', async () => {
    const at = await scoringBench(await open());
    await at.settled('Invoice coding', levels(4));
    const lower = await at.settled('Ticket triage', levels(3));
    expect(await refusal(at.choose(lower))).toEqual(['reason: scoring.refusal.reason-lower']);
    await at.choose(lower, { reason: 'The team is ready now' });
    expect(await check(at)).toMatchObject({
      ok: true,
      says: 'Ticket triage: 81 against 256 of Invoice coding; chosen by ULEAD: The team is ready now',
    });
  });

  it('[P2.5] scores that change after the choice leave it, and the gate says that it no longer stands', async () => {
    const at = await scoringBench(await open());
    const first = await at.settled('Invoice coding', levels(4));
    const second = await at.settled('Ticket triage', levels(3));
    await at.choose(first);
    const before = await check(at);
    await settleAt(at, second, levels(5));
    const after = await check(at);
    expect(after).toMatchObject({
      ok: false,
      says: 'Invoice coding is no longer the highest: 256 against 625 of Ticket triage. Choose again or give a reason',
    });
    expect(after.fingerprint).not.toEqual(before.fingerprint);
    await settleAt(at, second, levels(4));
    expect((await check(at)).says).toContain('no longer alone at 256');
    await at.choose(first, { version: 1, reason: 'It was there first' });
    expect(await check(at)).toMatchObject({ ok: true });
    expect(await chosen(at)).toMatchObject({ choice: { version: 2, kind: 'tie' } });
  });

  it('[P2.5] only what is settled and not retired can be chosen; what is chosen cannot be retired', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    expect(await refusal(at.choose(id))).toEqual(['candidate: scoring.refusal.unsettled']);
    expect(await refusal(at.choose('nonsense'))).toEqual(['candidate: refusal.choose']);
    const other = await at.settled('Ticket triage', levels(3));
    await at.choose(other);
    const retire = retireCandidate(at.world, at.as('ULEAD'), {
      engagementId: at.engagementId,
      id: other,
      reason: 'x',
    });
    expect(await refusal(retire)).toEqual(['candidates.refusal.chosen']);
  });
});

eitherEngine('the matrix', (open) => {
  const rows = (at: ScoringBench, limit: number, offset = 0) =>
    inEngagement(at, (tx) => matrixRows(tx, at.workspaceId, at.engagementId, { limit, offset }));
  const card = (at: ScoringBench) =>
    inEngagement(at, (tx, engagement) =>
      matrixCard(
        { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say },
        `${engagement.id}.1`,
      ),
    );

  it('[P2.6] ranks by the product alone; equal products share a place, and the ROI changes nothing', async () => {
    const at = await scoringBench(await open());
    await at.settled('Low', levels(2));
    await at.settled('B', levels(4));
    await at.settled(
      'A',
      levels(2, { dataReadiness: 4, processClarity: 4, roiMeasurability: 4, scopeBoundedness: 4 }),
    );
    await at.add({ name: 'Not settled' });
    const found = await rows(at, 50);
    expect(found.map((row) => [row.rank, row.level, row.name, row.priority])).toEqual([
      [1, 2, 'A', 256],
      [1, 2, 'B', 256],
      [3, 1, 'Low', 16],
    ]);
    expect(await rows(at, 1, 2)).toMatchObject([{ rank: 3, name: 'Low' }]);
    const counts = await inEngagement(at, (tx) => countMatrix(tx, at.workspaceId, at.engagementId));
    expect(counts).toEqual({ total: 4, settled: 3 });
  });

  it('[P2.6] is a message with a picture and a table, with the tie said, and nothing before something is settled', async () => {
    const at = await scoringBench(await open());
    expect(await card(at)).toBeNull();
    await at.settled('A', levels(4));
    await at.settled('B', levels(4));
    const message = await card(at);
    if (!message) throw new Error('no message');
    const { picture, fallback, ...content } = message;
    expect(lintMessage(content)).toEqual([]);
    expect(fallback && lintMessage({ ...fallback })).toEqual([]);
    expect(JSON.stringify(content)).toContain('Tie at 256 of 625: A, B.');
    expect(picture?.alt).toContain('1= A 4 × 4 × 4 × 4 = 256');
    expect(picture?.alt).toContain('2 are tied at 256');
    const bytes = await picture?.render();
    expect(
      Buffer.from(bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});

onPostgres('choosing at once', (open) => {
  it('[P2.5] two choices at the same moment have one outcome, and the later one is told', async () => {
    const at = await scoringBench(await open());
    const ids = [await at.settled('A', levels(4)), await at.settled('B', levels(4))];
    const told = await Promise.all([
      refusal(at.choose(ids[0] ?? '', { reason: 'A', by: 'ULEAD' })),
      refusal(at.choose(ids[1] ?? '', { reason: 'B', by: 'UBIZ' })),
    ]);
    expect(told.flat()).toEqual(['scoring.refusal.chosen']);
    expect((await chosen(at))?.choice).toMatchObject({ version: 1 });
    expect(await at.audit('prioritization.choice.make')).toHaveLength(1);
  });

  it('[X5] a form sent twice is one choice', async () => {
    const at = await scoringBench(await open());
    const id = await at.settled('A', levels(4));
    await Promise.all([at.choose(id), at.choose(id)]);
    expect(await at.audit('prioritization.choice.make')).toHaveLength(1);
  });
});

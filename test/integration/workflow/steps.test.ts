import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { pushedValue } from '../../../db/schema/monitoring.ts';
import { decide } from '../../../src/gates/decide.ts';
import { gates } from '../../../src/gates/room.ts';
import { Refusal } from '../../../src/refusal.ts';
import { permitWorkflows } from '../../../src/workflow/permit.ts';
import { runStep } from '../../../src/workflow/run.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { gateBench, refusal, toyChecks } from '../../support/gates.ts';
import { type MonitoringBench, monitoringBench, putMonitor } from '../../support/monitoring.ts';

eitherEngine('readings that workflows push', (open) => {
  async function setUp(): Promise<{ at: MonitoringBench; monitorId: string }> {
    const at = await monitoringBench(await open());
    const { engagementId } = at;
    await permitWorkflows(at.world, slackActor(at.workspaceId, 'ULEAD'), { engagementId, isAllowed: true });
    return { at, monitorId: await putMonitor(at.world.db, at, { name: 'Recall', nameKey: 'recall' }) };
  }
  const push = (at: MonitoringBench, given: Record<string, unknown>, id = `Fx${crypto.randomUUID()}`) =>
    runStep(at.world, at.workspaceId, {
      id,
      step: 'monitoring_reading',
      at: at.clock.now(),
      given: { engagement: at.engagementId, monitor: 'recall', ...given },
    });
  const values = (at: MonitoringBench, monitorId: string) =>
    at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .select({ value: pushedValue.value, n: pushedValue.n })
        .from(pushedValue)
        .where(eq(pushedValue.monitorId, monitorId))
        .orderBy(pushedValue.measuredAt),
    );

  it('[H6] [M3] [X5] a run that is done twice pushes one value, measured when the workflow came there', async () => {
    const { at, monitorId } = await setUp();
    const moment = Math.floor(at.clock.now().epochMilliseconds / 1_000);
    expect(await push(at, { value: '0,93', n: 120 }, 'Fx0')).toEqual({ recorded: true, measured_at: moment });
    expect(await push(at, { value: '0,93', n: 120 }, 'Fx0')).toEqual({
      recorded: false,
      measured_at: moment,
    });
    await push(at, { value: 0.5, measured_at: moment + 60 });
    expect(await values(at, monitorId)).toEqual([
      { value: 0.93, n: 120 },
      { value: 0.5, n: null },
    ]);
  });

  it.each([
    [{ value: '1.234' }, ['value: refusal.two-numbers']],
    [{ value: 'NaN' }, ['value: monitoring.refusal.step-number']],
    [{ value: '0.9', monitor: 'Precision' }, ['monitoring.refusal.step-monitor']],
    [{ value: '0.9', measured_at: 'yesterday' }, ['measured_at: monitoring.refusal.step-moment']],
    [{ value: '0.9', measured_at: 9_999_999_999 }, ['measured_at: monitoring.refusal.ahead']],
    [{ value: { rich: 'text' } }, ['workflow.refusal.lacking']],
  ])('[H6] [X10] %j is refused and nothing is kept', async (given, says) => {
    const { at, monitorId } = await setUp();
    expect(await refusal(push(at, given))).toEqual(says);
    expect(await values(at, monitorId)).toEqual([]);
  });

  it('[H6] a step that is there no more says so', async () => {
    const { at } = await setUp();
    const gone = {
      id: 'Fx9',
      step: 'gates_approve',
      at: at.clock.now(),
      given: { engagement: at.engagementId },
    };
    expect(await refusal(runStep(at.world, at.workspaceId, gone))).toEqual(['workflow.refusal.step']);
  });
});

eitherEngine('what no workflow does', (open) => {
  it('[H6] [G5] approves, or lets workflows in, by whomever it was let in', async () => {
    const at = await gateBench(await open(), undefined, { rooms: [toyChecks, gates] });
    const requestId = await at.ask();
    for (const userId of ['UDATA', 'ULEAD', 'UBIZ']) {
      const actor = { workspaceId: at.workspaceId, userId, origin: 'workflow' as const, key: 'Fx1' };
      const approving = decide(at.world, actor, { requestId, kind: 'approve', via: 'button' });
      await expect(approving).rejects.toMatchObject({ key: 'refusal.by-hand' });
      const letting = permitWorkflows(at.world, actor, { engagementId: at.engagementId, isAllowed: true });
      await expect(letting).rejects.toBeInstanceOf(Refusal);
    }
    expect(await at.decisions(requestId)).toEqual([]);
  });
});

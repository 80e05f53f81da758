import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { reportRun, reports } from './run.ts';
import { findEvent } from './store.ts';

const input = z.strictObject({ id: z.uuid(), attempt: z.int().min(1), report: reports }).meta({
  examples: [
    { attempt: 1, report: { status: 'started', run: 'https://pipelines.example.com/runs/71' } },
    {
      attempt: 1,
      report: {
        status: 'succeeded',
        run: null,
        model: 'v4',
        digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
    },
    { attempt: 1, report: { status: 'failed', run: null, fault: 'No labels since 3 March.' } },
  ],
});

const output = z.strictObject({
  id: z.uuid(),
  state: z.string(),
  attempt: z.int(),
  model: z.string(),
  new_model: z.string().nullable(),
});

/** [R2] What a pipeline that was told to train says of its run. */
const report: Endpoint<World> = {
  method: 'POST',
  path: '/retraining/{id}/report',
  scope: 'retraining:report',
  summary:
    'Report how a run of the retraining pipeline goes: started, succeeded with the new version, or failed',
  input,
  output,
  async run({ world, actor, input: given }): Promise<z.input<typeof output>> {
    const { id, attempt, report } = given as z.output<typeof input>;
    const { workspaceId } = actor;
    const find = () => world.db.inWorkspace(workspaceId, (tx) => findEvent(tx, workspaceId, id));
    const before = await find();
    if (!before) throw new Refusal('refusal.not-found');
    await reportRun(world, actor, { engagementId: before.engagementId, eventId: id, attempt, report });
    const { state, fromModel, toModel, attempt: newest } = (await find()) ?? before;
    return { id, state, attempt: newest, model: fromModel, new_model: toModel };
  },
};

export const retrainingEndpoints: readonly Endpoint<World>[] = [report];

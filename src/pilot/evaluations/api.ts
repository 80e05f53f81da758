import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ApiCall, Endpoint } from '../../api/endpoint.ts';
import { inCycle } from '../../engagement/in-cycle.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { Digested } from '../../imports/digested.ts';
import { cleanedLine } from '../../record/clean-text.ts';
import { line } from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { figures } from '../figures.ts';
import { DATASET_MAX, details, MODEL_KINDS, NAME_MAX, TASKS } from '../models/findings.ts';
import {
  type Evaluation,
  evaluationsOf,
  findEvaluation,
  findModel,
  type Model,
  segmentsOf,
} from '../models/store.ts';
import { readCsvFile } from './file/read.ts';
import { namesIn } from './file-kind.ts';
import { recordEvaluation } from './record.ts';
import { findingsReported, reportedEvaluation } from './reported.ts';
import { usualTask } from './usual-task.ts';
import { standings } from './view-store.ts';

const WRITE = 'evaluations:write';
const READ = 'evaluations:read';

const body = z
  .strictObject({
    engagementId: z.uuid(),
    model: z.strictObject({
      name: line(NAME_MAX),
      kind: z.enum(MODEL_KINDS).default('version'),
    }),
    dataset: line(DATASET_MAX),
    /** The cycle that the model is of; left out, the one that knows it. */
    cycle: z.int().min(1).max(10_000).optional(),
    ...reportedEvaluation.shape,
  })
  .meta({
    examples: [
      {
        engagementId: '5b0f0d52-6a3b-4a0e-8e0c-0c6f5f0b7a11',
        model: { name: 'v3', kind: 'version' },
        dataset: 'Tickets of October, held out',
        confusion: { tp: 912, fp: 61, fn: 88, tn: 2_939 },
        segments: [{ segment: 'region', value: 'north', confusion: { tp: 401, fp: 30, fn: 40, tn: 1_400 } }],
      },
    ],
  });

/** Names in a query, as people write them. */
const columnNamed = z.string().transform(cleanedLine);

const rowsQuery = z.strictObject({
  engagementId: z.uuid(),
  model: line(NAME_MAX),
  kind: z.enum(MODEL_KINDS).default('version'),
  dataset: line(DATASET_MAX),
  /** The cycle that the model is of; left out, the one that knows it. */
  cycle: z.coerce.number().int().min(1).max(10_000).optional(),
  task: z.enum(TASKS).optional(),
  /** Names of columns; the usual ones are found without. */
  prediction: columnNamed.optional(),
  probability: columnNamed.optional(),
  label: columnNamed.optional(),
  positive: columnNamed.optional(),
  /** Names of columns with commas between: `SEX,RAC1P`. */
  segments: columnNamed.optional(),
});

const told = z.strictObject({
  id: z.uuid(),
  engagementId: z.uuid(),
  model: z.strictObject({ id: z.uuid(), name: z.string(), kind: z.enum(MODEL_KINDS), cycle: z.int() }),
  number: z.int(),
  task: z.enum(TASKS),
  sealVersion: z.int(),
  dataset: z.string(),
  n: z.int(),
  metrics: figures,
  details,
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
const toldWhole = told.extend({
  segments: z.array(z.strictObject({ segment: z.string(), value: z.string(), n: z.int(), metrics: figures })),
});

const toldOf = (model: Model, one: Evaluation): z.input<typeof told> => ({
  id: one.id,
  engagementId: one.engagementId,
  model: { id: model.id, name: model.name, kind: model.kind, cycle: model.cycle },
  number: one.number,
  task: one.task,
  sealVersion: one.sealVersion,
  dataset: one.dataset,
  n: one.n,
  metrics: one.figures,
  details: one.details,
  recordedBy: one.recordedBy,
  recordedAt: one.recordedAt.toString(),
});

async function read({ world, actor }: ApiCall, id: string): Promise<z.input<typeof toldWhole>> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const one = await findEvaluation(tx, workspaceId, id);
    if (!one) throw new Refusal('refusal.not-found');
    await viewEngagement(tx, actor, one.engagementId);
    const model = await findModel(tx, workspaceId, one.modelId);
    if (!model) throw new Refusal('refusal.not-found');
    const segments = await segmentsOf(tx, workspaceId, id);
    return {
      ...toldOf(model, one),
      segments: segments.map(({ segment, value, n, figures: metrics }) => ({ segment, value, n, metrics })),
    };
  });
}

/** [B2] Counts or metrics, for all cases and for segments. */
const record: Endpoint<World> = {
  method: 'POST',
  path: '/evaluations',
  scope: WRITE,
  summary:
    'Record what a model was found to do: confusion counts or metrics with their cases, also by segment',
  tool: {
    name: 'record_evaluation',
    description:
      'Records what a model version was found to do on a data set: confusion counts or metrics with their n, also by segment. It counts for the gates as one that a person typed.',
  },
  input: body,
  output: toldWhole,
  async run(call) {
    const { engagementId, model, dataset, cycle: named, ...rest } = call.input as z.output<typeof body>;
    const of = { engagementId, model: model.name, ...(named && { cycle: named }) };
    const { task, cycle } = await usualTask(call, of);
    const { found, faults } = findingsReported(rest, task);
    if (faults.length > 0)
      throw new FieldRefusals(faults.map((one) => new Refusal(one.key, one.params, one.field)));
    const given = { engagementId, model: model.name, kind: model.kind, dataset, found, cycle };
    const { id } = await save(call, given);
    return read(call, id);
  },
};

/** [B2] Rows of predictions, as they stream in. */
const recordRows: Endpoint<World> = {
  method: 'POST',
  path: '/evaluations/rows',
  scope: WRITE,
  summary: 'Record an evaluation from rows of predictions: CSV, gzip or not; the metrics are computed',
  input: rowsQuery,
  output: toldWhole,
  streams: 'text/csv',
  async run(call) {
    const query = call.input as z.output<typeof rowsQuery>;
    const { engagementId, model, kind, dataset } = query;
    const { task, cycle } = await usualTask(call, query);
    const body = new Digested(call.body);
    const { found, problems } = await readCsvFile(body, {
      ...query,
      task: query.task ?? task,
      segments: namesIn(query.segments),
      signal: call.signal,
    });
    if (!found)
      throw new FieldRefusals(
        problems.map(({ key, params, line, column }) => new Refusal(key, params, placeOf(line, column))),
      );
    const fileDigest = body.digest;
    const { id } = await save(call, { engagementId, model, kind, dataset, found, fileDigest, cycle });
    return read(call, id);
  },
};

const placeOf = (line: number, column: string): string =>
  [line > 0 ? `line ${line}` : 'body', column].filter((part) => part !== '').join(', ');

const save = (
  { world, actor, idempotencyKey }: ApiCall<World>,
  given: Pick<
    Parameters<typeof recordEvaluation>[2],
    'engagementId' | 'model' | 'kind' | 'dataset' | 'found' | 'fileDigest' | 'cycle'
  >,
) => recordEvaluation(world, actor, { ...given, id: randomUUID(), origin: 'api', idempotencyKey });

const list: Endpoint<World> = {
  method: 'GET',
  path: '/evaluations',
  scope: READ,
  summary:
    'The evaluations of an engagement’s cycle, the one under way or the one named, model by model, the newest hundred of each',
  tool: {
    name: 'list_evaluations',
    description:
      'Lists the evaluations of an engagement’s cycle, the one under way or the one named, model by model, with their metrics.',
  },
  input: z.strictObject({
    engagementId: z.uuid(),
    cycle: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  output: z.strictObject({ evaluations: z.array(told) }),
  async run({ world, actor, input }) {
    const { engagementId, cycle } = input as { engagementId: string; cycle?: number };
    return world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const underWay = await viewEngagement(tx, actor, engagementId);
      if (cycle !== undefined && cycle > underWay.cycle) throw new Refusal('refusal.not-found');
      const engagement = inCycle(underWay, cycle ?? underWay.cycle);
      const { models } = await standings(tx, actor.workspaceId, engagement);
      const evaluations = [];
      for (const { model } of models)
        for (const one of await evaluationsOf(tx, actor.workspaceId, model.id))
          evaluations.push(toldOf(model, one));
      return { evaluations };
    });
  },
};

const show: Endpoint<World> = {
  method: 'GET',
  path: '/evaluations/{id}',
  scope: READ,
  summary: 'One evaluation with its segments',
  tool: { name: 'read_evaluation', description: 'Reads one evaluation with its metrics for each segment.' },
  input: z.strictObject({ id: z.uuid() }),
  output: toldWhole,
  run: (call) => read(call, (call.input as { id: string }).id),
};

export const evaluationEndpoints: readonly Endpoint<World>[] = [record, recordRows, list, show];

import { type Block, input, option } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { radio, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { inCycle } from '../../engagement/in-cycle.ts';
import { cycleGiven, cycleTyped } from '../../engagement/place.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import { cycleOptions } from '../../engagement/screens/which-cycle.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { AskedAbout, DryRun, ImportContext, ImportFile, ImportKind } from '../../imports/kind.ts';
import { Refusal } from '../../refusal.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import { METRICS } from '../../statistics/metrics.ts';
import type { Say } from '../../texts/say.ts';
import { cycleOfVersion, pilotCycles } from '../cycles.ts';
import {
  DATASET_MAX,
  type Findings,
  findings,
  listed,
  MODEL_KINDS,
  NAME_MAX,
  unlabelledShare,
} from '../models/findings.ts';
import { columnKey } from '../models/label.ts';
import { modelNamed } from '../models/store.ts';
import { measuredParams } from '../verdicts/screens/words.ts';
import { problem } from './file/problem.ts';
import { type FileRead, readCsvFile, readJsonFile } from './file/read.ts';
import { fileOutcome } from './file-outcome.ts';
import { recordWithin } from './record.ts';
import { repeated } from './repeat.ts';

const MAX_BYTES = 200_000_000;

/** What a seal says of a file: the task of its metric, and the columns it has bounds for. */
export const usualOf = (seal: Seal | null): { task: Findings['task']; sealed: string[] } => ({
  task: seal ? METRICS[seal.content.requirement.metric].task : 'classification',
  sealed: [...new Set(seal?.content.fairness.bounds.map((bound) => bound.segment))],
});

/** The names between commas. */
export const namesIn = (text: string | undefined): string[] =>
  [...new Set((text ?? '').split(',').map((name) => name.trim()))].filter((name) => name !== '');

/** The segments named before and, after them, those that the seal has bounds for. */
const proposed = (named: string | undefined, sealed: readonly string[]): string => {
  const names = namesIn(named);
  const known = new Set(names.map(columnKey));
  return [...names, ...sealed.filter((name) => !known.has(columnKey(name)))].join(', ');
};

/** What was found and, where it is kept, the cycle whose seal it was held to. */
const planned = findings.extend({ cycle: cycleGiven });

const filled = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** [B2] A file of predictions, or of figures, as an evaluation. */
export const evaluationFile: ImportKind = {
  kind: 'evaluation',
  name: 'evaluations.file.name',
  types: ['csv', 'tsv', 'json', 'gz'],
  phases: [3, 4, 5],
  maxBytes: MAX_BYTES,
  hint: (say) => say('evaluations.file.hint'),
  ask: async (context, about) => {
    const { tx, workspaceId, say } = context;
    const engagement = await findEngagement(tx, workspaceId, about.engagementId);
    if (!engagement) return asked(say, about, []);
    const cycles = await pilotCycles({ ...context, engagement });
    const chosen = cycleTyped(about.options.cycle) ?? cycles[0] ?? engagement.cycle;
    const seal = await sealInForce(tx, workspaceId, inCycle(engagement, chosen));
    const blocks = asked(say, about, usualOf(seal).sealed);
    if (cycles.length < 2) return blocks;
    const options = cycleOptions(say, cycles);
    const which = select('cycle', options, { initial: String(chosen) });
    return [input('cycle', say('cycle.field'), which, { hint: say('cycle.hint') }), ...blocks];
  },

  async read(about: ImportContext, file: ImportFile): Promise<DryRun> {
    const { world, workspaceId, options } = about;
    const known = await world.db.inWorkspace(workspaceId, async (tx) => {
      const of = { cycle: cycleTyped(options.cycle), model: options.model ?? '' };
      const cycle = await cycleOfVersion({ ...about, tx }, of);
      const engagement = inCycle(about.engagement, cycle);
      const seal = await sealInForce(tx, workspaceId, engagement);
      const model = filled(options.model)
        ? await modelNamed(tx, workspaceId, engagement, options.model ?? '')
        : undefined;
      return { cycle, seal, model };
    });
    const { task, sealed } = usualOf(known.seal);
    const read = /\.json(\.gz)?$/i.test(file.name)
      ? await readJsonFile(file.bytes, task)
      : await readCsvFile(file.bytes, {
          task,
          prediction: filled(options.prediction),
          probability: filled(options.probability),
          label: filled(options.label),
          positive: filled(options.positive),
          segments: namesIn(options.segments),
          sealed,
        });
    const { cycle, model, seal } = known;
    const dryRun = dryRunOf(read, options, { cycle, isSealed: seal !== null });
    const { found } = read;
    const fileDigest = file.bytes.digest;
    if (!model || !seal || !found || !fileDigest || dryRun.problems.length > 0) return dryRun;
    const of = { modelId: model.id, sealVersion: seal.version, fileDigest };
    const before = await world.db.inWorkspace(workspaceId, (tx) => repeated(tx, workspaceId, of, found));
    if (!before) return dryRun;
    const params = { number: before.number, model: model.name };
    const remarks = [...dryRun.remarks, { key: 'evaluations.file.known' as const, params }];
    return { ...dryRun, remarks, counts: { ...dryRun.counts, fresh: 0, unchanged: 1 } };
  },

  outcome: fileOutcome,

  async confirm(acting, { plan }, { fileName, fileDigest, importId, options }): Promise<void> {
    const { cycle, ...found } = planned.parse(plan);
    const { workspaceId } = acting.actor;
    // [R3] It is recorded in the cycle that was shown, or not at all.
    if (cycle !== null && !(await runningCycles({ ...acting, workspaceId })).includes(cycle))
      throw new Refusal('imports.stale');
    await recordWithin(acting, {
      id: importId,
      cycle: cycle ?? cycleTyped(options.cycle),
      model: options.model ?? '',
      kind: options.kind as 'version',
      dataset: options.dataset ?? '',
      origin: 'file',
      found,
      fileName,
      fileDigest,
    });
  },
};

/** What recording a file's figures would do. */
function dryRunOf(
  read: FileRead,
  options: ImportContext['options'],
  { cycle, isSealed }: { cycle: number; isSealed: boolean },
): DryRun {
  const problems = [...read.problems];
  if (!filled(options.model)) problems.push(problem('evaluations.fault.no-model'));
  if (!filled(options.dataset)) problems.push(problem('evaluations.fault.no-dataset'));
  const { found } = read;
  const isEarly = !isSealed && (found?.segments.length ?? 0) > 0;
  const refusal = isEarly ? 'evaluations.refusal.no-bounds' : 'evaluations.refusal.no-seal';
  if (!isSealed) problems.push({ line: 0, column: '', key: refusal, params: {} });
  return {
    plan: found && { ...found, cycle },
    problems,
    remarks: remarksOf(read),
    counts: { fresh: found && problems.length === 0 ? 1 : 0, changed: 0, unchanged: 0, bad: read.bad },
    isBroken: problems.length > 0,
    told: found ? toldOf(found) : [],
  };
}

/** [B2] What a person should know of the columns before they confirm. */
function remarksOf({ said }: FileRead): DryRun['remarks'] {
  if (!said) return [];
  const { leftOut, absent, passedOver } = said;
  const remark = (key: Said, names: readonly string[]) =>
    names.length > 0 ? [{ key, params: { count: names.length, names: fitText(names.join(', '), 300) } }] : [];
  return [
    ...remark('evaluations.file.left-out', leftOut),
    ...remark('evaluations.file.absent', absent),
    ...remark('evaluations.file.passed-over', passedOver),
  ];
}
type Said = 'evaluations.file.left-out' | 'evaluations.file.absent' | 'evaluations.file.passed-over';

const toldOf = (found: Findings): DryRun['told'] => [
  {
    key: 'evaluations.file.read',
    params: {
      n: found.n,
      segments: found.segments.length,
      unlabelled: found.details.unlabelled ?? 0,
      share: unlabelledShare(found),
    },
  },
  ...listed(found.figures).map(([metric, one]) => ({
    key: 'pilot.measured' as const,
    params: measuredParams(metric, one),
  })),
];

/** “v1” of `predictions-v1.csv.gz`: what a version is mostly called; empty where the name says nothing. */
export const versionIn = (fileName: string): string =>
  /(?:^|[^a-z0-9])(v\d+(?:\.\d+)*)(?![a-z0-9])/i.exec(fileName)?.[1] ?? '';

/** What a file does not say by itself. Columns of the usual names are found without being asked for. */
export function asked(say: Say, { fileName, options }: AskedAbout, sealed: readonly string[]): Block[] {
  const kinds = MODEL_KINDS.map((kind) => option(say(`evaluations.kind.${kind}`), kind));
  // Asked once more, what was left out and has bounds is proposed.
  const wasAsked = Object.keys(options).length > 0;
  const segments = wasAsked ? proposed(options.segments, sealed) : undefined;
  const hint = say('evaluations.file.segments-hint', {
    count: sealed.length,
    names: fitText(sealed.join(', '), 60),
  });
  const usual = { hint: say('evaluations.file.usual'), optional: true };
  const text = (field: 'label' | 'prediction' | 'probability' | 'positive' | 'segments', more = usual) =>
    input(
      field,
      say(`evaluations.file.${field}`),
      textInput(field, { max: 200, initial: (field === 'segments' ? segments : options[field]) ?? '' }),
      more,
    );
  return [
    input(
      'model',
      say('evaluations.form.model'),
      textInput('model', { max: NAME_MAX, initial: options.model ?? versionIn(fileName ?? '') }),
      {
        hint: say('evaluations.form.model-hint'),
      },
    ),
    input('kind', say('evaluations.form.kind'), radio('kind', kinds, { initial: options.kind ?? 'version' })),
    input(
      'dataset',
      say('evaluations.form.dataset'),
      textInput('dataset', { max: DATASET_MAX, initial: options.dataset ?? '' }),
      {
        hint: say('evaluations.form.dataset-hint'),
      },
    ),
    text('label'),
    text('prediction'),
    text('probability'),
    text('positive', { hint: say('evaluations.file.positive-hint'), optional: true }),
    text('segments', { hint, optional: true }),
  ];
}

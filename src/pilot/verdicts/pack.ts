import { asc } from 'drizzle-orm';
import { investigation } from '../../../db/schema/pilot.ts';
import { ofCycle } from '../../../db/scope.ts';
import {
  type Block,
  facts,
  heading,
  type PackContext,
  type PackPart,
  paragraph,
  picture,
  table,
} from '../../chapters.ts';
import type { Figure, Version } from '../../pack/card-facts.ts';
import type { MetricName } from '../../statistics/metrics.ts';
import { numberText } from '../../texts/words.ts';
import type { Figures } from '../figures.ts';
import { intervalText, measuredText, metricName } from '../words.ts';
import { evaluationPicture, segmentsPicture } from './picture.ts';
import { plainFigure, verdictFigure } from './screens/words.ts';
import {
  compareBaselines,
  type Evaluated,
  type Held,
  heuristicsOf,
  holdAgainstSeal,
  versionsOf,
} from './standing.ts';

/** [A2] [B2–B6] What each version was found to do, held against the seal, segment by segment; and investigations. */
export async function verdictsPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say } = context;
  const versions = await versionsOf(tx, workspaceId, engagement);
  const heuristics = await heuristicsOf(tx, workspaceId, engagement);
  const baselines = await compareBaselines(tx, workspaceId, engagement);
  const held: Held[] = [];
  for (const version of versions) held.push(await holdAgainstSeal(tx, workspaceId, engagement, version));
  const others = [...heuristics, ...(baselines ? [baselines.baseline] : [])];
  return {
    chapters: [
      {
        title: say('pack.evaluations'),
        blocks: [
          ...(held.length === 0
            ? [paragraph(say('pack.none'))]
            : held.flatMap((one) => heldBlocks(context, one))),
          heading(say('pack.baselines')),
          table(
            [{ title: say('pack.col.model') }, ...figureColumns(context)],
            others.flatMap((one) =>
              figureRows(context, one.evaluation.figures).map((row) => [one.model.name, ...row]),
            ),
            say('pack.none'),
          ),
          ...(await investigationBlocks(context, held)),
        ],
      },
    ],
    facts: {
      versions: held.map((one) => versionOf(context, one)),
      baselines: others.map((one) => baselineText(context, one)),
    },
  };
}

const figureColumns = ({ say }: PackContext) => [
  { title: say('pack.col.metric'), share: 1.5 },
  { title: say('pack.col.value') },
  { title: say('pack.col.interval'), share: 1.5 },
  { title: 'n' },
];

const entriesOf = (figures: Figures) =>
  (Object.entries(figures) as [MetricName, NonNullable<Figures[MetricName]>][]).filter(([, one]) => one);

const figureRows = ({ say }: PackContext, figures: Figures): string[][] =>
  entriesOf(figures).map(([metric, one]) => [
    metricName(say, metric),
    measuredText(say, one.value),
    intervalText(say, one),
    numberText(one.n, say),
  ]);

function heldBlocks(context: PackContext, held: Held): Block[] {
  const { say, who, when } = context;
  const { model, evaluation, seal, performance, fairness } = held;
  const { metric } = seal.content.requirement;
  return [
    heading(say('pack.evaluation', { model: model.name, number: evaluation.number })),
    facts(
      [say('pack.col.recorded'), `${when(evaluation.recordedAt)}, ${who(evaluation.recordedBy)}`],
      [say('pack.col.dataset'), evaluation.dataset],
      [say('pack.col.file'), evaluation.fileName ?? ''],
      ['SHA-256', evaluation.fileDigest ?? ''],
      [say('pack.col.cases'), numberText(evaluation.n, say)],
      [say('pack.col.seal'), String(seal.version)],
      [
        say('pack.col.verdict'),
        performance
          ? verdictFigure(say, metric, performance)
          : say('pack.unmeasured', { metric: metricName(say, metric) }),
      ],
      [say('pack.col.fairness'), fairness ? say(`pilot.state.${fairness.state}`) : ''],
    ),
    ...picture(evaluationPicture(say, held)),
    table(figureColumns(context), figureRows(context, evaluation.figures), say('pack.none')),
    ...(fairness?.bounds ?? []).flatMap((judged) => [
      ...picture(segmentsPicture(say, { model, judged })),
      table(
        [{ title: judged.bound.segment }, { title: say('pack.col.found'), share: 4 }],
        judged.values.map((one) => [one.value, plainFigure(say, judged, one)]),
        say('pack.none'),
      ),
    ]),
  ];
}

async function investigationBlocks(context: PackContext, held: readonly Held[]): Promise<Block[]> {
  const { tx, workspaceId, engagement, say, who, when, word } = context;
  const found = await tx
    .select()
    .from(investigation)
    .where(ofCycle(investigation, workspaceId, engagement.id, engagement.cycle))
    .orderBy(asc(investigation.openedAt));
  const nameOf = (id: string) => held.find(({ model }) => model.id === id)?.model.name ?? '–';
  return [
    heading(say('pack.investigations')),
    table(
      [
        { title: say('pack.col.model') },
        { title: say('pack.col.opened') },
        { title: say('pack.col.found'), share: 3 },
        { title: say('pack.col.ended') },
      ],
      found.map((one) => [
        nameOf(one.modelId),
        when(one.openedAt),
        one.findings ?? '–',
        one.closedAt ? `${word(one.outcome)}\n${when(one.closedAt)}, ${who(one.closedBy)}` : word('open'),
      ]),
      say('pack.none'),
    ),
  ];
}

function versionOf({ say }: PackContext, { model, evaluation, seal, performance, segments }: Held): Version {
  const figures = (found: Figures, slice: string | null): Figure[] =>
    entriesOf(found).map(([metric, { value, n, lower, upper }]) => ({
      metric,
      value,
      n,
      lower,
      upper,
      slice,
    }));
  return {
    id: model.id,
    name: model.name,
    note: model.note,
    createdAt: model.createdAt.toString(),
    evaluation: {
      number: evaluation.number,
      task: evaluation.task,
      n: evaluation.n,
      dataset: evaluation.dataset,
      fileDigest: evaluation.fileDigest,
      recordedAt: evaluation.recordedAt.toString(),
      verdict: performance ? verdictFigure(say, seal.content.requirement.metric, performance) : '–',
      figures: [
        ...figures(evaluation.figures, null),
        ...segments.flatMap((one) => figures(one.figures, `${one.segment}=${one.value}`)),
      ],
    },
  };
}

const baselineText = ({ say }: PackContext, { model, evaluation }: Evaluated): string =>
  `${model.name}: ${entriesOf(evaluation.figures)
    .map(([metric, one]) => `${metricName(say, metric)} ${measuredText(say, one.value)}`)
    .join(', ')}`;

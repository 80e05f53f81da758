import { asc } from 'drizzle-orm';
import { deployment } from '../../../db/schema/production.ts';
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
import { numberText, shareText } from '../../texts/words.ts';
import { type Deployment, stagesOf } from '../deployments/store.ts';
import { errorsOf } from './error-store.ts';
import { accuracyOf, judgedDays, judgedOf, ofSupervised } from './evidence.ts';
import { progressPicture } from './picture.ts';
import { testsOf } from './retraining.ts';
import { stageView } from './view.ts';

/** [A2] [S2.1] [S3.1] The supervised period with its confidence sequence, the stages since, what went wrong, retraining. */
export async function stagesPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say, who, when, word } = context;
  const found = await tx
    .select()
    .from(deployment)
    .where(ofCycle(deployment, workspaceId, engagement.id, engagement.cycle))
    .orderBy(asc(deployment.createdAt));
  const blocks: Block[] = [];
  for (const one of found) blocks.push(...(await deploymentBlocks(context, one)));
  const tests = await testsOf(tx, workspaceId, engagement);
  const last = found.at(-1);
  return {
    chapters: [
      {
        title: say('pack.production'),
        blocks: [
          ...(blocks.length > 0 ? blocks : [paragraph(say('pack.none'))]),
          heading(say('pack.retraining')),
          table(
            [
              { title: say('pack.col.recorded') },
              { title: say('pack.col.verdict') },
              { title: say('pack.col.model') },
              { title: say('pack.col.evidence'), share: 2 },
            ],
            tests.map((one) => [
              `${when(one.recordedAt)}, ${who(one.recordedBy)}`,
              word(one.passed ? 'pass' : 'fail'),
              one.model ?? '–',
              one.evidence,
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
    facts: last
      ? {
          deployment: {
            model: last.model,
            digest: last.modelDigest,
            outcomes: last.outcomes,
            since: (last.modelSince ?? last.createdAt).toString(),
            stage: last.stage,
          },
        }
      : {},
  };
}

async function deploymentBlocks(context: PackContext, one: Deployment): Promise<Block[]> {
  const { tx, say, who, when, word } = context;
  const view = await stageView(context, one);
  const stages = await stagesOf(tx, one);
  const errors = await errorsOf(tx, one);
  const supervised = ofSupervised(view.rows);
  const seen = view.line === null ? null : accuracyOf(judgedOf(supervised), view.line);
  const stageName = (stage: number) => say('production.stage.name', { stage });
  return [
    heading(say('pack.deployment', { model: one.model })),
    facts(
      [say('pack.col.start'), `${when(one.createdAt)}, ${who(one.createdBy)}`],
      [say('pack.col.ended'), one.endedAt ? when(one.endedAt) : ''],
      [say('pack.col.artefact'), one.modelDigest ?? say('pack.unknown')],
      [say('pack.col.outcomes'), one.outcomes.join(', ')],
      [say('pack.col.stage'), stageName(one.stage)],
      [
        say('pack.col.supervised'),
        seen && seen.n > 0
          ? say('pack.supervised', {
              right: numberText(seen.right, say),
              n: numberText(seen.n, say),
              share: shareText(seen.right / seen.n, say, seen.threshold),
              lower: shareText(seen.lower, say, seen.threshold),
              upper: shareText(seen.upper, say),
              threshold: shareText(seen.threshold, say),
              days: judgedDays(supervised),
            })
          : say('pack.none'),
      ],
    ),
    ...picture(progressPicture(say, view, 0)),
    table(
      [
        { title: say('pack.col.stage'), share: 2 },
        { title: say('pack.col.start') },
        { title: say('pack.col.how') },
        { title: say('pack.col.reason'), share: 2 },
      ],
      stages.map((entry) => [
        stageName(entry.stage),
        `${when(entry.at)}, ${who(entry.by)}`,
        word(entry.cause),
        entry.reason ?? '–',
      ]),
      say('pack.none'),
    ),
    heading(say('pack.errors')),
    table(
      [
        { title: say('pack.col.case') },
        { title: say('pack.col.opened') },
        { title: say('pack.col.found'), share: 2 },
        { title: say('pack.col.ended'), share: 2 },
      ],
      errors.map((error) => [
        error.caseId,
        `${when(error.openedAt)}, ${who(error.openedBy)}`,
        error.text,
        error.closedAt
          ? `${error.findings ?? ''}\n${when(error.closedAt)}, ${who(error.closedBy)}`
          : word('open'),
      ]),
      say('pack.none'),
    ),
  ];
}

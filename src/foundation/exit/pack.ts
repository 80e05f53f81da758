import { asc } from 'drizzle-orm';
import { foundationRisk, pipelineRun } from '../../../db/schema/lineage.ts';
import { ofCycle } from '../../../db/scope.ts';
import { heading, type PackContext, type PackPart, table } from '../../chapters.ts';
import { numberText } from '../../texts/words.ts';

/** [A2] Runs of the pipeline from end to end, and what put the foundation at risk later. */
export async function exitPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say, who, when, word } = context;
  const { id, cycle } = engagement;
  const of = (rows: typeof pipelineRun | typeof foundationRisk) => ofCycle(rows, workspaceId, id, cycle);
  const runs = await tx.select().from(pipelineRun).where(of(pipelineRun)).orderBy(asc(pipelineRun.ranAt));
  const risks = await tx
    .select()
    .from(foundationRisk)
    .where(of(foundationRisk))
    .orderBy(asc(foundationRisk.at));
  const number = (value: number) => numberText(value, say);
  return {
    chapters: [
      {
        title: say('pack.pipeline'),
        blocks: [
          table(
            [
              { title: say('pack.col.run') },
              { title: say('pack.col.rows') },
              { title: say('pack.col.checks') },
              { title: say('pack.col.evidence'), share: 2 },
            ],
            runs.map((run) => [
              when(run.ranAt),
              `${number(run.rowsIn)} → ${number(run.rowsOut)}`,
              say('pack.checks', { passed: run.passed, failed: run.failed }),
              [run.evidenceNote, run.evidenceLink].filter(Boolean).join('\n') || '–',
            ]),
            say('pack.none'),
          ),
          heading(say('pack.risks')),
          table(
            [
              { title: say('pack.col.name'), share: 2 },
              { title: say('pack.col.opened') },
              { title: say('pack.col.ended'), share: 2 },
            ],
            risks.map((one) => [
              one.name,
              `${when(one.at)}, ${who(one.causedBy)}`,
              one.settledAt
                ? [`${when(one.settledAt)}, ${who(one.settledBy)}`, one.reason].filter(Boolean).join('\n')
                : word('open'),
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
  };
}

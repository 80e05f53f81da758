import { facts, heading, type PackContext, type PackPart, paragraph, table } from '../../chapters.ts';
import { sealInForce } from '../../seal/store.ts';
import { numberText } from '../../texts/words.ts';
import { modelsOf } from '../models/store.ts';
import { judgeStaging } from './staging/rules.ts';
import { verdictText } from './staging/screens/words.ts';
import { stagingRuns } from './staging/store.ts';

/** [A2] [B7] Runs in staging, each held against the sealed targets. */
export async function stagingPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say, who, when, word } = context;
  const runs = await stagingRuns(tx, workspaceId, engagement);
  const models = await modelsOf(tx, workspaceId, engagement);
  const seal = await sealInForce(tx, workspaceId, engagement);
  const blocks = models.flatMap((model) =>
    (runs.get(model.id) ?? []).flatMap((run) => [
      heading(`${model.name} · ${when(run.ranAt)}`),
      facts(
        [say('pack.col.cases'), numberText(run.cases, say)],
        [say('pack.col.recorded'), `${when(run.recordedAt)}, ${who(run.recordedBy)}`],
        [say('pack.col.evidence'), [run.auditLogLink, run.checkpointLink].filter(Boolean).join('\n')],
        [say('pack.col.note'), run.note ?? ''],
      ),
      ...(seal
        ? [
            table(
              [{ title: say('pack.col.target') }, { title: say('pack.col.found'), share: 3 }],
              judgeStaging(run, seal.content.integration).map((one) => [
                word(one.item),
                verdictText(say, one),
              ]),
              say('pack.none'),
            ),
          ]
        : []),
    ]),
  );
  return {
    chapters: [
      { title: say('pack.staging'), blocks: blocks.length > 0 ? blocks : [paragraph(say('pack.none'))] },
    ],
  };
}

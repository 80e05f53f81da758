import { type PackContext, type PackPart, table } from '../../chapters.ts';
import { edgeCasesOf } from './edge-cases.ts';

/** [A2] [S1.5] What staging did not show, and what was done about it. */
export async function edgeCasesPack({
  tx,
  workspaceId,
  engagement,
  say,
  word,
  who,
  when,
}: PackContext): Promise<PackPart> {
  const cases = await edgeCasesOf(tx, workspaceId, engagement);
  return {
    chapters: [
      {
        title: say('pack.edgeCases'),
        blocks: [
          table(
            [
              { title: say('pack.col.case') },
              { title: say('pack.col.found'), share: 3 },
              { title: say('pack.col.recorded') },
              { title: say('pack.col.ended'), share: 2 },
            ],
            cases.map((one) => [
              one.caseId ?? '–',
              one.text,
              `${when(one.recordedAt)}, ${who(one.recordedBy)}`,
              one.resolvedAt
                ? `${one.resolution ?? ''}\n${when(one.resolvedAt)}, ${who(one.resolvedBy)}`
                : word('open'),
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
  };
}

import { facts, heading, type PackContext, type PackPart, picture, table } from '../../chapters.ts';
import { matrixState } from './card.ts';
import { matrixRows } from './matrix-store.ts';
import { matrixPicture } from './picture.ts';
import { CRITERIA } from './rules.ts';
import { criterionName, roiText } from './screens/words.ts';

/** A pack names them all; beyond this a matrix says nothing more. */
const MOST = 2_000;

/** [A2] The prioritization matrix, and which use case was chosen, by whom and why. */
export async function scoringPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, world, engagement, say, who, when, word } = context;
  const state = await matrixState(tx, workspaceId, engagement);
  const rows = await matrixRows(tx, workspaceId, engagement.id, { limit: MOST });
  const { chosen } = state;
  return {
    chapters: [
      {
        title: say('pack.matrix'),
        blocks: [
          ...(state.top.length > 0 ? picture(matrixPicture(say, world.playbook.rubric, state)) : []),
          table(
            [
              { title: say('pack.col.rank'), share: 0.5 },
              { title: say('pack.col.useCase'), share: 2.2 },
              ...CRITERIA.map((one) => ({
                title: criterionName(world.playbook.rubric, one, say),
                share: 1.35,
              })),
              { title: say('scoring.matrix.column.product') },
              { title: say('scoring.matrix.column.roi'), share: 1.4 },
            ],
            rows.map((row) => [
              String(row.rank),
              row.name,
              ...CRITERIA.map((one) => String(row[one])),
              String(row.priority),
              row.roiYear ? roiText(say, row) : '–',
            ]),
            say('pack.none'),
          ),
          ...(chosen
            ? [
                heading(say('pack.choice')),
                facts(
                  [say('pack.col.useCase'), chosen.candidate.name],
                  [say('pack.col.by'), `${who(chosen.choice.chosenBy)}, ${when(chosen.choice.chosenAt)}`],
                  [say('pack.col.kind'), word(chosen.choice.kind)],
                  [say('pack.col.reason'), chosen.choice.reason ?? ''],
                  [
                    say('pack.col.among'),
                    chosen.choice.among.map(({ name, priority }) => `${name} (${priority})`).join(', '),
                  ],
                ),
              ]
            : []),
        ],
      },
    ],
    facts: chosen
      ? {
          useCase: {
            name: chosen.candidate.name,
            description: chosen.candidate.description,
            owner: chosen.candidate.processOwner && who(chosen.candidate.processOwner),
          },
        }
      : {},
  };
}

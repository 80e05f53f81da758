import { heading, type PackContext, type PackPart, paragraph, picture, table } from '../../chapters.ts';
import { openRisks } from '../exit/risk.ts';
import { altOf, pictureFor, pictureOf } from './picture.ts';
import { readLineage } from './store.ts';

/** [A2] Where the data comes from and goes, as the picture and in words. */
export async function lineagePack({ tx, engagement, say }: PackContext): Promise<PackPart> {
  const lineage = await readLineage(tx, engagement);
  const risks = await openRisks(tx, engagement);
  const drawn = pictureOf(
    say,
    engagement.name,
    lineage,
    new Set(risks.map(({ subject }) => subject)),
  ).picture;
  const label = new Map(lineage.nodes.map((node) => [node.id, node.label]));
  const isEmpty = lineage.edges.length === 0;
  return {
    chapters: [
      {
        title: say('pack.lineage'),
        blocks: [
          ...(isEmpty ? [] : picture(pictureFor(say, engagement.name, lineage, drawn))),
          ...(isEmpty ? [] : [paragraph(altOf(say, engagement.name, lineage)), heading(say('pack.edges'))]),
          table(
            [{ title: say('pack.col.from') }, { title: say('pack.col.to') }],
            lineage.edges.map(({ from, to }) => [label.get(from) ?? from, label.get(to) ?? to]),
            say('pack.none'),
          ),
        ],
      },
    ],
  };
}

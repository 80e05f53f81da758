import { button } from '@phasegate/block-kit/blocks.ts';
import type { Question } from '../../news.ts';
import { openRisks } from '../exit/risk.ts';
import { LINEAGE_CARD, LINEAGE_IDS } from './ids.ts';
import { pictureFor, pictureOf } from './picture.ts';
import { lineageCounts, lineageFacts } from './screens/list.ts';
import { readLineage } from './store.ts';

/** [H3] [F4.3] The picture of the lineage as it is now, with what it comes to. */
export const lineageQuestion: Question = {
  name: 'lineage',
  asks: 'questions.asks.lineage',
  example: 'questions.example.lineage',
  async answer({ tx, workspaceId, say }, { id, cycle, name }) {
    const at = { workspaceId, id, cycle };
    const lineage = await readLineage(tx, at);
    const buttons = [button(say('lineage.button.open'), LINEAGE_IDS.open, { value: id })];
    if (lineage.nodes.length === 0) return { lines: [say.md('questions.answer.no-lineage')], buttons };
    const risks = await openRisks(tx, at);
    const { picture } = pictureOf(say, name, lineage, new Set(risks.map((risk) => risk.subject)));
    return {
      lines: [
        say.md('questions.answer.lineage', lineageCounts(lineage)),
        ...lineageFacts(say, name, lineage).slice(1),
      ],
      sources: [{ subject: `${LINEAGE_CARD}:${id}.${cycle}`, label: say('questions.source.lineage') }],
      buttons,
      picture: pictureFor(say, name, lineage, picture),
    };
  },
};

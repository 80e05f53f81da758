import { actions, button, context, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { Card } from '../../room.ts';
import { openRisks } from '../exit/risk.ts';
import { LINEAGE_IDS } from './ids.ts';
import { pictureFor, pictureOf } from './picture.ts';
import { finalOf, orphanSources } from './rules.ts';
import { lineageFacts } from './screens/list.ts';
import { readLineage } from './store.ts';

/** [F4.3] The picture of one cycle's lineage: `<engagement>.<cycle>`. */
export const lineageCard: Card = async ({ tx, workspaceId, say }, id) => {
  const [engagementId = '', cycle = ''] = id.split('.');
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return null;
  const at = { workspaceId, id: engagementId, cycle: Number(cycle) };
  const lineage = await readLineage(tx, at);
  if (lineage.revision === 0) return null;
  const final = finalOf(lineage);
  const risks = await openRisks(tx, at);
  const { picture, cut } = pictureOf(
    say,
    engagement.name,
    lineage,
    new Set(risks.map((risk) => risk.subject)),
  );
  return {
    text: say.md('lineage.card.text', {
      engagement: engagement.name,
      sources: lineage.nodes.filter((node) => node.kind === 'source').length,
      known: final === null ? 'no' : 'yes',
      final: fitText(final ?? '', 120),
      orphans: orphanSources(lineage).length,
    }),
    picture: pictureFor(say, engagement.name, lineage, picture),
    blocks: [
      section(say.md('lineage.card.head', { engagement: engagement.name, cycle: Number(cycle) })),
      section(lineageFacts(say, engagement.name, lineage).join('\n')),
      ...(cut > 0 ? [context(say('lineage.card.cut', { count: cut }))] : []),
      actions([
        button(say('lineage.button.open'), LINEAGE_IDS.open, { value: engagementId }),
        button(say('lineage.button.mermaid'), LINEAGE_IDS.mermaid, { value: engagementId }),
        button(say('lineage.button.openlineage'), LINEAGE_IDS.openLineage, { value: engagementId }),
      ]),
    ],
  };
};

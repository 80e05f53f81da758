import { section } from '@phasegate/block-kit/blocks.ts';
import type { Part } from '../../parts.ts';
import type { Command } from '../../room.ts';
import { requestFile } from '../asked-files.ts';
import { lineageCard } from './card.ts';
import { lineageChanges } from './changes.ts';
import { backOf, connectOrphan, openConnect, openNodeForm, submitConnect, submitNode } from './forms.ts';
import { LINEAGE_IDS as IDS, LINEAGE_CARD } from './ids.ts';
import {
  backToLineage,
  chooseFromNode,
  exportLineage,
  openLineage,
  pageLineage,
  showOrphans,
} from './open.ts';
import { lineagePack } from './pack.ts';
import { openPaste, submitPaste } from './paste-form.ts';
import { lineageQuestion } from './question.ts';
import { offerFeeds, offerTargets } from './suggest.ts';

const command: Command = {
  name: 'lineage',
  summary: 'lineage.command',
  help: 'lineage.command.help',
  about: 'engagement',
  run: async (visit, { id }) => {
    const asked = visit.text.trim().toLowerCase();
    if (asked !== 'mermaid' && asked !== 'openlineage') return openLineage(visit, id);
    await requestFile(visit.world, visit.actor, id, { kind: asked });
    const text = visit.say.md('lineage.notice.export');
    await visit.tell({ text, blocks: [section(text)] });
  },
};

/** Where data comes from and goes, as a drawing and as text. */
export const lineage: Part = {
  slack: {
    commands: [command],
    actions: {
      [IDS.open]: (visit) => openLineage(visit, visit.value),
      [IDS.orphans]: showOrphans,
      [IDS.back]: backToLineage,
      [IDS.page]: pageLineage,
      [IDS.menu]: chooseFromNode,
      [IDS.addTransformation]: (visit) => openNodeForm(visit, visit.value, { kind: 'transformation' }),
      [IDS.addDataset]: (visit) => openNodeForm(visit, visit.value, { kind: 'dataset' }),
      [IDS.connect]: (visit) =>
        openConnect(visit, { engagementId: visit.value, target: null, source: null, back: backOf(visit) }),
      [IDS.connectThis]: connectOrphan,
      [IDS.paste]: openPaste,
      [IDS.mermaid]: exportLineage('mermaid'),
      [IDS.openLineage]: exportLineage('openlineage'),
    },
    views: {
      [IDS.saveNode]: submitNode,
      [IDS.saveConnect]: submitConnect,
      [IDS.checkPaste]: submitPaste,
    },
    suggestions: {
      [IDS.chooseFeeds]: offerFeeds,
      [IDS.chooseTarget]: offerTargets,
      [IDS.chooseTargets]: offerTargets,
    },
  },
  cards: { [LINEAGE_CARD]: lineageCard },
  pack: lineagePack,
  changes: lineageChanges,
  questions: [lineageQuestion],
};

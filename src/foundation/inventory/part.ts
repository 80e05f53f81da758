import type { Part } from '../../parts.ts';
import type { Command } from '../../room.ts';
import { section } from '../../slack/blocks.ts';
import type { CommandVisit } from '../../slack/handlers.ts';
import { paging } from '../../slack/pager.ts';
import { commandHere } from '../commands.ts';
import { fileWorker, requestFile } from '../file-worker.ts';
import { sourcesImport } from './csv/kind.ts';
import { IDS } from './ids.ts';
import { backToList, exportList, filterList, listPlace, openList, pageList, searchList } from './list.ts';
import { chooseFromMenu, pageHistory, submitRetire } from './menu.ts';
import { changeStep, keepDraft, keepTyped, openForm, startAfresh } from './open-form.ts';
import { draftAction } from './screens/source-fields.ts';
import { stepTo } from './screens/source-form.ts';
import { submitForm } from './submit-form.ts';

const texts = <Name extends 'sources' | 'add' | 'export'>(name: Name) =>
  ({ name, summary: `foundation.command.${name}`, help: `foundation.command.${name}.help` }) as const;

async function exportHere(visit: CommandVisit, engagementId: string): Promise<void> {
  const withRetired = visit.text.trim().toLowerCase() === 'all';
  await requestFile(visit.world, visit.actor, engagementId, { kind: 'sources', withRetired });
  const text = visit.say('foundation.export.coming');
  await visit.tell({ text, blocks: [section(text)] });
}

const commands: readonly Command[] = [
  commandHere(texts('sources'), (visit, { id }) => openList(visit, id, visit.text)),
  commandHere(texts('add'), (visit, { id }) => openForm(visit, id, null, null)),
  commandHere(texts('export'), (visit, { id }) => exportHere(visit, id)),
];

/** The data inventory: list, form, history, CSV in and out. */
export const inventory: Part = {
  slack: {
    commands,
    actions: {
      [IDS.add]: (visit) => openForm(visit, visit.value, null, listPlace(visit)),
      [IDS.list]: (visit) => openList(visit, visit.value),
      [IDS.search]: filterList,
      [IDS.filter]: filterList,
      ...paging(IDS.page, pageList),
      [IDS.menu]: chooseFromMenu,
      [IDS.backToList]: backToList,
      ...paging(IDS.historyPage, pageHistory),
      [IDS.fresh]: startAfresh,
      [draftAction(0)]: keepTyped,
      [draftAction(1)]: keepTyped,
      [stepTo(1)]: changeStep,
      [stepTo(2)]: changeStep,
      [stepTo(3)]: changeStep,
      [IDS.export]: exportList,
    },
    views: {
      [IDS.save]: submitForm,
      [IDS.list]: searchList,
      [IDS.retire]: submitRetire,
    },
    closed: { [IDS.save]: keepDraft },
  },
  workers: (backstage) => [fileWorker(backstage)],
  imports: [sourcesImport],
};

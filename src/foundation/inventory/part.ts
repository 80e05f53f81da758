import { section } from '@phasegate/block-kit/blocks.ts';
import type { Command, CommandVisit } from '../../handlers.ts';
import type { Part } from '../../parts.ts';
import { unsentCard } from '../../slack/send-once.ts';
import { commandHere } from '../commands.ts';
import { fileWorker, requestFile } from '../file-worker.ts';
import { sourcesImport } from './csv.ts';
import { FILE_UNSENT } from './ids.ts';
import { sourceActions, sourceFlow, sourceList, sourceViews } from './slack.ts';

const texts = <Name extends 'sources' | 'add' | 'export'>(name: Name) =>
  ({ name, summary: `foundation.command.${name}`, help: `foundation.command.${name}.help` }) as const;

async function exportHere(visit: CommandVisit, engagementId: string): Promise<void> {
  const withRetired = visit.text.trim().toLowerCase() === 'all';
  await requestFile(visit.world, visit.actor, engagementId, { kind: 'sources', withRetired });
  const text = visit.say.md('foundation.export.coming');
  await visit.tell({ text, blocks: [section(text)] });
}

const commands: readonly Command[] = [
  commandHere(texts('sources'), (visit, { id }) => sourceList.open(visit, id, visit.text)),
  commandHere(texts('add'), (visit, { id }) => sourceFlow.open(visit, id)),
  commandHere(texts('export'), (visit, { id }) => exportHere(visit, id)),
];

/** The data inventory: list, form, history, CSV in and out. */
export const inventory: Part = {
  slack: {
    commands,
    actions: { ...sourceList.slack.actions, ...sourceFlow.slack.actions, ...sourceActions },
    views: { ...sourceList.slack.views, ...sourceFlow.slack.views, ...sourceViews },
    closed: sourceFlow.slack.closed,
  },
  workers: (backstage) => [fileWorker(backstage)],
  cards: { [FILE_UNSENT]: unsentCard },
  imports: [sourcesImport],
};

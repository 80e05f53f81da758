import { section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { ChangeWording, ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { EngagementCommand } from '../../room.ts';
import { unsentCard } from '../../slack/send-once.ts';
import { appears, goes } from '../../turns.ts';
import { foundationFile, requestFile } from '../asked-files.ts';
import { sourceEndpoints } from './api.ts';
import { sourcesImport } from './csv.ts';
import { inventoryPack } from './pack.ts';
import { searchableSources } from './search.ts';
import { sourceFlow, sourceList, sourceSlack } from './slack.ts';
import { sourceForm } from './source.ts';
import { sourceSteps } from './steps.ts';

const command = (name: 'sources' | 'add' | 'export', run: EngagementCommand['run']): EngagementCommand => ({
  name,
  summary: `foundation.command.${name}`,
  help: `foundation.command.${name}.help`,
  about: 'engagement',
  run,
});

const exportHere: EngagementCommand['run'] = async (visit, { id }) => {
  const withRetired = visit.text.trim().toLowerCase() === 'all';
  await requestFile(visit.world, visit.actor, id, { kind: 'sources', withRetired });
  const text = visit.say.md('foundation.export.coming');
  await visit.tell({ text, blocks: [section(text)] });
};

const commands: readonly EngagementCommand[] = [
  command('sources', (visit, { id }) => sourceList.open(visit, id, visit.text)),
  command('add', (visit, { id }) => sourceFlow.open(visit, id)),
  command('export', exportHere),
];

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => text(after?.about) ?? text(after?.name),
};
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** How changes of sources are told. */
const changes: ChangeWordings = {
  'foundation.source.add': {
    text: 'foundation.change.add',
    ...named,
    news: { text: 'outcome.source.add', means: 'progress', turn: appears },
  },
  'foundation.source.edit': {
    text: 'foundation.change.edit',
    ...named,
    news: { text: 'outcome.source.edit', means: 'progress', edits: true },
    details: ({ before, after }, say, { inventory }) =>
      sourceForm
        .changes(before ?? {}, after ?? {}, { say, context: { inventory, me: '', today: '' } })
        .join('; '),
  },
  'foundation.source.retire': {
    text: 'foundation.change.retire',
    ...named,
    news: { text: 'outcome.source.retire', means: 'progress', turn: goes },
    details: ({ after }) => escape(text(after?.retiredReason) ?? ''),
  },
  'foundation.source.restore': {
    text: 'foundation.change.restore',
    ...named,
    news: { text: 'outcome.source.add', means: 'progress', turn: appears },
  },
};

/** The data inventory: list, form, history, CSV in and out. */
export const inventory: Part = {
  slack: {
    commands,
    ...sourceSlack,
  },
  workers: (backstage) => [foundationFile.worker(backstage)],
  cards: { [foundationFile.unsent]: unsentCard },
  imports: [sourcesImport],
  api: sourceEndpoints,
  search: [searchableSources],
  steps: sourceSteps,
  pack: inventoryPack,
  changes,
};

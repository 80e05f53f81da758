import type { Room } from '../room.ts';
import { unsentCard } from '../slack/send-once.ts';
import { importCardOf } from './card.ts';
import {
  clickChanges,
  clickCheck,
  clickConfirm,
  clickDiscard,
  clickProblems,
  clickProblemsFile,
  clickShow,
  pageChanges,
  pageProblems,
  submitOptions,
} from './handlers/clicks.ts';
import { changeColumn, clickColumns, submitColumns } from './handlers/columns.ts';
import { changeKind, clickOpen, openImport, submitFile } from './handlers/file.ts';
import { seeFiles } from './handlers/shared.ts';
import { IDS, IMPORT_CARD, UPLOAD_ANCHOR } from './ids.ts';
import { problemsFile } from './problems-file.ts';
import { readWorker } from './read-worker.ts';
import { answerDirectly } from './thread-gone.ts';

/** Files that people hand in: offered, read in a dry run, confirmed. What is in them each room says for itself. */
export const imports: Room = {
  name: 'imports',
  slack: {
    commands: [
      {
        name: 'import',
        summary: 'imports.command',
        help: 'imports.command.help',
        about: 'engagement',
        run: (visit, { id }) => openImport(visit, id),
      },
    ],
    actions: {
      [IDS.open]: clickOpen,
      [IDS.kind]: changeKind,
      [IDS.check]: clickCheck,
      [IDS.discard]: clickDiscard,
      [IDS.confirm]: clickConfirm,
      [IDS.show]: clickShow,
      [IDS.columns]: clickColumns,
      [IDS.column]: changeColumn,
      [IDS.changes]: clickChanges,
      [IDS.changesPage]: pageChanges,
      [IDS.problems]: clickProblems,
      [IDS.problemsPage]: pageProblems,
      [IDS.problemsFile]: clickProblemsFile,
    },
    views: { [IDS.submit]: submitFile, [IDS.options]: submitOptions, [IDS.sayColumns]: submitColumns },
    events: { message: seeFiles },
  },
  workers: (backstage) => [readWorker(backstage), problemsFile.worker(backstage)],
  cards: {
    [IMPORT_CARD]: importCardOf,
    // The person's own message: it only lends its thread.
    [UPLOAD_ANCHOR]: async () => null,
    [problemsFile.unsent]: unsentCard,
  },
  undelivered: answerDirectly,
  changes: {
    'imports.file.check': null,
    'imports.file.discard': null,
    'imports.file.columns': null,
    'imports.file.confirm': {
      text: 'imports.change.confirm',
      what: ({ after }) => (typeof after?.fileName === 'string' ? after.fileName : null),
    },
  },
};

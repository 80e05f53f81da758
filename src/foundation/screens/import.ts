import type { Button } from '@slack/web-api';
import { z } from 'zod';
import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '../../slack/blocks.ts';
import { mention, plain } from '../../slack/escape.ts';
import { page as pageOf } from '../../slack/fit.ts';
import { fileInput } from '../../slack/inputs.ts';
import { LIMITS } from '../../slack/limits.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { COLUMNS } from '../csv/columns.ts';
import { summary as summarySchema } from '../csv/plan.ts';
import { type Problem, problem } from '../csv/problem.ts';
import { IDS } from '../ids.ts';
import type { Import } from '../import-store.ts';
import { pager } from './pager.ts';
import { moment } from './words.ts';

/** Files that may be lists of sources, by their ending. */
const FILE_TYPES = ['csv', 'tsv', 'txt'];

/** [F1.3] Asks for a file. */
export function importFileModal(say: Say, engagementId: string, importId: string): Modal {
  return modal({
    title: say('foundation.import.title'),
    submit: say('foundation.import.submit'),
    close: say('common.cancel'),
    callback_id: IDS.importFile,
    private_metadata: writeMeta({ engagementId, importId, page: 1 }),
    blocks: [
      input('file', say('foundation.import.file'), fileInput('file', FILE_TYPES), {
        hint: say('foundation.import.file-hint'),
      }),
      context(say.md('foundation.import.columns', { columns: Object.values(COLUMNS).join(', ') })),
    ],
  });
}

/** An import as it stands, in the modal it was handed in by. */
export function importModal(say: Say, found: Import, notice?: string): Modal {
  return modal({
    title: say('foundation.import.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: 1 }),
    blocks: [...(notice ? [section(notice)] : []), ...blocksOf(say, found)],
  });
}

/** The same as a message: in the thread of the file, edited through its life. */
export function importMessage(say: Say, found: Import): SlackMessage {
  return { text: plain(headline(say, found).replaceAll('*', '')), blocks: blocksOf(say, found) };
}

const noSummary = { fresh: 0, changed: 0, unchanged: 0, bad: 0, isBroken: false, remarks: [] };
const summaryOf = (found: Import) => summarySchema.catch(noSummary).parse(found.summary);
const problemsOf = (found: Import): Problem[] => z.array(problem).catch([]).parse(found.problems);

/** `tell` is `say.md` for blocks, and `say` where the whole text is escaped afterwards. */
function headline(tell: Say['md'], found: Import): string {
  const { fresh, changed, unchanged, bad, isBroken } = summaryOf(found);
  const params = { file: found.fileName, fresh, changed, unchanged, bad };
  switch (found.state) {
    case 'offered':
      return tell('foundation.import.offer', params);
    case 'reading':
      return tell('foundation.import.reading', params);
    case 'refused':
      return tell(isBroken ? 'foundation.import.broken' : 'foundation.import.refused', params);
    case 'imported':
      return tell('foundation.import.imported', params);
    case 'discarded':
      return tell('foundation.import.discarded', params);
    case 'ready':
      return tell(fresh + changed === 0 ? 'foundation.import.nothing' : 'foundation.import.ready', params);
  }
}

function blocksOf(say: Say, found: Import): Block[] {
  const { remarks, isBroken, ...totals } = summaryOf(found);
  const problems = problemsOf(found);
  const shown = problems.slice(0, LIMITS.page);
  const buttons = buttonsOf(say, found, problems.length);
  return [
    section(headline(say.md, found)),
    ...(found.state === 'refused' && !isBroken ? [context(say('foundation.import.totals', totals))] : []),
    ...(shown.length > 0 ? [section(shown.map((one) => problemLine(say, one)).join('\n'))] : []),
    ...(found.state === 'refused' ? [context(say('foundation.import.again'))] : []),
    ...(found.state === 'ready' ? remarks.map((one) => context(`▲ ${say.md(one.key, one.params)}`)) : []),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
    context(lastLine(say, found)),
  ];
}

function lastLine(say: Say, found: Import): string {
  if (found.decidedBy && found.decidedAt) {
    return say.md('foundation.import.decided', {
      who: markup(mention(found.decidedBy)),
      when: moment(found.decidedAt, say),
    });
  }
  return say.md('foundation.import.by', { who: markup(mention(found.userId)) });
}

function buttonsOf(say: Say, found: Import, problems: number): Button[] {
  const { fresh, changed } = summaryOf(found);
  const value = found.id;
  const recheck = button(say('foundation.import.recheck'), IDS.importCheck, { value });
  const discard = button(say('foundation.import.no'), IDS.importDiscard, { value });
  switch (found.state) {
    case 'offered':
      return [button(say('foundation.import.check'), IDS.importCheck, { value, style: 'primary' }), discard];
    case 'reading':
      return [button(say('foundation.import.show'), IDS.importShow, { value })];
    case 'ready':
      if (fresh + changed === 0) return [discard];
      return [
        button(say('foundation.import.confirm', { count: fresh + changed }), IDS.importConfirm, {
          value: `${value} ${found.run}`,
          style: 'primary',
        }),
        recheck,
        discard,
      ];
    case 'refused':
      return [
        ...(problems > LIMITS.page
          ? [
              button(say('foundation.import.all-problems', { count: problems }), IDS.importProblems, {
                value,
              }),
            ]
          : []),
        ...(problems > 1
          ? [button(say('foundation.import.as-file'), IDS.importProblemsFile, { value })]
          : []),
        recheck,
      ];
    default:
      return [];
  }
}

function problemLine(say: Say, { line, column, key, params }: Problem): string {
  const reason = say.md(key, params);
  if (line === 0) return `• ${reason}`;
  if (column === '') return `• ${say.md('foundation.import.row-line', { line, reason: markup(reason) })}`;
  return `• ${say.md('foundation.import.row', { line, column, reason: markup(reason) })}`;
}

/** [F1.3] All that is wrong with a file, ten a page. */
export function problemsModal(say: Say, found: Import, wanted: number): Modal {
  const at = pageOf(problemsOf(found), wanted);
  return modal({
    title: say('foundation.import.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: at.page }),
    blocks: [
      section(headline(say.md, found)),
      ...at.items.map((one) => section(problemLine(say, one))),
      ...pager(say, at, IDS.importProblemsPage, 'foundation.import.faults'),
      actions([button(say('foundation.import.as-file'), IDS.importProblemsFile, { value: found.id })]),
    ],
  });
}

/** The inventory moved on since the file was checked: says so, with the way on. */
export function staleMessage(say: Say, importId: string): SlackMessage {
  const text = say('foundation.import.stale');
  return {
    text,
    blocks: [
      section(text),
      actions([
        button(say('foundation.import.recheck'), IDS.importCheck, { value: importId, style: 'primary' }),
      ]),
    ],
  };
}

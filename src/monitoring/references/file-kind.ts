import { button, input, option } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import type { ReferenceContent } from '../../../db/schema/references.ts';
import type { DryRun, ImportContext, ImportFile, ImportKind } from '../../imports/kind.ts';
import { broken, fault } from '../../imports/problem.ts';
import { MONITOR_IDS } from '../ids.ts';
import { contentOf, digestOf, MOST_CATEGORIES, namesIn } from './content.ts';
import { readColumns } from './read-file.ts';
import { NAME_MAX, REASON_MAX, sealReference } from './seal.ts';
import { SEASON_KINDS } from './season.ts';
import { findReferenceByImport, referenceNamed } from './store.ts';
import { unfit } from './unfit.ts';

const MAX_BYTES = 50 * 1024 * 1024;

const nameIn = (options: ImportContext['options']): string => (options.name ?? '').trim();
const reasonIn = (options: ImportContext['options']): string | null => options.reason?.trim() || null;

/** [M4] A CSV file of a window in which all was well, as what input is held against. */
export const referenceFile: ImportKind = {
  kind: 'reference',
  name: 'monitoring.reference.file.name',
  types: ['csv', 'tsv', 'gz'],
  phases: [5],
  maxBytes: MAX_BYTES,
  hint: (say) => say('monitoring.reference.file.hint'),
  ask: async ({ say }, { fileName, options }) => [
    input(
      'name',
      say('monitoring.reference.file.called'),
      textInput('name', { max: NAME_MAX, initial: options.name ?? withoutEnding(fileName ?? '') }),
      { hint: say('monitoring.reference.file.called-hint') },
    ),
    input(
      'leaveOut',
      say('monitoring.reference.file.leave-out'),
      textInput('leaveOut', { max: 1_000, initial: options.leaveOut ?? '' }),
      { hint: say('monitoring.reference.file.leave-out-hint'), optional: true },
    ),
    input(
      'season',
      say('monitoring.reference.file.season'),
      select(
        'season',
        ['none', ...SEASON_KINDS].map((by) => option(say('monitoring.reference.season', { by }), by)),
        { initial: options.season || 'none' },
      ),
      { hint: say('monitoring.reference.file.season-hint') },
    ),
    input(
      'moment',
      say('monitoring.reference.file.moment'),
      textInput('moment', { max: NAME_MAX, initial: options.moment ?? '' }),
      { hint: say('monitoring.reference.file.moment-hint'), optional: true },
    ),
    input(
      'reason',
      say('monitoring.reference.file.reason'),
      textInput('reason', { max: REASON_MAX, initial: options.reason ?? '' }),
      { hint: say('monitoring.reference.file.reason-hint'), optional: true },
    ),
  ],

  async read({ world, workspaceId, engagement, options }, file: ImportFile): Promise<DryRun> {
    const name = nameIn(options);
    const by = SEASON_KINDS.find((known) => known === options.season);
    const column = (options.moment ?? '').trim();
    if (by && column === '') return broken([fault('monitoring.reference.fault.no-moment')]);
    const apart = by ? { by, column, zone: engagement.timeZone } : null;
    const table = await readColumns(file.bytes, apart);
    if ('problems' in table) return broken(table.problems);
    const unwanted = namesIn(options.leaveOut);
    const { content, useless } = await contentOf(table.columns, table.n, unwanted, table.seasonal);
    const before = await world.db.inWorkspace(workspaceId, (tx) =>
      referenceNamed(tx, workspaceId, engagement.id, name),
    );
    const isSame = before?.digest === digestOf(content);
    const problems = [
      ...(name === '' ? [fault('monitoring.reference.fault.name')] : []),
      ...unfit(content),
      ...(before?.retiredAt
        ? [fault('monitoring.reference.refusal.retired', 0, '', { name: before.name })]
        : []),
      ...(before && !isSame && reasonIn(options) === null
        ? [fault('monitoring.reference.refusal.reason', 0, '', { name: before.name })]
        : []),
    ];
    if (problems.length > 0) return broken(problems);
    return {
      plan: content,
      problems: [],
      remarks:
        useless.length > 0
          ? [
              {
                key: 'monitoring.reference.file.left-out',
                params: { names: fitText(useless.join(', '), 300), most: MOST_CATEGORIES },
              },
            ]
          : [],
      counts: { fresh: isSame ? 0 : 1, changed: 0, unchanged: isSame ? 1 : 0, bad: 0 },
      isBroken: false,
      told: [
        {
          key: 'monitoring.reference.file.read',
          params: {
            n: table.n,
            numeric: content.features.filter(({ type }) => type === 'numeric').length,
            categorical: content.features.filter(({ type }) => type === 'categorical').length,
            version: isSame ? before.version : (before?.version ?? 0) + 1,
          },
        },
        ...(content.seasons
          ? [
              {
                key: 'monitoring.reference.file.seasons' as const,
                params: {
                  by: content.seasons.by,
                  count: content.seasons.parts.length,
                  least: Math.min(...content.seasons.parts.map(({ n }) => n)),
                },
              },
            ]
          : []),
      ],
    };
  },

  async confirm(acting, { plan }, { importId, fileName, options }): Promise<void> {
    await sealReference(acting, {
      id: importId,
      name: nameIn(options),
      content: plan as ReferenceContent,
      source: fileName,
      reason: reasonIn(options),
    });
  },

  async outcome({ tx, workspaceId, say }, importId) {
    const found = await findReferenceByImport(tx, workspaceId, importId);
    if (!found) return null;
    return {
      text: say.md('monitoring.reference.file.outcome', {
        name: found.name,
        version: found.version,
        digest: found.digest.slice(0, 12),
      }),
      button: button(say('monitoring.button.add-monitor'), MONITOR_IDS.add, { value: found.engagementId }),
    };
  },
};

/** “intake 2015” of `intake 2015.csv.gz`. */
const withoutEnding = (fileName: string): string =>
  fileName.replace(/(\.(csv|tsv|gz))+$/i, '').slice(0, NAME_MAX);

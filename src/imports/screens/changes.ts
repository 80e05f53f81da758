import { context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText, type Page } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { pager } from '../../slack/pager.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { ChangedThing } from '../kind.ts';
import type { Import } from '../store.ts';

/** [F1.3] What a file changes of the things that are there, ten a page. */
export const changesModal = (say: Say, found: Import, at: Page<ChangedThing>): Modal =>
  modal({
    title: say('imports.changes'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: at.page }),
    blocks: [
      context(say.md('imports.changes.head', { file: found.fileName, count: at.total })),
      ...at.items.map(({ name, lines }) =>
        section(fitText([`*${escape(fitText(name, 200))}*`, ...lines].join('\n'), LIMITS.section.text)),
      ),
      ...pager(say, at, IDS.changesPage, 'imports.changes.total'),
    ],
  });

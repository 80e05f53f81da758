import { type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import type { Card } from '../room.ts';
import { findErasure } from './store.ts';
import { aliasOf } from './trace.ts';

/** [A3] Tells whoever asked that an erasure is over: who the person is now, never who they were. */
export const renderErasure: Card = async ({ tx, workspaceId, say }, id): Promise<SlackMessage | null> => {
  const found = await findErasure(tx, workspaceId, id);
  if (!found || (!found.doneAt && !found.stoppedAt)) return null;
  const counts = Object.values((found.places ?? {}) as Record<string, number>);
  const [key, params] = found.stoppedAt
    ? (['privacy.told.stopped', {}] as const)
    : ([
        'privacy.told.done',
        { alias: aliasOf(found.pseudonym), count: counts.reduce((sum, one) => sum + one, 0) },
      ] as const);
  const said = say.md(key, params);
  return { text: plain(say(key, params).replaceAll('*', '')), blocks: [section(said)] };
};

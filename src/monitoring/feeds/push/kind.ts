import { defineForm } from '../../../forms/define-form.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { newestPushed, shownPushed } from './store.ts';

/** Answered where no value came in since the check before. */
export const NOTHING_PUSHED = 'nothing pushed since the check before';

const nothingAsked = () =>
  defineForm<FeedContext>()({ labels: 'monitoring.feed.push', fields: {}, steps: [] });

/**
 * [M3] Values that a team's own system pushes with an API key, for one monitor each; the newest of the window counts, or one that
 * came late for the window before. Values of columns are folded into the bins of the monitor's reference as they come, and read there.
 */
export const push: FeedKind = {
  kind: 'push',
  settings: nothingAsked(),
  secrets: [],
  query: nothingAsked(),
  answers: ['value', 'columns'],
  async read({ db, workspaceId, monitorId, from, at }) {
    const found =
      monitorId === null
        ? null
        : await db.inWorkspace(workspaceId, (tx) => newestPushed(tx, { workspaceId, monitorId, from, at }));
    if (!found) return { kind: 'nothing', shown: NOTHING_PUSHED };
    const { value, n } = found;
    return {
      kind: 'value',
      value,
      ...(n !== null && { n }),
      // No `sampledAt`: which of what came late still counts was decided by what was judged, not by its age.
      shown: shownPushed(found),
    };
  },
};

import { channelLink, escape } from '@phasegate/block-kit/escape.ts';
import { listFlow } from '../../forms/list.ts';
import type { ActionVisit } from '../../handlers.ts';
import { plainWords } from '../../slack/plain-words.ts';
import { markup } from '../../texts/say.ts';
import { GAP_IDS } from './ids.ts';
import { countGaps, listGaps } from './list-store.ts';
import { todayOf } from './move.ts';
import { postGaps } from './post.ts';
import { GAP_FILTERS } from './rules.ts';
import { gapRow, listButtons } from './screens/list.ts';

/** [F3.2] The gaps by rank. */
export const gapList = listFlow({
  texts: 'gaps',
  ids: GAP_IDS,
  filters: GAP_FILTERS,
  async load({ world, actor, say }, tx, engagement, list, may) {
    const found = await listGaps(tx, actor.workspaceId, engagement.id, list, actor.userId);
    const counts = await countGaps(tx, actor.workspaceId, engagement.id);
    const { gaps: choices, inventory } = world.playbook;
    const view = { say, choices, inventory, today: todayOf({ now: world.clock.now(), engagement }), may };
    return {
      found,
      counts: `${say('gaps.list.counts', { ...counts, since: '' })}\n${say('gaps.list.why')}`,
      buttons: listButtons(say, engagement.id, may),
      rows: found.gaps.flatMap((listed) => gapRow(view, listed)),
      empty: say('gaps.list.empty'),
    };
  },
});

export async function clickPost(visit: ActionVisit): Promise<void> {
  const channel = await postGaps(visit.world, visit.actor, { engagementId: visit.value });
  const said = visit.say('gaps.list.posted', { channel: markup(channelLink(channel)) });
  const notice = await plainWords(visit.world, visit.actor.workspaceId, said);
  await gapList.replace(visit, visit.value, gapList.place(visit) ?? gapList.first, escape(notice));
}

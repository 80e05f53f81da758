import { fitText } from '@phasegate/block-kit/fit.ts';
import { recording } from '../../../engagement/from-message.ts';
import { recordedMessage } from '../../../engagement/screens/from-message.ts';
import type { Card } from '../../../room.ts';
import { GAP_MAX } from '../gap.ts';
import { GAP_IDS } from '../ids.ts';
import { gapOf } from '../store.ts';
import { gapFlow } from './form.ts';

/** [H5] “Record as gap” on a message: the form, with what the message says and where it is. */
export const recordGap = recording({
  callback: GAP_IDS.choose,
  form(visit, engagementId, { id, text, link }) {
    const room = GAP_MAX.description - (link ?? '').length - 2;
    const description = visit.say('gaps.record.from', { text: fitText(text, room), link: link ?? '' }).trim();
    return gapFlow.begin(visit, engagementId, { proposed: { description }, newId: id });
  },
});

/** In the thread of that message. */
export const gapRecorded: Card = async ({ tx, workspaceId, say }, id) => {
  const found = await gapOf(tx, workspaceId, id);
  return found && recordedMessage(say, 'gap', found.openedBy, found.title);
};

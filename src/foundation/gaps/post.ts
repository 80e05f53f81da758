import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { gapsIn } from './after.ts';

/** Puts the gaps into the engagement's channel, where they stay up to date. @returns the channel */
export const postGaps = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: WORKERS,
  async run({ engagement, show, note }) {
    if (!engagement.channelId) throw new Refusal('refusal.not-found');
    show(gapsIn(engagement.id, engagement.channelId));
    note({
      action: 'foundation.gap.post',
      kind: 'engagement',
      subject: engagement.id,
      after: { channel: engagement.channelId },
    });
    return engagement.channelId;
  },
});

import { actions, button, context, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import type { Deployment } from '../../deployments/store.ts';
import { REVIEW_IDS } from '../ids.ts';
import type { Queue } from '../store.ts';

export interface QueueView {
  say: Say;
  engagement: { id: string; name: string };
  deployment: Pick<Deployment, 'id' | 'model' | 'pausedAt' | 'stage'>;
  queue: Queue;
}

/** [S1.2] The review queue, one message: how many wait, since when, how one begins. */
export function queueMessage({ say, engagement, deployment, queue }: QueueView): SlackMessage {
  const { waiting, claimed, since } = queue;
  const paused = deployment.pausedAt === null ? 'no' : 'yes';
  const params = { engagement: engagement.name, model: deployment.model, waiting, claimed, paused };
  const value = `${engagement.id} ${deployment.id}`;
  return {
    text: say.md('review.queue.fallback', params),
    blocks: [
      section(say.md('review.queue.title', params)),
      ...(since ? [context(say.md('review.queue.since', { since: moment(since, say) }))] : []),
      actions([
        ...(waiting > 0
          ? [button(say('review.button.open'), REVIEW_IDS.open, { value, style: 'primary' as const })]
          : []),
        button(say('review.button.edge'), REVIEW_IDS.edge, { value }),
        button(say('review.button.reviewers'), REVIEW_IDS.reviewers, { value }),
      ]),
      context(say('review.queue.why')),
    ],
  };
}

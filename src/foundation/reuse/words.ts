import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Reuse, StaleArtifact } from '../../../db/schema/engagement.ts';
import type { ReuseWords } from '../../engagement/reuse.ts';
import type { Say } from '../../texts/say.ts';
import { staleReason } from '../screens/stale.ts';

/** What it is, and why it holds no longer. mrkdwn. */
function staleLine(say: Say, stale: StaleArtifact): string {
  const what = say(`reuse.kind.${stale.kind}`);
  const name = stale.name ? ` ${escape(fitText(stale.name.replace(/\s+/g, ' '), 80))}` : '';
  return `*${escape(what)}${name}*: ${staleReason(say, stale)}`;
}

/** [R3] What of the foundation is reused, and what is stale and why. */
export function reuseWords(say: Say, { sources, lineage, pipeline, stale }: Reuse): ReuseWords {
  return {
    reused: [
      ...(sources.reused > 0 ? [say.md('reuse.sources', sources)] : []),
      ...(lineage ? [say('reuse.lineage')] : []),
      ...(pipeline ? [say('reuse.pipeline')] : []),
    ],
    stale: stale.map((one) => staleLine(say, one)),
  };
}

import type { CheckContext } from '../../room.ts';
import { type SealedContent, sealedContent } from './content.ts';
import { digestOf } from './digest.ts';

/** What an approval would seal. */
export interface Proposal {
  content: SealedContent;
  digest: string;
  /** Why it is changed; null for the first version. */
  reason: string | null;
}

/**
 * [P3.4] What an approval would seal now, as a room offers it; null while the plan is not complete, and where no
 * room has one. @throws ZodError where a room offers what is no sealed content
 */
export async function toSeal(context: CheckContext): Promise<Proposal | null> {
  for (const room of context.world.rooms) {
    const offered = await room.sealing?.(context);
    if (!offered) continue;
    const content = sealedContent.parse(offered.content);
    return { content, digest: digestOf(content), reason: offered.reason };
  }
  return null;
}

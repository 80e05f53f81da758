import type { CheckContext } from '../room.ts';
import { type SealedContent, sealedContent } from './content.ts';
import { digestOf } from './digest.ts';

/** What an approval would seal. Gates hand it on by its digest; what stands in it is between phases. */
export interface Proposal {
  content: unknown;
  /** SHA-256 of the canonical JSON of the content, hexadecimal. */
  digest: string;
  /** Why it is changed; null for the first version. */
  reason: string | null;
}

/** [P3.4] Offers a plan to be sealed. @throws ZodError where it is no sealed content */
export function propose(content: SealedContent, reason: string | null): Proposal {
  const checked = sealedContent.parse(content);
  return { content: checked, digest: digestOf(checked), reason };
}

/**
 * [P3.4] What an approval would seal now, as a room offers it; null while the plan is not complete, and where no
 * room has one.
 */
export async function toSeal(context: CheckContext): Promise<Proposal | null> {
  for (const room of context.world.rooms) {
    const offered = await room.sealing?.(context);
    if (offered) return offered;
  }
  return null;
}

import { maySee } from '../engagement/verb.ts';
import { type About, readLink } from '../link.ts';

/** Somebody who reads where a link was posted, as far as it decides what they may see. */
export interface Reader {
  userId: string;
  isAdmin: boolean;
  isExternal: boolean;
  isDeactivated: boolean;
  isBot: boolean;
}

/** Who reads in a conversation. */
export interface Audience {
  /** Whoever belongs to the workspace can read there, in it or not. */
  isPublic: boolean;
  members: readonly Reader[];
}

/** What is known of a reader and of the engagement that a link leads into. */
export interface Place {
  visibility: 'open' | 'restricted';
  channelId: string | null;
  /** User ids of its people. */
  people: readonly string[];
}

/** More links of one message than this stay as they are. */
const MOST = 5;

export interface SharedLink extends Pick<About, 'kind' | 'id'> {
  /** As it was posted. */
  url: string;
}

/** The links of a message that are ours and of this workspace, each once. */
export function ours(
  world: { publicUrl?: string },
  workspaceId: string,
  urls: readonly string[],
): SharedLink[] {
  const found = [...new Set(urls)].flatMap((url) => {
    const about = readLink(world, url);
    return about?.workspaceId === workspaceId ? [{ url, kind: about.kind, id: about.id }] : [];
  });
  return found.slice(0, MOST);
}

/**
 * [X9] Whether a link into an engagement may unfold in a channel: what unfolds there everybody reads who is in it, and in a public
 * channel whoever looks in. In the engagement's own channel its card stands already; elsewhere each of them has to be somebody who may see it.
 * @param audience null where nobody can say who reads there
 */
export function mayUnfold(place: Place, channel: string, audience: Audience | null): boolean {
  if (place.channelId === channel) return true;
  if (audience === null || (audience.isPublic && place.visibility === 'restricted')) return false;
  return audience.members
    .filter((one) => !one.isBot && !one.isDeactivated)
    .every((one) => maySee(place, place.people.includes(one.userId), one.isAdmin, one.isExternal));
}

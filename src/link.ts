import { z } from 'zod';

/** [H9] What our links are about, as it stands in them. */
export const LINKED = ['engagement', 'gate', 'alert', 'use-case'] as const;
export type Linked = (typeof LINKED)[number];

export interface About {
  workspaceId: string;
  kind: Linked;
  id: string;
}

/** Where all of them begin, after the address of this server. */
export const LINK_PATH = '/open/';

const parts = z.tuple([z.string().regex(/^[A-Z0-9]+$/), z.enum(LINKED), z.uuid()]);

/**
 * [H9] The address of something, for people to hand on: it unfolds in Slack. Null where nobody said at which address the world
 * reaches this server.
 */
export function linkTo(
  { publicUrl }: { publicUrl?: string },
  { workspaceId, kind, id }: About,
): string | null {
  return publicUrl === undefined ? null : `${publicUrl}${LINK_PATH}${workspaceId}/${kind}/${id}`;
}

/** What a link is about; null for any other address, ours or not. What people hang on to it (`?utm=…`, `#…`) says nothing. */
export function readLink({ publicUrl }: { publicUrl?: string }, address: string): About | null {
  const [url, home] = [URL.parse(address), URL.parse(publicUrl ?? '')];
  if (!url || !home || url.host !== home.host) return null;
  const prefix = `${home.pathname.replace(/\/$/, '')}${LINK_PATH}`;
  if (!url.pathname.startsWith(prefix)) return null;
  const read = parts.safeParse(url.pathname.slice(prefix.length).replace(/\/$/, '').split('/'));
  if (!read.success) return null;
  const [workspaceId, kind, id] = read.data;
  return { workspaceId, kind, id: id.toLowerCase() };
}

/** What the sandbox remembers: plain data, so that it can be saved as JSON and loaded again. */

/** Block Kit, and anything inside it, as the app sent it. */
export type Json = Record<string, unknown>;

export interface User {
  id: string;
  /** The workspace the person belongs to; another one's id for a Slack Connect guest. */
  teamId: string;
  name: string;
  realName: string;
  title: string;
  email: string;
  color: string;
  isAdmin: boolean;
  isBot: boolean;
  deleted: boolean;
  locale: string;
  tz: string;
  updated: number;
}

export interface Reaction {
  name: string;
  users: string[];
}

export interface StoredMessage {
  ts: string;
  user: string;
  text: string;
  subtype?: string;
  threadTs?: string;
  broadcast?: boolean;
  botId?: string;
  username?: string;
  blocks?: Json[];
  attachments?: Json[];
  /** Ids of files. */
  files?: string[];
  metadata?: Json;
  edited?: { user: string; ts: string };
  reactions: Reaction[];
  /** At the root of an assistant thread. */
  assistant?: { title: string; status: string; prompts: { title: string; message: string }[] };
}

export interface EphemeralMessage extends StoredMessage {
  channel: string;
  /** The only person who sees it. */
  to: string;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface StoredChannel {
  id: string;
  name: string;
  kind: ChannelKind;
  creator: string;
  created: number;
  topic: string;
  purpose: string;
  members: string[];
  archived: boolean;
  isGeneral: boolean;
  isExtShared: boolean;
  pins: { ts: string; by: string; at: number }[];
  bookmarks: Json[];
  /** Last message read, by person. */
  read: Record<string, string>;
  messages: StoredMessage[];
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  created: number;
  altText?: string;
  /** Channels it was shared in. */
  channels: string[];
  /** False between the upload address being given and the upload being completed. */
  complete: boolean;
  /** Milliseconds since 1970: before, Slack is still looking at it. */
  readyAt?: number;
}

export interface StoredView {
  id: string;
  teamId: string;
  user: string;
  hash: string;
  type: 'modal' | 'home';
  externalId: string;
  /** As the app gave it, ids filled in. */
  view: Json & { blocks: Json[] };
  rootId: string;
  previousId: string | null;
  /** What its inputs hold now. */
  values: Record<string, Record<string, Json>>;
  /** The channel the person was in when it opened. */
  openedIn?: string;
  openedAt: number;
}

export interface Scheduled {
  id: string;
  channel: string;
  postAt: number;
  created: number;
  message: Json;
}

/** The app's presence in one workspace. */
export interface Install {
  token: string;
  botId: string;
  botUserId: string;
  scopes: string[];
  installedBy: string;
  /** Set for an org-wide install: the token then stands for every workspace of the enterprise. */
  enterpriseId?: string;
  revoked: boolean;
}

export interface Workspace {
  id: string;
  name: string;
  domain: string;
  enterprise?: { id: string; name: string };
  users: User[];
  channels: StoredChannel[];
  userGroups: UserGroup[];
  files: StoredFile[];
  views: StoredView[];
  homes: Record<string, StoredView>;
  scheduled: Scheduled[];
  install: Install | null;
}

export interface World {
  version: 1;
  workspaces: Workspace[];
  /** Microseconds of the last timestamp given out; timestamps are unique and rise. */
  lastMicros: number;
}

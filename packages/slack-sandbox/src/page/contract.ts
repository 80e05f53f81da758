/**
 * What the sandbox's web page and its server say to each other. JSON over loopback HTTP:
 *
 *   GET  /sandbox/boot                         → Boot
 *   GET  /sandbox/state?as=U…                  → State of that person
 *   GET  /sandbox/messages?as=U…&channel=C…    → Message[] (top level, oldest first)
 *   GET  /sandbox/messages?as=…&channel=…&thread=TS → Message[] (root first, then its replies)
 *   GET  /sandbox/events?as=U…                 → Server-sent events, each data: PageEvent
 *   POST /sandbox/act        body: Act         → ActResult
 *   POST /sandbox/upload?as=U…&name=…          → { id } of the stored file (body: the bytes)
 *   GET  /files/…                              → a file's bytes
 *
 * Tests act through the same verbs, so that what a test does, a person can do.
 */
export interface Boot {
  workspace: { id: string; name: string };
  people: Person[];
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { callbackId: string; name: string; type: 'global' | 'message' }[];
  /** `hasAssistant`: the manifest has an assistant view, so the page offers to begin a chat. */
  app: { id: string; name: string; botUserId: string; hasAssistant?: boolean };
}

export interface Person {
  id: string;
  name: string;
  realName: string;
  title: string;
  /** An emoji or initials on this background colour stand for the avatar. */
  color: string;
  isAdmin: boolean;
  isBot: boolean;
  /** From another organization (Slack Connect). */
  isExternal: boolean;
  deleted: boolean;
  /** IETF, like en-GB. */
  locale: string;
  tz: string;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  /** For a direct message: the other person. */
  withUser?: string;
  isMember: boolean;
  isArchived: boolean;
  topic: string;
  members: string[];
  pins: string[];
  unread: number;
}

export interface State {
  me: string;
  channels: Channel[];
  userGroups: { id: string; handle: string; name: string }[];
  home: View | null;
  /** The open modals, bottom first; at most three. */
  views: View[];
  /** The Work Object this person has open. */
  details: Details | null;
}

/** What the app told of a Work Object to whoever opened it; `error`: that it did not, and in Slack's word why. */
export interface Details {
  channel: string;
  ts: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack draws it
  blocks: any[];
  error?: string;
}

/** A link that unfolded: what the app shows beside it. */
export interface Unfurl {
  app_unfurl_url: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack sends it
  blocks: any[];
  /** It is a Work Object, and can be opened. */
  entity?: unknown;
}

export interface Message {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack sends it
  blocks?: any[];
  /** Links in it that unfolded. */
  unfurls?: Unfurl[];
  files?: SlackFile[];
  reactions: { name: string; users: string[] }[];
  replyCount: number;
  edited: boolean;
  pinned: boolean;
  /** Only this person sees it; it goes when the page is reloaded, as in Slack. */
  ephemeral?: boolean;
  subtype?: string;
  /** At the root of an assistant thread: what the app set. */
  assistant?: { title: string; status: string; prompts: { title: string; message: string }[] };
}

export interface SlackFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  url: string;
  altText?: string;
}

/** A modal or Home view, as the app gave it, with what Slack adds. */
export interface View {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callback_id?: string;
  title?: { text: string };
  submit?: { text: string };
  close?: { text: string };
  notify_on_close?: boolean;
  submit_disabled?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack sends it
  blocks: any[];
}

/** What an input holds, by block and action, in Slack's `view.state.values` shape. */
// biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack sends it
export type StateValues = Record<string, Record<string, any>>;

export type Act =
  | { kind: 'post'; as: string; channel: string; text: string; threadTs?: string; files?: string[] }
  | { kind: 'edit'; as: string; channel: string; ts: string; text: string }
  | { kind: 'delete'; as: string; channel: string; ts: string }
  | { kind: 'command'; as: string; channel: string; command: string; text: string }
  | { kind: 'shortcut'; as: string; callbackId: string; channel?: string; ts?: string }
  | { kind: 'react' | 'unreact'; as: string; channel: string; ts: string; name: string }
  /** A click or choice on a block element of a message, a modal or Home. `action` is the element's action payload. */
  | {
      kind: 'action';
      as: string;
      channel?: string;
      ts?: string;
      viewId?: string;
      action: { action_id: string; block_id: string; type: string; [key: string]: unknown };
      values?: StateValues;
    }
  | {
      kind: 'suggest';
      as: string;
      viewId?: string;
      channel?: string;
      ts?: string;
      blockId: string;
      actionId: string;
      value: string;
    }
  | { kind: 'submit'; as: string; viewId: string; values: StateValues }
  | { kind: 'close'; as: string; viewId: string; clear?: boolean }
  /** Opens a Work Object that a link unfolded as, and closes it. */
  | { kind: 'entity'; as: string; channel: string; ts: string; url: string }
  | { kind: 'entity-close'; as: string }
  | { kind: 'home'; as: string }
  /** Opens a new thread in the app's assistant pane; the result has its channel and root. */
  | { kind: 'assistant'; as: string; channel?: string }
  | { kind: 'join' | 'leave' | 'mark-read'; as: string; channel: string }
  | { kind: 'invite'; as: string; channel: string; user: string }
  | { kind: 'create-channel'; as: string; name: string; isPrivate: boolean }
  | { kind: 'open-dm'; as: string; user: string };

export type ActResult =
  | { ok: true; channel?: string; ts?: string; options?: unknown[]; optionGroups?: unknown[] }
  /** `errors`: by block id, shown at the fields; `error`: shown where the person is, as Slack words it. */
  | { ok: false; error: string; errors?: Record<string, string> };

export type PageEvent =
  | { type: 'message'; message: Message }
  | { type: 'message_deleted'; channel: string; ts: string; ephemeral?: boolean }
  | { type: 'views'; views: View[] }
  | { type: 'home'; view: View | null }
  | { type: 'state' };

import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Core } from '../core.ts';
import type { Actor } from '../record/act.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import type { Origin } from './identity.ts';

/**
 * A request from Slack, checked and identified, as a room's handler gets it. `House` is what rooms act on; here nothing
 * is known of it but its core.
 */
export interface Visit<House = Core> {
  world: House;
  actor: Actor;
  /** Texts in the visitor's language. */
  say: Say;
  /** IANA zone of the visitor, for dates that Slack cannot render. */
  timeZone: string;
  /** For looks and answers while the person waits: no retries, two seconds. Results go through delivery. */
  client: WebClient;
  /** The channel it happened in; empty on Home and in modals. */
  channel: string;
  log: Logger;
  /**
   * Opens a modal with the request's trigger; on top of the one that is open, where there is one. A submit
   * opens nothing: it answers with `push` or `update`.
   */
  openModal(modal: Modal): Promise<{ viewId: string; hash: string }>;
  /** Replaces an open modal. `hash` guards against overwriting a newer one. */
  updateModal(viewId: string, modal: Modal, hash?: string): Promise<void>;
  /** Tells this person alone, where they are: an ephemeral message, or on top of the modal, under `title` where it has no heading. */
  tell(message: SlackMessage, title?: TextKey): Promise<void>;
}

export interface CommandVisit<House = Core> extends Visit<House> {
  /** What was typed after the subcommand. */
  text: string;
}
export type CommandHandler<House = Core> = (visit: CommandVisit<House>) => Promise<void>;

export interface ActionVisit<House = Core> extends Visit<House> {
  /** Which of a family was clicked: the last segment of its id, where the id without it is registered; else empty. */
  member: string;
  /** A button's value, a chosen option's value, a picked user, date …; empty where nothing was chosen. */
  value: string;
  /** Several chosen values, for multi-selects and checkboxes. */
  values: string[];
  /** The message clicked in. */
  message?: { channel: string; ts: string };
  /** The view clicked in, with what is typed there. */
  view?: OpenView;
}
export type ActionHandler<House = Core> = (visit: ActionVisit<House>) => Promise<void>;

export interface OpenView {
  id: string;
  hash: string;
  /** At the bottom of the stack where this one was pushed. */
  rootId: string;
  values: FormValues;
  /** `private_metadata`, checked against the schema the form was made with. Refuses what does not fit. */
  meta<Schema extends z.ZodType>(schema: Schema): z.infer<Schema>;
}

export interface ViewVisit<House = Core> extends Visit<House> {
  view: OpenView;
}

/**
 * What happens to the modal after a submit; nothing closes it (the one on top). A Refusal thrown instead
 * is shown at its field and keeps everything typed.
 */
export type ViewAnswer =
  | undefined
  | { update: Modal }
  | { push: Modal }
  | { clear: true }
  | { errors: Record<string, string> };
export type ViewHandler<House = Core> = (visit: ViewVisit<House>) => Promise<ViewAnswer>;

export interface ShortcutVisit<House = Core> extends Visit<House> {
  message?: { channel: string; ts: string; threadTs?: string; text: string; user: string };
}
export type ShortcutHandler<House = Core> = (visit: ShortcutVisit<House>) => Promise<void>;

/** Events carry no trigger: nothing can be opened, only told. */
export interface EventVisit<House = Core> extends Omit<Visit<House>, 'openModal' | 'updateModal'> {
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own shape; handlers parse what they use with zod
  event: any;
  eventId: string;
  /** The team it happened in, and whose organization. */
  origin: Origin;
}
export type EventHandler<House = Core> = (visit: EventVisit<House>) => Promise<void>;

export interface Suggestion {
  text: string;
  value: string;
}
export type SuggestHandler<House = Core> = (
  visit: Omit<Visit<House>, 'openModal' | 'updateModal' | 'tell'> & {
    typed: string;
    /** The view it is typed in, where it is one. */
    view?: OpenView;
  },
) => Promise<Suggestion[]>;

/** One subcommand of `/playbook`. */
export interface Command<House = Core> {
  /** What is typed after `/playbook`. */
  name: string;
  /** One line for the help: what it does. */
  summary: TextKey;
  /** How to type it, with its arguments; several lines are fine. */
  help: TextKey;
  /** It needs no engagement: offered also where there is none yet. */
  anywhere?: true;
  run: CommandHandler<House>;
}

/** What one room answers to. */
export interface Answers<House = Core> {
  commands?: readonly Command<House>[];
  /** action_id → handler. One of `room.noun.verb` has `room.noun.verb.next` too, and every other that says one segment more. */
  actions?: Readonly<Record<string, ActionHandler<House>>>;
  /**
   * Those of `actions` that decide something: acknowledged when it is committed, or just before Slack stops
   * waiting. Until then the button shows that it is at work. All others are acknowledged at once.
   */
  decides?: readonly string[];
  /** callback_id → handler of a submitted modal */
  views?: Readonly<Record<string, ViewHandler<House>>>;
  /** callback_id → handler of a closed modal */
  closed?: Readonly<Record<string, ViewHandler<House>>>;
  /** callback_id → handler */
  shortcuts?: Readonly<Record<string, ShortcutHandler<House>>>;
  /** event type → handler. Events can be lost: no decision may rest on one alone. */
  events?: Readonly<Record<string, EventHandler<House>>>;
  /** action_id of an external select → its options; by families as `actions` */
  suggestions?: Readonly<Record<string, SuggestHandler<House>>>;
}

import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Actor } from '../record/act.ts';
import type { Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import type { Origin } from './identity.ts';

/** A request from Slack, checked and identified, as a room's handler gets it. */
export interface Visit {
  world: World;
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
  /** Tells this person alone, where they are: an ephemeral message, or on top of the modal. */
  tell(message: SlackMessage): Promise<void>;
}

export interface CommandVisit extends Visit {
  /** What was typed after the subcommand. */
  text: string;
  /** The engagement it is about, where the person has chosen one already. */
  engagementId?: string;
}
export type CommandHandler = (visit: CommandVisit) => Promise<void>;

export interface ActionVisit extends Visit {
  /** A button's value, a chosen option's value, a picked user, date …; empty where nothing was chosen. */
  value: string;
  /** Several chosen values, for multi-selects and checkboxes. */
  values: string[];
  /** The message clicked in. */
  message?: { channel: string; ts: string };
  /** The view clicked in, with what is typed there. */
  view?: OpenView;
}
export type ActionHandler = (visit: ActionVisit) => Promise<void>;

export interface OpenView {
  id: string;
  hash: string;
  /** At the bottom of the stack where this one was pushed. */
  rootId: string;
  values: FormValues;
  /** `private_metadata`, checked against the schema the form was made with. Refuses what does not fit. */
  meta<Schema extends z.ZodType>(schema: Schema): z.infer<Schema>;
}

export interface ViewVisit extends Visit {
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
export type ViewHandler = (visit: ViewVisit) => Promise<ViewAnswer>;

export interface ShortcutVisit extends Visit {
  message?: { channel: string; ts: string; threadTs?: string; text: string; user: string };
}
export type ShortcutHandler = (visit: ShortcutVisit) => Promise<void>;

/** Events carry no trigger: nothing can be opened, only told. */
export interface EventVisit extends Omit<Visit, 'openModal' | 'updateModal'> {
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own shape; handlers parse what they use with zod
  event: any;
  eventId: string;
  /** The team it happened in, and whose organization. */
  origin: Origin;
}
export type EventHandler = (visit: EventVisit) => Promise<void>;

export interface Suggestion {
  text: string;
  value: string;
}
export type SuggestHandler = (
  visit: Omit<Visit, 'openModal' | 'updateModal' | 'tell'> & {
    typed: string;
    /** The view it is typed in, where it is one. */
    view?: OpenView;
  },
) => Promise<Suggestion[]>;

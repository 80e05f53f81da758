/** The handlers of rooms: what Slack's requests bring, with the world in hand. */
import type * as slack from './slack/handlers.ts';
import type { World } from './world.ts';

export type Visit = slack.Visit<World>;
export type CommandVisit = slack.CommandVisit<World>;
export type CommandHandler = slack.CommandHandler<World>;
export type ActionVisit = slack.ActionVisit<World>;
export type ActionHandler = slack.ActionHandler<World>;
export type ViewVisit = slack.ViewVisit<World>;
export type ViewHandler = slack.ViewHandler<World>;
export type ShortcutVisit = slack.ShortcutVisit<World>;
export type EventVisit = slack.EventVisit<World>;
export type EventHandler = slack.EventHandler<World>;
export type SuggestHandler = slack.SuggestHandler<World>;

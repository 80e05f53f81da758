import { canRead, lookUp } from './channels.ts';
import { type Core, userIn, workspaceOf } from './core.ts';
import type { StoredChannel, Workspace } from './model.ts';
import type { Details, Message, View } from './page/contract.ts';
import { messagesOf, viewOf, viewsOf } from './page-state.ts';

/** A message or view to act on. */
export type Target = Pick<Message, 'channel' | 'ts'> | Pick<View, 'id'>;

/** What one person sees of the workspace. */
export class Onlooker {
  readonly id: string;
  protected readonly core: Core;

  constructor(core: Core, id: string) {
    if (!workspaceOf(core, id)) throw new Error(`no user ${id} in the sandbox`);
    this.core = core;
    this.id = id;
  }

  /** What the person sees in a channel, oldest first, their own ephemeral messages included. */
  messages(channel: string): Message[] {
    return this.#seen(this.channel(channel));
  }

  thread(message: Pick<Message, 'channel' | 'ts' | 'threadTs'>): Message[] {
    return this.#seen(this.channel(message.channel), message.threadTs ?? message.ts);
  }

  /** Only the messages that nobody else sees. */
  ephemerals(channel?: string): Message[] {
    const channels = channel ? [this.channel(channel)] : this.workspace.channels;
    return channels
      .flatMap((each) => [
        ...this.#seen(each),
        ...this.core.ephemerals
          .filter((one) => one.channel === each.id)
          .flatMap((one) => one.threadTs ?? [])
          .flatMap((ts) => this.#seen(each, ts)),
      ])
      .filter((each) => each.ephemeral === true);
  }

  /** The direct messages with the app. */
  dms(): Message[] {
    const bot = this.workspace.install?.botUserId ?? '';
    const channel = this.workspace.channels.find(
      (each) => each.kind === 'im' && each.members.includes(bot) && each.members.includes(this.id),
    );
    return channel ? this.#seen(channel) : [];
  }

  /** The open modals, bottom first. */
  views(): View[] {
    return viewsOf(this.core, this.workspace, this.id);
  }

  /** The topmost open modal. */
  view(): View | undefined {
    return this.views().at(-1);
  }

  /** What the app told of the Work Object that is open. */
  details(): Details | null {
    return this.core.details.get(this.id) ?? null;
  }

  home(): View | null {
    const home = this.workspace.homes[this.id];
    return home ? viewOf(this.core, this.workspace, home) : null;
  }

  /** The person's own record (deactivated, admin, …). */
  user() {
    return userIn(this.workspace, this.id);
  }

  /** The blocks of a message or view that the person has before them. */
  protected blocksOf(target: Target) {
    if ('id' in target) {
      const view = [...this.views(), this.home()].find((each) => each?.id === target.id);
      if (!view) throw new Error(`view ${target.id} is not open`);
      return view.blocks;
    }
    const thread = this.thread(target);
    const all = [...thread, ...this.messages(target.channel), ...this.ephemerals(target.channel)];
    const message = all.find((each) => each.ts === target.ts);
    if (!message) throw new Error(`no message ${target.ts} here`);
    return [...(message.blocks ?? []), ...(message.unfurls ?? []).flatMap(({ blocks }) => blocks)];
  }

  protected get workspace(): Workspace {
    const workspace = workspaceOf(this.core, this.id);
    if (!workspace) throw new Error(`user ${this.id} is gone`);
    return workspace;
  }

  protected channel(reference: string): StoredChannel {
    const channel = lookUp(this.workspace, reference);
    if (!channel) throw new Error(`no channel ${reference}`);
    return channel;
  }

  /** Nothing of a private channel the person is not in. */
  #seen(channel: StoredChannel, thread?: string): Message[] {
    return canRead(channel, this.id) ? messagesOf(this.core, this.workspace, channel, this.id, thread) : [];
  }
}

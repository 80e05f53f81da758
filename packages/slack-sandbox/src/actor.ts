import { perform } from './acts/perform.ts';
import { placedElements } from './blocks.ts';
import { fillFile, newFile } from './files.ts';
import { entered, type FriendlyValues, slackValue } from './friendly.ts';
import { Onlooker, type Target } from './onlooker.ts';
import type { Act, ActResult, Message, View } from './page/contract.ts';

type Verb<K extends Act['kind']> = Omit<Extract<Act, { kind: K }>, 'kind' | 'as'>;

/** A person of the workspace, for tests: everything the page can do, and what the person sees. */
export class Actor extends Onlooker {
  /** Any act of the page's contract. */
  async act(act: Act): Promise<ActResult> {
    return perform(this.core, act);
  }

  /** `/playbook start` in a channel (name or id). */
  command(channel: string, line: string): Promise<ActResult> {
    const [command = '', ...words] = line.trim().split(' ');
    const text = words.join(' ');
    return this.act({ kind: 'command', as: this.id, channel: this.channel(channel).id, command, text });
  }

  post(channel: string, text: string, more: Partial<Verb<'post'>> = {}): Promise<ActResult> {
    return this.act({ kind: 'post', as: this.id, text, ...more, channel: this.channel(channel).id });
  }

  reply(message: Message, text: string, more: Partial<Verb<'post'>> = {}): Promise<ActResult> {
    return this.post(message.channel, text, { threadTs: message.threadTs ?? message.ts, ...more });
  }

  edit(message: Message, text: string): Promise<ActResult> {
    return this.act({ kind: 'edit', as: this.id, channel: message.channel, ts: message.ts, text });
  }

  delete(message: Message): Promise<ActResult> {
    return this.act({ kind: 'delete', as: this.id, channel: message.channel, ts: message.ts });
  }

  react(message: Message, name: string): Promise<ActResult> {
    return this.act({ kind: 'react', as: this.id, channel: message.channel, ts: message.ts, name });
  }

  unreact(message: Message, name: string): Promise<ActResult> {
    return this.act({ kind: 'unreact', as: this.id, channel: message.channel, ts: message.ts, name });
  }

  /** A global shortcut, or with a message one on it. */
  shortcut(callbackId: string, message?: Message): Promise<ActResult> {
    const on = message ? { channel: message.channel, ts: message.ts } : {};
    return this.act({ kind: 'shortcut', as: this.id, callbackId, ...on });
  }

  /** Clicks a button. `value` tells apart buttons that share an action id. */
  async click(target: Target, actionId: string, value?: string): Promise<ActResult> {
    const placed = placedElements(this.blocksOf(target)).find(
      ({ element }) => element.action_id === actionId && (value === undefined || element.value === value),
    );
    if (!placed) throw new Error(`no ${actionId} here; there are: ${this.#actionIds(target)}`);
    const { element, blockId } = placed;
    const action = { action_id: actionId, block_id: blockId, type: element.type };
    return this.act({ kind: 'action', as: this.id, ...where(target), action });
  }

  /** Chooses in a select, date picker, overflow, radio or checkbox: option values, ids or dates. */
  async choose(target: Target, actionId: string, value: unknown): Promise<ActResult> {
    const named = placedElements(this.blocksOf(target)).filter(
      ({ element }) => element.action_id === actionId,
    );
    // Rows of a list share an id: the one that is meant offers what is chosen.
    const placed =
      named.find(({ element }) => JSON.stringify(element).includes(JSON.stringify(value))) ?? named[0];
    if (!placed) throw new Error(`no ${actionId} here; there are: ${this.#actionIds(target)}`);
    const { element, blockId } = placed;
    const action = {
      action_id: actionId,
      block_id: blockId,
      ...slackValue(element, value),
      type: element.type,
    };
    return this.act({ kind: 'action', as: this.id, ...where(target), action });
  }

  /** Types into an external select and gets the options. */
  async suggest(target: Target, actionId: string, value: string): Promise<ActResult> {
    const placed = placedElements(this.blocksOf(target)).find(
      ({ element }) => element.action_id === actionId,
    );
    if (!placed) throw new Error(`no ${actionId} here; there are: ${this.#actionIds(target)}`);
    const ids = { blockId: placed.blockId, actionId };
    return this.act({ kind: 'suggest', as: this.id, ...where(target), ...ids, value });
  }

  /** Fills a modal by block id (texts, option values, ids, dates; Slack's own shape works too) and submits. */
  async submit(view: Pick<View, 'id'>, values: FriendlyValues = {}): Promise<ActResult> {
    const filled = entered(this.blocksOf(view), values);
    return this.act({ kind: 'submit', as: this.id, viewId: view.id, values: filled });
  }

  close(view: Pick<View, 'id'>, clear = false): Promise<ActResult> {
    return this.act({ kind: 'close', as: this.id, viewId: view.id, clear });
  }

  /** Opens a Work Object that a link of a message unfolded as. */
  openEntity(message: Message, url: string): Promise<ActResult> {
    return this.act({ kind: 'entity', as: this.id, channel: message.channel, ts: message.ts, url });
  }

  /** Opens the app's Home tab. */
  openHome(): Promise<ActResult> {
    return this.act({ kind: 'home', as: this.id });
  }

  /** Opens a new assistant thread, looking at a channel or at none. */
  assistant(channel?: string): Promise<ActResult> {
    const looking = channel ? { channel: this.channel(channel).id } : {};
    return this.act({ kind: 'assistant', as: this.id, ...looking });
  }

  join(channel: string): Promise<ActResult> {
    return this.act({ kind: 'join', as: this.id, channel: this.channel(channel).id });
  }

  leave(channel: string): Promise<ActResult> {
    return this.act({ kind: 'leave', as: this.id, channel: this.channel(channel).id });
  }

  invite(channel: string, user: string): Promise<ActResult> {
    return this.act({ kind: 'invite', as: this.id, channel: this.channel(channel).id, user });
  }

  /** Opens a direct message, by default with the app; the result has its channel. */
  openDm(user = this.workspace.install?.botUserId ?? ''): Promise<ActResult> {
    return this.act({ kind: 'open-dm', as: this.id, user });
  }

  /** Stores a file and returns its id, for `post(…, { files })` or a file input. */
  upload(name: string, content: string | Uint8Array): string {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file = newFile(this.core, this.workspace, { name, user: this.id, size: bytes.byteLength });
    fillFile(this.core, file, bytes);
    return file.id;
  }

  #actionIds(target: Target): string {
    return placedElements(this.blocksOf(target))
      .map(({ element }) => element.action_id)
      .join(', ');
  }
}

function where(target: Target): { viewId: string } | { channel: string; ts: string } {
  return 'id' in target ? { viewId: target.id } : { channel: target.channel, ts: target.ts };
}

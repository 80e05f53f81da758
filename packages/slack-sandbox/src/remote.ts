import { setTimeout as pause } from 'node:timers/promises';
import { placedElements } from './blocks.ts';
import { entered, type FriendlyValues, slackValue } from './friendly.ts';
import type { Json } from './model.ts';
import type { Act, ActResult, Boot, Message, State, View } from './page/contract.ts';

/** Something that was done, or looked for, and did not come about. */
export class RemoteTrouble extends Error {}

type Target = Pick<Message, 'channel' | 'ts' | 'blocks'> | Pick<View, 'id' | 'blocks'>;

const AGAIN_MS = 150;

/**
 * A sandbox that runs in another process, as its web page has it.
 * @throws RemoteTrouble where none answers there
 */
export async function remoteSandbox(url: string): Promise<Boot> {
  const response = await fetch(`${url}/sandbox/boot`).catch(() => null);
  if (!response?.ok) throw new RemoteTrouble(`no sandbox answers at ${url}`);
  return (await response.json()) as Boot;
}

/** Asks again until there is something. @throws RemoteTrouble after `within` milliseconds */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined | null | false>,
  within = 60_000,
): Promise<Found> {
  const end = performance.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new RemoteTrouble(`waited in vain for ${what}`);
    await pause(AGAIN_MS);
  }
}

/** A person of such a sandbox: sees what they would see, and presses the same buttons. */
export class RemotePerson {
  readonly id: string;
  readonly #url: string;

  constructor(url: string, id: string) {
    this.#url = url;
    this.id = id;
  }

  async state(): Promise<State> {
    return this.#get(`/sandbox/state?${new URLSearchParams({ as: this.id })}`);
  }

  /** The open modals, bottom first. */
  async views(): Promise<View[]> {
    return (await this.state()).views;
  }

  messages(channel: string): Promise<Message[]> {
    return this.#get(`/sandbox/messages?${new URLSearchParams({ as: this.id, channel })}`);
  }

  /** The root first, then its replies. */
  thread({ channel, ts }: Pick<Message, 'channel' | 'ts'>): Promise<Message[]> {
    return this.#get(`/sandbox/messages?${new URLSearchParams({ as: this.id, channel, thread: ts })}`);
  }

  /** Any act of the page's contract. @throws RemoteTrouble where it is refused */
  async act(act: Act): Promise<ActResult & { ok: true }> {
    const response = await fetch(`${this.#url}/sandbox/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    const result = (await response.json()) as ActResult;
    if (!result.ok) throw new RemoteTrouble(`${act.kind} was refused: ${JSON.stringify(result)}`);
    return result;
  }

  /** Drops a file into a channel, with some words. */
  async drop(
    channel: string,
    text: string,
    { name, bytes }: { name: string; bytes: Uint8Array },
  ): Promise<void> {
    const query = new URLSearchParams({ as: this.id, name });
    const body = new Uint8Array(bytes);
    const response = await fetch(`${this.#url}/sandbox/upload?${query}`, { method: 'POST', body });
    if (!response.ok) throw new RemoteTrouble(`${name} was refused: ${response.status}`);
    const { id } = (await response.json()) as { id: string };
    await this.act({ kind: 'post', as: this.id, channel, text, files: [id] });
  }

  /** `/playbook start` in a channel, by its id. */
  async command(channel: string, line: string): Promise<void> {
    const [command = '', ...words] = line.split(' ');
    await this.act({ kind: 'command', as: this.id, channel, command, text: words.join(' ') });
  }

  /** Clicks a button. `value` tells apart buttons that share an action id. */
  async click(target: Target, actionId: string, value?: string): Promise<void> {
    const { element, blockId } = placedOf(
      target,
      ({ action_id, value: own }) => action_id === actionId && (value === undefined || own === value),
      actionId,
    );
    const action = { action_id: actionId, block_id: blockId, type: element.type };
    await this.act({ kind: 'action', as: this.id, ...where(target), action });
  }

  /** Chooses in a menu, which is the one that offers the value where several share an id. */
  async choose(target: Target, actionId: string, value: string): Promise<void> {
    const { element, blockId } = placedOf(
      target,
      (each) => each.action_id === actionId && JSON.stringify(each).includes(JSON.stringify(value)),
      actionId,
    );
    const chosen = slackValue(element, value);
    const action = { action_id: actionId, block_id: blockId, ...chosen, type: element.type };
    await this.act({ kind: 'action', as: this.id, ...where(target), action });
  }

  /** What a menu that searches offers for what is typed. */
  async suggest(view: Pick<View, 'id' | 'blocks'>, actionId: string, typed: string): Promise<Json[]> {
    const { blockId } = placedOf(view, ({ action_id }) => action_id === actionId, actionId);
    const asked = { viewId: view.id, blockId, actionId, value: typed };
    return ((await this.act({ kind: 'suggest', as: this.id, ...asked })).options ?? []) as Json[];
  }

  /** Fills a modal by block id and submits it. */
  async submit(view: Pick<View, 'id' | 'blocks'>, values: FriendlyValues = {}): Promise<void> {
    const filled = entered(view.blocks, values) as never;
    await this.act({ kind: 'submit', as: this.id, viewId: view.id, values: filled });
  }

  /** Closes whatever is open. */
  async clear(): Promise<void> {
    for (const { id } of (await this.views()).toReversed())
      await this.act({ kind: 'close', as: this.id, viewId: id, clear: true }).catch(() => {});
  }

  async #get<Answer>(path: string): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`);
    if (!response.ok) throw new RemoteTrouble(`${path} answered ${response.status}`);
    return (await response.json()) as Answer;
  }
}

const where = (target: Target) =>
  'id' in target ? { viewId: target.id } : { channel: target.channel, ts: target.ts };

function placedOf(target: Target, isMeant: (element: Json) => boolean, what: string) {
  const placed = placedElements(target.blocks ?? []);
  const found = placed.find(({ element }) => isMeant(element));
  if (found) return found;
  throw new RemoteTrouble(
    `no ${what} here; there are: ${placed.map(({ element }) => element.action_id).join(', ')}`,
  );
}

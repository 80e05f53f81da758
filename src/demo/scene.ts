import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { RemotePerson, RemoteTrouble, until } from '@phasegate/slack-sandbox/remote.ts';

/** The people of the local workspace who play along, by first name. */
export const PEOPLE = {
  lena: 'U0LENAFISC',
  marco: 'U0MARCORUZ',
  priya: 'U0PRIYANAI',
  jonas: 'U0JONASWEB',
  sam: 'U0SAMOKAFO',
  ada: 'U0ADALINDQ',
} as const;
export type First = keyof typeof PEOPLE;

/** What a submitted form can hold, by block id. */
export type Values = Record<string, unknown>;

/** Everything a message or view says, for looking something up in it: with the spaces that a keyboard has. */
export const words = (shown: Pick<Message, 'blocks'> | Pick<View, 'blocks'>): string =>
  JSON.stringify(shown.blocks ?? []).replaceAll('\u00A0', ' ');

const wasEdited = (error: unknown): boolean =>
  error instanceof RemoteTrouble && error.message.includes('element_not_found');

/** A channel of a running sandbox, and the people who act in it: by commands, buttons and forms, as anybody would. */
export class Scene {
  readonly url: string;
  readonly channel: string;

  constructor(url: string, channel: string) {
    this.url = url;
    this.channel = channel;
  }

  as = (first: First): RemotePerson => new RemotePerson(this.url, PEOPLE[first]);

  /** Where a person looks at the channel. */
  page = (first: First): string => `${this.url}/?as=${PEOPLE[first]}&channel=${this.channel}`;

  async top(first: First): Promise<View | undefined> {
    return (await this.as(first).views()).at(-1);
  }

  /** The modal with this title, once it is on top. */
  modal = (first: First, title: string): Promise<View> =>
    until(title, async () => {
      const view = await this.top(first);
      return view?.title?.text === title && view;
    });

  /** What stands on top of a person's screen once it is something else than before. */
  #next = (first: First, before: View | undefined, what: string): Promise<View> =>
    until(what, async () => {
      const view = await this.top(first);
      return view && (view.id !== before?.id || view.hash !== before.hash) && view;
    });

  /** What a command opens. */
  async opens(first: First, line: string): Promise<View> {
    await this.as(first).clear();
    await this.as(first).command(this.channel, line);
    return this.#next(first, undefined, line);
  }

  /** Clicks, and waits for what opens or takes the place of what was there. */
  async clickTo(first: First, target: View | Message, action: string, value?: string): Promise<View> {
    const before = await this.top(first);
    await this.as(first).click(target, action, value);
    return this.#next(first, before, action);
  }

  /** Clicks on a message as `look` finds it; one that is edited in that moment is looked at again, as anybody would. */
  press = (first: First, look: () => Promise<Message>, action: string): Promise<true> =>
    until(action, async () => {
      try {
        await this.as(first).click(await look(), action);
        return true;
      } catch (error) {
        if (wasEdited(error)) return false;
        throw error;
      }
    });

  /** As `press`, and waits for what opens. */
  async pressTo(first: First, look: () => Promise<Message>, action: string): Promise<View> {
    const before = await this.top(first);
    await this.press(first, look, action);
    return this.#next(first, before, action);
  }

  /** As `clickTo`, by a menu. */
  async chooseTo(first: First, view: View, action: string, value: string): Promise<View> {
    const before = await this.top(first);
    await this.as(first).choose(view, action, value);
    return this.#next(first, before, action);
  }

  /** Submits the steps of a form one after another, and closes whatever stands there afterwards. */
  async fill(first: First, view: View, ...steps: Values[]): Promise<void> {
    let now = view;
    for (const [at, values] of steps.entries()) {
      await this.as(first).submit(now, values);
      if (at < steps.length - 1) now = await this.#next(first, now, `step ${at + 2} of ${view.title?.text}`);
    }
    await this.as(first).clear();
  }

  /** The newest message in the channel, threads included, that says all of this. */
  shown = (...texts: string[]): Promise<Message> =>
    until(texts.join(', '), async () => {
      const lena = this.as('lena');
      const top = await lena.messages(this.channel);
      const threads = await Promise.all(
        top.map(async (one) => (one.replyCount > 0 ? (await lena.thread(one)).slice(1) : [])),
      );
      const all = top.flatMap((one, at) => [one, ...(threads[at] ?? [])]);
      return all.findLast((one) => texts.every((text) => `${one.text}${words(one)}`.includes(text)));
    });

  /** A message of the channel as it is now. */
  async fresh(message: Message): Promise<Message> {
    const all = await this.as('lena').thread(message);
    return all.find((one) => one.ts === message.ts) ?? message;
  }

  /** Asks for a gate as Lena. @returns its message */
  async ask(line: string, title: string): Promise<Message> {
    const form = await this.opens('lena', line);
    await this.as('lena').submit(form);
    await this.as('lena').clear();
    return this.shown('Needs:', title);
  }

  /** Attests items of a gate, and approves it. */
  async approve(first: First, gate: Message, ...items: string[]): Promise<void> {
    const person = this.as(first);
    if (items.length > 0) {
      const form = await this.pressTo(first, () => this.fresh(gate), 'gates.attest.open');
      const note = 'Looked at with the process owner on Monday';
      await person.submit(form, Object.fromEntries(items.map((item) => [`note.${item}`, note])));
      await until('what was attested', async () => (await person.views()).length === 0);
    }
    await this.press(first, () => this.fresh(gate), 'gates.request.approve');
  }
}

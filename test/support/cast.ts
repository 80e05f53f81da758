import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import type { Sandbox } from '@phasegate/slack-sandbox/sandbox.ts';

/** The people of the local workspace, by first name. */
export const PEOPLE = {
  lena: 'U0LENAFISC',
  marco: 'U0MARCORUZ',
  priya: 'U0PRIYANAI',
  jonas: 'U0JONASWEB',
  sam: 'U0SAMOKAFO',
  ada: 'U0ADALINDQ',
  kit: 'U0KITTANAK',
} as const;
export type First = keyof typeof PEOPLE;

/** The people of a sandbox, whatever program it is connected to. */
export function storyOf(sandbox: Sandbox) {
  const as = (first: First) => sandbox.person(PEOPLE[first]);

  /** The modal on top of the person's screen, once its title or first block says so. */
  async function modal(first: First, title: string): Promise<View> {
    return sandbox.until(() => {
      const view = as(first).view();
      return view?.title?.text === title ? view : undefined;
    });
  }

  /** What a command opens: a modal that was not there before. */
  async function opens(first: First, channel: string, line: string): Promise<View> {
    const before = new Set(
      as(first)
        .views()
        .map((view) => view.id),
    );
    await ok(as(first).command(channel, line));
    return sandbox.until(() =>
      as(first)
        .views()
        .findLast((view) => !before.has(view.id)),
    );
  }

  /** What stands on top once another modal than this one does. */
  const after = (first: First, view: View): Promise<View> =>
    sandbox.until(() => {
      const top = as(first).view();
      return top && top.id !== view.id ? top : undefined;
    });

  /** The newest message in a channel that contains a text, in its blocks or fallback. */
  async function message(first: First, channel: string, text: string | RegExp): Promise<Message> {
    return sandbox.until(() =>
      as(first)
        .messages(channel)
        .findLast((one) => said(one, text)),
    );
  }

  const directMessage = (first: First, text: string | RegExp): Promise<Message> =>
    sandbox.until(() =>
      as(first)
        .dms()
        .findLast((one) => said(one, text)),
    );

  /** Plays `/playbook start` to its end and returns the card. */
  async function start(
    first: First,
    channel: string,
    fields: Record<string, unknown> = {},
  ): Promise<Message> {
    const person = as(first);
    const step1 = await opens(first, channel, '/playbook start');
    const what = {
      name: 'Support ticket triage',
      goal: 'Tickets reach the right team in a minute',
      ...fields,
    };
    await ok(person.submit(step1, what));
    const step2 = await after(first, step1);
    await ok(person.submit(step2));
    await ok(person.close(step2, true));
    return message(first, channel, String(what.name));
  }

  return { sandbox, as, modal, opens, after, message, directMessage, start };
}

/** The people alone. */
export type Cast = ReturnType<typeof storyOf>;

const said = (message: Message, text: string | RegExp): boolean => {
  const all = typed(`${message.text}\n${JSON.stringify(message.blocks ?? [])}`);
  return typeof text === 'string' ? all.includes(text) : text.test(all);
};

/** With the spaces that a keyboard has: those between a number and its unit break no line. */
const typed = (text: string): string => text.replaceAll('\u00A0', ' ');

/** Everything a message or view says, for expectations. */
export const words = (shown: Pick<Message, 'blocks'> | Pick<View, 'blocks'>): string =>
  typed(JSON.stringify(shown.blocks ?? []));

export async function ok<T extends { ok: boolean }>(result: Promise<T>): Promise<T> {
  const got = await result;
  if (!got.ok) throw new Error(`refused: ${JSON.stringify(got)}`);
  return got;
}

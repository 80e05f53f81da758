import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { approveFoundation } from './approved-foundation.ts';
import { type First, ok, PEOPLE, words } from './cast.ts';
import type { HouseOptions } from './house.ts';
import { startStory } from './story.ts';

const CHANNEL = 'support-triage';
const WORKSPACE = 'T0NORTHWND';

/** The real input of evaluations; it lies beside the project. */
export const EMPLOYMENT_2015 = new URL(
  '../../../shared/data/ma-employment-reference.csv.gz',
  import.meta.url,
);

/** What a submitted form can hold. */
type Values = Record<string, unknown>;

/** A workspace whose engagement has an approved phase 1, and people who go on from there in Slack. */
export async function startPilotStory(options: HouseOptions = {}) {
  const story = await startStory(options);
  const { sandbox, as } = story;
  const until = <Found>(look: () => Found | undefined | null | false) => sandbox.until(look, 20_000);
  const card = await story.start('lena', CHANNEL, { name: 'Employment outreach' });
  const engagementId = /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
  const { lena, marco, priya, jonas, sam, ada } = PEOPLE;
  const team = { lead: lena, member: marco, business: priya, legal: jonas, data: sam, engineering: ada };
  await approveFoundation(story.app.world, WORKSPACE, engagementId, team);

  /** The newest message in the channel, threads included, that says all of this. */
  const shown = (...texts: string[]): Promise<Message> =>
    until(() => {
      const all = as('lena')
        .messages(CHANNEL)
        .flatMap((one) => [
          one,
          ...as('lena')
            .thread(one)
            .filter((reply) => reply.ts !== one.ts),
        ]);
      return all.findLast((one) => texts.every((text) => `${one.text}${words(one)}`.includes(text)));
    });

  /** A message as it is now. */
  const fresh = (message: Message): Message =>
    as('lena')
      .messages(CHANNEL)
      .flatMap((one) => [one, ...as('lena').thread(one)])
      .find((one) => one.ts === message.ts) ?? message;

  /** What stands on a person's screen once it is something else than this. */
  const next = (first: First, before: View): Promise<View> =>
    until(() => {
      const view = as(first).view();
      return view && (view.id !== before.id || view.hash !== before.hash) ? view : undefined;
    });

  /** Submits the steps of a form one after another. @returns what stands there after the last one, where something does */
  async function fill(first: First, view: View, ...steps: Values[]): Promise<void> {
    let now = view;
    for (const [at, values] of steps.entries()) {
      await ok(as(first).submit(now, values));
      if (at < steps.length - 1) now = await next(first, now);
    }
    await sandbox.settled();
  }

  async function clear(first: First): Promise<void> {
    for (const view of as(first).views().toReversed()) await as(first).close(view, true);
  }

  const opens = (first: First, line: string): Promise<View> => story.opens(first, CHANNEL, line);

  /** Clicks in a modal or message and waits for the modal that opens, or takes its place. */
  async function click(first: First, target: View | Message, action: string, value?: string): Promise<View> {
    const before = as(first).view();
    await ok(as(first).click(target as never, action, value));
    return until(() => {
      const view = as(first).view();
      return view && (view.id !== before?.id || view.hash !== before?.hash) ? view : undefined;
    });
  }

  /** Asks for a gate as Lena. @returns its message */
  async function ask(line: string, title: string): Promise<Message> {
    await ok(as('lena').submit(await opens('lena', line)));
    await clear('lena');
    return shown('Needs:', title);
  }

  /** Attests an item of a gate, and approves it. */
  async function approve(first: First, gate: Message, ...items: string[]): Promise<void> {
    if (items.length > 0) {
      const before = as(first).view();
      await ok(as(first).click(fresh(gate), 'gates.attest.open'));
      const form = await until(() => {
        const view = as(first).view();
        return view && view.id !== before?.id ? view : undefined;
      });
      const note = 'Looked at with the process owner on Monday';
      const notes = Object.fromEntries(items.map((item) => [`note.${item}`, note]));
      await ok(as(first).submit(form, notes));
      await until(() => as(first).views().length === 0);
    }
    await ok(as(first).click(fresh(gate), 'gates.request.approve'));
  }

  /** Drops a file in the channel, answers what it is, and confirms what its dry run says. */
  async function evaluate(model: Values, name: string, bytes: Uint8Array): Promise<void> {
    const file = as('marco').upload(name, bytes);
    const posted = await as('marco').post(CHANNEL, `Predictions of ${String(model.model)}`, {
      files: [file],
    });
    if (!posted.ok) throw new Error(posted.error);
    const message = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    const reply = (text: string) =>
      until(() =>
        as('marco')
          .thread(message)
          .find((one) => words(one).includes(text)),
      );
    const offer = await reply('imports.file.check');
    const check = /"imports\.file\.check\.\d+"/.exec(words(offer))?.[0].slice(1, -1) ?? 'imports.file.check';
    const form = await click('marco', offer, check);
    await ok(as('marco').submit(form, model));
    await ok(as('marco').click(await reply('imports.file.confirm'), 'imports.file.confirm'));
    await clear('marco');
  }

  return {
    ...story,
    CHANNEL,
    card,
    engagementId,
    until,
    shown,
    fresh,
    next,
    fill,
    clear,
    opensHere: opens,
    clickTo: click,
    ask,
    approve,
    evaluate,
  };
}

export type PilotStory = Awaited<ReturnType<typeof startPilotStory>>;

/** Predictions of 2015 with another threshold for SEX 2: its false positives fall to the level of the others. */
export function rethresholded(threshold: number): Uint8Array {
  const [header = '', ...lines] = gunzipSync(readFileSync(EMPLOYMENT_2015))
    .toString('utf8')
    .trim()
    .split('\n');
  const columns = header.split(',');
  const place = (name: string) => columns.indexOf(name);
  const [sex, prediction, probability] = [place('SEX'), place('prediction'), place('predicted_probability')];
  const changed = lines.map((line) => {
    const cells = line.split(',');
    if (cells[sex] === '2') cells[prediction] = Number(cells[probability]) >= threshold ? '1' : '0';
    return cells.join(',');
  });
  return gzipSync([header, ...changed].join('\n'));
}

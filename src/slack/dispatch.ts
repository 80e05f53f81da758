import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Core } from '../core.ts';
import { Refusal } from '../refusal.ts';
import type { Say } from '../texts/say.ts';
import { acknowledgement, tellTrouble, troubleAnswer } from './answer.ts';
import { type CommandGroup, helpMessage, readCommand } from './commands.ts';
import { afterAck, beforeDeadline, lateAck } from './deadline.ts';
import type { ViewVisit } from './handlers.ts';
import { commandOrigin, interactionOrigin } from './identity.ts';
import { chosen, type Interaction, interaction, openView, type RawView, slashCommand } from './payload.ts';
import { plainWords } from './plain-words.ts';
import type { Registry } from './registry.ts';
import { type Clients, commandPlace, interactionPlace, type Request, takeIn, visitOf } from './request.ts';
import { understand } from './trouble.ts';

/** Answers Slack; once, and within three seconds. */
export type Ack = (answer?: unknown) => Promise<void>;

export interface Dispatch {
  command(body: unknown, ack: Ack): Promise<void>;
  action(body: unknown, ack: Ack): Promise<void>;
  submit(body: unknown, ack: Ack): Promise<void>;
  closed(body: unknown, ack: Ack): Promise<void>;
  shortcut(body: unknown, ack: Ack): Promise<void>;
  suggest(body: unknown, ack: Ack): Promise<void>;
}

/** Told how each request went: its kind, the id it was for, `ok` or the kind of trouble, and its seconds. */
export type Observe = (kind: string, id: string, outcome: string, seconds: number) => void;

/** What dispatch works with. */
export interface Dispatching<House> {
  world: House;
  registry: Registry<House>;
  clients: Clients;
  observe: Observe;
  /** What help tells of the commands. */
  groups(say: Say): CommandGroup[];
}

export function makeDispatch<House extends Core>({
  world,
  registry,
  clients,
  observe,
  groups,
}: Dispatching<House>): Dispatch {
  /** Runs a handler; whatever goes wrong is told to the person, once Slack has its acknowledgement. */
  async function run(
    kind: string,
    id: string,
    request: Request,
    work: () => Promise<void>,
    acknowledge?: () => Promise<void>,
  ): Promise<void> {
    const started = performance.now();
    let outcome = 'ok';
    try {
      await work();
    } catch (error) {
      await acknowledge?.();
      outcome = (await tellTrouble(world, request, error)).kind;
    }
    observe(kind, id, outcome, (performance.now() - started) / 1_000);
    request.log.debug({ id, outcome }, 'a request was answered');
  }

  async function interactive(body: unknown): Promise<{ payload: Interaction; request: Request }> {
    const visitor = interactionOrigin(body);
    const payload = interaction.parse(body);
    const place = interactionPlace(visitor, payload);
    return { payload, request: await takeIn(world, clients, visitor, place, payload.type) };
  }

  return {
    async command(body, ack) {
      await ack();
      const visitor = commandOrigin(body);
      const payload = slashCommand.parse(body);
      const request = await takeIn(world, clients, visitor, commandPlace(visitor, payload), 'command');
      const asked = readCommand(payload.text, registry.commands);
      const id = asked.kind === 'run' ? asked.command.name || 'overview' : asked.kind;
      await run('command', id, request, async () => {
        const visit = await visitOf(world, request, true);
        // Slack sends what was typed in its wire form: “R&amp;D”.
        const words = (text: string) => plainWords(world, visitor.workspaceId, text);
        if (asked.kind === 'run') return asked.command.run({ ...visit, text: await words(asked.text) });
        const meant = asked.kind === 'unknown' ? { ...asked, typed: await words(asked.typed) } : asked;
        await visit.tell(helpMessage(meant, groups(visit.say), visit.say));
      });
    },

    async action(body, ack) {
      const acknowledge = lateAck(() => ack());
      try {
        if (!registry.decides(body)) await acknowledge();
        const { payload, request } = await interactive(body);
        for (const action of payload.actions) {
          const found = registry.action(action.action_id);
          // A link button tells of its click, and there is nothing to do about it.
          if (!found && typeof action.url === 'string') continue;
          const work = async () => {
            const visit = await visitOf(world, request, true);
            if (!found) throw new Refusal('platform.gone');
            await found.handler({
              ...afterAck(visit, acknowledge),
              member: found.member,
              ...chosen(action),
              ...clickedMessage(payload),
              ...(payload.view && { view: openView(payload.view) }),
            });
          };
          await run('action', found?.id ?? 'unknown', request, work, acknowledge);
        }
      } finally {
        await acknowledge();
      }
    },

    async submit(body, ack) {
      const { payload, request } = await interactive(body);
      const { view } = payload;
      if (!view) return ack();
      const started = performance.now();
      const handler = registry.views.get(view.callback_id);
      const later: (() => Promise<void>)[] = [];
      let outcome = 'ok';
      try {
        const work = async () => {
          const visit = await visitOf(world, request, false);
          if (!handler) throw new Refusal('platform.gone');
          return handler(submission(visit, view, later));
        };
        await ack(acknowledgement(await beforeDeadline(work())));
      } catch (error) {
        const trouble = understand(error, request.log);
        outcome = trouble.kind;
        await ack(acknowledgement(await troubleAnswer(world, request, view, trouble)));
      }
      observe('view', handler ? view.callback_id : 'unknown', outcome, (performance.now() - started) / 1_000);
      request.log.debug({ id: view.callback_id, outcome }, 'a request was answered');
      for (const one of later) await run('view', `${view.callback_id}.after`, request, one);
    },

    async closed(body, ack) {
      await ack();
      const { payload, request } = await interactive(body);
      const { view } = payload;
      const handler = view && registry.closed.get(view.callback_id);
      if (!handler) return;
      // It is closed: nothing can be put on top of it any more.
      request.place.view = null;
      await run('closed', view.callback_id, request, async () => {
        const visit = await visitOf(world, request, true);
        await handler({ ...visit, view: openView(view) });
      });
    },

    async shortcut(body, ack) {
      await ack();
      const { payload, request } = await interactive(body);
      const handler = registry.shortcuts.get(payload.callback_id);
      await run('shortcut', handler ? payload.callback_id : 'unknown', request, async () => {
        const visit = await visitOf(world, request, true);
        if (!handler) throw new Refusal('platform.gone');
        const { message } = payload;
        const told = message && {
          channel: request.place.channel,
          ts: message.ts,
          text: message.text,
          user: message.user,
          ...(message.thread_ts && { threadTs: message.thread_ts }),
        };
        await handler({ ...visit, ...(told && { message: told }) });
      });
    },

    async suggest(body, ack) {
      const { payload, request } = await interactive(body);
      const suggestion = registry.suggestion(payload.action_id);
      if (!suggestion) return ack({ options: [] });
      try {
        const visit = await visitOf(world, request, false);
        const typed = String(payload.value ?? '');
        const view = payload.view && { view: openView(payload.view) };
        const found = await beforeDeadline(suggestion.handler({ ...visit, typed, ...view }));
        const options = found.slice(0, LIMITS.select.options).map(({ text, value }) => ({
          text: { type: 'plain_text', text: fitText(text, LIMITS.option.text) || '–' },
          value,
        }));
        await ack({ options });
      } catch (error) {
        understand(error, request.log);
        await ack({ options: [] });
      }
    },
  };
}

const clickedMessage = ({ channel, container, message }: Interaction) => {
  const ts = message?.ts || container?.message_ts;
  const place = channel?.id || container?.channel_id;
  return ts && place ? { message: { channel: place, ts } } : {};
};

/** Before its acknowledgement a submit talks to the database only; what it says to Slack waits until then. */
function submission<House>(
  visit: Omit<ViewVisit<House>, 'view'>,
  view: RawView,
  later: (() => Promise<void>)[],
): ViewVisit<House> {
  const after = async (work: () => Promise<void>): Promise<void> => {
    later.push(work);
  };
  return {
    ...visit,
    view: openView(view),
    tell: (message, title) => after(() => visit.tell(message, title)),
    updateModal: (viewId, modal, hash) => after(() => visit.updateModal(viewId, modal, hash)),
    openModal: () => Promise.reject(new Error('a submit answers with push or update, it opens nothing')),
  };
}

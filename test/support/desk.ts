import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { FormValues } from '@phasegate/block-kit/form-values.ts';
import { lintView } from '@phasegate/block-kit/validate.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../src/handlers.ts';
import type { Actor } from '../../src/record/act.ts';
import type { ViewAnswer } from '../../src/slack/handlers.ts';
import { readMeta } from '../../src/slack/metadata.ts';
import { sayIn } from '../../src/texts/say.ts';
import type { World } from '../../src/world.ts';

/** A modal that is open: what it shows now. */
export interface Open {
  id: string;
  modal: Modal;
}

interface Pressed {
  action_id: string;
  value?: string;
}

/** What somebody has before them: buttons are pressed as they stand there, with the value that they carry. */
export function deskOf({ world, actor, locale = 'en' }: { world: World; actor: Actor; locale?: string }) {
  const opened: Open[] = [];
  const told: SlackMessage[] = [];
  const show = (modal: Modal, id: string): Open => {
    const faults = lintView({ ...modal });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const there = opened.find((one) => one.id === id);
    if (there) return Object.assign(there, { modal });
    const fresh = { id, modal };
    opened.push(fresh);
    return fresh;
  };
  const viewOf = ({ id, modal }: Open, typed: Record<string, string> = {}) => ({
    id,
    hash: '1',
    rootId: id,
    values: new FormValues(
      new Map(Object.entries(typed).map(([field, value]) => [field, { type: 'plain_text_input', value }])),
    ),
    meta: (schema: Parameters<typeof readMeta>[1]) => readMeta(modal.private_metadata ?? '', schema),
  });
  const visitOf = (more: object) => ({
    world,
    actor,
    say: sayIn(locale),
    timeZone: 'UTC',
    openModal: async (one: Modal) => void show(one, `V${opened.length}`),
    updateModal: async (id: string, one: Modal) => void show(one, id),
    tell: async (one: SlackMessage) => void told.push(one),
    ...more,
  });
  const slack = world.rooms.flatMap((room) => (room.slack ? [room.slack] : []));
  const handler = <Kind extends 'views' | 'closed'>(kind: Kind, id: string) => {
    const found = slack.map((one) => one[kind]?.[id]).find((one) => one !== undefined);
    if (!found) throw new Error(`nobody takes ${id}`);
    return found;
  };

  /** As Slack sends a click: `family.member` goes to whoever has the family. */
  async function send(action: string, value: string, on?: Open): Promise<Open> {
    const before = opened.length;
    const whole = slack.map((one) => one.actions?.[action]).find((one) => one !== undefined);
    const [, family = '', member = ''] = /^(.*)\.([^.]*)$/.exec(action) ?? [];
    const act = whole ?? slack.map((one) => one.actions?.[family]).find((one) => one !== undefined);
    if (!act) throw new Error(`nobody takes ${action}`);
    const view = on ? { view: viewOf(on) } : {};
    await act(visitOf({ value, member: whole ? '' : member, ...view }) as unknown as ActionVisit);
    const shown = opened.length > before ? opened.at(-1) : on;
    if (!shown) throw new Error(`${action} shows nothing`);
    return shown;
  }

  return {
    opened,
    told,
    send,
    /** For what is done otherwise than by a button. */
    visit: visitOf({}) as unknown as Visit,
    /** Presses what stands in a modal or a message. */
    press: (action: string, on: Open | SlackMessage): Promise<Open> => {
      const isOpen = 'modal' in on;
      const [button] = buttonsIn(isOpen ? on.modal : on).filter(({ action_id }) => action_id === action);
      if (!button) throw new Error(`there is no ${action}`);
      return send(action, button.value ?? '', isOpen ? on : undefined);
    },
    /** Submits what is filled in; what is shown then stands in its place. */
    submit: async (on: Open, typed: Record<string, string>): Promise<ViewAnswer> => {
      const submitted = handler('views', on.modal.callback_id ?? '');
      const answer = await submitted(visitOf({ view: viewOf(on, typed) }) as unknown as ViewVisit);
      if (answer && 'update' in answer) show(answer.update, on.id);
      return answer;
    },
    close: async (on: Open, typed: Record<string, string>): Promise<void> => {
      const closed = handler('closed', on.modal.callback_id ?? '');
      await closed(visitOf({ view: viewOf(on, typed) }) as unknown as ViewVisit);
    },
  };
}

/** Every button in it. */
export function buttonsIn(shown: Modal | SlackMessage): Pressed[] {
  const found: Pressed[] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    if ('type' in one && one.type === 'button' && 'action_id' in one) found.push(one as unknown as Pressed);
    for (const each of Object.values(one)) walk(each);
  };
  walk(shown.blocks);
  return found;
}

export const wordsOf = (shown: Modal | SlackMessage | undefined | null): string =>
  JSON.stringify(shown?.blocks ?? null);

import { setTimeout as pause } from 'node:timers/promises';
import { actions, button, input, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Visit } from '../../src/handlers.ts';
import { act } from '../../src/record/act.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
import type { Room } from '../../src/room.ts';
import { writeMeta } from '../../src/slack/metadata.ts';

/** What a toy room saw, in order; tests wait for it. */
export class Seen {
  readonly list: { what: string; userId: string; workspaceId: string; detail: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  note(what: string, visit: Pick<Visit, 'actor'>, detail?: unknown): void {
    this.list.push({ what, userId: visit.actor.userId, workspaceId: visit.actor.workspaceId, detail });
    for (const look of this.#waiting) look();
  }

  of(what: string) {
    return this.list.filter((one) => one.what === what);
  }

  /** Resolves once so many of a kind were seen. */
  async until(what: string, count = 1): Promise<void> {
    if (this.of(what).length >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (this.of(what).length >= count) resolve();
    };
    this.#waiting.add(look);
    await promise;
    this.#waiting.delete(look);
  }
}

const textField = (name: string) => input(name, name, { type: 'plain_text_input', action_id: 'value' });
const form = (key: string) =>
  modal({
    title: 'Toy',
    submit: 'Save',
    callback_id: 'toy.form.save',
    private_metadata: writeMeta({ key }),
    blocks: [textField('name'), textField('owner'), actions([button('Break', 'toy.form.break')])],
  });

/** A room that does each thing a room can do, and fails in each way one can fail. */
export function toyRoom(seen: Seen): Room {
  return {
    name: 'toy',
    slack: {
      commands: [
        {
          name: 'sources',
          summary: 'common.search',
          help: 'common.optional',
          run: async (visit) => {
            seen.note('sources', visit, visit.text);
            await visit.tell({
              text: escape('sources'),
              blocks: [section(`sources ${visit.say('common.save')}`)],
            });
          },
        },
        {
          name: 'form',
          summary: 'common.edit',
          help: 'common.optional',
          run: async (visit) => {
            await visit.openModal(form('k1'));
          },
        },
        {
          name: 'write',
          summary: 'common.save',
          help: 'common.optional',
          run: async (visit) => {
            await act(visit.world, visit.actor, async ({ tx }) => {
              await tx.execute(sql`select 1`);
            });
            await visit.tell({ text: escape('written'), blocks: [section('written')] });
          },
        },
        {
          name: 'refuse',
          summary: 'common.no',
          help: 'common.optional',
          run: () => Promise.reject(new Refusal('refusal.role', { engagement: 'A <b> & C', people: 'Ada' })),
        },
        {
          name: 'break',
          summary: 'common.no',
          help: 'common.optional',
          run: () => Promise.reject(new Error('a mistake')),
        },
        {
          name: 'late',
          summary: 'common.no',
          help: 'common.optional',
          run: async (visit) => {
            await visit.openModal(form('first'));
            // The trigger is used up: this replaces the first one.
            await visit.openModal(form('second'));
          },
        },
      ],
      actions: {
        'toy.form.break': () => Promise.reject(new Refusal('refusal.not-found')),
      },
      views: {
        'toy.form.save': async (visit) => {
          const { key } = visit.view.meta(z.object({ key: z.string() }));
          const name = visit.view.values.text('name');
          if (name === 'both') {
            throw new FieldRefusals([
              new Refusal('refusal.required', {}, 'owner'),
              new Refusal('refusal.too-long', { max: 3, length: 4 }, 'name'),
            ]);
          }
          if (name === 'elsewhere') throw new Refusal('refusal.choose', {}, 'no-such-field');
          if (name === 'slow') await pause(10_000, undefined, { ref: false });
          if (name === 'broken') throw new Error('a mistake');
          await act(visit.world, visit.actor, async ({ tx }) => {
            await tx.execute(sql`select 1`);
          });
          seen.note('saved', visit, { key, name });
          return undefined;
        },
      },
      shortcuts: {
        'toy.thing.record': async (visit) => seen.note('recorded', visit, visit.message),
        'toy.thing.start': async (visit) => {
          await visit.openModal(form('global'));
        },
      },
      events: {
        reaction_added: async (visit) => seen.note('reaction', visit, visit.event),
        app_mention: async (visit) => {
          seen.note('mention', visit, visit.event);
          // The first time something is broken.
          if (seen.of('mention').length === 1) throw new Error('a mistake');
        },
      },
    },
  };
}

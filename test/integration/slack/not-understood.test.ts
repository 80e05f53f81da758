import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Room } from '../../../src/room.ts';
import { readEvent } from '../../../src/slack/event-form.ts';
import { type House, startHouse } from '../../support/house.ts';
import { sendEvent } from '../../support/signed.ts';

let house: House;
afterEach(() => house?.stop());

const envelope = (id: string, event: Record<string, unknown>, more = {}) => ({
  type: 'event_callback',
  event_id: id,
  team_id: 'T0NORTHWND',
  event,
  ...more,
});

describe('an event that cannot be understood', { timeout: 60_000 }, () => {
  it('[S1] is taken once and dropped with one line each, wherever it cannot be read; the next one is heard', async () => {
    const lines: { level: number; msg: string }[] = [];
    const heard: string[] = [];
    let tries = 0;
    const room: Room = {
      name: 'ears',
      slack: {
        events: {
          message: async ({ event }) => {
            tries += 1;
            heard.push(readEvent(z.object({ ts: z.string() }), event).ts);
          },
        },
      },
    };
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    house = await startHouse({ rooms: [room], log });
    const to = { url: house.app.requestUrl, secret: house.sandbox.signingSecret };
    const strange = [
      envelope('Ev1', { type: 'message', channel: 'C1', subtype: 'message_changed' }),
      envelope('Ev2', { type: 'message', channel: 'C1', ts: '1' }, { team_id: undefined }),
      { type: 'event_callback', event_id: 'Ev3', team_id: 'T0NORTHWND' },
    ];
    for (const body of strange) expect((await sendEvent(to, body)).status).toBe(200);
    await sendEvent(to, envelope('Ev4', { type: 'message', channel: 'C1', ts: '2' }));
    await house.sandbox.until(() => heard.length > 0, 20_000);
    expect([heard, tries]).toEqual([['2'], 2]);
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual(
      strange.map(() => [40, 'an event that cannot be understood was dropped']),
    );
  });
});

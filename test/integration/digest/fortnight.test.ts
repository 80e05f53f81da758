import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { expect, it } from 'vitest';
import { changeChannelDigest, changeMine } from '../../../src/digest/change-subscription.ts';
import { changeHolidays, markOf } from '../../../src/engagement/holidays.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { rooms } from '../../../src/rooms.ts';
import { onPostgres } from '../../support/database.ts';
import { posted, rendered, tick, wanted } from '../../support/digests.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { fortnight } from '../../support/fortnight.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

const READERS = {
  ULENA: { name: 'Lena', locale: 'en-GB', timeZone: 'Europe/London' },
  UMARCO: { name: 'Marco Ruz', locale: 'de-DE', timeZone: 'Europe/Berlin' },
  USAM: { name: 'Sam', locale: 'en-US', timeZone: 'America/New_York' },
};
/** Nine in the morning in Berlin, London and New York, which puts its clocks forward on the Sunday in between. */
const TIMES = ['08:00', '09:00', '13:00', '14:00'];

/** What is read of a message, a block a line; moments as its reader's clock shows them. */
const wordsOf = ({ blocks }: SlackMessage, zone: string): string =>
  blocks
    .map((block) => {
      if (block.type === 'actions')
        return block.elements.map((one) => ('text' in one ? `[${one.text?.text}]` : '')).join(' ');
      if (block.type === 'context')
        return block.elements.map((one) => ('text' in one ? one.text : '')).join(' ');
      if (block.type === 'header') return `# ${block.text.text}`;
      if (block.type !== 'section') return '';
      const way = block.accessory && 'text' in block.accessory ? ` [${block.accessory.text?.text}]` : '';
      return `${block.text?.text}${way}`;
    })
    .join('\n')
    .replace(/<!date\^(\d+)\^([^|]*)[^>]*>/g, (_date, seconds, format) =>
      Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1_000)
        .toZonedDateTimeISO(zone)
        .toString()
        .slice(0, format.includes('{time}') ? 16 : 10)
        .replace('T', ' '),
    );

onPostgres('a fortnight of digests', (open) => {
  it('[D1] [D2] [D3] [E5] three stakeholders in three zones and two languages read each of theirs once', async () => {
    const db = await open();
    const playbook = loadPlaybook();
    const made = await newWorkspace(db, { now: '2027-03-08T05:00:00Z', rooms, playbook });
    const { world, workspaceId, clock } = made;
    await knowPeople(db, workspaceId, { ...READERS, UNADA: { name: 'Nada' } });
    const engagementId = await startedEngagement(world, workspaceId, {
      leadId: 'ULENA',
      plannedStart: '2027-03-08',
      timeZone: 'Europe/London',
    });
    const lead = slackActor(workspaceId, 'ULENA');
    const at = { engagementId, isOn: true, time: '09:00', days: [1, 2, 3, 4, 5] };
    await changeChannelDigest(world, lead, { ...at, isOn: false, timeZone: 'Europe/London' });
    for (const [userId, { timeZone }] of Object.entries(READERS))
      await changeMine(world, slackActor(workspaceId, userId), { ...at, timeZone });
    const lines = '2027-03-16 Works outing';
    await changeHolidays(world, lead, { engagementId, mark: markOf([]), lines });

    const acts: Record<string, () => Promise<unknown>> = fortnight(world, workspaceId, engagementId);
    const read = new Map<string, { row: string; text: string }>();
    const readNew = async () => {
      for (const { subject, destination, times } of await wanted(db, workspaceId)) {
        if (read.has(subject)) continue;
        expect(times, subject).toBe(1);
        const { name, timeZone } = READERS[destination as keyof typeof READERS];
        const message = await rendered(world, workspaceId, subject);
        await posted(db, workspaceId, subject);
        const local = clock.now().toZonedDateTimeISO(timeZone);
        const row = `${clock.now()}  ${local.toString().slice(0, 16)} ${timeZone}  ${name}`;
        const text = `== ${name}, ${local.toPlainDate()}\n${message ? wordsOf(message, timeZone) : 'nothing'}`;
        read.set(subject, { row, text });
      }
    };
    for (let day = 8; day <= 21; day += 1) {
      const date = `2027-03-${String(day).padStart(2, '0')}`;
      for (const time of TIMES) {
        clock.set(`${date}T${time}:00Z`);
        await tick(world, workspaceId);
        // A second replica, or this one again after a crash.
        await tick(world, workspaceId);
        await readNew();
      }
      clock.set(`${date}T16:00:00Z`);
      await acts[date]?.();
    }
    const table = [...read.values()].map(({ row }) => row);
    const texts = [...read.values()].map(({ text }) => text);
    // Ten working days, one of them off, for three.
    expect(read.size).toBe(27);
    expect(texts.join('\n')).not.toMatch(/\bothers?\b.*changes|undefined|<@|[0-9a-f]{8}-[0-9a-f]{4}/);
    await expect(`${table.join('\n')}\n\n${texts.join('\n\n')}\n`).toMatchFileSnapshot(
      '../../fixtures/digest-fortnight.txt',
    );
  });
});

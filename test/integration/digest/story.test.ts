import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { startPhasegate } from '../../../src/app.ts';
import { ok, words } from '../../support/cast.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { MovedClock } from '../../support/moved-clock.ts';
import { type Story, startStory } from '../../support/story.ts';

async function stage(db: Database, at: string) {
  const clock = new MovedClock();
  clock.set(at);
  return { clock, story: await startStory({ db, clock }) };
}

/** What stands in a channel and is a digest. */
const digestsIn = (story: Story, channel: string) =>
  story
    .as('lena')
    .messages(channel)
    .filter((one) => /All changes|nothing changed since/.test(words(one)));

eitherEngine('the daily digest, in Slack', (open) => {
  it('[D1] [D2] [E4] [E5] a team reads it in its channel and a person their own, asks for today’s, and sets its days off', async () => {
    const { clock, story } = await stage(await open(), '2027-03-01T05:00:00Z');
    try {
      const lena = story.as('lena');
      const card = await story.start('lena', 'support-triage', { name: 'Invoice coding' });
      expect(words(card)).toContain('● on track');

      await ok(lena.command('support-triage', '/playbook digest'));
      const form = await story.modal('lena', 'Daily digest');
      expect(words(form)).toContain('Show me today’s now');
      await ok(lena.click(form, 'digest.now.show'));
      const now = await story.modal('lena', 'Today’s digest');
      expect(words(now)).toContain('Only you see this');
      await lena.close(now);
      await ok(lena.submit(form, { isOn: 'yes', time: '08:00', days: ['1', '2', '3', '4', '5'] }));

      await ok(lena.command('support-triage', '/playbook holidays'));
      const holidays = await story.modal('lena', 'Days off');
      const refused = await lena.submit(holidays, { lines: '2027-03-02 Carnival\n3 March' });
      expect(refused).toMatchObject({ ok: false, errors: { lines: expect.stringContaining('Line 2') } });
      await ok(lena.submit(holidays, { lines: '2027-03-02 Carnival' }));

      const tick = async (at: string) => {
        clock.set(at);
        await story.app.ticks.fire(Temporal.Instant.from(at));
      };
      await tick('2027-03-01T11:00:00Z');
      const mine = await story.directMessage('lena', 'Waiting for you');
      expect(words(mine)).toMatch(/Name who approves \*Invoice coding\*.*A gate that nobody can sign/);
      const posted = await story.message('marco', 'support-triage', 'All changes');
      expect(words(posted)).toMatch(/Invoice coding · Phase 1 Data foundation, day 1 of 5–15 ● on track/);
      expect(words(posted)).toContain('the engagement began');
      await tick('2027-03-01T11:05:00Z');
      await tick('2027-03-02T11:05:00Z');
      await tick('2027-03-03T11:05:00Z');
      const quiet = await story.message('marco', 'support-triage', 'nothing changed since');
      expect(words(quiet)).toContain('day 2 of 5–15');
      expect(digestsIn(story, 'support-triage')).toHaveLength(2);
    } finally {
      await story.stop();
    }
  });
});

/** As the first process of a story is configured. */
const replicaConfig = ({ sandbox }: Story) => ({
  databaseUrl: null,
  dataDir: '',
  encryptionKey: null,
  formerKeys: [],
  publicUrl: null,
  trustedProxies: [],
  allowedHosts: [],
  languageModel: null,
  port: 0,
  host: null,
  role: 'all' as const,
  logLevel: 'silent',
  slack: {
    transport: 'http' as const,
    apiUrl: sandbox.apiUrl,
    signingSecrets: [sandbox.signingSecret],
    appToken: sandbox.appToken,
    botToken: sandbox.botToken,
    oauth: null,
  },
});

onPostgres('the daily digest of several processes, in Slack', (open) => {
  it('[D3] two replicas and one that starts again post exactly one a day', async () => {
    const db = await open();
    const { clock, story } = await stage(db, '2027-03-01T05:00:00Z');
    const start = async () => {
      const replica = await startPhasegate(replicaConfig(story), {
        log: pino({ level: 'silent' }),
        db,
        clock,
      });
      await replica.ready;
      return replica;
    };
    let other = await start();
    try {
      await story.start('lena', 'support-triage', { name: 'Invoice coding' });
      for (const day of ['2027-03-01', '2027-03-02', '2027-03-03']) {
        for (const time of ['11:00', '11:05']) {
          clock.set(`${day}T${time}:00Z`);
          const slot = Temporal.Instant.from(`${day}T${time}:00Z`);
          await Promise.all([story.app.ticks.fire(slot), other.ticks.fire(slot)]);
        }
        // Gone in the middle of it, and back.
        await other.stop();
        other = await start();
        const count = Number(day.slice(-2));
        await story.sandbox.until(() => digestsIn(story, 'support-triage').length >= count);
      }
      await story.sandbox.settled();
      expect(digestsIn(story, 'support-triage')).toHaveLength(3);
    } finally {
      await other.stop();
      await story.stop();
    }
  });
});

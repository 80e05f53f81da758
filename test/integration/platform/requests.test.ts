import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPerson } from '../../../src/slack/people.ts';
import { type House, startHouse } from '../../support/house.ts';
import { type Signed, sendEvent, sendForm, sendInteraction } from '../../support/signed.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const LENA = 'U0LENAFISC';
const JONAS = 'U0JONASWEB';
const KIT = 'U0KITTANAK';
const TEAM = 'T0NORTHWND';

let house: House;
let slack: Signed;
const seen = new Seen();

beforeAll(async () => {
  house = await startHouse({ rooms: [toyRoom(seen)] });
  slack = { url: house.app.requestUrl, secret: house.sandbox.signingSecret };
});
afterAll(() => house.stop());

const now = () => Math.floor(Date.now() / 1_000);
const command = (text: string, user = LENA, more: Record<string, string> = {}) => ({
  command: '/playbook',
  text,
  team_id: TEAM,
  user_id: user,
  channel_id: 'C0SUPTRIAG',
  trigger_id: 't',
  response_url: `${house.sandbox.url}/nowhere`,
  ...more,
});
const reaction = (eventId: string, user = LENA) => ({
  type: 'event_callback',
  event_id: eventId,
  team_id: TEAM,
  authorizations: [
    { team_id: TEAM, enterprise_id: null, user_id: house.sandbox.botUserId, is_enterprise_install: false },
  ],
  event: {
    type: 'reaction_added',
    user,
    reaction: 'eyes',
    item: { type: 'message', channel: 'C0SUPTRIAG', ts: '1.1' },
  },
});
const marker = (word: string) => seen.of('sources').filter((one) => one.detail === word);

describe('who is let in', () => {
  it('[X1] refuses a bad signature, none, and a body that was changed', async () => {
    const bad = await sendForm({ ...slack, signature: `v0=${'0'.repeat(64)}` }, command('sources bad'));
    expect(bad.status).toBe(401);
    const other = await sendForm({ ...slack, secret: 'not the secret' }, command('sources bad'));
    expect(other.status).toBe(401);
    const none = await fetch(slack.url, { method: 'POST', body: JSON.stringify(reaction('Ev0')) });
    expect(none.status).toBe(401);
    expect(marker('bad')).toEqual([]);
  });

  it('[X1] refuses a timestamp older than five minutes, though signed', async () => {
    const old = await sendForm({ ...slack, at: now() - 301 }, command('sources old'));
    expect(old.status).toBe(401);
    expect(marker('old')).toEqual([]);
  });

  it('[X1] refuses the replay of a signed request', async () => {
    const same = { ...slack, at: now() };
    expect((await sendForm(same, command('sources replay'))).status).toBe(200);
    expect((await sendForm(same, command('sources replay'))).status).toBe(401);
    await seen.until('sources');
    await sendForm(slack, command('sources after-replay'));
    await house.sandbox.until(() => marker('after-replay').length === 1 || null).catch(() => {});
    expect(marker('replay')).toHaveLength(1);
  });

  it('[X1] [X5] an event that is sent again has one effect', async () => {
    const same = { ...slack, at: now() };
    const answers = await Promise.all([
      sendEvent(same, reaction('Ev1')),
      sendEvent(same, reaction('Ev1')),
      sendEvent({ ...slack, at: now() - 60 }, reaction('Ev1')),
    ]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    await sendEvent(slack, reaction('Ev2'));
    await seen.until('reaction', 2);
    expect(seen.of('reaction')).toHaveLength(2);
  });

  it('[X5] an event whose handler fails is handled again, though Slack has its answer', async () => {
    const mention = {
      ...reaction('Ev1m'),
      event: { type: 'app_mention', user: LENA, channel: 'C0SUPTRIAG', ts: '1.2', text: 'x' },
    };
    expect((await sendEvent(slack, mention)).status).toBe(200);
    await seen.until('mention', 2);
    expect(seen.of('mention')).toHaveLength(2);
  });

  it('ignores what the app itself did', async () => {
    const before = seen.of('reaction').length;
    await sendEvent(slack, reaction('Ev3', house.sandbox.botUserId));
    await sendEvent(slack, reaction('Ev4'));
    await seen.until('reaction', before + 1);
    expect(seen.of('reaction')).toHaveLength(before + 1);
  });

  it('[X5] answers a body that is no request of Slack without falling over, and an event nobody can read once', async () => {
    expect((await sendEvent(slack, { type: 'event_callback' })).status).toBe(200);
    expect((await sendInteraction(slack, { type: 'view_submission', view: {}, user: {} })).status).toBe(503);
    expect((await fetch(`${house.app.url}/healthz`)).status).toBe(200);
  });
});

describe('who is who', () => {
  it('keeps name, language and rights of whoever comes, from Slack', async () => {
    await house.sandbox.person(JONAS).command('support-triage', '/playbook sources who');
    const [told] = await house.sandbox.until(() => {
      const found = house.sandbox.person(JONAS).ephemerals('support-triage');
      return found.length > 0 ? found : null;
    });
    // His Slack speaks German, from the first word on.
    expect(JSON.stringify(told)).toContain('Speichern');
    const jonas = await house.db.inWorkspace(TEAM, (tx) => readPerson(tx, TEAM, JONAS));
    expect(jonas).toMatchObject({
      name: 'Jonas Weber',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      isExternal: false,
    });
  });

  it('[G4] knows a person of another organization as external', async () => {
    const lena = house.sandbox.person(LENA);
    await lena.invite('support-triage', house.sandbox.botUserId);
    await lena.post('support-triage', 'to react to');
    const message = lena.messages('support-triage').at(-1);
    if (!message) throw new Error('not posted');
    await house.sandbox.person(KIT).react(message, 'eyes');
    await expect.poll(() => seen.of('reaction').some((one) => one.userId === KIT)).toBe(true);
    const kit = await house.db.inWorkspace(TEAM, (tx) => readPerson(tx, TEAM, KIT));
    expect(kit).toMatchObject({ isExternal: true });
  });

  it('[E2] hears that somebody was deactivated, and of new colleagues', async () => {
    house.sandbox.hire({ id: 'U0NEWCOLLE', name: 'nora', realName: 'Nora New' });
    house.sandbox.faults.deactivate(JONAS);
    const read = (id: string) => house.db.inWorkspace(TEAM, (tx) => readPerson(tx, TEAM, id));
    await expect.poll(() => read('U0NEWCOLLE')).toMatchObject({ name: 'Nora New' });
    await expect.poll(() => read(JONAS)).toMatchObject({ isDeactivated: true });
    house.sandbox.faults.reactivate(JONAS);
    await expect.poll(() => read(JONAS)).toMatchObject({ isDeactivated: false });
  });

  it('takes an organization-wide installation as one workspace', async () => {
    const orgWide = { enterprise_id: 'E0CONTOSO', is_enterprise_install: 'true', team_id: 'T0CONTOSOA' };
    await sendForm(slack, command('sources grid', 'W0ANNA', orgWide));
    await expect.poll(() => marker('grid')).toMatchObject([{ workspaceId: 'E0CONTOSO', userId: 'W0ANNA' }]);
  });
});

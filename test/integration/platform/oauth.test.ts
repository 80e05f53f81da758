import { randomBytes } from 'node:crypto';
import { northwind, type SeedWorkspace } from '@phasegate/slack-sandbox/seed.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { type House, MANIFEST, startHouse } from '../../support/house.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const contoso = (id: string, person: string): SeedWorkspace => ({
  id,
  name: `Contoso ${person}`,
  enterprise: { id: 'E0CONTOSO0', name: 'Contoso' },
  installed: false,
  people: [{ id: `W0${person}XXXX`, name: person.toLowerCase(), realName: person, isAdmin: true }],
  channels: [{ id: `C0${person}GEN`, name: 'general' }],
});
const fabrikam: SeedWorkspace = {
  id: 'T0FABRIKAM',
  name: 'Fabrikam',
  installed: false,
  people: [{ id: 'U0FREDAXXX', name: 'freda', realName: 'Freda', isAdmin: true }],
  channels: [{ id: 'C0FABRIGEN', name: 'general' }],
};

let house: House;
const seen = new Seen();
beforeAll(async () => {
  const workspaces = [
    { ...northwind, installed: false },
    fabrikam,
    contoso('T0CONTOSOA', 'ANNA'),
    contoso('T0CONTOSOB', 'BERT'),
  ];
  const sandbox = {
    seed: { workspaces },
    manifest: { ...MANIFEST, scopes: ['commands', 'chat:write', 'users:read'] },
  };
  house = await startHouse({
    rooms: [toyRoom(seen)],
    sandbox,
    config: { encryptionKey: randomBytes(32), publicUrl: 'https://phasegate.test' },
    oauthFromSandbox: true,
  });
});
afterAll(() => house.stop());

/** The public address leads here. */
const here = (address: string) => address.replace('https://phasegate.test', house.app.url);

/** Goes the way of an installer's browser: page, consent, redirect, with its cookie. */
async function install(team: string, orgWide = false): Promise<Response> {
  const page = await fetch(`${house.app.url}/slack/install`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const link = (await page.text()).match(/href="([^"]+oauth[^"]+)"/)?.[1] ?? '';
  const back = house.sandbox.authorize(link.replaceAll('&amp;', '&'), team, orgWide);
  return fetch(here(back), { headers: { cookie } });
}

const stored = () =>
  query<{
    workspace_id: string;
    is_enterprise: boolean;
    installation: string | null;
    revoked_at: string | null;
  }>(
    house.db.orm,
    sql`select workspace_id, is_enterprise, installation, revoked_at from workspace order by workspace_id`,
  );
const tokenOf = (team: string) =>
  house.sandbox.workspaces.find((one) => one.id === team)?.install?.token ?? '';

describe('installing', () => {
  it('takes several workspaces, and keeps no token in the clear', async () => {
    expect((await install('T0NORTHWND')).status).toBe(200);
    expect((await install('T0FABRIKAM')).status).toBe(200);
    const rows = await stored();
    expect(rows.map((one) => one.workspace_id)).toEqual(['T0FABRIKAM', 'T0NORTHWND']);
    for (const row of rows) {
      const token = tokenOf(row.workspace_id);
      expect(token).toMatch(/^xoxb-/);
      expect(row.installation).not.toContain(token);
      expect(row.installation).not.toContain('xoxb');
      expect(await house.app.installations.tokenFor(row.workspace_id)).toBe(token);
    }
  });

  it('[X2] answers each workspace with its own token', async () => {
    for (const [person, channel] of [
      ['U0LENAFISC', 'general'],
      ['U0FREDAXXX', 'general'],
    ] as const) {
      await house.sandbox.person(person).command(channel, '/playbook form');
      await house.sandbox.until(() => house.sandbox.person(person).view() ?? null);
    }
    const openers = () => house.sandbox.calls('views.open').map((call) => call.team);
    await expect.poll(openers).toEqual(['T0NORTHWND', 'T0FABRIKAM']);
  });

  it('takes a whole organization as one', async () => {
    expect((await install('T0CONTOSOA', true)).status).toBe(200);
    const row = (await stored()).find((one) => one.workspace_id === 'E0CONTOSO0');
    expect(row).toMatchObject({ is_enterprise: true });
    for (const person of ['W0ANNAXXXX', 'W0BERTXXXX']) {
      await house.sandbox.person(person).command('general', '/playbook sources org');
    }
    await seen.until('sources', 2);
    expect(seen.of('sources').map((one) => one.workspaceId)).toEqual(['E0CONTOSO0', 'E0CONTOSO0']);
  });

  it('[X1] refuses a callback whose state is not this browser’s', async () => {
    const page = await fetch(`${house.app.url}/slack/install`);
    const link = (await page.text()).match(/href="([^"]+oauth[^"]+)"/)?.[1] ?? '';
    const back = house.sandbox.authorize(link.replaceAll('&amp;', '&'), 'T0FABRIKAM');
    expect((await fetch(here(back))).status).toBeGreaterThanOrEqual(400);
  });

  it('[X6] notes that the app was removed, and that it came back', async () => {
    house.sandbox.faults.uninstall('T0FABRIKAM');
    const revoked = async () => (await stored()).find((one) => one.workspace_id === 'T0FABRIKAM')?.revoked_at;
    await expect.poll(revoked).not.toBeNull();
    expect(await house.db.workspaceIds()).not.toContain('T0FABRIKAM');
    expect(await house.app.installations.tokenFor('T0FABRIKAM')).toBeNull();
    expect((await install('T0FABRIKAM')).status).toBe(200);
    expect(await revoked()).toBeNull();
    expect(await house.app.installations.tokenFor('T0FABRIKAM')).toBe(tokenOf('T0FABRIKAM'));
  });
});

import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiKey } from '../../../db/schema/api.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import { rotateKey } from '../../../src/api/keys/rotate.ts';
import { hashOf, readKey } from '../../../src/api/keys/secret.ts';
import { act } from '../../../src/record/act.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { offeredIn, type RestBench, restBench } from '../../support/rest.ts';

eitherEngine('API keys', (open) => {
  let bench: RestBench;
  beforeAll(async () => {
    bench = await restBench(await open());
  });
  afterAll(() => bench.close());

  const as = (userId: string) => slackActor(bench.workspaceId, userId);
  const row = async (id: string) => {
    const { world, workspaceId } = bench;
    const [found] = await world.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(apiKey).where(eq(apiKey.id, id)),
    );
    if (!found) throw new Error('no key');
    return found;
  };
  const audit = (subject: string) =>
    bench.world.db.inWorkspace(bench.workspaceId, (tx) =>
      tx
        .select()
        .from(auditEvent)
        .where(and(eq(auditEvent.workspaceId, bench.workspaceId), eq(auditEvent.subject, subject)))
        .orderBy(auditEvent.seq),
    );
  const input = (more: Partial<Parameters<typeof makeKey>[3]> = {}) => ({
    id: randomUUID(),
    name: 'CI',
    scopes: ['things:write', 'things:read', 'things:write'],
    expiresOn: '',
    ...more,
  });

  it('[X1] [A1] keeps the hash alone; the key is in no row and in no event', async () => {
    const { id, text } = await bench.key();
    const { secret = '' } = readKey(text) ?? {};
    const kept = await row(id);
    expect(kept).toMatchObject({ hash: hashOf(secret), hint: secret.slice(-4), createdBy: 'UADA' });
    const events = await audit(id);
    expect(events).toMatchObject([{ action: 'api.key.make', actor: 'UADA', origin: 'slack' }]);
    expect(JSON.stringify([kept, events])).not.toContain(secret);
  });

  it('[X8] takes scopes that some endpoint asks for, once each, and a day that is still to come', async () => {
    const made = input({ expiresOn: '2027-03-01', timeZone: 'America/New_York' });
    await makeKey(bench.world, as('UADA'), offeredIn(bench.world), made);
    expect(await row(made.id)).toMatchObject({ scopes: ['things:read', 'things:write'] });
    expect((await row(made.id)).expiresAt?.toString()).toBe('2027-03-02T05:00:00Z');
    const bad = (more: object) =>
      refusal(makeKey(bench.world, as('UADA'), offeredIn(bench.world), input(more)));
    expect(await bad({ scopes: ['everything'] })).toEqual(['scopes: refusal.choose']);
    expect(await bad({ scopes: [] })).toEqual(['scopes: refusal.required']);
    expect(await bad({ name: ' ' })).toEqual(['name: refusal.required']);
    expect(await bad({ expiresOn: '2027-02-28' })).toEqual(['expiresOn: api.refusal.expiry']);
  });

  it('[X5] a form that is sent twice makes one key', async () => {
    const made = input();
    await makeKey(bench.world, as('UADA'), offeredIn(bench.world), made);
    const { hash } = await row(made.id);
    expect(await refusal(makeKey(bench.world, as('UADA'), offeredIn(bench.world), made))).toEqual([
      'api.refusal.made',
    ]);
    expect((await row(made.id)).hash).toBe(hash);
  });

  it.each([
    ['UGUEST', 'api.refusal.external'],
    ['UGONE', 'refusal.deactivated'],
    ['USTRANGER', 'refusal.not-found'],
  ])('[X1] none for %s', async (userId, key) => {
    expect(await refusal(makeKey(bench.world, as(userId), offeredIn(bench.world), input()))).toEqual([key]);
  });

  it('[X1] only its person rotates a key; the new one is as long-lived as the old one was', async () => {
    const { world, clock } = bench;
    const { id } = await bench.key(['things:write'], { expiresOn: '2027-03-10' });
    const rotate = (userId: string, next = randomUUID()) =>
      rotateKey(world, as(userId), { keyId: id, id: next });
    expect(await refusal(rotate('UBOB'))).toEqual(['refusal.not-found']);
    expect(await refusal(rotate('UADMIN'))).toEqual(['api.refusal.rotate-own']);
    const old = await row(id);
    const next = randomUUID();
    await rotate('UADA', next);
    expect(await row(id)).toMatchObject({ replacedBy: next, expiresAt: clock.now().add({ hours: 24 }) });
    const fresh = await row(next);
    expect(fresh).toMatchObject({ name: old.name, scopes: old.scopes, createdBy: 'UADA' });
    expect(fresh.expiresAt?.toString()).toBe(old.expiresAt?.toString());
    expect(await refusal(rotate('UADA', next))).toEqual(['api.refusal.made']);
    expect(await refusal(rotate('UADA'))).toEqual(['api.refusal.state']);
    expect((await audit(id)).map((one) => one.action)).toEqual(['api.key.make', 'api.key.rotate']);
  });

  it('[X1] its person or an admin revokes a key, once', async () => {
    const { world } = bench;
    const { id } = await bench.key();
    expect(await refusal(revokeKey(world, as('UBOB'), { keyId: id }))).toEqual(['refusal.not-found']);
    await revokeKey(world, as('UADMIN'), { keyId: id });
    await revokeKey(world, as('UADA'), { keyId: id });
    expect(await row(id)).toMatchObject({ revokedBy: 'UADMIN' });
    expect((await audit(id)).filter((one) => one.action === 'api.key.revoke')).toHaveLength(1);
    expect(await refusal(rotateKey(world, as('UADA'), { keyId: id, id: randomUUID() }))).toEqual([
      'api.refusal.state',
    ]);
  });

  it('[X2] nobody of another workspace can touch a key', async () => {
    const { id } = await bench.key();
    const other = await restBench(bench.world.db);
    const stranger = slackActor(other.workspaceId, 'UADMIN');
    expect(await refusal(revokeKey(other.world, stranger, { keyId: id }))).toEqual(['refusal.not-found']);
    expect((await row(id)).revokedAt).toBeNull();
    await other.close();
  });

  it('[A1] what is done through a key says which one', async () => {
    const { id } = await bench.key();
    const subject = randomUUID();
    await act(bench.world, { ...as('UADA'), origin: 'api', key: id }, async ({ record }) =>
      record({ action: 'toy.thing.do', kind: 'thing', subject }),
    );
    expect(await audit(subject)).toMatchObject([{ actor: 'UADA', origin: `api:${id}` }]);
  });
});

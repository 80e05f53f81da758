import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEvent } from '../../../db/schema/record.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { waiveGap } from '../../../src/foundation/gaps/waive.ts';
import { decide } from '../../../src/gates/decide.ts';
import { secondOverride } from '../../../src/gates/override.ts';
import type { Actor } from '../../../src/record/act.ts';
import { Refusal } from '../../../src/refusal.ts';
import { rooms as house } from '../../../src/rooms.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { endpointsOf, offeredIn, serveRest } from '../../support/rest.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const SCOPES = ['foundation:read', 'foundation:write', 'gates:read', 'gates:ask'];
const SOURCE = {
  name: 'crm_tickets',
  system: 'CRM',
  owner: 'Sales operations',
  volume: '2 million rows',
  accessMethod: 'sql',
  updateFrequency: 'daily',
  format: 'table',
  existsToday: true,
  accessible: false,
  checkedBy: 'ULEAD',
  checkedOn: '2027-02-26',
};

interface Told {
  isError?: boolean;
  content: { type: string; text?: string }[];
  structuredContent?: Record<string, unknown>;
}

eitherEngine('agents', (open) => {
  let made: TestWorkspace;
  let other: TestWorkspace;
  let server: ApiServer;
  let engagementId: string;
  let hidden: string;
  const opened: Client[] = [];

  beforeAll(async () => {
    const db = await open();
    const rooms = [...house, keysRoom('', house)];
    made = await newWorkspace(db, { rooms });
    other = await newWorkspace(db, { rooms });
    for (const { workspaceId } of [made, other])
      await knowPeople(db, workspaceId, { ULEAD: {}, UANY: {}, UBUS: {} });
    engagementId = await startedEngagement(made.world, made.workspaceId, { name: 'Ticket triage' });
    hidden = await startedEngagement(other.world, other.workspaceId, { name: 'Elsewhere' });
    server = await serveRest(made.world);
  });
  afterAll(async () => {
    for (const client of opened) await client.close();
    await server.stop();
  });

  const keyFor = async (of: TestWorkspace, userId: string, scopes: string[]) => {
    const id = randomUUID();
    const actor = slackActor(of.workspaceId, userId);
    const input = { id, name: 'An agent', scopes, expiresOn: '' };
    return { id, text: await makeKey(of.world, actor, offeredIn(of.world), input) };
  };
  /** The official client, connected. */
  async function agent(key: string): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${key}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
    opened.push(client);
    return client;
  }
  const call = async (client: Client, name: string, args: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: args })) as Told;

  it('[H8] reads how an engagement stands, in plain words', async () => {
    const client = await agent((await keyFor(made, 'ULEAD', SCOPES)).text);
    const { structuredContent } = await call(client, 'list_engagements', {});
    expect(structuredContent).toMatchObject({ engagements: [{ id: engagementId, name: 'Ticket triage' }] });
    const told = await call(client, 'read_engagement', { id: engagementId });
    expect(told.structuredContent).toMatchObject({
      name: 'Ticket triage',
      phase: { number: 1, name: 'Data foundation', day: 1, signal: 'on-track' },
      next: { waitsOn: [{ id: 'ULEAD', name: 'ULEAD' }] },
    });
    expect(JSON.stringify(told.structuredContent)).not.toMatch(/<@|<!|&lt;/);
    expect(JSON.parse(told.content[0]?.text ?? '')).toEqual(told.structuredContent);
  });

  it('[H8] [A1] proposes a source and a gap in the name of who made its key, and the record says that it was an agent', async () => {
    const key = await keyFor(made, 'ULEAD', SCOPES);
    const client = await agent(key.text);
    const proposed = await call(client, 'propose_source', { engagementId, ...SOURCE });
    expect(proposed.content[0]?.text).toContain('crm_tickets');
    expect(proposed.isError ?? false).toBe(false);
    // [F1.4] It opens the gap that a person's would.
    const listed = await call(client, 'list_gaps', { engagementId });
    expect(listed.structuredContent).toMatchObject({ total: 1 });
    const gap = {
      engagementId,
      type: 'other',
      title: 'Labels of March are missing',
      effect: 'degrading',
      expectedLoss: 3,
      effectNote: 'One month of twelve',
    };
    expect((await call(client, 'propose_gap', gap)).structuredContent).toMatchObject({ state: 'open' });
    const events = await made.world.db.inWorkspace(made.workspaceId, (tx) =>
      tx
        .select({ actor: auditEvent.actor, origin: auditEvent.origin, action: auditEvent.action })
        .from(auditEvent)
        .where(eq(auditEvent.workspaceId, made.workspaceId)),
    );
    expect(events).toContainEqual({
      actor: 'ULEAD',
      origin: `mcp:${key.id}`,
      action: 'foundation.source.add',
    });
  });

  it('[H8] [X8] says at which field what is wrong, and writes nothing', async () => {
    const client = await agent((await keyFor(made, 'ULEAD', SCOPES)).text);
    const wrong = await call(client, 'propose_source', {
      engagementId,
      ...SOURCE,
      name: '',
      format: 'scroll',
    });
    expect(wrong.isError).toBe(true);
    expect(wrong.content[0]?.text).toMatch(/name: Please fill this in/);
    expect(wrong.content[0]?.text).toMatch(/format: /);
    const strange = await call(client, 'propose_source', { engagementId, ...SOURCE, colour: 'red' });
    expect(strange.content[0]?.text).toMatch(/colour/);
    const early = await call(client, 'ask_for_gate', { engagementId, gate: 'foundation' });
    expect([early.isError, early.content[0]?.text]).toEqual([
      true,
      expect.stringMatching(/What is missing|not/),
    ]);
  });

  it('[H8] offers only what the key may, and says what it would need', async () => {
    const client = await agent((await keyFor(made, 'ULEAD', ['foundation:read'])).text);
    const names = (await client.listTools()).tools.map(({ name }) => name);
    expect(names).toContain('list_sources');
    expect(names).not.toContain('propose_source');
    const refused = await call(client, 'propose_source', { engagementId, ...SOURCE });
    expect([refused.isError, refused.content[0]?.text]).toEqual([
      true,
      'The key needs the scope foundation:write.',
    ]);
  });

  it('[H8] [X9] [X2] never tells that what its person may not see exists', async () => {
    const client = await agent((await keyFor(made, 'UANY', SCOPES)).text);
    const elsewhere = await call(client, 'read_engagement', { id: hidden });
    const nowhere = await call(client, 'read_engagement', { id: randomUUID() });
    expect(elsewhere).toEqual(nowhere);
    expect(elsewhere.isError).toBe(true);
    const refused = await call(client, 'propose_gap', {
      engagementId,
      type: 'other',
      title: 'x',
      effect: 'blocking',
    });
    expect(refused.isError).toBe(true);
  });

  it('[H8] has no tool that decides, and no verb that decides takes a key', async () => {
    const client = await agent((await keyFor(made, 'ULEAD', SCOPES)).text);
    for (const name of ['approve', 'approve_gate', 'sign_bounds', 'override']) {
      const told = await call(client, name, { engagementId });
      expect([told.isError, told.content[0]?.text]).toEqual([
        true,
        expect.stringMatching(/by people, in Slack/),
      ]);
    }
    const words = /approve|attest|sign|settle|override|promote|waive|accept|ratify|decide|resume/;
    for (const { tool } of endpointsOf(house)) expect(tool?.name ?? '').not.toMatch(words);
    for (const origin of ['api', 'mcp'] as const) {
      const actor: Actor = { workspaceId: made.workspaceId, userId: 'ULEAD', origin, key: randomUUID() };
      const deciding = { requestId: randomUUID(), kind: 'approve', via: 'button' } as const;
      const tries = [
        () => decide(made.world, actor, deciding),
        () => secondOverride(made.world, actor, randomUUID()),
        () => waiveGap(made.world, actor, {} as never),
      ];
      for (const attempt of tries) {
        const error = await attempt().then(
          () => null,
          (fault: unknown) => fault,
        );
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Refusal).key).toBe('refusal.by-hand');
      }
    }
  });

  describe('at the door', () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${server.url}/mcp`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
        body,
      });
    const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

    it('[H8] [X1] lets nobody in without a good key', async () => {
      const key = await keyFor(made, 'ULEAD', SCOPES);
      const bearer = { authorization: `Bearer ${key.text}` };
      expect((await post({}, LIST)).status).toBe(401);
      expect((await post(bearer, LIST)).status).toBe(200);
      await revokeKey(made.world, slackActor(made.workspaceId, 'ULEAD'), { keyId: key.id });
      // Other replicas, and here the same one, hear of it.
      await vi.waitFor(async () => expect((await post(bearer, LIST)).status).toBe(401), { timeout: 10_000 });
    });

    it('[H8] [X8] answers what it cannot read, and goes on', async () => {
      const key = await keyFor(made, 'ULEAD', SCOPES);
      const bearer = { authorization: `Bearer ${key.text}` };
      expect((await post(bearer, 'not json')).status).toBe(400);
      for (const body of ['[]', '{}', '"x"', '{"jsonrpc":"2.0","id":1,"method":"no/such"}']) {
        const answer = await post(bearer, body);
        expect(answer.status, body).toBeLessThan(500);
        expect(await answer.text(), body).not.toBe('');
      }
      const get = await fetch(`${server.url}/mcp`, { headers: bearer });
      expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
      expect((await post(bearer, LIST)).status).toBe(200);
    });
  });
});

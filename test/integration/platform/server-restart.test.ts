import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillIn, furnish } from '../../../bench/support/furnish.ts';
import type { Target } from '../../../bench/support/stage.ts';
import { save } from '../../../bench/support/submit.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { source } from '../../../db/schema/foundation.ts';
import { receipt } from '../../../db/schema/record.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { rooms } from '../../../src/rooms.ts';
import { slackActor } from '../../support/engagements.ts';
import { type OwnServer, serverPrograms, startOwnServer } from '../../support/own-server.ts';
import { type Replica, startReplica } from '../../support/replica.ts';
import { offeredIn } from '../../support/rest.ts';
import { sendEvent } from '../../support/signed.ts';
import { testWorld } from '../../support/world.ts';

const manifest = fileURLToPath(new URL('../../../slack-manifest.yml', import.meta.url));
const WORKSPACE = 'T0NORTHWND';
const MODES = ['fast', 'immediate', 'fast', 'immediate', 'immediate', 'fast'] as const;
const FORMS = 12_000;
const programs = serverPrograms();

/** Something sent over and over, and what became of it. */
interface Traffic {
  /** Of what was acknowledged, in order. */
  kept: string[];
  /** When the last one was acknowledged, `performance.now()`. */
  at: number;
  /** Milliseconds that the slowest answer took, a refusal too. */
  slowest: number;
}

describe.skipIf(!programs)(
  'a server that restarts under traffic (needs PostgreSQL’s initdb and pg_ctl)',
  () => {
    let server: OwnServer;
    let sandbox: Sandbox;
    let db: Database;
    let replica: Replica;
    let slack: Target['slack'];
    let forms: Target['forms'];
    let key: string;
    const traffic = new Map<string, Traffic>();
    let isOver = false;

    beforeAll(async () => {
      server = await startOwnServer(programs ?? '');
      sandbox = await startSandbox({ manifest });
      db = await openDatabase({ url: server.url, max: 2 });
      replica = await startReplica(sandbox, server.url);
      const [team] = sandbox.workspaces;
      const userIds =
        team?.users.filter((user) => !user.isBot && user.teamId === team.id).map(({ id }) => id) ?? [];
      const channelIds = team?.channels.filter(({ kind }) => kind === 'public').map(({ id }) => id) ?? [];
      slack = {
        apiUrl: sandbox.apiUrl,
        botToken: sandbox.botToken,
        signingSecret: sandbox.signingSecret,
        botUserId: sandbox.botUserId,
        workspaceId: WORKSPACE,
        userIds,
        channelIds,
      };
      forms = await fillIn(db, slack, await furnish(db, slack, 5, 5), FORMS);
      const [userId = ''] = userIds;
      const { world } = testWorld(db, { rooms });
      const offered = offeredIn(world);
      const input = {
        id: randomUUID(),
        name: 'CI',
        scopes: offered.scopes.map(({ name }) => name),
        expiresOn: '',
      };
      key = await makeKey(world, slackActor(WORKSPACE, userId), offered, input);
    }, 120_000);
    afterAll(async () => {
      isOver = true;
      await replica?.stop();
      await sandbox?.stop();
      await db?.close();
      await server?.stop();
    });

    const strange: unknown[] = [];

    /** @param send sends one, and says by which name it is found; throws where it is refused */
    function start(kind: string, clients: number, send: () => Promise<string>): Promise<void>[] {
      const own: Traffic = { kept: [], at: 0, slowest: 0 };
      traffic.set(kind, own);
      return Array.from({ length: clients }, async () => {
        while (!isOver) {
          const begun = performance.now();
          try {
            own.kept.push(await send());
            own.at = performance.now();
          } catch (error) {
            // In words, or as what Slack sends again; never by a connection that breaks.
            if (!/answered 503|database|longer than Slack allows/.test(String(error))) strange.push(error);
            await pause(10);
          }
          own.slowest = Math.max(own.slowest, performance.now() - begun);
        }
      });
    }
    const click = async (): Promise<string> => {
      const form = forms.pop();
      if (!form) throw new Error('no form is left');
      await save({
        url: replica.requestUrl,
        slack,
        forms: [form],
      });
      return form.sourceId;
    };
    const event = async (): Promise<string> => {
      const event_id = `Ev${randomUUID()}`;
      const item = { type: 'message', channel: 'C0SUPTRIAG', ts: '1.1' };
      const { status } = await sendEvent(
        { url: replica.requestUrl, secret: sandbox.signingSecret },
        {
          type: 'event_callback',
          event_id,
          team_id: WORKSPACE,
          authorizations: [
            {
              team_id: WORKSPACE,
              enterprise_id: null,
              user_id: sandbox.botUserId,
              is_enterprise_install: false,
            },
          ],
          event: { type: 'reaction_added', user: 'U0LENAFISC', reaction: 'eyes', item },
        },
      );
      if (status !== 200) throw new Error(`answered ${status}`);
      return event_id;
    };
    const call = async (): Promise<string> => {
      // A connection that rests is closed after five seconds, which a busy client may meet just as it sends.
      const headers = { authorization: `Bearer ${key}`, connection: 'close' };
      const answer = await fetch(new URL('/v1/me', replica.requestUrl), { headers });
      const told = await answer.text();
      if (!answer.ok) throw new Error(`answered ${answer.status}: ${told}`);
      await pause(600);
      return told;
    };

    it('[X7][X5] the process stays, keeps what it acknowledged, and works again within 5 s', {
      timeout: 180_000,
    }, async () => {
      const clients = [
        ...start('clicks', 4, click),
        ...start('events', 2, event),
        ...start('calls', 1, call),
      ];
      const isBack = (since: number) => [...traffic.values()].every(({ at }) => at > since);
      await expect.poll(() => isBack(0), { timeout: 30_000 }).toBe(true);
      const recoveries: number[] = [];
      for (const mode of MODES) {
        await server.restart(mode);
        const began = performance.now();
        await expect.poll(() => isBack(began), { timeout: 30_000, interval: 20 }).toBe(true);
        recoveries.push(performance.now() - began);
      }
      isOver = true;
      await Promise.all(clients);

      expect(strange).toEqual([]);
      expect(Math.max(...recoveries), recoveries.map(Math.round).join(', ')).toBeLessThan(5_000);
      for (const [kind, { slowest }] of traffic) expect(slowest, kind).toBeLessThan(5_000);
      expect((await fetch(new URL('/readyz', replica.requestUrl))).status).toBe(200);
      const of = (kind: string) => traffic.get(kind)?.kept ?? [];
      const found = await db.inWorkspace(WORKSPACE, async (tx) => ({
        clicks: await tx
          .select({ id: source.id })
          .from(source)
          .where(inArray(source.id, of('clicks'))),
        events: await tx
          .select({ key: receipt.key })
          .from(receipt)
          .where(
            inArray(
              receipt.key,
              of('events').map((id) => `event:${id}`),
            ),
          ),
      }));
      expect([found.clicks.length, found.events.length]).toEqual([of('clicks').length, of('events').length]);
      expect(of('clicks').length).toBeGreaterThan(MODES.length);
      await db.inWorkspace(WORKSPACE, async (tx) =>
        expect((await verifyChain(tx, WORKSPACE)).fault).toBeNull(),
      );
      expect(await replica.stop()).toBe(0);
    });
  },
);

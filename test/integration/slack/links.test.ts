import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alert as alerts } from '../../../db/schema/alerts.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { requestGate } from '../../../src/gates/request.ts';
import type { Linked } from '../../../src/link.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { rooms } from '../../../src/rooms.ts';
import { catalogues } from '../../../src/texts/catalogue.ts';
import { addCandidate } from '../../support/candidates.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor } from '../../support/engagements.ts';
import { playbookWith, toyChecks, toyGate } from '../../support/gates.ts';
import { putFeed, putMonitor } from '../../support/monitoring.ts';
import { putDeployment } from '../../support/production.ts';
import { type Story, startStory } from '../../support/story.ts';

const publicUrl = 'https://phasegate.example.com';
const HIDDEN = 'Layoffs';
const TEAM = 'T0NORTHWND';

describe('links that unfold, over signed HTTP', () => {
  let story: Story;
  let open: string;
  let hidden: string;
  const idOf = (card: Message) => /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
  const link = (id: string, kind: Linked | 'secret' = 'engagement', team = TEAM) =>
    `${publicUrl}/open/${team}/${kind}/${id}`;

  beforeAll(async () => {
    story = await startStory({
      config: { publicUrl },
      playbook: playbookWith(toyGate()),
      rooms: [...rooms, toyChecks],
    });
    open = idOf(await story.start('lena', 'support-triage', { name: 'Ticket triage' }));
    const lena = story.as('lena');
    const step1 = await story.opens('lena', 'support-triage', '/playbook start');
    await ok(lena.submit(step1, { name: HIDDEN, goal: 'Fewer people' }));
    await ok(lena.submit(await story.after('lena', step1), { visibility: 'restricted' }));
    hidden = idOf(await story.message('lena', 'support-triage', HIDDEN));
  });
  afterEach(() => story.sandbox.faults.clear());
  afterAll(() => story?.stop());

  /** Posts a text. @returns how its message looks now */
  async function posted(first: First, channel: string, text: string): Promise<() => Message | undefined> {
    const sent = { ts: '', ...(await ok(story.as(first).post(channel, text))) };
    return () =>
      story
        .as(first)
        .messages(channel)
        .find((one) => one.ts === sent.ts);
  }
  const unfolded = async (first: First, channel: string, text: string) => {
    const look = await posted(first, channel, text);
    return story.sandbox.until(() => {
      const found = look();
      return found?.unfurls?.length ? found : undefined;
    });
  };
  /** Events of a channel are taken one after another: once a later link has unfolded, an earlier one that did not never will. */
  async function stays(first: First, channel: string, text: string): Promise<void> {
    const look = await posted(first, channel, text);
    await unfolded('lena', channel, link(open));
    expect(look()?.unfurls).toBeUndefined();
    expect(JSON.stringify(story.as(first).ephemerals(channel))).not.toContain(HIDDEN);
  }
  const unfurls = () => story.sandbox.calls('chat.unfurl');

  it('[H9] posted anywhere, a link unfolds as a Work Object: how it stands, what comes next; its button works', async () => {
    const message = await unfolded('marco', 'data-platform', `Have a look at ${link(open)}?from=mail please`);
    const [unfurl] = message.unfurls ?? [];
    expect(unfurl?.entity).toMatchObject({ entity_type: 'slack#/entities/item', url: link(open) });
    const said = JSON.stringify(unfurl?.blocks);
    expect(said).toContain('Ticket triage');
    expect(said).toMatch(/Stands: Phase 1 Data foundation, day \d+/);
    expect(said).toMatch(/Next: /);
    expect(said).toContain('Lead: Lena Fischer');
    // It calls nobody.
    expect(said).not.toMatch(/<@U/);
    await ok(story.as('sam').click(message, 'engagement.phases.open'));
    await story.sandbox.until(() => words(story.as('sam').view() ?? {}).includes('Data foundation'));
  });

  it('[H9] whoever opens it sees it in their own language', async () => {
    const message = await unfolded('lena', 'support-triage', link(open));
    await ok(story.as('jonas').openEntity(message, link(open)));
    const details = await story.sandbox.until(() => story.as('jonas').details());
    expect(JSON.stringify(details)).toContain(`${catalogues.de['links.fact.lead']}: Lena Fischer`);
  });

  it('[H9] where the workspace has no Work Objects, it is a card', async () => {
    const error = 'feature_not_enabled';
    story.sandbox.faults.add({ kind: 'api_error', method: 'chat.unfurl', error, times: 1 });
    const message = await unfolded('lena', 'general', link(open));
    expect(message.unfurls?.[0]?.entity).toBeUndefined();
    await ok(story.as('lena').click(message, 'engagement.phases.open'));
    expect(unfurls().at(-1)?.args.metadata).toBeUndefined();
  });

  it('[H9] [X9] what is restricted unfolds in its own channel, and nowhere that others read', async () => {
    const message = await unfolded('lena', 'support-triage', link(hidden));
    expect(JSON.stringify(message)).toContain(HIDDEN);
    await stays('lena', 'data-platform', link(hidden));
    await stays('marco', 'data-platform', link(hidden));
    await stays('marco', 'support-triage', link(hidden));
    // Who reads it there already, and opens it, is answered as if there were no such thing.
    await ok(story.as('marco').openEntity(message, link(hidden)));
    const details = await story.sandbox.until(() => story.as('marco').details());
    expect(details).toMatchObject({ blocks: [], error: 'not_found' });
  });

  it('[H9] [X9] what is restricted unfolds in no other public channel, whoever is in it now', async () => {
    const others = [story.as('marco'), story.as('sam')];
    for (const other of others) await ok(other.leave('data-platform'));
    await stays('lena', 'data-platform', link(hidden));
    for (const other of others) await ok(other.join('data-platform'));
  });

  it('[H9] [X9] where people of other organizations read, only their own channel’s engagements unfold', async () => {
    const card = await story.start('lena', 'data-platform', { name: 'Elsewhere' });
    await unfolded('lena', 'data-platform', link(idOf(card)));
    await stays('lena', 'support-triage', link(idOf(card)));
  });

  it('[H9] [X2] of another workspace, of nothing, of another host: nothing happens', async () => {
    const before = unfurls().length;
    for (const text of [
      link(open, 'engagement', 'T0ELSEWHERE'),
      link(crypto.randomUUID()),
      link(open, 'gate'),
      link('latest'),
      `${publicUrl}/open/`,
    ])
      await stays('lena', 'general', text);
    expect(unfurls().length - before).toBe(5);
  });

  /** What an engagement is full of, as verbs and checks leave it. @returns the id of one thing of each kind */
  async function filled(
    engagementId: string,
    member: 'marco' | 'jonas',
  ): Promise<Record<Exclude<Linked, 'engagement'>, string>> {
    const { world } = story.app;
    const [lena, asks] = [slackActor(TEAM, PEOPLE.lena), slackActor(TEAM, PEOPLE[member])];
    const people = { member: [PEOPLE[member]], data: [PEOPLE.sam], business: [PEOPLE.priya] };
    await changePeople(world, lena, { engagementId, ...people });
    const candidate = crypto.randomUUID();
    await addCandidate(world, asks, { engagementId, id: candidate, fields: { name: 'Invoice coding' } });
    const ask = { engagementId, id: crypto.randomUUID(), gate: 'toy', supersede: false, subject: null };
    const gate = await requestGate(world, asks, ask);
    const place = { workspaceId: TEAM, engagementId, clock: world.clock, deploymentId: crypto.randomUUID() };
    await putDeployment(story.db, place, { id: place.deploymentId });
    const feedId = await putFeed(story.db, place, {});
    const later = world.clock.now().add({ hours: 24 });
    const monitorId = await putMonitor(
      story.db,
      { ...place, feedId },
      { name: 'Recall', nextAt: later, breachesToFire: 1, ownerId: PEOPLE[member] },
    );
    const clock = { workspaceId: TEAM, userId: 'system', origin: 'clock' } as const;
    const found = { n: null, shown: '0.8', detail: null, verdict: 'breach', value: 0.8 } as never;
    const slot = world.clock.now();
    await recordReading(world, clock, { engagementId, monitorId, version: 1, slot, found });
    const [alert] = await story.db.inWorkspace(TEAM, (tx) =>
      tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.monitorId, monitorId)),
    );
    return { gate, alert: alert?.id ?? '', 'use-case': candidate };
  }

  it('[H9] [X9] a gate, an alert and a use case unfold as well, open, and are hidden as their engagement is', async () => {
    const ids = await filled(open, 'marco');
    const said = {
      gate: { says: ['Toy', 'Stands: asked for', 'Asked by: Marco Ruiz'], opens: 'The goal is whole' },
      alert: { says: ['Recall', 'Stands: ▲ Firing'], opens: 'Recall' },
      'use-case': { says: ['Invoice coding', 'Stands: proposed'], opens: 'Invoice coding' },
    };
    for (const kind of ['gate', 'alert', 'use-case'] as const) {
      const message = await unfolded('lena', 'general', link(ids[kind], kind));
      const [unfurl] = message.unfurls ?? [];
      for (const what of [...said[kind].says, 'Engagement: Ticket triage'])
        expect(JSON.stringify(unfurl)).toContain(what);
      expect(unfurl?.entity).toMatchObject({ url: link(ids[kind], kind) });
      expect(JSON.stringify(unfurl)).not.toMatch(/<@U/);
      const button = /"action_id":"([^"]+)"/.exec(JSON.stringify(unfurl?.blocks))?.[1] ?? '';
      await ok(story.as('sam').click(message, button));
      const { opens } = said[kind];
      const shown = () => [story.as('sam').view() ?? {}, ...story.as('sam').ephemerals('general')].map(words);
      await story.sandbox.until(() => shown().some((one) => one.includes(opens)) && kind);
      const top = story.as('sam').view();
      if (top) await ok(story.as('sam').close(top, true));
    }
    const secret = await filled(hidden, 'jonas');
    for (const kind of ['gate', 'alert', 'use-case'] as const) {
      expect(words(await unfolded('lena', 'support-triage', link(secret[kind], kind)))).toBeDefined();
      await stays('lena', 'general', link(secret[kind], kind));
      await stays('marco', 'general', link(secret[kind], kind));
      // As another kind it is nothing.
      await stays('lena', 'general', link(ids[kind], kind === 'gate' ? 'alert' : 'gate'));
    }
  });

  it('[H9] in a direct message with the app it unfolds for whoever may see it', async () => {
    const lena = story.as('lena');
    const dm = { channel: '', ...(await ok(lena.openDm())) };
    await unfolded('lena', dm.channel, link(hidden));
  });

  it('[H9] [X6] Slack says to wait: it unfolds later; the message is gone: nobody minds', async () => {
    story.sandbox.faults.add({ kind: 'rate_limited', method: 'chat.unfurl', times: 1, retryAfter: 1 });
    await unfolded('lena', 'general', link(open));
    const before = unfurls().length;
    const error = 'cannot_find_message';
    story.sandbox.faults.add({ kind: 'api_error', method: 'chat.unfurl', error, times: 1 });
    await posted('lena', 'general', link(open));
    await story.sandbox.until(() => unfurls().length > before);
    await unfolded('lena', 'general', link(open));
    expect(unfurls().length - before).toBe(2);
  });

  it('[H9] [X5] told of it twice, it unfolds once', async () => {
    story.sandbox.faults.add({ kind: 'double_event', method: 'link_shared', times: 1 });
    const before = unfurls().length;
    const message = await unfolded('lena', 'general', link(open));
    await unfolded('lena', 'general', link(open));
    expect(message.unfurls).toHaveLength(1);
    await story.sandbox.until(() => unfurls().length - before >= 2);
    expect(unfurls().length - before).toBe(2);
  });

  it('[H9] /playbook link lists what can be handed on', async () => {
    await ok(story.as('lena').command('data-platform', '/playbook link'));
    const listed = await story.sandbox.until(() =>
      story
        .as('lena')
        .ephemerals('data-platform')
        .find((one) => words(one).includes('/open/')),
    );
    expect(words(listed)).toMatch(
      /Engagement · \*Elsewhere\*\\n<?https:\/\/phasegate\.example\.com\/open\/T0NORTHWND\/engagement\//,
    );
  });

  it('[H9] [X9] in a browser every link leads to the same words', async () => {
    const page = async (path: string, language = 'en') => {
      const answer = await fetch(`${story.app.url}${path}`, { headers: { 'accept-language': language } });
      return { status: answer.status, text: await answer.text() };
    };
    const there = await page(`/open/T0NORTHWND/engagement/${open}`);
    expect(there).toEqual(await page(`/open/T0X/gate/${crypto.randomUUID()}`));
    expect(there.status).toBe(200);
    expect(there.text).toContain('This link belongs to Slack');
    for (const wanted of ['de-DE', 'fr, de;q=0.8, en;q=0.7'])
      expect((await page('/open/', wanted)).text).toContain('Dieser Link gehört zu Slack');
  });
});

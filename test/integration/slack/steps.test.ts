import type { FunctionRun } from '@phasegate/slack-sandbox/core.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { source } from '../../../db/schema/foundation.ts';
import { gateDecision } from '../../../db/schema/gates.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { rooms } from '../../../src/rooms.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor } from '../../support/engagements.ts';
import { playbookWith, toyChecks, toyGate } from '../../support/gates.ts';
import { sendEvent } from '../../support/signed.ts';
import { type Story, startStory } from '../../support/story.ts';

const TEAM = 'T0NORTHWND';
const NAME = 'Ticket triage';
const SOURCE = {
  engagement: NAME,
  name: 'crm_tickets',
  system: 'Salesforce',
  owner: 'Service desk',
  volume: '2 million rows',
  access_method: 'API',
  update_frequency: 'daily',
  format: 'table',
  exists_today: 'yes',
  accessible: 'Yes',
  checked_by: PEOPLE.marco,
  checked_on: '2026-11-02',
};

describe('steps of Workflow Builder, over signed HTTP', () => {
  let story: Story;
  let engagementId: string;
  beforeAll(async () => {
    story = await startStory({
      config: { publicUrl: 'https://phasegate.example.com' },
      playbook: playbookWith(toyGate()),
      rooms: [...rooms, toyChecks],
    });
    const card = await story.start('lena', 'support-triage', { name: NAME });
    engagementId = /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
    const people = { member: [PEOPLE.marco], data: [PEOPLE.sam], business: [PEOPLE.priya] };
    await changePeople(story.app.world, slackActor(TEAM, PEOPLE.lena), { engagementId, ...people });
  });
  afterEach(() => story.sandbox.faults.clear());
  afterAll(() => story?.stop());

  const ended = (run: FunctionRun) =>
    story.sandbox.until(() => (run.outputs || run.error !== undefined ? run : undefined));
  const run = (step: string, given: Record<string, unknown>) => ended(story.sandbox.runStep(step, given));
  const inside = <Row>(read: Parameters<typeof story.db.inWorkspace<Row>>[1]) =>
    story.db.inWorkspace(TEAM, read);
  const sources = () => inside((tx) => tx.select().from(source).where(eq(source.engagementId, engagementId)));

  async function permission(first: First): Promise<ReturnType<Story['as']>> {
    await ok(story.as(first).command('support-triage', '/playbook workflows'));
    return story.as(first);
  }
  const told = (first: First, text: RegExp) =>
    story.sandbox.until(() =>
      story
        .as(first)
        .ephemerals('support-triage')
        .findLast((one) => text.test(words(one))),
    );

  it('[H6] [X9] until its lead lets workflows in, an engagement is answered like one that does not exist', async () => {
    const { error } = await run('foundation_source', SOURCE);
    expect(error).toContain('There is no engagement “Ticket triage” that lets workflows in.');
    expect(error).toContain('/playbook workflows');
    const nobody = await run('foundation_source', { ...SOURCE, engagement: 'Unicorns' });
    expect(nobody.error?.replace('Unicorns', NAME)).toBe(error);
    expect(await sources()).toEqual([]);
  });

  it('[H6] a lead lets workflows in, nobody else does', async () => {
    await permission('marco');
    const seen = await told('marco', /Workflows may do nothing in \*Ticket triage\*/);
    expect(words(seen)).not.toContain('workflow.permission.give');
    const lena = await permission('lena');
    await ok(lena.click(await told('lena', /Workflows may do nothing/), 'workflow.permission.give'));
    await told('lena', /Workflows may act in \*Ticket triage\*, for Lena Fischer/);
  });

  it('[H6] [X5] adds a data source once, whatever comes twice; the record says that it was a workflow', async () => {
    story.sandbox.faults.add({ kind: 'double_event', method: 'function_executed', times: 1 });
    story.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'functions.completeSuccess', times: 1 });
    const { id, outputs, error } = await run('foundation_source', SOURCE);
    expect(error).toBeUndefined();
    const [found, ...others] = await sources();
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      name: 'crm_tickets',
      accessMethod: 'api',
      accessible: true,
      checkedBy: PEOPLE.marco,
    });
    expect(outputs).toEqual({ source_id: found?.id });
    const events = await inside((tx) =>
      tx
        .select()
        .from(auditEvent)
        .where(eq(auditEvent.subject, found?.id ?? '')),
    );
    expect(events.map(({ action, actor, origin }) => ({ action, actor, origin }))).toEqual([
      { action: 'foundation.source.add', actor: PEOPLE.lena, origin: `workflow:${id}` },
    ]);
    await story.sandbox.until(() => story.sandbox.calls('functions.completeSuccess').length >= 2);
    // [X1] The token that came with the event is kept nowhere.
    const kept = await query<{ events: number; tokens: number }>(
      story.db.orm,
      sql`select count(*) filter (where data::text like '%function_executed%')::int as events,
          count(*) filter (where data::text like '%xoxb-%')::int as tokens from pgboss.job`,
    );
    expect(kept).toEqual([{ events: expect.any(Number), tokens: 0 }]);
    expect(kept[0]?.events).toBeGreaterThan(0);
    expect(await sources()).toHaveLength(1);
  });

  it('[H6] [X8] what cannot be accepted is said field by field, in words', async () => {
    const odd = {
      ...SOURCE,
      name: 'other',
      accessible: 'maybe',
      access_method: 'pigeon',
      checked_on: '2099-01-01',
    };
    const { error } = await run('foundation_source', odd);
    expect(error).toMatch(/accessMethod: .+\n/);
    expect(error).toMatch(/accessible: /);
    expect(error).not.toMatch(/<@|[*_]\w/);
    const empty = await run('foundation_source', { ...SOURCE, system: '  ' });
    expect(empty.error).toBe('The step needs what is not filled in: system. Please edit the workflow.');
    expect(await sources()).toHaveLength(1);
  });

  it('[H6] [G1] asks for a gate, by its channel; people decide it, and hear that it waits', async () => {
    const { outputs, error } = await run('gates_request', { engagement: 'C0SUPTRIAG', gate: 'toy' });
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({
      due_on: expect.stringMatching(/^\d{4}-/),
      link: expect.stringContaining('/gate/'),
    });
    await story.message('lena', 'support-triage', 'The goal is whole');
    expect(await inside((tx) => tx.select().from(gateDecision))).toEqual([]);
    const again = await run('gates_request', { engagement: NAME, gate: 'Toy' });
    expect(again.error).toContain('Lena Fischer');
    expect((await run('gates_request', { engagement: NAME, gate: 'approve' })).error).toContain(
      'There is no gate “approve”',
    );
  });

  it('[H6] [X6] Slack says to wait: the workflow is told later', async () => {
    story.sandbox.faults.add({
      kind: 'rate_limited',
      method: 'functions.completeError',
      times: 1,
      retryAfter: 1,
    });
    expect((await run('gates_request', { engagement: NAME, gate: 'none' })).error).toContain(
      'There is no gate',
    );
  });

  it.each(['soon', '', '1e99', undefined, 17])(
    '[H6] [X10] an event that says when by %j leaves no workflow waiting',
    async (event_ts) => {
      const { app, sandbox } = story;
      const id = `Fx${crypto.randomUUID()}`;
      const event = {
        type: 'function_executed',
        function: { callback_id: 'gates_request' },
        function_execution_id: id,
        inputs: { engagement: NAME, gate: 'none' },
        event_ts,
      };
      const envelope = { type: 'event_callback', event_id: `Ev${id}`, team_id: TEAM, event };
      await sendEvent({ url: app.requestUrl, secret: sandbox.signingSecret }, envelope);
      const told = await sandbox.until(() =>
        sandbox.calls('functions.completeError').find(({ args }) => args.function_execution_id === id),
      );
      expect(told.args.error).toContain('There is no gate “none”');
    },
  );

  it('[H6] whoever let them in leads no more: they are out, and hear who can', async () => {
    const { world } = story.app;
    await changePeople(world, slackActor(TEAM, PEOPLE.lena), { engagementId, lead: [PEOPLE.sam] });
    const { error } = await run('gates_request', { engagement: NAME, gate: 'toy' });
    expect(error).toContain('does not lead it any more');
    await ok((await permission('sam')).command('support-triage', '/playbook workflows'));
    const shown = await told('sam', /for Lena Fischer/);
    await ok(story.as('sam').click(shown, 'workflow.permission.withdraw'));
    await told('sam', /Workflows may do nothing/);
    expect((await run('gates_request', { engagement: NAME, gate: 'toy' })).error).toContain(
      'that lets workflows in',
    );
  });
});

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { message } from '../../../db/schema/delivery.ts';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { changeDetails } from '../../../src/engagement/change-details.ts';
import { byRole, changePeople } from '../../../src/engagement/change-people.ts';
import { advancePhase, goBack } from '../../../src/engagement/change-phase.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { currentPhase, findEngagement, peopleOf, phaseEntries } from '../../../src/engagement/store.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { viewEngagement } from '../../../src/engagement/view.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import type { World } from '../../../src/world.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

/** What a verb said no with: keys, with the field where there is one. */
async function refusal(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => (one.field ? `${one.field}: ${one.key}` : one.key));
    throw error;
  }
  return [];
}

const audit = (world: World, workspaceId: string, subject: string) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.select().from(auditEvent).where(eq(auditEvent.subject, subject)).orderBy(auditEvent.seq),
  );

/** The exit gate's decision, as a later room takes it. */
const passGate = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.int() }),
  may: [],
  run: (acting, { to }) => advancePhase(acting, to),
});

eachEngine('engagements', (open) => {
  it('[E1] starts with its lead, phase 1 and a card that waits to be pinned; sent twice it is one', async () => {
    const { world, workspaceId, queue } = await newWorkspace(await open());
    const id = randomUUID();
    await startedEngagement(world, workspaceId, { id });
    await startedEngagement(world, workspaceId, { id, name: 'Again' });
    await world.db.inWorkspace(workspaceId, async (tx) => {
      const rows = await tx.select().from(engagement).where(eq(engagement.workspaceId, workspaceId));
      expect(rows.map((one) => one.name)).toEqual(['Support ticket triage']);
      const [found] = rows;
      expect(found && (await currentPhase(tx, workspaceId, found)).entry).toMatchObject({
        phase: 1,
        how: 'start',
        entry: 1,
      });
      const [card] = await tx.select().from(message).where(eq(message.engagementId, id));
      expect(card).toMatchObject({
        subject: `engagement.card:${id}`,
        destination: 'C0SUPPORT',
        pin: true,
        wanted: 1,
      });
    });
    expect(queue.take().map((one) => one.queue)).toEqual(['delivery']);
    expect((await audit(world, workspaceId, id)).map((one) => one.action)).toEqual(['engagement.start']);
  });

  it('[X8] says at each field what is wrong with it', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const start = (changes: Record<string, unknown>) =>
      refusal(startedEngagement(world, workspaceId, changes));
    expect(await start({ name: '  ', goal: 'x'.repeat(1001) })).toEqual([
      'name: refusal.required',
      'goal: refusal.too-long',
    ]);
    expect(await start({ channelId: '', newChannelName: '' })).toEqual([
      'channelId: engagement.refusal.channel',
    ]);
    expect(await start({ newChannelName: 'Has Spaces' })).toEqual([
      'newChannelName: engagement.refusal.channel-name',
    ]);
    expect(await start({ plannedStart: '2027-02-30' })).toEqual(['plannedStart: refusal.date']);
    for (const plannedStart of ['1999-01-01', '2999-01-01', '0027-03-01', '2022-02-28', '2032-03-02'])
      expect(await start({ plannedStart })).toEqual(['plannedStart: engagement.refusal.start']);
    for (const plannedStart of ['2022-03-01', '2032-03-01'])
      expect(await start({ plannedStart })).toEqual([]);
    expect(await start({ timeZone: 'Mars/Olympus' })).toEqual(['timeZone: engagement.refusal.time-zone']);
    expect(await start({ workingDays: [] })).toEqual(['workingDays: refusal.required']);
    expect(await start({ workingDays: [8] })).not.toEqual([]);
  });

  it('[X3] takes hostile text as text: control characters go, nothing else changes', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const name = "Robert'); drop table engagement;-- <!channel> 👩‍💻\u0000\u202e";
    const id = await startedEngagement(world, workspaceId, { name });
    const found = await world.db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, id));
    expect(found?.name).toBe("Robert'); drop table engagement;-- <!channel> 👩‍💻");
  });

  it('[E1] asks for a channel to be made where none is chosen', async () => {
    const { world, workspaceId, queue } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId, { channelId: '', newChannelName: '#ai-triage' });
    expect(queue.take()).toMatchObject([
      { queue: 'engagement.channel', data: { workspaceId, engagementId: id } },
    ]);
    const found = await world.db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, id));
    expect(found).toMatchObject({ channelId: null, newChannelName: 'ai-triage' });
  });

  it('[E2] lets the lead set people, recording each one; a person outside is told who can', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const people = { engagementId: id, lead: ['ULEAD'], member: ['UANNA', 'UANNA'], business: ['UPRIYA'] };
    await changePeople(world, slackActor(workspaceId, 'ULEAD'), people);
    await changePeople(world, slackActor(workspaceId, 'ULEAD'), { engagementId: id, member: [] });
    expect((await audit(world, workspaceId, id)).map((one) => [one.action, one.after ?? one.before])).toEqual(
      [
        ['engagement.start', expect.anything()],
        ['engagement.person.add', { userId: 'UANNA', role: 'member' }],
        ['engagement.person.add', { userId: 'UPRIYA', role: 'business' }],
        ['engagement.person.remove', { userId: 'UANNA', role: 'member' }],
      ],
    );
    expect(await refusal(changePeople(world, slackActor(workspaceId, 'UNOBODY'), people))).toEqual([
      'refusal.role',
    ]);
    expect(
      await refusal(changePeople(world, slackActor(workspaceId, 'ULEAD'), { ...people, lead: [] })),
    ).toEqual(['lead: engagement.refusal.one-lead']);
  });

  it('[E2] [X5] of two who have the team open at once, each keeps what they changed', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const lead = slackActor(workspaceId, 'ULEAD');
    const change = (people: Partial<Omit<Parameters<typeof changePeople>[2], 'engagementId'>>) =>
      changePeople(world, lead, { engagementId: id, ...people });
    await change({ member: ['UANA', 'UBEN'] });
    const seen = { lead: ['ULEAD'], member: ['UANA', 'UBEN'], stakeholder: [] };
    await change({ lead: ['ULEAD'], member: ['UANA', 'UBEN', 'UCAT'], stakeholder: [], seen });
    await change({ lead: ['ULEAD'], member: ['UBEN', 'UDAN'], stakeholder: ['UEVE'], seen });
    const people = await world.db.inWorkspace(workspaceId, (tx) => peopleOf(tx, workspaceId, id));
    expect(byRole(people)).toMatchObject({ member: ['UBEN', 'UCAT', 'UDAN'], stakeholder: ['UEVE'] });
    // Nobody is added or removed by a form that only shows them.
    await change({ lead: ['UNEW'], seen: { lead: ['ULEAD'] } });
    await changePeople(world, slackActor(workspaceId, 'UNEW'), {
      engagementId: id,
      lead: ['ULEAD'],
      member: ['UANA'],
      seen: { lead: ['ULEAD'], member: ['UANA'] },
    });
    const after = await world.db.inWorkspace(workspaceId, (tx) => peopleOf(tx, workspaceId, id));
    expect(byRole(after)).toMatchObject({ lead: ['UNEW'], member: ['UBEN', 'UCAT', 'UDAN'] });
  });

  it('[E2] lets a workspace admin repair an engagement without a lead, and nobody deactivated act or be named', async () => {
    const db = await open();
    const { world, workspaceId } = await newWorkspace(db);
    const id = await startedEngagement(world, workspaceId);
    await knowPeople(db, workspaceId, {
      ULEAD: { isDeactivated: true },
      UADMIN: { isAdmin: true },
      UGONE: { isDeactivated: true },
    });
    const as = (userId: string, lead: string) =>
      refusal(changePeople(world, slackActor(workspaceId, userId), { engagementId: id, lead: [lead] }));
    expect(await as('ULEAD', 'UNEW')).toEqual(['refusal.deactivated']);
    expect(await as('UADMIN', 'UGONE')).toEqual(['lead: engagement.refusal.person']);
    expect(await as('UADMIN', 'UNEW')).toEqual([]);
    expect(await as('UNEW', 'UNEW')).toEqual([]);
  });

  it('[X9] answers for a restricted engagement as if it did not exist', async () => {
    const db = await open();
    const { world, workspaceId } = await newWorkspace(db);
    await knowPeople(db, workspaceId, { UKIT: { isExternal: true } });
    const hidden = await startedEngagement(world, workspaceId, { visibility: 'restricted' });
    const shown = await startedEngagement(world, workspaceId);
    const see = (userId: string, id: string) =>
      refusal(db.inWorkspace(workspaceId, (tx) => viewEngagement(tx, slackActor(workspaceId, userId), id)));
    expect(await see('UOTHER', hidden)).toEqual(await see('UOTHER', randomUUID()));
    expect(await see('UOTHER', shown)).toEqual([]);
    expect(await see('ULEAD', hidden)).toEqual([]);
    expect(await see('UKIT', shown)).toEqual(['refusal.not-found']);
    const change = (userId: string) =>
      refusal(changePeople(world, slackActor(workspaceId, userId), { engagementId: hidden, lead: [userId] }));
    expect(await change('UOTHER')).toEqual(['refusal.not-found']);
  });

  it('[X2] never finds an engagement from another workspace', async () => {
    const db = await open();
    const one = await newWorkspace(db);
    const two = await newWorkspace(db);
    const id = await startedEngagement(one.world, one.workspaceId);
    const act = changePeople(two.world, slackActor(two.workspaceId, 'ULEAD'), {
      engagementId: id,
      lead: ['ULEAD'],
    });
    expect(await refusal(act)).toEqual(['refusal.not-found']);
  });

  it('[E7] pauses and closes with a reason, rests meanwhile, comes back, and deletes nothing', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const lead = slackActor(workspaceId, 'ULEAD');
    const change = (name: 'pause' | 'resume' | 'close' | 'reopen' | 'archive' | 'restore', reason?: string) =>
      refusal(changeState(world, lead, { engagementId: id, change: name, reason }));
    expect(await change('pause')).toEqual(['reason: refusal.required']);
    expect(await change('pause', 'waiting for the data protection officer')).toEqual([]);
    expect(await change('pause', 'twice')).toEqual([]);
    expect(await refusal(goBack(world, lead, { engagementId: id, to: 1, reason: 'x' }))).toEqual([
      'engagement.refusal.paused',
    ]);
    expect(await change('archive')).toEqual(['engagement.refusal.state']);
    expect(await change('resume')).toEqual([]);
    expect(await change('close', 'given up')).toEqual([]);
    expect(await change('archive')).toEqual([]);
    expect(await change('restore')).toEqual([]);
    expect(await change('reopen', 'budget is back')).toEqual([]);
    expect((await audit(world, workspaceId, id)).map((one) => one.action.split('.')[1])).toEqual([
      'start',
      'pause',
      'resume',
      'close',
      'archive',
      'restore',
      'reopen',
    ]);
    const entries = await world.db.inWorkspace(workspaceId, (tx) => tx.select().from(engagementPerson));
    expect(entries).toHaveLength(1);
  });

  it('[E3] goes forward only one phase and through a gate, back with a reason, and keeps every entry', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const lead = slackActor(workspaceId, 'ULEAD');
    const clock = { workspaceId, userId: 'system', origin: 'clock' as const };
    expect(await refusal(passGate(world, lead, { engagementId: id, to: 2 }))).toEqual(['refusal.role']);
    expect(await refusal(passGate(world, clock, { engagementId: id, to: 3 }))).toEqual([
      'engagement.refusal.phase',
    ]);
    await passGate(world, clock, { engagementId: id, to: 2 });
    await passGate(world, clock, { engagementId: id, to: 3 });
    expect(await refusal(goBack(world, lead, { engagementId: id, to: 4, reason: 'no' }))).toEqual([
      'to: engagement.refusal.phase',
    ]);
    expect(await refusal(goBack(world, lead, { engagementId: id, to: 1, reason: ' ' }))).toEqual([
      'reason: refusal.required',
    ]);
    await goBack(world, lead, { engagementId: id, to: 1, reason: 'a new source' });
    await world.db.inWorkspace(workspaceId, async (tx) => {
      const found = await findEngagement(tx, workspaceId, id);
      const entries = found ? await phaseEntries(tx, workspaceId, found) : [];
      expect(entries.map((one) => [one.phase, one.how, one.leftAt !== null])).toEqual([
        [1, 'start', true],
        [2, 'gate', true],
        [3, 'gate', true],
        [1, 'back', false],
      ]);
    });
  });

  it('[X8] refuses details that somebody changed meanwhile, and records only what changed', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const lead = slackActor(workspaceId, 'ULEAD');
    const found = await world.db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, id));
    if (!found) throw new Error('not started');
    const { name, goal, plannedStart, timeZone, workingDays, visibility } = found;
    const details = {
      engagementId: id,
      version: 1,
      name,
      goal,
      plannedStart,
      timeZone,
      workingDays,
      visibility,
      externalsMayApprove: false,
    };
    expect(await refusal(changeDetails(world, lead, { ...details, plannedStart: '2207-03-01' }))).toEqual([
      'plannedStart: engagement.refusal.start',
    ]);
    await changeDetails(world, lead, { ...details, name: 'Triage' });
    expect(await refusal(changeDetails(world, lead, { ...details, name: 'Other' }))).toEqual([
      'engagement.refusal.changed',
    ]);
    expect((await audit(world, workspaceId, id)).at(-1)).toMatchObject({
      action: 'engagement.details.change',
      before: { name: 'Support ticket triage' },
      after: { name: 'Triage' },
    });
  });
});

onPostgres('engagements under concurrency', (open) => {
  it('[X5] twenty sends of one start form are one engagement', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = randomUUID();
    await Promise.all(Array.from({ length: 20 }, () => startedEngagement(world, workspaceId, { id })));
    expect((await audit(world, workspaceId, id)).map((one) => one.action)).toEqual(['engagement.start']);
  });

  it('[E7] of a pause and a close at once, both happen in some order and the last state is one of them', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId);
    const lead = slackActor(workspaceId, 'ULEAD');
    await Promise.all([
      changeState(world, lead, { engagementId: id, change: 'close', reason: 'a' }),
      refusal(changeState(world, lead, { engagementId: id, change: 'pause', reason: 'b' })),
    ]);
    const found = await world.db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, id));
    expect(found?.state).toBe('closed');
    const told = await audit(world, workspaceId, id);
    expect(told.at(-1)?.action).toBe('engagement.close');
  });

  it('[E1] refuses to start for a person of another organization', async () => {
    const db = await open();
    const { world, workspaceId } = await newWorkspace(db);
    await knowPeople(db, workspaceId, { UKIT: { isExternal: true } });
    expect(await refusal(startedEngagement(world, workspaceId, { leadId: 'UKIT' }))).toEqual([
      'refusal.external',
    ]);
  });
});

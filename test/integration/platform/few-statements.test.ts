import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Spy, spyOn } from '../../../bench/support/spy.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { readingOnce } from '../../../db/statement.ts';
import { cardOf } from '../../../src/engagement/card-subject.ts';
import { saveSource } from '../../../src/foundation/inventory/keeping.ts';
import { attest } from '../../../src/gates/attest.ts';
import { decide } from '../../../src/gates/decide.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { requestSubject } from '../../../src/gates/showings.ts';
import { renderersOf } from '../../../src/renderers.ts';
import { rooms } from '../../../src/rooms.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { completeFoundation } from '../../support/approved-foundation.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { aSource } from '../../support/sources.ts';
import { newWorkspace } from '../../support/world.ts';
import { stage } from '../delivery/stage.ts';

const TEAM = {
  lead: 'ULEAD',
  member: 'UASK',
  business: 'UBIZ',
  legal: 'ULEGAL',
  data: 'UDATA',
  engineering: 'UENG',
};

/**
 * What is sent to PostgreSQL for one thing, `begin` and `commit` among it. The limits are what it takes today: a statement
 * more on these paths is paid by every click, so it is to be put there on purpose.
 */
onPostgres('in few statements', (open) => {
  const closing: (() => unknown)[] = [];
  let db: Database;
  let spy: Spy;
  let at: Awaited<ReturnType<typeof newWorkspace>>;
  let engagementId: string;

  beforeAll(async () => {
    const url = serverOf(await open());
    spy = await spyOn({ defer: (close) => closing.push(close) }, url, 'phasegate');
    db = await openDatabase({ url: spy.url, max: 1 });
    at = await newWorkspace(db, { rooms });
    await knowPeople(db, at.workspaceId, Object.fromEntries(Object.values(TEAM).map((id) => [id, {}])));
    engagementId = await startedEngagement(at.world, at.workspaceId, { name: 'One' });
    await completeFoundation(at.world, at.workspaceId, engagementId, TEAM);
  });
  afterAll(async () => {
    await db.close();
    for (const close of closing) await close();
  });

  const as = (userId: string) => slackActor(at.workspaceId, userId);
  const count = async (work: () => Promise<unknown>) => {
    spy.take();
    await work();
    return spy.take().statements.length;
  };
  const save = (to: string) => {
    const id = randomUUID();
    const fields = aSource({ name: `source ${id}`, checkedBy: 'UASK', checkedOn: '2026-01-05' });
    return saveSource(at.world, as('ULEAD'), { engagementId: to, id, fields, version: 0 });
  };
  const draw = (subject: string) =>
    db.inWorkspace(at.workspaceId, (tx) => {
      const [kind = '', id = ''] = subject.split(/:(.*)/s);
      const card = renderersOf(at.world, rooms)[kind];
      if (!card) throw new Error(`no card ${kind}`);
      const { workspaceId, clock } = at;
      return readingOnce(tx, () => card({ tx, workspaceId, now: clock.now(), say: sayIn('en-GB') }, id));
    });

  it('a source is saved', async () => {
    const to = await startedEngagement(at.world, at.workspaceId, { name: 'Two' });
    await save(to);
    expect(await count(() => save(to))).toBeLessThanOrEqual(8);
  });

  it('a gate’s message and the engagement’s card are drawn, a decision is taken', async () => {
    const id = randomUUID();
    await requestGate(at.world, as('ULEAD'), {
      engagementId,
      id,
      gate: 'foundation',
      subject: null,
      supersede: false,
    });
    const items = ['licence', 'personal_data'].map((item) => ({ item, note: 'Contract of 3 May' }));
    await attest(at.world, as('ULEGAL'), { requestId: id, items });
    const card = cardOf(engagementId, 'C0').subject;
    await draw(card);
    expect(await count(() => draw(card))).toBeLessThanOrEqual(26);
    await draw(requestSubject(id));
    expect(await count(() => draw(requestSubject(id)))).toBeLessThanOrEqual(3);
    const approve = (userId: string) =>
      decide(at.world, as(userId), { requestId: id, kind: 'approve', via: 'button' });
    await approve('UDATA');
    expect(await count(() => approve('UBIZ'))).toBeLessThanOrEqual(18);
  });

  it('a message is delivered', async () => {
    const slack = await stage(db);
    await slack.show('a');
    await slack.run();
    slack.says.set('a', 'other');
    await slack.show('a');
    // Three of them for a look that finds that it is too early.
    expect(await count(() => slack.run())).toBeLessThanOrEqual(8);
    expect(slack.texts()).toEqual(['other']);
  });
});

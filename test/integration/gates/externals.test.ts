import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { engagement } from '../../../db/schema/engagement.ts';
import { changeDetails } from '../../../src/engagement/change-details.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { attest } from '../../../src/gates/attest.ts';
import { decide } from '../../../src/gates/decide.ts';
import { delegate } from '../../../src/gates/delegate.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { eitherEngine } from '../../support/database.ts';
import { attested, type GateBench, gateBench, refusal, toyGate } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

const approve = (bench: GateBench, who: string, requestId: string) =>
  decide(bench.world, bench.as(who), { requestId, kind: 'approve', via: 'button' });

/** The setting, as the details form sends it with all that it leaves as it is. */
async function allow(bench: GateBench, who: string, externalsMayApprove: boolean): Promise<void> {
  const { world, workspaceId, engagementId } = bench;
  const found = await world.db.inWorkspace(workspaceId, (tx) =>
    findEngagement(tx, workspaceId, engagementId),
  );
  if (!found) throw new Error('gone');
  const { version, name, goal, plannedStart, timeZone, workingDays, visibility } = found;
  await changeDetails(world, bench.as(who), {
    engagementId,
    version,
    name,
    goal,
    plannedStart,
    timeZone,
    workingDays,
    visibility,
    externalsMayApprove,
  });
}

const hide = ({ world, workspaceId, engagementId }: GateBench) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.update(engagement).set({ visibility: 'restricted' }).where(eq(engagement.id, engagementId)),
  );

eitherEngine('people of another organization at a gate', (open) => {
  const benchWithKit = async (gate = toyGate({ items: [...toyGate().items, attested('licence')] })) => {
    const db = await open();
    const bench = await gateBench(db, gate);
    await knowPeople(db, bench.workspaceId, { UKIT: { isExternal: true }, UADMIN: { isAdmin: true } });
    return bench;
  };

  it('[G4] [E2] get an approver’s role, and count, only where the lead allows it', async () => {
    const bench = await benchWithKit();
    const kit = () => bench.people({ business: ['UKIT'], legal: ['UKIT'] });
    expect(await refusal(kit())).toEqual(['business: engagement.refusal.person']);
    expect(await refusal(allow(bench, 'UADMIN', true))).toEqual(['externals: refusal.role']);
    await allow(bench, 'ULEAD', true);
    expect((await bench.audit('engagement.details.change')).at(-1)).toMatchObject({
      actor: 'ULEAD',
      before: { externalsMayApprove: false },
      after: { externalsMayApprove: true },
    });
    expect(await refusal(bench.people({ member: ['UASK', 'UKIT'] }))).toEqual([
      'member: engagement.refusal.person',
    ]);
    await kit();
    const requestId = await bench.ask();
    await attest(bench.world, bench.as('UKIT'), {
      requestId,
      items: [{ item: 'licence', note: 'Contract of May' }],
    });
    await approve(bench, 'UKIT', requestId);
    expect(await approve(bench, 'UDATA', requestId)).toMatchObject({ outcome: 'approved' });
  });

  it('[G4] count no more once it is not allowed any more, for what they gave before neither', async () => {
    const bench = await benchWithKit(toyGate());
    await allow(bench, 'ULEAD', true);
    await bench.people({ business: ['UKIT', 'UBIZ'] });
    const id = await bench.ask();
    await approve(bench, 'UKIT', id);
    await allow(bench, 'ULEAD', false);
    expect(await refusal(approve(bench, 'UKIT', id))).toEqual(['gates.refusal.external']);
    expect(await approve(bench, 'UDATA', id)).toMatchObject({ outcome: null });
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: 'approved' });
  });

  it('[G4] attest nothing where it is not allowed', async () => {
    const bench = await benchWithKit();
    await allow(bench, 'ULEAD', true);
    await bench.people({ legal: ['UKIT'] });
    const requestId = await bench.ask();
    await allow(bench, 'ULEAD', false);
    const given = { requestId, items: [{ item: 'licence', note: 'Contract of May' }] };
    expect(await refusal(attest(bench.world, bench.as('UKIT'), given))).toEqual(['refusal.role']);
  });

  it('[G9] stand in for somebody only where it is allowed', async () => {
    const bench = await benchWithKit(toyGate());
    const id = await bench.ask();
    const away = {
      engagementId: bench.engagementId,
      id: randomUUID(),
      from: 'UDATA',
      to: 'UKIT',
      fromDay: '2027-03-01',
      untilDay: '2027-03-02',
    };
    expect(await refusal(delegate(bench.world, bench.as('UDATA'), away))).toEqual([
      'to: engagement.refusal.person',
    ]);
    await allow(bench, 'ULEAD', true);
    await delegate(bench.world, bench.as('UDATA'), away);
    await approve(bench, 'UKIT', id);
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: 'approved' });
  });
});

eitherEngine('a gate of a hidden engagement', (open) => {
  it('[X9] tells nothing to whoever stood in once, when that is over', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await delegate(bench.world, bench.as('UDATA'), {
      engagementId: bench.engagementId,
      id: randomUUID(),
      from: 'UDATA',
      to: 'USTAND',
      fromDay: '2027-03-01',
      untilDay: '2027-03-02',
    });
    await hide(bench);
    expect(await refusal(approve(bench, 'USTAND', id))).toEqual([]);
    bench.clock.set('2027-03-03T09:00:00Z');
    expect(await refusal(approve(bench, 'USTAND', id))).toEqual(['refusal.not-found']);
  });

  it('[X9] tells nothing to whoever would withdraw it or attest, and is none of its people', async () => {
    const gate = toyGate({ items: [...toyGate().items, attested('licence')] });
    const bench = await gateBench(await open(), gate);
    const requestId = await bench.ask();
    const stranger = bench.as('UNOBODY');
    const note = { requestId, items: [{ item: 'licence', note: 'mine' }] };
    const both = async () => [
      ...(await refusal(withdraw(bench.world, stranger, { requestId, reason: null }))),
      ...(await refusal(attest(bench.world, stranger, note))),
    ];
    expect(await both()).toEqual(['refusal.role', 'refusal.role']);
    await hide(bench);
    expect(await both()).toEqual(['refusal.not-found', 'refusal.not-found']);
  });
});

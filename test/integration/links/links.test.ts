import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { gates } from '../../../src/gates/room.ts';
import type { Linked } from '../../../src/link.ts';
import { findLinked } from '../../../src/links/find.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { retireCandidate } from '../../../src/prioritization/candidates/keeping.ts';
import { prioritization } from '../../../src/prioritization/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import type { World } from '../../../src/world.ts';
import { addUseCase, candidateBench } from '../../support/candidates.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { gateBench, toyChecks } from '../../support/gates.ts';
import { monitoringBench, putMonitor } from '../../support/monitoring.ts';
import { knowPeople } from '../../support/people.ts';

interface At {
  world: World;
  workspaceId: string;
}

/** What stands behind a link for somebody, as words, and what else of the kind can be linked to. */
async function looked({ world, workspaceId }: At, kind: Linked, id: string, userId = 'ULEAD') {
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const context = { tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') };
    const found = await findLinked(context, slackActor(workspaceId, userId), { kind, id });
    if (!found) return null;
    const { title, entity, facts, button, engagementId } = found.unfolded;
    const unfolding = world.rooms.flatMap((room) => room.links?.[kind] ?? [])[0];
    const among = (await unfolding?.among(context, engagementId)) ?? [];
    const said = facts.map((fact) => `${fact.label}=${'at' in fact ? fact.at.toString() : fact.value}`);
    return { title, entity, said, value: button.value, among: among.map((one) => one.id) };
  });
}

eitherEngine('what links lead to', (open) => {
  it('[H9] a gate that was asked for: how it stands, by when, who asked', async () => {
    const at = await gateBench(await open(), undefined, { rooms: [toyChecks, gates] });
    await knowPeople(at.world.db, at.workspaceId, { ULEAD: {}, UASK: { name: 'Asa Kurt' } });
    const id = await at.ask();
    expect(await looked(at, 'gate', id)).toEqual({
      title: 'Toy',
      entity: 'task',
      said: [
        'links.fact.stands=asked for',
        'links.fact.engagement=Support ticket triage',
        'links.fact.due=Mar 4, 2027',
        'links.fact.asked=Asa Kurt',
      ],
      value: id,
      among: [id],
    });
  });

  it('[H9] a use case, also once it is retired; of another workspace there is none', async () => {
    const bench = await candidateBench(await open());
    const at = { ...bench, world: { ...bench.world, rooms: [...bench.world.rooms, prioritization] } };
    await knowPeople(at.world.db, at.workspaceId, { ULEAD: {} });
    const id = await addUseCase(at, {
      costPerTransaction: '2',
      volume: '1000',
      volumePeriod: 'month',
      improvementRate: '50',
      currency: 'EUR',
    });
    expect(await looked(at, 'use-case', id)).toMatchObject({
      title: 'Invoice coding',
      said: [
        'links.fact.stands=proposed',
        'links.fact.engagement=Support ticket triage',
        'links.fact.value=€12,000',
      ],
      among: [id],
    });
    await retireCandidate(at.world, at.lead, { engagementId: at.engagementId, id, reason: 'Not now' });
    expect(await looked(at, 'use-case', id)).toMatchObject({
      said: ['links.fact.stands=retired', expect.anything(), expect.anything()],
      among: [],
    });
    const other = await candidateBench(await open());
    const world = { ...other.world, rooms: [prioritization] };
    expect(await looked({ ...other, world }, 'use-case', id)).toBeNull();
    expect(await looked({ ...other, world }, 'use-case', crypto.randomUUID())).toBeNull();
  });

  it('[H9] [M6] an alert that people were told of; one that nobody was told of is nothing yet', async () => {
    const at = await monitoringBench(await open());
    await knowPeople(at.world.db, at.workspaceId, { ULEAD: {} });
    const monitorId = await putMonitor(at.world.db, at, { name: 'Recall' });
    const breach = async () => {
      at.clock.advance({ hours: 1 });
      await recordReading(
        at.world,
        { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' },
        {
          engagementId: at.engagementId,
          monitorId,
          version: 1,
          slot: at.clock.now(),
          found: { n: null, shown: '0.8', detail: null, verdict: 'breach', value: 0.8 } as never,
        },
      );
      const rows = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.select().from(alert).where(eq(alert.monitorId, monitorId)),
      );
      return rows[0]?.id ?? '';
    };
    expect(await looked(at, 'alert', await breach())).toBeNull();
    const id = await breach();
    expect(await looked(at, 'alert', id)).toMatchObject({
      title: 'Recall',
      entity: 'incident',
      said: [
        'links.fact.stands=▲ Firing',
        expect.stringMatching(/engagement=/),
        `links.fact.since=${at.clock.now()}`,
      ],
      value: `${at.engagementId} ${id}`,
      among: [id],
    });
  });

  it('[H9] [X9] who may not see the engagement finds nothing', async () => {
    const at = await gateBench(await open(), undefined, { rooms: [toyChecks, gates] });
    await knowPeople(at.world.db, at.workspaceId, {
      UGUEST: { isExternal: true },
      UGONE: { isDeactivated: true },
      UANY: {},
    });
    const id = await at.ask();
    expect(await looked(at, 'gate', id, 'UANY')).not.toBeNull();
    expect(await looked(at, 'gate', id, 'UGUEST')).toBeNull();
    expect(await looked(at, 'gate', id, 'UGONE')).toBeNull();
  });
});

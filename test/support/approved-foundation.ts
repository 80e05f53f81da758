import { randomUUID } from 'node:crypto';
import { changePeople } from '../../src/engagement/change-people.ts';
import { findEngagement } from '../../src/engagement/store.ts';
import { recordRun } from '../../src/foundation/exit/record-run.ts';
import { readRevision } from '../../src/foundation/exit/revision.ts';
import { addNode } from '../../src/foundation/lineage/add-node.ts';
import { assessSource } from '../../src/foundation/quality/assess.ts';
import { attest } from '../../src/gates/attest.ts';
import { decide } from '../../src/gates/decide.ts';
import { requestGate } from '../../src/gates/request.ts';
import type { World } from '../../src/world.ts';
import { slackActor } from './engagements.ts';
import { addSource, aSource } from './sources.ts';

/** Who does what: user ids. */
export interface Team {
  lead: string;
  member: string;
  business: string;
  legal: string;
  data: string;
  engineering: string;
}

/**
 * Does the work of phase 1 by the verbs that its forms call: two sources, assessed, in a lineage, the pipeline
 * validated. @returns the sources' ids
 */
export async function completeFoundation(
  world: World,
  workspaceId: string,
  engagementId: string,
  team: Team,
): Promise<string[]> {
  const as = (userId: string) => slackActor(workspaceId, userId);
  const lead = as(team.lead);
  await changePeople(world, lead, {
    engagementId,
    member: [team.member],
    business: [team.business],
    legal: [team.legal],
    data: [team.data],
    engineering: [team.engineering],
  });
  const sources: string[] = [];
  for (const name of ['census_pums', 'unemployment_claims']) {
    const id = randomUUID();
    const fields = { ...aSource({ name, checkedBy: team.member, checkedOn: '2026-01-05' }) };
    await addSource(world, lead, { engagementId, id, fields });
    await assessSource(world, lead, { engagementId, sourceId: id, id: randomUUID(), fields: assessed });
    sources.push(id);
  }
  await addNode(world, lead, {
    engagementId,
    id: randomUUID(),
    kind: 'dataset',
    name: 'training set',
    description: '',
    isFinal: true,
    feeds: sources,
  });
  await validatePipeline(world, workspaceId, engagementId, team);
  return sources;
}

/** A run from every source to the final dataset, on the foundation as it is now. */
export async function validatePipeline(
  world: World,
  workspaceId: string,
  engagementId: string,
  { lead }: Team,
): Promise<void> {
  await recordRun(world, slackActor(workspaceId, lead), {
    engagementId,
    id: randomUUID(),
    revision: await revisionOf(world, workspaceId, engagementId),
    when: Math.floor(world.clock.now().epochMilliseconds / 1_000),
    ...pipelineRun,
  });
}

/** Does the work of phase 1, and has its gate approved. */
export async function approveFoundation(
  world: World,
  workspaceId: string,
  engagementId: string,
  team: Team,
): Promise<void> {
  await completeFoundation(world, workspaceId, engagementId, team);
  await approveFoundationGate(world, workspaceId, engagementId, team);
}

/** Has the gate of a complete foundation asked for and approved. */
export async function approveFoundationGate(
  world: World,
  workspaceId: string,
  engagementId: string,
  team: Team,
): Promise<void> {
  const as = (userId: string) => slackActor(workspaceId, userId);
  const lead = as(team.lead);
  const requestId = randomUUID();
  await requestGate(world, lead, { engagementId, id: requestId, gate: 'foundation' });
  const note = 'Contract of 3 May, section 4';
  const items = [
    { item: 'licence', note },
    { item: 'personal_data', note },
  ];
  await attest(world, as(team.legal), { requestId, items });
  for (const userId of [team.data, team.business, team.legal])
    await decide(world, as(userId), { requestId, kind: 'approve', via: 'button' });
}

/** A source that is fit for training. */
export const assessed = {
  use: 'training',
  recordsPresent: '990',
  recordsExpected: '1000',
  checked: '200',
  wrong: '1',
  consistent: ['formats'],
  inconsistent: [],
  ageSeen: '1 d',
  ageNeeded: '2 d',
  note: '',
};

const pipelineRun = {
  rowsIn: '6000',
  rowsOut: '5990',
  passed: '14',
  failed: '0',
  covers: true,
  link: 'https://ci.example.org/run/7',
  note: '',
  file: '',
};

const revisionOf = (world: World, workspaceId: string, engagementId: string): Promise<number> =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, workspaceId, engagementId);
    return engagement ? ((await readRevision(tx, engagement))?.revision ?? 0) : 0;
  });

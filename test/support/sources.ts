import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { saveSource } from '../../src/foundation/inventory/keeping.ts';
import type { SourceFields } from '../../src/foundation/inventory/source.ts';
import type { Actor } from '../../src/record/act.ts';
import type { World } from '../../src/world.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { shippedPlaybook } from './playbook.ts';
import { newWorkspace, type TestWorkspace } from './world.ts';

export const playbook = shippedPlaybook();

/** A source that is ready, but for what a test says. */
export const aSource = (more: Partial<SourceFields> = {}): SourceFields => ({
  name: 'crm_tickets',
  system: 'Salesforce',
  owner: 'Service desk',
  accessMethod: 'api',
  updateFrequency: 'daily',
  volume: '2 million rows',
  format: 'table',
  extractionPlan: null,
  personalData: [],
  existsToday: true,
  accessible: true,
  checkedBy: 'ULEAD',
  checkedOn: '2027-02-26',
  ...more,
});

export interface Bench extends TestWorkspace {
  engagementId: string;
  lead: Actor;
}

/** A workspace with one engagement, led by ULEAD. */
export async function bench(db: Database): Promise<Bench> {
  const made = await newWorkspace(db, { playbook });
  const engagementId = randomUUID();
  await startedEngagement(made.world, made.workspaceId, { id: engagementId });
  return { ...made, engagementId, lead: slackActor(made.workspaceId, 'ULEAD') };
}

/** What the form of a new source saves. */
export const addSource = (
  world: World,
  actor: Actor,
  input: Omit<Parameters<typeof saveSource>[2], 'version'>,
): ReturnType<typeof saveSource> => saveSource(world, actor, { ...input, version: 0 });

/** Adds a source as the lead. @returns its id */
export async function add(
  to: Bench,
  more: Partial<SourceFields> = {},
  id: string = randomUUID(),
): Promise<string> {
  const fields = { ...aSource(more) };
  await addSource(to.world, to.lead, { engagementId: to.engagementId, id, fields });
  return id;
}

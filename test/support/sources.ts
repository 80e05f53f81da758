import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { SourceFields } from '../../src/foundation/inventory/source.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import type { Actor } from '../../src/record/act.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { addSource } from './shim.ts';
import { newWorkspace, type TestWorkspace } from './world.ts';

export const playbook = loadPlaybook();

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

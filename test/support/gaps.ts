import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { gap } from '../../db/schema/foundation.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { expireWaivers } from '../../src/foundation/gaps/expire.ts';
import { listGaps } from '../../src/foundation/gaps/list-store.ts';
import { openGap } from '../../src/foundation/gaps/open.ts';
import type { GapFilter } from '../../src/foundation/gaps/rules.ts';
import { waiveGap } from '../../src/foundation/gaps/waive.ts';
import { assessSource } from '../../src/foundation/quality/assess.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
import { slackActor } from './engagements.ts';
import type { Bench } from './sources.ts';

/** What a verb said no with: keys, with the field where there is one. */
export async function refusals(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => (one.field ? `${one.field}: ${one.key}` : one.key));
    throw error;
  }
  return [];
}

/** A degrading gap that loses 5 %, but for what a test says. @returns its id */
export async function gapOf(
  at: Bench,
  fields: Record<string, unknown> = {},
  id: string = randomUUID(),
): Promise<string> {
  const usual = {
    type: 'label inconsistency',
    title: 'Labels differ',
    effect: 'degrading',
    expectedLoss: '5',
  };
  await openGap(at.world, at.lead, { engagementId: at.engagementId, id, fields: { ...usual, ...fields } });
  return id;
}

/** An assessment that is good enough everywhere, but for what a test says. @returns its id */
export async function assessed(
  at: Bench,
  sourceId: string,
  fields: Record<string, unknown> = {},
  id: string = randomUUID(),
): Promise<string> {
  const usual = {
    use: 'training',
    recordsPresent: '970',
    recordsExpected: '1000',
    checked: '200',
    wrong: '4',
    consistent: ['formats', 'units', 'coding'],
    inconsistent: [],
    ageSeen: '6 h',
    ageNeeded: '1 day',
    note: '',
  };
  const { engagementId } = at;
  await assessSource(at.world, at.lead, { engagementId, sourceId, id, fields: { ...usual, ...fields } });
  return id;
}

/** Makes UDATA the approver for data, and UREADER one who only reads. */
export async function withApprover(at: Bench): Promise<void> {
  const { world, lead, engagementId } = at;
  await changePeople(world, lead, { engagementId, data: ['UDATA'], stakeholder: ['UREADER'] });
}

export const gapRow = ({ world, workspaceId }: Bench, id: string) =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const [found] = await tx.select().from(gap).where(eq(gap.id, id));
    if (!found) throw new Error(`no gap ${id}`);
    return found;
  });

export const recorded = ({ world, workspaceId }: Bench, subject: string) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.select().from(auditEvent).where(eq(auditEvent.subject, subject)).orderBy(auditEvent.seq),
  );

export const as = (at: Bench, userId: string) => slackActor(at.workspaceId, userId);
export const of = (at: Bench, id: string) => ({ engagementId: at.engagementId, id });
export const waive = (at: Bench, id: string, more: Record<string, unknown> = {}, by = 'UDATA') =>
  waiveGap(at.world, as(at, by), {
    ...of(at, id),
    loss: '5',
    expiresOn: '2027-03-10',
    reason: 'Good enough for the pilot',
    ...more,
  });
export const list = (at: Bench, filter: GapFilter = 'open', search = '', page = 1, me = 'ULEAD') =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    listGaps(tx, at.workspaceId, at.engagementId, { search, filter, page }, me),
  );
export const clockOf = (at: Bench) => ({
  workspaceId: at.workspaceId,
  userId: 'system',
  origin: 'clock' as const,
});
export const tick = (at: Bench) => expireWaivers.run(at.world, clockOf(at), at.clock.now());

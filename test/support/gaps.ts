import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { gap } from '../../db/schema/foundation.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { openGap } from '../../src/foundation/gaps/open.ts';
import { assessSource } from '../../src/foundation/quality/assess.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
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

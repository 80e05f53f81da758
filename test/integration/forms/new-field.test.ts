import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { source } from '../../../db/schema/foundation.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { WORKERS } from '../../../src/engagement/roles.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { confirmList } from '../../../src/forms/csv/confirm.ts';
import type { Existing } from '../../../src/forms/csv/listing.ts';
import { line } from '../../../src/forms/fields/line.ts';
import { Form } from '../../../src/forms/form.ts';
import { eachEngine } from '../../support/database.ts';
import { add, bench } from '../../support/sources.ts';

interface Fields {
  name: string;
  retiredReason: string | null;
}

/** A form that says one column more of a source than the inventory's does. */
const form = new Form<Fields, object>({
  fields: { name: line(120), retiredReason: line(80, { optional: true }) },
  label: () => 'common.none',
  inShort: () => 'common.none',
  steps: [],
});

const confirm = confirmList<Fields, object, Existing & Fields>(form, {
  table: source,
  noun: 'foundation.source',
  kind: 'source',
  rowOf: () => ({}),
  isTaken: () => false,
  noteEdit({ note }, id, before, after) {
    const changed = form.changed(before, after);
    const [was, is] = [form.only(before, changed), form.only(after, changed)];
    note({ action: 'foundation.source.edit', kind: 'source', subject: id, before: was, after: is });
  },
  changed: () => Promise.resolve(),
});

eachEngine('a field that is new in a form', (open) => {
  it('[F1.3] [F1.2] is written by an import, and the record says what the row says', async () => {
    const at = await bench(await open());
    const id = await add(at);
    const fields = { name: 'crm_tickets', retiredReason: 'US' };
    const plan = [{ kind: 'changed', id, version: 1, fields }];
    const dryRun = {
      plan,
      problems: [],
      remarks: [],
      counts: { fresh: 0, changed: 1, unchanged: 0, bad: 0 },
      isBroken: false,
      told: [],
    };
    const run = engagementVerb({
      input: z.object({ engagementId: z.uuid() }),
      may: WORKERS,
      run: (acting) =>
        confirm(acting, dryRun, { importId: id, fileName: 'sources.csv', fileDigest: '', options: {} }),
    });
    await run(at.world, at.lead, { engagementId: at.engagementId });
    const { row, event } = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const [row] = await tx.select().from(source).where(eq(source.id, id));
      const [event] = await tx
        .select()
        .from(auditEvent)
        .where(and(eq(auditEvent.subject, id), eq(auditEvent.action, 'foundation.source.edit')));
      return { row, event };
    });
    expect(event?.after).toEqual({ retiredReason: 'US' });
    expect(row).toMatchObject({ retiredReason: 'US', version: 2, system: 'Salesforce' });
  });
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assessment } from '../../../../db/schema/quality.ts';
import { auditEvent } from '../../../../db/schema/record.ts';
import { retireSource } from '../../../../src/foundation/inventory/keeping.ts';
import { assessmentTable } from '../../../../src/foundation/quality/table/template.ts';
import { foundation } from '../../../../src/foundation/room.ts';
import { kindsFor } from '../../../../src/imports/kinds.ts';
import { Refusal } from '../../../../src/refusal.ts';
import { rooms } from '../../../../src/rooms.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { workbook } from '../../../fixtures/workbooks.ts';
import { eitherEngine } from '../../../support/database.ts';
import { changesShown, checkFile, confirmFile } from '../../../support/imports.ts';
import { add, type Bench, bench as benchOf, playbook } from '../../../support/sources.ts';

const HEADER =
  'source,use,records_expected,records_present,checked,wrong,consistent,inconsistent,age_seen,age_needed,note';
const row = (name: string, present = 990) => `${name},training,1000,${present},100,2,all,,6 h,1 day,`;

async function bench(db: Parameters<typeof benchOf>[0], ...names: string[]): Promise<Bench> {
  const at = await benchOf(db);
  for (const name of names) await add(at, { name });
  return { ...at, world: { ...at.world, rooms: [foundation] } };
}
const check = (at: Bench, content: string | Uint8Array) =>
  checkFile(at, 'assessments', typeof content === 'string' ? Buffer.from(content) : content);
const versions = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx.select().from(assessment).where(eq(assessment.workspaceId, at.workspaceId)),
  );
const template = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    assessmentTable(
      tx,
      sayIn('de'),
      { id: at.engagementId, workspaceId: at.workspaceId, name: 'Triage' },
      playbook.quality,
      '2027-03-01',
    ),
  );
const key = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => {
      if (error instanceof Refusal) return error.key;
      throw error;
    },
  );

eitherEngine('assessments from a table', (open) => {
  it('[F2.1] [F2.2] [F1.3] are recorded as the form records them: versions, figures, who and when', async () => {
    const at = await bench(await open(), 'crm', 'erp');
    const found = await check(at, `${HEADER}\n${row('CRM')}\n${row('erp')}`);
    expect(found).toMatchObject({ state: 'ready', problems: [], summary: { fresh: 2, changed: 0 } });
    await confirmFile(at, found);
    const again = await check(at, `${HEADER}\n${row('crm', 1_000)}\n${row('erp')}`);
    expect(again.summary).toMatchObject({ fresh: 0, changed: 1, unchanged: 1 });
    const { message, modal } = await changesShown(at, again);
    expect(message).toContain('Changes “crm”');
    expect(modal).toContain(
      '• *Completeness*: 99\u00a0% (990 of 1,000 records) → 100\u00a0% (1,000 of 1,000 records)',
    );
    expect(modal).not.toContain('Accuracy');
    await confirmFile(at, again);
    expect((await versions(at)).toSorted((a, b) => a.version - b.version)).toMatchObject([
      { version: 1 },
      {
        version: 1,
        use: 'training',
        recordsExpected: 1_000,
        recordsPresent: 990,
        checked: 100,
        wrong: 2,
        consistency: Object.fromEntries(playbook.quality.consistency.map((look) => [look.key, 'yes'])),
        ageSeen: 6,
        ageSeenUnit: 'hours',
        ageNeeded: 1,
        ageNeededUnit: 'days',
        assessedBy: 'ULEAD',
      },
      { version: 2, recordsPresent: 1_000 },
    ]);
    const events = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, 'foundation.assessment.record')),
    );
    expect(events.filter((one) => one.workspaceId === at.workspaceId)).toHaveLength(3);
  });

  it('[F2.1] [F1.3] the table that is sent is imported again once it is filled in; rows left empty are passed over', async () => {
    const at = await bench(await open(), '=crm', 'erp', 'old');
    const { name, content } = await template(at);
    expect(name).toBe('assessments-triage-2027-03-01.csv');
    expect(content).toMatch(/^\ufeff"source","system","use","records_expected"/);
    expect(content).toContain(`"'=crm","Salesforce","training"`);
    const filled = content
      .replace(/("'=crm","Salesforce","training").*/, '$1,1000,1000,50,0,formats,units,2 Std,1 Tag,')
      .replace(/("erp","Salesforce","training").*/, '$1,"12 000","11 000",50,0,none,,1 w,2 w,checked by Ada');
    const found = await check(at, filled);
    expect(found.problems).toEqual([]);
    expect(found.summary).toMatchObject({
      fresh: 2,
      remarks: [{ key: 'quality.table.left', params: { count: 1 } }],
    });
    await confirmFile(at, found);
    const rows = await versions(at);
    expect(
      rows.find((one) => one.checked === 50 && one.recordsExpected === 12_000)?.consistency.formats,
    ).toBe('not applicable');
    expect(rows.find((one) => one.recordsExpected === 1_000)?.consistency).toMatchObject({
      formats: 'yes',
      units: 'no',
      coding: 'not applicable',
    });
    const left = await template(at);
    expect(left.content.split('\r\n').filter((line) => line !== '')).toHaveLength(2);
    expect(left.content).toContain('"old"');
  });

  it('[F2.1] [F1.5] is held to what the form is held to, each fault at its row and column; the others can come in', async () => {
    const at = await bench(await open(), 'crm', 'erp', 'gone');
    const retired = await add(at, { name: 'retired' });
    await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: retired, reason: 'Old' });
    const found = await check(
      at,
      [
        HEADER,
        row('crm', 2_000),
        row('nobody'),
        row('retired'),
        'erp,training,0,0,0,1,,,soon,1 day,',
        row('erp'),
        row('ERP'),
        row('gone').replace('100,2', '410.000,2'),
      ].join('\n'),
    );
    expect(
      (found.problems as { line: number; column: string; key: string }[]).map(
        ({ line, column, key: fault }) => `${line} ${column} ${fault}`,
      ),
    ).toEqual([
      '2 records_present quality.refusal.present',
      '3 source quality.table.no-source',
      '4 source foundation.refusal.retired',
      '5 records_expected quality.refusal.expected',
      '5 checked quality.refusal.checked',
      '5 age_seen quality.refusal.age',
      '7 source imports.fault.double-name',
      '8 checked refusal.two-numbers',
    ]);
    expect(found).toMatchObject({ state: 'ready', summary: { fresh: 1, bad: 6 } });
    await confirmFile(at, found);
    expect(await versions(at)).toHaveLength(1);
  });

  it('[F1.3] refuses what was not shown: assessed or retired since', async () => {
    const at = await bench(await open(), 'crm', 'erp');
    const shown = await check(at, `${HEADER}\n${row('crm')}`);
    await confirmFile(at, await check(at, `${HEADER}\n${row('crm', 950)}`));
    expect(await key(confirmFile(at, shown))).toBe('imports.stale');
    expect(await versions(at)).toHaveLength(1);
  });

  it('[F1.5] [F2.1] a workbook of other headings is read as it stands', async () => {
    const at = await bench(await open(), 'crm');
    const rows = [
      ['Quality of our sources'],
      ['Datenquelle', 'Erwartet', 'Vorhanden', 'Stichprobe', 'Fehler', 'Einheitlich', 'Alter', 'Höchstalter'],
      ['crm', 1_000, 990, 100, 2, 'alle', '6 h', '1 Tag'],
    ];
    const found = await check(at, await workbook({ name: 'Tabelle1', rows }));
    expect(found).toMatchObject({ state: 'ready', problems: [], summary: { fresh: 1, isSheet: true } });
  });
});

describe('a file that is dropped', () => {
  it('[F2.1] is offered as assessments where it is called as the table we send, and as that alone', () => {
    const offered = (name: string) => kindsFor(rooms, name, 1).map(({ kind }) => kind);
    expect(offered('assessments-triage-2027-03-01.csv')).toEqual(['assessments']);
    expect(offered('assessments-triage (2).xlsx')).toEqual(['assessments']);
    expect(offered('sources.xlsx')).toEqual(['sources']);
  });
});

import { randomUUID } from 'node:crypto';
import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { apiKey } from '../../../db/schema/api.ts';
import { clockSlot, destination, message } from '../../../db/schema/delivery.ts';
import { digestSent } from '../../../db/schema/digest.ts';
import { fileImport } from '../../../db/schema/imports.ts';
import { receipt } from '../../../db/schema/record.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { sweep } from '../../../src/jobs/sweep.ts';
import { eachEngine } from '../../support/database.ts';
import { bench } from '../../support/sources.ts';

type Row = Record<string, unknown>;

interface Rule {
  table: PgTable;
  /** The column, and its name in the database, by which a row is found again. */
  by: [property: string, column: string];
  /** What all rows of the test share. */
  common: Row;
  /** What is special about a row, by its name; a row's own name goes into `by`, unless it says so itself. */
  goes: Record<string, Row>;
  stays: Record<string, Row>;
}

const DAY = 24 * 60;

/** @param ago so many minutes before now */
function rulesOf(engagementId: string, ago: (minutes: number) => Temporal.Instant): Rule[] {
  const [over, under] = [(days: number) => ago(days * DAY + 1), (days: number) => ago(days * DAY - 1)];
  const dateOf = (days: number) => over(days).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const sent = (subscriber: string, days: number, more: Row = {}): Row => ({
    subscriber,
    localDate: dateOf(days),
    until: over(days),
    queuedAt: over(days),
    composedAt: over(days),
    ...more,
  });
  const pending = { wanted: 2, delivered: 1 };
  const file = randomUUID();
  return [
    {
      table: draft,
      by: ['form', 'form'],
      common: { userId: 'U1', values: {} },
      goes: { 'a week old': { savedAt: over(7) } },
      stays: { 'not yet a week old': { savedAt: under(7) } },
    },
    {
      table: destination,
      by: ['destination', 'destination'],
      common: { notBefore: over(1) },
      goes: { calm: {} },
      stays: {
        'in use today': { notBefore: under(1) },
        shut: { closedReason: 'is_archived' },
        failing: { failures: 1 },
        'never waited': { notBefore: null },
      },
    },
    {
      table: clockSlot,
      by: ['slot', 'slot'],
      common: {},
      goes: { 'two days old': { takenAt: over(2) } },
      stays: { 'not yet two days old': { takenAt: under(2) } },
    },
    {
      table: receipt,
      by: ['key', 'key'],
      common: { at: over(1) },
      goes: { 'event:old': {}, 'request:old': {} },
      stays: { 'event:new': { at: under(1) }, 'request:new': { at: under(1) }, 'a verb of long ago': {} },
    },
    {
      table: apiKey,
      by: ['name', 'name'],
      common: { hint: 'abcd', scopes: [], createdBy: 'U1', createdAt: over(1_000) },
      goes: {
        'expired a year ago': { expiresAt: over(365) },
        'revoked a year ago': { revokedAt: over(365) },
        'revoked long before it would expire': { revokedAt: over(365), expiresAt: under(-10) },
      },
      stays: {
        'still works': {},
        'expired lately': { expiresAt: under(365) },
        'revoked lately': { revokedAt: under(365) },
      },
    },
    {
      table: digestSent,
      by: ['content', 'content'],
      common: { engagementId },
      goes: { 'older than one that was sent since': sent('a', 36) },
      stays: {
        'the last one': sent('a', 0),
        'not yet 35 days old': sent('b', 34),
        'since the one before': sent('b', 0),
        'the last that was composed': sent('c', 40),
        'never composed': sent('c', 1, { composedAt: null }),
        'of another subscriber': sent('d', 40),
      },
    },
    {
      table: fileImport,
      by: ['fileName', 'file_name'],
      common: { engagementId, userId: 'U1', state: 'ready', createdAt: over(400) },
      goes: {
        'nobody decided for 90 days': { createdAt: over(90) },
        'decided a year ago': { state: 'imported', decidedAt: over(365) },
      },
      stays: {
        'not decided yet': { createdAt: under(90) },
        'decided within a year': { id: file, state: 'imported', decidedAt: under(365) },
      },
    },
    {
      table: message,
      by: ['subject', 'subject'],
      common: { destination: 'C1', wanted: 1, delivered: 1 },
      goes: {
        [`imports.file:${randomUUID()}`]: {},
        [`imports.upload:${randomUUID()}`]: {},
        [`imports.file:${randomUUID()} dead`]: { ...pending, deadAt: over(1) },
        [`digest.daily:${engagementId} a ${dateOf(36)}`]: {},
      },
      stays: {
        [`imports.file:${randomUUID()}`]: pending,
        [`imports.file:${file}`]: {},
        [`imports.upload:${file}`]: {},
        [`digest.daily:${engagementId} a ${dateOf(37)}`]: pending,
        [`digest.daily:${engagementId} b ${dateOf(34)}`]: {},
        'gates.request:1': {},
        [`engagement.channel:${engagementId} name_taken`]: { ...pending, deadAt: over(400) },
      },
    },
  ];
}

eachEngine('how long rows stay', (open) => {
  it('[X7] each rule takes what is over and leaves what is not yet, to the minute', async () => {
    const { world, workspaceId, engagementId } = await bench(await open());
    const now = world.clock.now();
    const rules = rulesOf(engagementId, (minutes) => now.subtract({ minutes }));
    const rowOf = ({ table, by: [property], common }: Rule, name: string, own: Row): Row => {
      const hasId = table === apiKey || table === fileImport || table === message;
      return {
        workspaceId,
        ...(hasId && { id: randomUUID() }),
        ...(table === apiKey && { hash: randomUUID() }),
        ...common,
        [property]: name,
        ...own,
      };
    };
    await world.db.inWorkspace(workspaceId, async (tx) => {
      for (const rule of rules) {
        const rows = Object.entries({ ...rule.goes, ...rule.stays });
        await tx.insert(rule.table).values(rows.map(([name, own]) => rowOf(rule, name, own)) as never);
      }
    });

    await sweep(world, workspaceId);

    await world.db.inWorkspace(workspaceId, async (tx) => {
      for (const { table, by, goes, stays } of rules) {
        const [name, column] = [getTableName(table), by[1]];
        const found = await query<{ value: string }>(
          tx,
          sql`select trim(both '"' from ${sql.identifier(column)}::text) as value from ${sql.identifier(name)}`,
        );
        const left = found.map(({ value }) => value).filter((value) => value in goes || value in stays);
        expect(left.sort(), name).toEqual(Object.keys(stays).sort());
      }
    });
  });
});

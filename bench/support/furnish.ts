import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { cycle, engagement, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import { source } from '../../db/schema/foundation.ts';
import { draft, person } from '../../db/schema/workspace.ts';

const addDraft = (engagementId: string) => `foundation.source.add.${engagementId}`;

import { appendAudit } from '../../src/record/audit.ts';
import { nameKey } from '../../src/record/name-key.ts';
import type { Slack, Target } from './stage.ts';

const BATCH = 1_000;

/**
 * Fills a workspace with engagements, each with as many sources, and with the record of all of them.
 * @returns the engagements' ids
 */
export async function furnish(
  db: Database,
  slack: Pick<Slack, 'workspaceId' | 'userIds' | 'channelIds'>,
  engagements: number,
  sourcesEach: number,
): Promise<string[]> {
  const { workspaceId } = slack;
  const userId = oneOf(slack.userIds);
  const now = Temporal.Now.instant();
  const ids = Array.from({ length: engagements }, () => randomUUID());
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insert(person)
      .values({
        workspaceId,
        userId,
        name: 'Lena',
        locale: 'en-US',
        timeZone: 'Europe/Berlin',
        isAdmin: false,
        isBot: false,
        isExternal: false,
        isDeactivated: false,
        readAt: now,
      })
      .onConflictDoNothing();
  });
  for (let from = 0; from < ids.length; from += BATCH)
    await begin(db, slack, ids.slice(from, from + BATCH), { now, from });
  const rows = ids.flatMap((engagementId) =>
    Array.from({ length: sourcesEach }, (_, at) => {
      const name = `Source ${at}`;
      return {
        ...fields,
        workspaceId,
        id: randomUUID(),
        engagementId,
        name,
        nameKey: nameKey(name),
        checkedBy: userId,
        checkedOn: '2026-01-05',
        createdBy: userId,
        createdAt: now,
        updatedAt: now,
      };
    }),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await db.inWorkspace(workspaceId, async (tx) => {
      await tx.insert(source).values(batch);
      await appendAudit(
        tx,
        { workspaceId, actor: userId, origin: 'slack', at: now },
        batch.map(({ id, engagementId, name }) => ({
          action: 'foundation.source.add',
          kind: 'source',
          subject: id,
          engagementId,
          after: { ...fields, name, version: 1 },
        })),
      );
    });
  }
  await db.orm.execute('analyze');
  return ids;
}

/** Engagements as they begin. */
async function begin(
  db: Database,
  { workspaceId, userIds, channelIds }: Pick<Slack, 'workspaceId' | 'userIds' | 'channelIds'>,
  ids: readonly string[],
  { now, from }: { now: Temporal.Instant; from: number },
): Promise<void> {
  const userId = oneOf(userIds);
  const of = (engagementId: string) => ({ workspaceId, engagementId });
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(engagement).values(
      ids.map((id, at) => ({
        workspaceId,
        id,
        name: `Engagement ${from + at}`,
        goal: 'Measure',
        channelId: oneOf(channelIds, from + at),
        plannedStart: '2026-01-05',
        timeZone: 'Europe/Berlin',
        workingDays: [1, 2, 3, 4, 5],
        createdBy: userId,
        createdAt: now,
      })),
    );
    await tx
      .insert(engagementPerson)
      .values(ids.map((id) => ({ ...of(id), userId, role: 'lead' as const, addedBy: userId, addedAt: now })));
    await tx.insert(cycle).values(ids.map((id) => ({ ...of(id), number: 1, phase: 1, startedAt: now })));
    await tx.insert(phaseEntry).values(
      ids.map((id) => ({
        ...of(id),
        cycle: 1,
        entry: 1,
        phase: 1,
        enteredAt: now,
        enteredBy: userId,
        how: 'start' as const,
      })),
    );
  });
}

export const fields = {
  system: 'Warehouse',
  owner: 'Data office',
  accessMethod: 'sql',
  updateFrequency: 'daily',
  volume: '10 GB',
  format: 'table',
  extractionPlan: null,
  personalData: ['contact'],
  existsToday: true,
  accessible: true,
};

/** Fills in the earlier steps of so many forms, as people do before they save. */
export async function fillIn(
  db: Database,
  slack: Slack,
  engagementIds: readonly string[],
  count: number,
): Promise<Target['forms']> {
  const { workspaceId } = slack;
  const userId = oneOf(slack.userIds);
  const { existsToday: _e, accessible: _a, ...earlier } = fields;
  const forms = Array.from({ length: count }, (_, at) => ({
    engagementId: engagementIds[at % engagementIds.length] ?? '',
    sourceId: randomUUID(),
    userId,
  }));
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(draft).values(
      forms.map(({ engagementId, sourceId }) => ({
        workspaceId,
        userId,
        form: `${addDraft(engagementId)}:${sourceId}`,
        values: { ...earlier, name: `New source ${sourceId}`, about: { id: sourceId, version: 0 } },
        savedAt: Temporal.Now.instant(),
      })),
    ),
  );
  return forms;
}

function oneOf(values: readonly string[], at = 0): string {
  const found = values[at % values.length];
  if (!found) throw new Error('the Slack is empty');
  return found;
}

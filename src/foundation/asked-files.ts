import { z } from 'zod';
import { viewEngagement } from '../engagement/view.ts';
import { listCsv } from '../forms/csv/export.ts';
import { type Actor, act } from '../record/act.ts';
import { askedFile, type Writing } from '../slack/asked-file.ts';
import { fileSlug } from '../slack/files.ts';
import type { World } from '../world.ts';
import { sourceForm } from './inventory/source.ts';
import { allSources } from './inventory/store.ts';
import { lineageFile } from './lineage/files.ts';
import { assessmentTable } from './quality/table/template.ts';

const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sources'), withRetired: z.boolean() }),
  z.object({ kind: z.literal('assessments') }),
  z.object({ kind: z.literal('mermaid') }),
  z.object({ kind: z.literal('openlineage') }),
]);

/** What the phase gives away as files: its lists as tables, its lineage in two notations. */
export const foundationFile = askedFile('foundation.file', {
  wanted: { engagementId: z.uuid(), what },
  concurrency: 2,
  async write({ world, tx, actor, say }: Writing<World>, wanted) {
    const engagement = await viewEngagement(tx, actor, wanted.engagementId);
    const today = world.clock.now().toZonedDateTimeISO(engagement.timeZone).toPlainDate().toString();
    const name = `${fileSlug(engagement.name)}-${today}`;
    if (wanted.what.kind === 'sources') {
      const { withRetired } = wanted.what;
      const sources = await allSources(tx, actor.workspaceId, engagement.id, withRetired);
      return {
        name: `sources-${name}.csv`,
        content: listCsv(sourceForm, sources, withRetired),
        comment: say.md('foundation.export.comment', { engagement: engagement.name, count: sources.length }),
      };
    }
    if (wanted.what.kind === 'assessments')
      return assessmentTable(tx, say, engagement, world.playbook.quality, today);
    return lineageFile(tx, say, engagement, wanted.what.kind, name, world.clock.now());
  },
});

/** [F1.3] [X9] Asks for a file; refused where the person may not see the engagement. */
export function requestFile(
  world: World,
  actor: Actor,
  engagementId: string,
  wanted: z.infer<typeof what>,
): Promise<void> {
  return act(world, actor, async ({ tx, enqueue }) => {
    await viewEngagement(tx, actor, engagementId);
    enqueue(foundationFile.entry(actor, { engagementId, what: wanted }));
  });
}

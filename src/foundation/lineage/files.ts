import type { Tx } from '../../../db/database.ts';
import { namesOf } from '../../engagement/names-store.ts';
import type { Engagement } from '../../engagement/store.ts';
import { lineageMermaid } from '../../pictures/mermaid.ts';
import { openLineageEvents } from '../../pictures/openlineage.ts';
import type { OutgoingFile } from '../../slack/files.ts';
import type { Say } from '../../texts/say.ts';
import { readLineage, sourceOwners } from './store.ts';

/** Absolute, as the format asks; names what made the events. */
const PRODUCER = 'urn:phasegate';

/** [F4.3] The lineage as a file: Mermaid text, or OpenLineage events as JSON: the same lineage is the same file. */
export async function lineageFile(
  tx: Tx,
  say: Say,
  engagement: Engagement,
  kind: 'mermaid' | 'openlineage',
  name: string,
  now: Temporal.Instant,
): Promise<OutgoingFile> {
  const lineage = await readLineage(tx, engagement);
  if (kind === 'mermaid') {
    return {
      name: `lineage-${name}.mmd`,
      content: lineageMermaid(lineage),
      comment: say.md('lineage.export.mermaid', { engagement: engagement.name }),
    };
  }
  const events = openLineageEvents(lineage, {
    namespace: `phasegate://${engagement.workspaceId}/${engagement.id}`,
    producer: PRODUCER,
    eventTime: now.toString(),
    owners: await ownersOf(tx, engagement),
  });
  return {
    name: `lineage-${name}.openlineage.json`,
    content: `${JSON.stringify(events, null, 2)}\n`,
    comment: say.md('lineage.export.openlineage', { engagement: engagement.name, count: events.length }),
  };
}

/** Who owns each source, by name: a person of the workspace, or whoever was written down. */
async function ownersOf(tx: Tx, engagement: Engagement): Promise<Map<string, string>> {
  const owned = await sourceOwners(tx, engagement);
  const names = await namesOf(
    tx,
    engagement.workspaceId,
    owned.map(({ owner }) => owner),
  );
  return new Map(owned.map(({ id, owner }) => [id, names.get(owner) ?? owner]));
}

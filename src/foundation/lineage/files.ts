import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import { lineageMermaid } from '../../pictures/mermaid.ts';
import { openLineageEvents } from '../../pictures/openlineage.ts';
import type { OutgoingFile } from '../../slack/files.ts';
import type { Say } from '../../texts/say.ts';
import { readLineage } from './store.ts';

/** Absolute, as the format asks; names what made the events. */
const PRODUCER = 'urn:phasegate';

/** [F4.3] The lineage as a file: Mermaid text, or OpenLineage events as JSON. */
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
    runId: (node) => runId(`${engagement.id} ${engagement.cycle} ${lineage.revision} ${node.id}`),
  });
  return {
    name: `lineage-${name}.openlineage.json`,
    content: `${JSON.stringify(events, null, 2)}\n`,
    comment: say.md('lineage.export.openlineage', { engagement: engagement.name, count: events.length }),
  };
}

/** A UUID (version 8: of our own making) that is the same for the same lineage, so that importing twice is harmless. */
function runId(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

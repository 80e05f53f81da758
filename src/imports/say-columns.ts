import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { Refusal } from '../refusal.ts';
import { NOTHING_READ, reading, requireKind } from './check.ts';
import { asked } from './columns/asked.ts';
import { mapping } from './columns/mapping.ts';
import { rememberShape } from './shapes.ts';
import { importCard, lockImport, updateImport } from './store.ts';

/** [F1.5] Says what the columns and words of a file mean: it is read anew by that, and the next file of this shape too. */
export const sayColumns = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    mapping,
    /** The modal that waits for the result. */
    viewId: z.string().nullable(),
  }),
  may: WORKERS,
  async run({ tx, actor, now, world, engagement, enqueue, note, show }, { id, mapping: said, viewId }) {
    const { workspaceId, userId } = actor;
    const found = await lockImport(tx, workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'reading') return;
    if (found.state === 'imported' || found.state === 'discarded') throw new Refusal('imports.done');
    const kind = requireKind(world, found.kind);
    const { shape } = asked.parse(found.asks);
    const run = found.run + 1;
    await updateImport(tx, found, { ...NOTHING_READ, state: 'reading', run, viewId, mapping: said });
    await rememberShape(tx, {
      workspaceId,
      kind: kind.kind,
      shape,
      mapping: said,
      saidBy: userId,
      saidAt: now,
    });
    const after = { fileName: found.fileName, kind: kind.kind, shape, ...said };
    note({ action: 'imports.file.columns', kind: 'import', subject: id, after });
    enqueue(reading({ ...found, run }));
    if (found.channel) show(importCard(found));
  },
});

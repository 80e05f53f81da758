import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EventVisit } from '../../handlers.ts';
import { offerImport } from '../offer.ts';

const shared = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  thread_ts: z.string().optional(),
  files: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })).default([]),
});

/** [F1.3] A message with files: those that may be imported are offered to be checked, each once. */
export async function seeFiles(visit: EventVisit): Promise<void> {
  const parsed = shared.safeParse(visit.event);
  if (!parsed.success) return;
  const { channel, ts, thread_ts, bot_id, subtype, files } = parsed.data;
  if (bot_id || (subtype !== undefined && subtype !== 'file_share')) return;
  for (const file of files) {
    await offerImport(visit.world, visit.actor, {
      id: randomUUID(),
      fileId: file.id,
      fileName: file.name ?? '',
      channel,
      threadTs: thread_ts ?? ts,
    });
  }
}

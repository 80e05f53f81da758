import { randomUUID } from 'node:crypto';
import { section } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { EventVisit } from '../../handlers.ts';
import { slackFailure } from '../../slack/errors.ts';
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
    const fileName = file.name ?? (await nameOf(visit, file.id));
    if (fileName === null) continue;
    const dropped = { id: randomUUID(), fileId: file.id, fileName, channel, threadTs: thread_ts ?? ts };
    const became = await offerImport(visit.world, visit.actor, dropped);
    if (became !== 'unreadable' && became !== 'several') continue;
    const text = visit.say.md(`imports.${became}`, { file: fileName });
    await visit.tell({ text, blocks: [section(text)] });
  }
}

/**
 * In channels that organizations share, events name files by their id alone.
 * @returns null where Slack does not hand it out to us
 * @throws passing trouble, for the event to be tried again
 */
async function nameOf({ client, log }: EventVisit, file: string): Promise<string | null> {
  try {
    const found = await client.files.info({ file });
    return found.file?.name ?? '';
  } catch (error) {
    const failure = slackFailure(error);
    if (failure.kind !== 'our-bug' && failure.kind !== 'destination-dead') throw error;
    log.info({ file, code: failure.code }, 'a shared file cannot be looked at');
    return null;
  }
}

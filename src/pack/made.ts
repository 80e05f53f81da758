import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSlug } from '../slack/files.ts';

/** A file on this machine’s disk, for as long as somebody takes it. */
export interface MadeFile {
  name: string;
  path: string;
  bytes: number;
}

/** What was made of an engagement; whoever has it calls `done`. */
export interface Made {
  engagement: string;
  /** The one under way, where it is of all. */
  cycle: number;
  zip: MadeFile;
  /** What people are sent, the first thing to look at first. */
  files: readonly MadeFile[];
  done(): Promise<void>;
}

/** Works in a folder of its own, which stays until what was made there was taken. */
export async function inFolder(work: (folder: string) => Promise<Omit<Made, 'done'>>): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'phasegate-pack-'));
  const done = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await work(folder)), done };
  } catch (error) {
    await done();
    throw error;
  }
}

export const fileAt = async (path: string, name: string): Promise<MadeFile> => ({
  name,
  path,
  bytes: (await stat(path)).size,
});

/** What its files are called after: the engagement and the day. */
export const nameOf = (
  { name, timeZone }: { name: string; timeZone: string },
  now: Temporal.Instant,
  ...more: readonly (string | number)[]
): string =>
  [fileSlug(name) || 'engagement', ...more, now.toZonedDateTimeISO(timeZone).toPlainDate().toString()].join(
    '-',
  );

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

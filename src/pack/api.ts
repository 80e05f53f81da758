import { z } from 'zod';
import type { Endpoint, FileAnswer } from '../api/endpoint.ts';
import { act } from '../record/act.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { makeExport } from './export/make.ts';
import type { Made } from './made.ts';
import { makePack } from './make.ts';
import { taken } from './taken.ts';

/** What callers read is English. */
const say = sayIn('en');

const input = z.strictObject({ id: z.uuid(), cycle: z.coerce.number().int().min(1).max(10_000).optional() });

/** [A2] */
export const packEndpoint: Endpoint<World> = {
  method: 'GET',
  path: '/engagements/{id}/pack',
  scope: 'packs:read',
  summary:
    'The evidence pack of a cycle, the one under way where none is named: a ZIP with PDF, Markdown, pictures, model card, AI bill of materials and a signed list of hashes',
  rate: 6,
  input,
  output: z.unknown(),
  answers: 'application/zip',
  async run({ world, actor, input: given, signal }): Promise<FileAnswer> {
    const { id, cycle = null } = given as z.output<typeof input>;
    const made = await makePack(world, actor, say, { engagementId: id, cycle });
    return answered(made, signal, () =>
      act(world, actor, async (acting) =>
        taken(acting, { kind: 'pack', engagementId: id, cycle: made.cycle }),
      ),
    );
  },
};

const ofEngagement = z.strictObject({ id: z.uuid() });

/** [A2] */
export const exportEndpoint: Endpoint<World> = {
  method: 'GET',
  path: '/engagements/{id}/export',
  scope: 'exports:read',
  summary:
    'Everything on record of an engagement, as a ZIP: a file a table as JSON Lines and as CSV, what their columns are, and a signed list of hashes',
  rate: 6,
  input: ofEngagement,
  output: z.unknown(),
  answers: 'application/zip',
  async run({ world, actor, input: given, signal }): Promise<FileAnswer> {
    const { id } = given as z.output<typeof ofEngagement>;
    const made = await makeExport(world, actor, id);
    return answered(made, signal, () =>
      act(world, actor, async (acting) => taken(acting, { kind: 'export', engagementId: id, cycle: null })),
    );
  },
};

/** Nothing stays on the disk where nobody waits any more, or it cannot be written down who took it. */
async function answered(
  { zip, done }: Made,
  signal: AbortSignal,
  note: () => Promise<void>,
): Promise<FileAnswer> {
  try {
    signal.throwIfAborted();
    await note();
  } catch (error) {
    await done();
    throw error;
  }
  return { ...zip, done };
}

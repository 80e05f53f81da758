import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { engagement } from '../../../db/schema/engagement.ts';
import { checkImport, discardImport, startImport } from '../../../src/imports/check.ts';
import type { ImportKind } from '../../../src/imports/kind.ts';
import { requestProblems } from '../../../src/imports/problems-file.ts';
import { readFile, settle } from '../../../src/imports/read-worker.ts';
import { Refusal } from '../../../src/refusal.ts';
import { TooLarge } from '../../../src/slack/files.ts';
import { eachEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { checkFile, confirmFile, loadImport, readImport } from '../../support/imports.ts';
import { type Bench, bench as benchOf } from '../../support/sources.ts';
import { toyImport } from '../../support/toy-import.ts';

async function bench(db: Parameters<typeof benchOf>[0], more: Partial<ImportKind> = {}) {
  const [at, toy] = [await benchOf(db), toyImport(more)];
  return { ...at, world: { ...at.world, rooms: [toy.room] }, confirmed: toy.confirmed };
}
const key = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => {
      if (error instanceof Refusal) return error.key;
      throw error;
    },
  );
async function begun(at: Bench, kind = 'toys'): Promise<string> {
  const id = randomUUID();
  const file = { fileId: 'F0TOYS', fileName: 'toys.bin', viewId: 'V1', options: { colour: 'red' } };
  await startImport(at.world, at.lead, { engagementId: at.engagementId, id, kind, ...file });
  return id;
}
const BYTES = Buffer.from('a lot of toys '.repeat(20_000));

eachEngine('files of any kind', (open) => {
  it('[F1.3] are read as they stream in, and confirmed with what was answered and the digest of their bytes', async () => {
    const at = await bench(await open());
    const found = await checkFile(at, 'toys', BYTES, { colour: 'red' });
    expect(found).toMatchObject({ state: 'ready', kind: 'toys', plan: { size: BYTES.length } });
    expect(await confirmFile(at, found)).toBe(true);
    expect(await confirmFile(at, found)).toBe(false);
    expect(at.confirmed).toMatchObject([
      {
        dryRun: { plan: { size: BYTES.length }, counts: { fresh: 1 } },
        from: {
          importId: found.id,
          fileName: 'toys.csv',
          fileDigest: createHash('sha256').update(BYTES).digest('hex'),
          options: { colour: 'red' },
        },
      },
    ]);
  });

  it('[F1.3] are held one piece at a time', async () => {
    let [given, held, most] = [0, 0, 0];
    const at = await bench(await open(), {
      read: async (_context, { bytes }) => {
        for await (const _piece of bytes) held -= 1;
        throw new Error('read to the end');
      },
    });
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (; given < 500; given += 1) {
        held += 1;
        most = Math.max(most, held);
        yield Buffer.alloc(1_000);
      }
    }
    await readFile(at.world, await loadImport(at, await begun(at)), pieces());
    expect(given).toBe(500);
    expect(most).toBe(1);
  });

  it('[X6] are read again where their bytes stopped coming; told where they are too large or cannot be read', async () => {
    const at = await bench(await open());
    const id = await begun(at);
    const found = await loadImport(at, id);
    async function* failing(error: Error): AsyncGenerator<Uint8Array> {
      yield BYTES;
      throw error;
    }
    await expect(readFile(at.world, found, failing(new Error('socket hang up')))).rejects.toThrow('hang up');
    expect(await loadImport(at, id)).toMatchObject({ state: 'reading' });
    const large = await readFile(at.world, found, failing(new TooLarge(1_500_000)));
    expect(large.result).toMatchObject({
      isBroken: true,
      problems: [{ key: 'imports.fault.too-large', params: { size: '1.5', max: 1 } }],
    });
    await settle(at.world, found, large);
    expect(await loadImport(at, id)).toMatchObject({ state: 'refused', fileDigest: null });

    const clumsy = await bench(at.world.db, {
      read: async () => {
        throw new Error('a mistake of ours');
      },
    });
    const told = await checkFile(clumsy, 'toys', BYTES);
    expect(told).toMatchObject({ state: 'refused', problems: [{ key: 'imports.fault.syntax' }] });
  });

  it('are refused where nobody knows their kind, and left alone where somebody says no', async () => {
    const at = await bench(await open());
    expect(await key(begun(at, 'sources'))).toBe('refusal.not-found');
    const id = await begun(at);
    const ref = { engagementId: at.engagementId, id };
    await discardImport(at.world, at.lead, ref);
    expect(await key(confirmFile(at, { id, run: 1 }))).toBe('imports.done');
    const as = { kind: 'nothing', options: {} };
    expect(await key(checkImport(at.world, at.lead, { ...ref, viewId: null, as }))).toBe('refusal.not-found');
    expect(at.confirmed).toEqual([]);
  });

  it('checked once more they are of the same kind, with the same answers', async () => {
    const at = await bench(await open());
    const found = await checkFile(at, 'toys', BYTES, { colour: 'blue' });
    await checkImport(at.world, at.lead, { engagementId: at.engagementId, id: found.id, viewId: null });
    expect(await loadImport(at, found.id)).toMatchObject({
      state: 'reading',
      run: 2,
      kind: 'toys',
      options: { colour: 'blue' },
      plan: null,
      fileDigest: null,
    });
  });

  it('[F1.3] a confirm of an older dry run than the one that counts is refused', async () => {
    const at = await bench(await open());
    const first = await checkFile(at, 'toys', BYTES);
    await checkImport(at.world, at.lead, { engagementId: at.engagementId, id: first.id, viewId: null });
    const second = await readImport(at, first.id, BYTES);
    expect(await key(confirmFile(at, first))).toBe('imports.stale');
    expect(at.confirmed).toEqual([]);
    expect(await confirmFile(at, second)).toBe(true);
  });

  it('[X9] what is wrong with one is sent to nobody who may not see its engagement', async () => {
    const at = await bench(await open());
    const found = await checkFile(at, 'toys', BYTES, { colour: 'wrong' });
    const ask = (userId: string) =>
      key(requestProblems(at.world, slackActor(at.workspaceId, userId), found.id));
    expect(await ask('UANYONE')).toBe('done');
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .update(engagement)
        .set({ visibility: 'restricted' })
        .where(eq(engagement.workspaceId, at.workspaceId)),
    );
    expect(await ask('UANYONE')).toBe('refusal.not-found');
    expect(await ask('ULEAD')).toBe('done');
  });
});

import { input } from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import type { DryRun, ImportedFrom, ImportKind } from '../../src/imports/kind.ts';
import { broken, fault } from '../../src/imports/problem.ts';
import type { Room } from '../../src/room.ts';

/** A kind that counts bytes, wants to know a colour, and keeps what it was told. */
export function toyImport(more: Partial<ImportKind> = {}) {
  const confirmed: { dryRun: DryRun; from: ImportedFrom }[] = [];
  const kind: ImportKind = {
    kind: 'toys',
    name: 'candidates.imports.name',
    types: ['csv', 'bin'],
    phases: [1],
    maxBytes: 1024 * 1024,
    ask: async (_context, { fileName, options }) => [
      input('colour', 'Colour', textInput('colour', { initial: options.colour ?? '' }), {
        hint: `Of ${fileName ?? 'the file'}`,
      }),
    ],
    read: async ({ options }, { bytes }) => {
      let size = 0;
      for await (const piece of bytes) size += piece.byteLength;
      if (options.colour === 'wrong') {
        const problems = Array.from({ length: 25 }, (_none, n) =>
          fault('imports.fault.bytes', n + 1, '=colour', { encoding: `c${n}` }),
        );
        return { ...broken(problems), isBroken: false };
      }
      return {
        plan: { size },
        problems: [],
        remarks: [],
        counts: { fresh: 1, changed: 0, unchanged: 0, bad: 0 },
        isBroken: false,
        told: [{ key: 'imports.fault.bytes', params: { encoding: `${size} ${options.colour}` } }],
      };
    },
    confirm: async (_acting, dryRun, from) => {
      confirmed.push({ dryRun, from });
    },
    ...more,
  };
  const room: Room = { name: 'toys', imports: [kind] };
  return { kind, room, confirmed };
}

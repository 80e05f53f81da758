import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { opaquePng } from '../../../src/pictures/opaque-png.ts';

/** What somebody else's reader makes of it. */
function read(png: Uint8Array, width: number, height: number): number[] {
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <image width="${width}" height="${height}" href="${href}" image-rendering="optimizeSpeed"/></svg>`;
  return [...new Resvg(svg).render().pixels];
}

it('[A2] a picture is the same pixels without transparency', () => {
  const sizes = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
  const pictures = sizes.chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((bytes) => ({ width, height, pixels: bytes.map((one, at) => (at % 4 === 3 ? 255 : one)) })),
  );
  fc.assert(
    fc.property(pictures, ({ width, height, pixels }) => {
      const png = opaquePng(pixels, width, height);
      expect(png && read(png, width, height)).toEqual([...pixels]);
      // No alpha: a PDF takes it as it is.
      expect(png?.[25]).toBe(2);
    }),
    { numRuns: 100 },
  );
});

it('[A2] one that lets something through stays as it is', () => {
  expect(opaquePng(new Uint8Array([1, 2, 3, 255, 1, 2, 3, 254]), 2, 1)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineageNode } from '../../../src/pictures/graph.ts';
import type { LineagePicture } from '../../../src/pictures/lineage.ts';
import { lineageLayout } from '../../../src/pictures/lineage.ts';
import { folded } from '../../../src/pictures/lineage-folds.ts';
import { lineageSvg } from '../../../src/pictures/lineage-svg.ts';
import { draw } from '../../../src/pictures/render.ts';
import { hostile, madeUp } from './graphs.ts';
import { readXml } from './xml.ts';

/** So many sources through so many steps into the training dataset. */
function sources(count: number, steps: number, more: (i: number) => Partial<LineageNode> = () => ({})) {
  const step = (i: number): LineageNode => ({ id: `t${i}`, label: `clean ${i}`, kind: 'transformation' });
  const source = (i: number): LineageNode => ({
    id: `s${i}`,
    label: `source_${i}`,
    kind: 'source',
    ...more(i),
  });
  const picture: LineagePicture = {
    title: 'Support ticket triage',
    nodes: [
      ...Array.from({ length: count }, (_, i) => source(i)),
      ...Array.from({ length: steps }, (_, i) => step(i)),
      { id: 'd', label: 'training_set', kind: 'dataset', final: true },
    ],
    edges: [
      ...Array.from({ length: count }, (_, i) => ({ from: `s${i}`, to: `t${i % steps}` })),
      ...Array.from({ length: steps }, (_, i) => ({ from: `t${i}`, to: 'd' })),
    ],
  };
  return picture;
}

const svgOf = (picture: LineagePicture): string => lineageSvg(picture, lineageLayout(picture), '').svg;

describe('a lineage of many sources', () => {
  it('[F4.3] S13: is drawn large enough to read: no smaller than at its own size, and no long strip', async () => {
    const { width, height } = await draw({ picture: 'lineage', lineage: sources(60, 5) });
    expect(width).toBeGreaterThanOrEqual(1_800);
    expect(height / width).toBeLessThan(1.5);
  });

  it('[F4.3] has each source by its name, with those that flow into the same as one list', () => {
    const picture = folded(sources(60, 5));
    expect(picture.nodes.map(({ members }) => members?.length ?? 1)).toEqual([
      12, 12, 12, 12, 12, 1, 1, 1, 1, 1, 1,
    ]);
    expect(new Set(picture.nodes.flatMap(({ members }) => members ?? [])).size).toBe(60);
    expect(picture.edges.filter(({ to }) => to === 't0')).toHaveLength(12);
    const { boxes } = lineageLayout(picture);
    expect(boxes[0]?.columns?.flat()).toHaveLength(12);
  });

  it('[F4.3] up to 40 nodes each has a shape of its own', () => {
    expect(folded(madeUp(40))).toEqual(madeUp(40));
    expect(folded(madeUp(41))).not.toEqual(madeUp(41));
  });

  it('[F5.3] [F4.2] those at risk or lost stand apart from the others', () => {
    const picture = folded(
      sources(60, 1, (i) => (i < 10 ? { atRisk: true } : i < 14 ? { orphan: true } : {})),
    );
    const lists = picture.nodes.filter(({ members }) => members);
    expect(lists.map(({ members, atRisk, orphan }) => [members?.length, atRisk, orphan])).toEqual([
      [10, true, undefined],
      [4, undefined, true],
      [46, undefined, undefined],
    ]);
  });

  it('[F4.3] hostile names stay in their text element', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 45, maxLength: 60 }), (names) => {
        const picture = folded(sources(names.length, 1, (i) => ({ label: names[i] ?? '' })));
        const found = readXml(svgOf({ ...picture, edges: [] }));
        expect(found.problem).toBeUndefined();
        expect([...found.elements].filter((name) => !['svg', 'rect', 'path', 'text'].includes(name))).toEqual(
          [],
        );
      }),
      { numRuns: 30 },
    );
  });
});

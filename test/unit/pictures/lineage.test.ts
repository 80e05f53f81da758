import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineagePicture, lineageAlt, lineageLayout } from '../../../src/pictures/lineage.ts';
import { lineageSvg } from '../../../src/pictures/lineage-svg.ts';
import { textWidth, wrap } from '../../../src/pictures/text.ts';
import { hostile, hostilePictures, madeUp } from './graphs.ts';
import { readXml } from './xml.ts';

/** What Graphviz would answer, near enough to draw from: every node somewhere, every edge a curve. */
function placed(dot: string): string {
  const lines = ['graph 1 10 10'];
  for (const [, id] of dot.matchAll(/^(n\d+) \[width/gm))
    lines.push(`node ${id} 5 5 1 1 "" solid box black white`);
  for (const [, from, to] of dot.matchAll(/^(n\d+) -> (n\d+)/gm)) {
    lines.push(`edge ${from} ${to} 4 1 1 2 2 3 3 4 4 solid black`);
  }
  return [...lines, 'stop'].join('\n');
}

const draw = (picture: LineagePicture): string => {
  const layout = lineageLayout(picture);
  return lineageSvg(picture, layout, layout.alone.length < layout.boxes.length ? placed(layout.dot) : '').svg;
};

const triage: LineagePicture = {
  title: 'Support ticket triage',
  nodes: [
    { id: 'a', label: 'crm_tickets', kind: 'source' },
    { id: 'b', label: 'web_clickstream', kind: 'source' },
    { id: 'c', label: 'deduplicate', kind: 'transformation', atRisk: true },
    { id: 'd', label: 'training_set', kind: 'dataset', final: true },
  ],
  edges: [
    { from: 'a', to: 'c' },
    { from: 'c', to: 'd' },
  ],
};

describe('lineage picture', () => {
  it('[F4.1] says each kind in words and by shape', () => {
    const svg = draw(triage);
    for (const words of [
      'SOURCE',
      'TRANSFORMATION',
      'FINAL TRAINING DATASET',
      'crm_tickets',
      'at risk',
      'Support ticket triage',
    ]) {
      expect(svg).toContain(`>${words}</text>`);
    }
  });

  it('[F4.2] shows an orphan as one: dashed, and in words', () => {
    const svg = draw(triage);
    expect(svg).toContain('ORPHAN SOURCE');
    expect(svg).toMatch(/stroke-dasharray="7 5"/);
    const joined = { ...triage, edges: [...triage.edges, { from: 'b', to: 'c' }] };
    expect(draw(joined)).not.toContain('ORPHAN');
    expect(draw(joined)).not.toContain('stroke-dasharray');
  });

  it('[F4.3] has an alt text that says what it shows', () => {
    expect(lineageAlt(triage)).toBe(
      'Lineage of Support ticket triage: 2 sources through 1 transformation to training_set; 1 orphan: web_clickstream; 1 at risk: deduplicate',
    );
    expect(lineageAlt({ title: 'X', nodes: [], edges: [] })).toBe(
      'Lineage of X: 0 sources through 0 transformations to no final training dataset yet',
    );
    expect(lineageAlt(madeUp(200)).length).toBeLessThan(500);
  });

  it('[F4.3] goes top down where steps follow one another, left to right where many stand side by side', () => {
    const chain: LineagePicture = {
      title: 'Chain',
      nodes: Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, label: `${i}`, kind: 'transformation' })),
      edges: Array.from({ length: 19 }, (_, i) => ({ from: `${i}`, to: `${i + 1}` })),
    };
    expect(lineageLayout(chain).direction).toBe('TB');
    expect(lineageLayout(madeUp(40)).direction).toBe('LR');
  });

  it('[F4.3] hostile names never reach Graphviz and never leave their text element', () => {
    fc.assert(
      fc.property(hostilePictures, (picture) => {
        const { dot } = lineageLayout(picture);
        expect(dot).toMatch(
          /^digraph \{\ngraph \[[^"\]]*\]\nnode \[[^\]]*label=""\]\nedge \[[^"\]]*\]\n(n\d+ (-> n\d+)?( ?\[(width=[\d.]+, height=[\d.]+|minlen=\d)\])?\n)*\}$/,
        );
        const svg = draw(picture);
        const found = readXml(svg);
        expect(found.problem).toBeUndefined();
        expect([...found.elements].filter((name) => !['svg', 'rect', 'path', 'text'].includes(name))).toEqual(
          [],
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('text in pictures', () => {
  it('[F4.3] wraps within the width and the lines, whatever it is', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const font = { size: 15, weight: 600 } as const;
          const lines = wrap(text, width, most, font);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) {
            expect(line).not.toBe('');
            expect(textWidth(line, font)).toBeLessThanOrEqual(width);
            expect(line.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  it('[F4.3] breaks names where people would', () => {
    expect(wrap('support_mailbox_archive_2019', 130, 3, { size: 15, weight: 600 })).toEqual([
      'support_mailbox_',
      'archive_2019',
    ]);
    expect(wrap('customerMasterDataWarehouse', 130, 3, { size: 15 })).toEqual([
      'customerMaster',
      'DataWarehouse',
    ]);
  });
});

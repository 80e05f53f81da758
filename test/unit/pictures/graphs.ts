/** Lineages to draw: made up, the same every time. */
import fc from 'fast-check';
import type { LineageEdge, LineageNode } from '../../../src/pictures/graph.ts';
import type { LineagePicture } from '../../../src/pictures/lineage.ts';

/** About 60 % sources, 30 % transformations, the rest datasets; every ninth source is connected to nothing. */
export function madeUp(total: number): LineagePicture {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const transformations = Math.max(1, Math.round(total * 0.3));
  const datasets = Math.max(1, Math.round(total * 0.1));
  const nodes: LineageNode[] = [];
  const edges: LineageEdge[] = [];
  for (let i = 0; i < total - transformations - datasets; i++) {
    nodes.push({ id: `s${i}`, label: `source_system_${i}`, kind: 'source' });
    if (i % 9 !== 2) edges.push({ from: `s${i}`, to: `t${random(Math.ceil(transformations * 0.7))}` });
  }
  for (let i = 0; i < transformations; i++) {
    nodes.push({ id: `t${i}`, label: `Clean and join step ${i}`, kind: 'transformation' });
    const onwards = i + 1 + random(5);
    edges.push({
      from: `t${i}`,
      to: onwards < transformations && i % 2 ? `t${onwards}` : `d${random(datasets)}`,
    });
  }
  for (let i = 0; i < datasets; i++) {
    const final = i === datasets - 1;
    nodes.push({ id: `d${i}`, label: final ? 'training_set' : `stage_${i}`, kind: 'dataset', final });
    if (!final) edges.push({ from: `d${i}`, to: `d${datasets - 1}` });
  }
  return { title: 'Support ticket triage · cycle 1', nodes, edges };
}

/** Labels nobody should type, and the usual ones. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '"]; evil [label="x',
    '</text><script>alert(1)</script>',
    ']]>&amp;&#0;',
    'a\\"b\\\\n\\N\\G\\l',
    '<B>bold</B><IMG SRC="/etc/passwd"/>',
    'new\nline\r\n\ttab\u0000nul\u001bescape\u2028',
    'مرحبا \u202eבדיקה',
    '👩‍👩‍👧‍👦 🏳️‍🌈',
    '\ud800 lone',
    'end" --> n0["%%{init}%%',
    'x'.repeat(5000),
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

export const hostilePictures = fc
  .record({
    title: hostile,
    labels: fc.array(hostile, { minLength: 1, maxLength: 6 }),
    kinds: fc.array(fc.constantFrom('source', 'transformation', 'dataset'), { minLength: 6, maxLength: 6 }),
    flags: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }),
  })
  .map(({ title, labels, kinds, flags, pairs }): LineagePicture => {
    // The ids are as hostile as the labels; a number keeps them apart.
    const id = (i: number): string => `${labels[i] ?? ''}${i}`;
    return {
      title,
      nodes: labels.map((label, i) => ({
        id: id(i),
        label,
        kind: kinds[i] ?? 'source',
        final: flags[i] ?? false,
        atRisk: flags[5 - i] ?? false,
      })),
      edges: pairs.map(([from, to]) => ({ from: id(from), to: id(to) })),
    };
  });

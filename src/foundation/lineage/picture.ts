import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { LineagePicture } from '../../pictures/lineage.ts';
import { painter } from '../../pictures/painter.ts';
import type { Say } from '../../texts/say.ts';
import { finalOf, orphanSources } from './rules.ts';
import type { LineageState } from './store.ts';

/** Sources that nothing uses are drawn up to this many; more of them say nothing more. */
const UNCONNECTED = 30;

/** What is drawn. Plain data for another thread. */
export function pictureOf(
  say: Say,
  name: string,
  lineage: LineageState,
  atRisk: ReadonlySet<string> = new Set(),
): { picture: LineagePicture; cut: number } {
  const joined = new Set(lineage.edges.flatMap(({ from, to }) => [from, to]));
  const alone = lineage.nodes.filter((node) => node.kind === 'source' && !joined.has(node.id));
  const left = new Set(alone.slice(UNCONNECTED).map((node) => node.id));
  return {
    cut: left.size,
    picture: {
      title: name,
      nodes: lineage.nodes
        .filter((node) => !left.has(node.id))
        .map((node) => (atRisk.has(node.id) ? { ...node, atRisk: true } : node)),
      edges: lineage.edges,
      words: {
        source: say('lineage.node.source'),
        sources: say('lineage.picture.sources'),
        transformation: say('lineage.node.transformation'),
        dataset: say('lineage.node.dataset'),
        final: say('lineage.node.final'),
        orphan: say('lineage.picture.orphan'),
        atRisk: say('lineage.picture.risk'),
        unconnected: say('lineage.picture.unconnected'),
      },
    },
  };
}

/** [F4.3] The picture as delivery needs it; drawn in a thread of its own. */
export function pictureFor(say: Say, name: string, lineage: LineageState, picture: LineagePicture): Picture {
  return {
    hash: createHash('sha256').update(JSON.stringify(picture)).digest('hex'),
    name: 'lineage.png',
    alt: altOf(say, name, lineage),
    at: 1,
    render: async () => (await painter().draw({ picture: 'lineage', lineage: picture })).bytes,
  };
}

/** What the picture says to who cannot see it. */
export function altOf(say: Say, name: string, lineage: LineageState): string {
  const count = (kind: string) => lineage.nodes.filter((node) => node.kind === kind).length;
  const orphans = orphanSources(lineage).map((one) => fitText(one.name, 60));
  const text = say('lineage.alt', {
    engagement: name,
    sources: count('source'),
    transformations: count('transformation'),
    datasets: count('dataset'),
    final: finalOf(lineage) ?? '',
    finalKnown: finalOf(lineage) === null ? 'no' : 'yes',
  });
  const named = orphans.slice(0, 5).join(', ') + (orphans.length > 5 ? ', …' : '');
  const lost = orphans.length > 0 ? say('lineage.alt.orphans', { count: orphans.length, names: named }) : '';
  return fitText(`${text}${lost}`, LIMITS.image.alt);
}

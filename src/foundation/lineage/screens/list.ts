import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitText, page } from '@phasegate/block-kit/fit.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import type { Say } from '../../../texts/say.ts';
import { IDS } from '../../inventory/ids.ts';
import { LINEAGE_IDS } from '../ids.ts';
import { feedsOf, finalOf, orphanSources } from '../rules.ts';
import type { LineageState, StoredNode } from '../store.ts';
import type { LineageMeta } from './meta.ts';

export interface LineageView {
  say: Say;
  engagement: { id: string; name: string };
  lineage: LineageState;
  at: Pick<LineageMeta, 'page' | 'shows'>;
  /** Whether this person may change it. */
  works: boolean;
  /** Plain text: what just happened. */
  notice?: string;
}

/** Names of a list that are shown; the others are counted. */
const NAMES = 5;
const NAME = 60;

/** [F4.1] The lineage: how it stands, then what feeds what, ten a page; or the orphans, each with its button. */
export function lineageModal(view: LineageView): Modal {
  const { say, engagement, at, notice } = view;
  const list = at.shows === 'orphans' ? orphanRows(view) : nodeRows(view);
  return modal({
    title: say(at.shows === 'orphans' ? 'lineage.orphans.title' : 'lineage.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, page: list.page, shows: at.shows }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      context(say.md('lineage.why')),
      ...summary(view),
      ...(at.shows === 'orphans' ? [] : [...buttons(view)]),
      divider(),
      ...list.blocks,
    ],
  });
}

/** How many there are of each kind. */
export function lineageCounts({ nodes }: Pick<LineageState, 'nodes'>) {
  const count = (kind: string) => nodes.filter((node) => node.kind === kind).length;
  return {
    sources: count('source'),
    transformations: count('transformation'),
    datasets: count('dataset'),
  };
}

/** How the lineage stands, for the modal and the picture's message. mrkdwn lines. */
export function lineageFacts(say: Say, name: string, lineage: LineageState): string[] {
  const final = finalOf(lineage);
  const orphans = orphanSources(lineage).length;
  const dropped = [...new Set(lineage.dropped.map((one) => one.name))];
  return [
    say.md('lineage.summary', { engagement: name, ...lineageCounts(lineage) }),
    final === null ? say('lineage.no-final') : say.md('lineage.final', { name: final }),
    ...(orphans > 0 ? [say('lineage.orphans', { count: orphans })] : []),
    ...(orphans === 0 && final !== null ? [say('lineage.no-orphan')] : []),
    ...(dropped.length > 0
      ? [say.md('lineage.dropped', { names: names(say, dropped, 'lineage.dropped-more') })]
      : []),
  ];
}

/** The first few names, and how many more. */
export function names(
  say: Say,
  all: readonly string[],
  more: 'lineage.dropped-more' | 'lineage.row.feeds-more',
): string {
  const shown = all
    .slice(0, NAMES)
    .map((name) => fitText(name, NAME))
    .join(', ');
  return all.length > NAMES ? say(more, { names: shown, count: all.length - NAMES }) : shown;
}

function summary({ say, engagement, lineage, at }: LineageView): Block[] {
  const orphans = orphanSources(lineage).length;
  const blocks: Block[] = [section(lineageFacts(say, engagement.name, lineage).join('\n'))];
  const show = button(say('lineage.button.orphans'), LINEAGE_IDS.orphans, { value: engagement.id });
  if (orphans > 0 && at.shows === 'nodes') blocks.push(actions([show], 'orphans'));
  if (at.shows === 'orphans')
    blocks.push(actions([button(say('common.back'), LINEAGE_IDS.back, { value: engagement.id })], 'back'));
  return blocks;
}

const buttons = ({ say, engagement, lineage, works }: LineageView): Block[] => {
  const of = (label: string, id: string, style?: 'primary') =>
    button(label, id, { value: engagement.id, ...(style && { style }) });
  const hasNodes = lineage.stored.length > 0;
  return [
    ...(works
      ? [
          actions(
            [
              of(say('lineage.button.transformation'), LINEAGE_IDS.addTransformation, 'primary'),
              of(say('lineage.button.dataset'), LINEAGE_IDS.addDataset),
              ...(hasNodes ? [of(say('lineage.button.connect'), LINEAGE_IDS.connect)] : []),
              of(say('lineage.button.paste'), LINEAGE_IDS.paste),
            ],
            'change',
          ),
        ]
      : []),
    ...(hasNodes
      ? [
          actions(
            [
              of(say('lineage.button.mermaid'), LINEAGE_IDS.mermaid),
              of(say('lineage.button.openlineage'), LINEAGE_IDS.openLineage),
            ],
            'export',
          ),
        ]
      : []),
  ];
};

function nodeRows(view: LineageView): { blocks: Block[]; page: number } {
  const { say, engagement, lineage, at, works } = view;
  // What ends in the training dataset is read from its end.
  const ordered = [...lineage.stored].sort((a, b) => Number(b.isFinal) - Number(a.isFinal));
  const found = page(ordered, at.page);
  if (found.total === 0) {
    const hasSources = lineage.nodes.some((node) => node.kind === 'source');
    const add = button(say('foundation.button.add'), IDS.add, { value: engagement.id });
    const blocks: Block[] = [section(say(hasSources ? 'lineage.empty' : 'lineage.no-sources'))];
    return { blocks: hasSources || !works ? blocks : [...blocks, actions([add], 'first')], page: 1 };
  }
  return {
    blocks: [
      ...found.items.flatMap((node) => nodeRow(view, node)),
      ...pager(say, found, LINEAGE_IDS.page, 'lineage.total'),
    ],
    page: found.page,
  };
}

function nodeRow({ say, lineage, works }: LineageView, node: StoredNode): Block[] {
  const feeds = feedsOf(lineage, node.id).map((one) => one.label);
  const leads = node.isFinal || lineage.edges.some((edge) => edge.from === node.id);
  const entries = [
    option(say('lineage.menu.connect'), `connect ${node.id}`),
    option(say('lineage.menu.edit'), `edit ${node.id}`),
    ...(node.kind === 'dataset' && !node.isFinal
      ? [option(say('lineage.menu.final'), `final ${node.id}`)]
      : []),
    option(say('lineage.menu.remove'), `remove ${node.id}`),
  ];
  const from =
    feeds.length === 0
      ? say('lineage.row.unfed')
      : feeds.length > NAMES
        ? say.md('lineage.row.feeds-more', {
            names: feeds
              .slice(0, NAMES)
              .map((name) => fitText(name, NAME))
              .join(', '),
            count: feeds.length - NAMES,
          })
        : say.md('lineage.row.feeds', { names: feeds.map((name) => fitText(name, NAME)).join(', ') });
  return [
    section(say.md('lineage.row', { name: node.name, kind: kindOf(say, node) }), {
      ...(works && { accessory: overflow(LINEAGE_IDS.menu, entries) }),
      block_id: `node.${node.id}`,
    }),
    context(leads ? from : `${from} · ${say('lineage.row.dead-end')}`),
  ];
}

export const kindOf = (say: Say, node: { kind: 'transformation' | 'dataset'; isFinal?: boolean }): string =>
  say(node.isFinal ? 'lineage.node.final' : `lineage.node.${node.kind}`);

/** [F4.2] The sources that reach no training dataset, each with the button that connects it. */
function orphanRows({ say, lineage, at, works }: LineageView): { blocks: Block[]; page: number } {
  const found = page(orphanSources(lineage), at.page);
  if (found.total === 0) return { blocks: [section(say('lineage.no-orphan'))], page: 1 };
  return {
    blocks: [
      ...found.items.map(({ id, name }) =>
        section(say.md('lineage.orphan', { name }), {
          ...(works && {
            accessory: button(say('lineage.button.connect-it'), LINEAGE_IDS.connectThis, { value: id }),
          }),
          block_id: `orphan.${id}`,
        }),
      ),
      ...pager(say, found, LINEAGE_IDS.page, 'lineage.orphans.total'),
    ],
    page: found.page,
  };
}

import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import {
  checkboxes,
  multiSearchSelect,
  multiSelect,
  searchSelect,
  textInput,
} from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { PlainTextOption } from '@slack/web-api';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { LINEAGE_IDS } from '../ids.ts';
import { DESCRIPTION_MAX, feedsOf, finalOf, NAME_MAX } from '../rules.ts';
import type { LineageState, StoredNode } from '../store.ts';
import { kindOf, names } from './list.ts';
import type { ConnectMeta, NodeMeta } from './meta.ts';

/** [F4.1] Adds a transformation or dataset, or renames it. */
export function nodeForm(say: Say, lineage: LineageState, node: StoredNode | null, meta: NodeMeta): Modal {
  const final = finalOf(lineage);
  return modal({
    title: say(node ? 'lineage.form.edit' : `lineage.form.${meta.kind}`),
    submit: say('lineage.form.save'),
    close: say('common.cancel'),
    callback_id: LINEAGE_IDS.saveNode,
    private_metadata: writeMeta(meta),
    blocks: [
      input(
        'name',
        say('lineage.form.name'),
        textInput('name', { max: NAME_MAX, focus: true, ...(node && { initial: node.name }) }),
        { hint: say('lineage.form.name-hint') },
      ),
      ...(node ? [] : [feedsField(say, true, meta.kind === 'dataset' ? firstFeeds(say, lineage) : [])]),
      input(
        'description',
        say('lineage.form.description'),
        textInput('description', {
          multiline: true,
          max: DESCRIPTION_MAX,
          ...(node?.description && { initial: node.description }),
        }),
        { optional: true },
      ),
      ...(node || meta.kind !== 'dataset' ? [] : [finalField(say, final)]),
    ],
  });
}

/** The first dataset is most likely the training dataset. */
function finalField(say: Say, final: string | null): Block {
  const yes = option(say('lineage.form.final-yes'), 'yes');
  return input(
    'final',
    say('lineage.form.final'),
    checkboxes('final', [yes], final === null ? { initial: ['yes'] } : {}),
    { optional: true, ...(final !== null && { hint: say('lineage.form.final-moves', { name: final }) }) },
  );
}

/** So many sources are proposed; of more, some are likely to be joined on the way. */
const MOST_PROPOSED = 20;

/** Until there is anything else, the sources feed the first dataset themselves. */
function firstFeeds(say: Say, { nodes, stored }: LineageState): PlainTextOption[] {
  const sources = nodes.filter((node) => node.kind === 'source');
  if (stored.length > 0 || sources.length > MOST_PROPOSED) return [];
  return sources.map(({ id, label }) => option(`${label} · ${say('lineage.node.source')}`, id));
}

const feedsField = (say: Say, isOptional: boolean, initial: PlainTextOption[] = []): Block =>
  input(
    'feeds',
    say('lineage.connect.feeds'),
    multiSearchSelect(LINEAGE_IDS.chooseFeeds, { placeholder: say('lineage.search'), max: 100, initial }),
    { optional: isOptional, hint: say('lineage.form.feeds-hint') },
  );

/** [F4.1] Says what feeds what: for any target, for one that is fixed, or from one source. */
export function connectForm(say: Say, lineage: LineageState, meta: ConnectMeta): Modal {
  const source = lineage.nodes.find((node) => node.id === meta.source);
  const target = lineage.stored.find((node) => node.id === meta.target);
  const blocks = source
    ? fromSource(say, lineage, source.label, meta)
    : target
      ? intoTarget(say, lineage, target)
      : [targetField(say), feedsField(say, false)];
  const isForm = blocks.some((block) => block.type === 'input');
  return modal({
    title: say('lineage.connect.title'),
    ...(isForm && { submit: say('lineage.connect.submit') }),
    close: say('common.cancel'),
    callback_id: LINEAGE_IDS.saveConnect,
    private_metadata: writeMeta(meta),
    blocks,
  });
}

const targetField = (say: Say): Block =>
  input(
    'target',
    say('lineage.connect.target'),
    searchSelect(LINEAGE_IDS.chooseTarget, { placeholder: say('lineage.search') }),
    { hint: say('lineage.connect.target-hint') },
  );

function fromSource(say: Say, lineage: LineageState, name: string, meta: ConnectMeta): Block[] {
  const head = section(say.md('lineage.connect.from', { name }));
  if (lineage.stored.length === 0) {
    const value = meta.engagementId;
    return [
      head,
      section(say('lineage.connect.nothing-to')),
      actions([
        button(say('lineage.button.dataset'), LINEAGE_IDS.addDataset, { value }),
        button(say('lineage.button.paste'), LINEAGE_IDS.paste, { value }),
      ]),
    ];
  }
  const targets = multiSearchSelect(LINEAGE_IDS.chooseTargets, {
    placeholder: say('lineage.search'),
    max: 100,
  });
  return [head, input('targets', say('lineage.connect.to'), targets)];
}

function intoTarget(say: Say, lineage: LineageState, target: StoredNode): Block[] {
  const feeds = feedsOf(lineage, target.id);
  const kind = kindOf(say, target);
  if (feeds.length === 0)
    return [
      section(say.md('lineage.connect.now-nothing', { name: target.name, kind })),
      feedsField(say, true),
    ];
  const all = feeds.map((one) => one.label);
  const options = feeds.slice(0, LIMITS.select.options).map(({ id, label }) => option(label, id));
  return [
    section(
      say.md('lineage.connect.now', {
        name: target.name,
        kind,
        names: names(say, all, 'lineage.dropped-more'),
      }),
    ),
    feedsField(say, true),
    input('cut', say('lineage.connect.cut'), multiSelect('cut', options), { optional: true }),
    context(say('lineage.connect.target-hint')),
  ];
}

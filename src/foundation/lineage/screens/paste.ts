import { type Block, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { LINEAGE_IDS } from '../ids.ts';
import type { PastePlan, PlannedNode } from '../paste-rules.ts';
import { LINES_MAX } from '../rules.ts';
import type { PasteMeta } from './meta.ts';

/** What the dry run found, with what a name may have been meant to be. */
export interface DryRun {
  /** As they were pasted. */
  lines: string;
  plan: PastePlan;
  /** The final dataset as it will be and as it is; null where the lines say nothing of it. */
  final: { name: string; before: string | null } | null;
  /** By the key of a new node that nothing feeds: a source with nearly its name. */
  near: ReadonlyMap<string, string>;
}

/** New nodes that are named; the others are counted. */
const NAMED = 15;

/** [F4.1] Lines in; after the check the same form says what they will do, and its button confirms it. */
export function pasteForm(say: Say, meta: PasteMeta, run: DryRun | null): Modal {
  return modal({
    title: say('lineage.paste.title'),
    submit: say(run ? 'lineage.paste.confirm' : 'lineage.paste.check'),
    close: say('common.cancel'),
    callback_id: LINEAGE_IDS.checkPaste,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(run ? summary(say, run) : [context(say('lineage.paste.help'))]),
      input(
        'lines',
        say('lineage.paste.lines'),
        textInput('lines', {
          multiline: true,
          max: LINES_MAX,
          focus: run === null,
          ...(run && { initial: run.lines }),
          placeholder: 'crm, web -> join\njoin -> final: training',
        }),
      ),
    ],
  });
}

function summary(say: Say, { plan, final, near }: DryRun): Block[] {
  const { nodes, edges } = plan;
  const nothing = nodes.length + edges.length === 0 && final === null;
  // What nothing feeds comes first: it is the likeliest mistake.
  const ordered = [...nodes].sort((a, b) => Number(b.unfed) - Number(a.unfed));
  const lines = [
    nothing
      ? say('lineage.paste.nothing')
      : say.md('lineage.paste.result', { nodes: nodes.length, edges: edges.length }),
    ...(final
      ? [
          say.md('lineage.paste.final', {
            name: final.name,
            before: final.before ?? '',
            beforeKnown: final.before === null ? 'no' : 'yes',
          }),
        ]
      : []),
    ...ordered.slice(0, NAMED).map((node) => nodeLine(say, node, near.get(node.key))),
    ...(nodes.length > NAMED ? [say('lineage.paste.more', { count: nodes.length - NAMED })] : []),
  ];
  return [section(lines.join('\n'))];
}

function nodeLine(say: Say, node: PlannedNode, near: string | undefined): string {
  const params = { name: fitText(node.name, 80), kind: say(`lineage.node.${node.kind}`) };
  return node.unfed
    ? say.md('lineage.paste.unfed', {
        ...params,
        near: near ?? '',
        nearKnown: near === undefined ? 'no' : 'yes',
      })
    : say.md('lineage.paste.new', params);
}

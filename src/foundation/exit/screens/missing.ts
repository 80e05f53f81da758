import {
  actions,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { nextLine } from '../../../engagement/screens/card.ts';
import type { NextStep } from '../../../news.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { TextKey } from '../../../texts/catalogue.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { IDS } from '../../inventory/ids.ts';
import { LINEAGE_IDS } from '../../lineage/ids.ts';
import { QUALITY_IDS } from '../../quality/ids.ts';
import { staleReason } from '../../screens/stale.ts';
import { EXIT_IDS } from '../ids.ts';
import type { Risk } from '../risk.ts';
import type { ExitLine, Fix } from '../rules.ts';
import { causeOf } from './risk.ts';

export interface MissingView {
  say: Say;
  engagement: { id: string; name: string };
  lines: readonly ExitLine[];
  risks: readonly Risk[];
  /** [E8] What comes next; null in a later phase, where this ends nothing. */
  next: NextStep | null;
}

/** Where each fix leads. */
const FIXES: Record<Fix, string> = {
  'add-source': IDS.add,
  'show-sources': IDS.list,
  assess: QUALITY_IDS.next,
  'open-gap': QUALITY_IDS.result,
  'show-gaps': IDS.gaps,
  lineage: LINEAGE_IDS.open,
  'add-dataset': LINEAGE_IDS.addDataset,
  connect: LINEAGE_IDS.orphans,
  'record-run': EXIT_IDS.record,
};

export const actionOf = (fix: Fix): string => FIXES[fix];

/** [F5.2] What is missing before the gate, each line with the button that fixes it; then what holds already. */
export function missingModal({ say, engagement, lines, risks, next }: MissingView): Modal {
  const missing = lines.filter((line) => !line.ok);
  const holds = lines.filter((line) => line.ok);
  return modal({
    title: say('exit.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id }),
    blocks: [
      ...riskBlocks(say, engagement.id, risks),
      missing.length > 0
        ? section(`*${say.md('exit.intro')}*`)
        : section(say.md('exit.complete', { engagement: engagement.name })),
      ...(missing.length === 0 && next ? nextBlocks(say, next) : []),
      ...missing.map((line, index) => missingLine(say, engagement.id, line, index)),
      ...(holds.length > 0
        ? [section(holds.map((line) => `✓ ${lineText(say, line)}`).join('\n'), { block_id: 'holds' })]
        : []),
      context(say('exit.why')),
    ],
  });
}

/** [E8] Nothing is missing: what comes next, with its button. */
const nextBlocks = (say: Say, next: NextStep): Block[] => [
  section(nextLine(say, next)),
  actions([{ ...next.button, style: 'primary' }], 'next'),
];

/** A line's words, without its mark. mrkdwn. */
const lineText = (say: Say, { key, params, since, stale }: ExitLine): string =>
  say.md(key, {
    ...params,
    ...(since && { when: moment(since, say) }),
    ...(stale && { why: markup(staleReason(say, stale)) }),
  });

/** [E5] What to do about a line that does not hold, as an errand; in its own words where nothing shorter is to be said. */
export const errandText = (say: Say, line: ExitLine): string =>
  lineText(say, { ...line, key: ERRANDS[line.key] ?? line.key });

const ERRANDS: Partial<Record<TextKey, TextKey>> = {
  'exit.sources.none': 'exit.next.first',
  'exit.sources.missing': 'exit.next.sources',
  'exit.assessed.none': 'exit.next.assess',
  'exit.assessed.missing': 'exit.next.assessed',
  'exit.assessed.below': 'exit.next.below',
  'exit.gaps.blocking': 'exit.next.blocking',
  'exit.gaps.degrading': 'exit.next.degrading',
  'exit.lineage.no-final': 'exit.next.no-final',
  'exit.lineage.orphan': 'exit.next.orphan',
  'exit.lineage.orphans': 'exit.next.orphans',
  'exit.pipeline.none': 'exit.next.run',
  'exit.pipeline.failed': 'exit.next.failed',
  'exit.pipeline.partial': 'exit.next.partial',
  'exit.pipeline.void': 'exit.next.void',
};

function missingLine(say: Say, engagementId: string, line: ExitLine, index: number): Block {
  const { fix } = line;
  return section(`✕ ${lineText(say, line)}`, {
    block_id: `line.${index}`,
    ...(fix && {
      accessory: button(say(`exit.fix.${fix}`), FIXES[fix], { value: line.about ?? engagementId }),
    }),
  });
}

function riskBlocks(say: Say, engagementId: string, risks: readonly Risk[]): Block[] {
  const [first] = risks;
  if (!first) return [];
  const risk = say.md('exit.status.risk', { name: markup(causeOf(say, first)), more: risks.length - 1 });
  return [
    section(risk),
    actions([button(say('exit.risk.accept'), EXIT_IDS.accept, { value: engagementId })], 'risk'),
  ];
}

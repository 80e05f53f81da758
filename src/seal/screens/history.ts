import {
  type Block,
  context,
  divider,
  header,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { type Names, nameOf } from '../../engagement/names.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { Difference } from '../diff.ts';
import { changeBlocks } from './changes.ts';

/** One version of the seal, with what it changed. */
export interface SealVersion {
  version: number;
  sealedAt: Temporal.Instant;
  sealedBy: string;
  reason: string | null;
  digest: string;
  /** The stored content still gives the digest. */
  isIntact: boolean;
  /** Null where what is stored is no sealed content any more. */
  changes: readonly Difference[] | null;
}

export interface SealHistory {
  engagement: { name: string; cycle: number };
  /** The cycle whose versions these are, where the engagement's own has none yet. */
  earlier: number | null;
  /** The newest first. */
  versions: readonly SealVersion[];
  /** The cycle that they are of, where the engagement has had more than one. */
  cycle?: number | null;
  /** What an approval would seal now, where that is not in force already. */
  proposal: { reason: string | null; digest: string; changes: readonly Difference[] } | null;
  names: Names;
}

/** [P3.4] Every version of the seal: who, when, why, what changed, and whether it is still what was approved. */
export function sealModal(say: Say, history: SealHistory): Modal {
  const { engagement, earlier, versions, proposal, cycle = null } = history;
  const blocks = [
    ...(proposal ? proposalBlocks(say, proposal) : []),
    ...(earlier === null ? [] : [section(say.md('seal.earlier', { cycle: engagement.cycle, earlier }))]),
    ...versions.flatMap((one) => versionBlocks(say, history, one)),
  ];
  const more = (left: number): Block => context(say.md('seal.more', { left }));
  const fitted = fitBlocks<Block>(blocks, { max: LIMITS.view.blocks - 1, budget: 60_000, more });
  return modal({
    title: say('seal.title'),
    close: say('common.close'),
    blocks: [
      section(withCycle(say, say.md('seal.about', { engagement: engagement.name }), cycle)),
      ...(blocks.length > 0 ? fitted.blocks : [section(say.md('seal.none'))]),
    ],
  });
}

function proposalBlocks(say: Say, proposal: NonNullable<SealHistory['proposal']>): Block[] {
  const { reason, digest, changes } = proposal;
  return [
    header(say('seal.proposed')),
    context(say.md('seal.digest', { digest })),
    ...(reason ? [section(say.md('seal.reason.proposed', { reason: fitText(reason, 1_000) }))] : []),
    ...changeBlocks(say, changes),
    divider(),
  ];
}

function versionBlocks(say: Say, history: SealHistory, one: SealVersion): Block[] {
  const { version, sealedAt, sealedBy, reason, digest, isIntact, changes } = one;
  const who = nameOf(history.names, sealedBy);
  return [
    header(say('seal.version', { version })),
    context(
      say.md('seal.line', { when: moment(sealedAt, say), who: markup(who) }),
      say.md('seal.digest', { digest }),
    ),
    isIntact ? context(say.md('seal.intact')) : section(say.md('seal.broken')),
    ...(reason ? [section(say.md('seal.reason', { reason: fitText(reason, 1_000) }))] : []),
    ...(changes ? changeBlocks(say, changes) : []),
  ];
}

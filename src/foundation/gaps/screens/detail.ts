import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { Rights } from '../../../engagement/rights.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { moment } from '../../../texts/words.ts';
import { gapForm } from '../gap.ts';
import { GAP_IDS } from '../ids.ts';
import type { ListedGap } from '../list-store.ts';
import { makes } from '../makers.ts';
import { movesOf } from '../rules.ts';
import type { GapWithSources } from '../store.ts';
import { dutyLine, evidenceText, gapLine, person, type Words } from './words.ts';

export interface GapDetail extends Omit<ListedGap, 'gap'> {
  words: Words;
  gap: GapWithSources;
  engagement: { id: string; name: string };
  today: string;
  may: Rights;
  /** Plain text: what just happened. */
  notice?: string;
}

/** One gap with all that is known of it, and what can be done. */
export function gapModal(detail: GapDetail): Modal {
  const { words, gap, engagement, today, notice } = detail;
  const { say } = words;
  const line = (field: 'type' | 'sources' | 'effort' | 'effectNote') =>
    `*${gapForm.inShort(field, say)}*: ${gapForm.words(field, gap[field], words)}`;
  const opened = say.md('gaps.detail.opened', {
    who: person(gap.openedBy, say),
    when: moment(gap.openedAt, say),
  });
  return modal({
    title: say('gaps.detail.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, id: gap.id, back: null, page: 1 }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      section(gapLine(detail, say)),
      section(
        `${dutyLine(detail, today, say)}\n${[line('type'), line('sources'), line('effort'), line('effectNote')].join('\n')}`,
      ),
      ...(gap.description ? [section(escape(gap.description))] : []),
      ...settled(detail),
      buttons(detail),
      context(`${escape(engagement.name)} · ${opened}`),
    ],
  });
}

function settled({ words: { say }, gap }: GapDetail): Block[] {
  if (gap.state === 'resolved')
    return [section(`${say('gaps.name.evidence')}: ${evidenceText(gap, say) || `_${say('common.none')}_`}`)];
  if (gap.state === 'waived')
    return [section(say.md('gaps.detail.waiver', { reason: gap.waiverReason ?? '' }))];
  return [];
}

/** What a person most likely came for is first. */
function buttons({ words: { say }, gap, today, may }: GapDetail): Block {
  const order = ['resolve', 'start', 'edit', 'waive', 'reopen'] as const;
  const open = movesOf(gap, today, makes(may));
  const shown = [...order.filter((move) => open.includes(move)), 'history' as const];
  return actions(
    shown.map((move, index) =>
      button(say(`gaps.menu.${move}`), `${GAP_IDS.menu}.${move}`, {
        value: `${move} ${gap.id}`,
        ...(index === 0 && move !== 'history' && { style: 'primary' as const }),
      }),
    ),
  );
}

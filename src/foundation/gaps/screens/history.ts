import {
  actions,
  type Block,
  button,
  divider,
  header,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { ThingMeta } from '../../../forms/meta.ts';
import type { HistoryEvent, HistoryPage } from '../../../record/history.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { dayText, moment, percentText } from '../../../texts/words.ts';
import { gapForm } from '../gap.ts';
import { GAP_IDS } from '../ids.ts';
import { GAP_MOVES } from '../rules.ts';
import type { Words } from './words.ts';
import { person, short } from './words.ts';

/** Who did what to a gap, the newest first. */
export function gapHistoryModal(words: Words, title: string, meta: ThingMeta, found: HistoryPage): Modal {
  const { say } = words;
  return modal({
    title: say('gaps.history.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ ...meta, page: found.page }),
    blocks: [
      header(title),
      actions([
        button(meta.back ? say('gaps.list.back') : `← ${say('common.back')}`, GAP_IDS.back, {
          value: meta.id,
        }),
      ]),
      divider(),
      ...found.events.map((event) => eventBlock(words, event)),
      ...(found.events.length === 0 ? [section(say('gaps.history.none'))] : []),
      ...pager(say, found, GAP_IDS.historyPage, 'gaps.history.total'),
    ],
  });
}

function eventBlock(words: Words, { action, actor, at, before, after }: HistoryEvent): Block {
  const { say } = words;
  const verb = action.split('.').at(-1);
  const told = verb === 'open' ? verb : (GAP_MOVES.find((move) => move === verb) ?? 'edit');
  const head = say.md(`gaps.history.${told}`, { who: person(actor, say), when: moment(at, say) });
  // Every event carries the title, so that it can be told; only where it is new or changed it is a line.
  const fields =
    told === 'open' ? after : Object.fromEntries(Object.keys(before).map((name) => [name, after[name]]));
  const lines = gapForm.lines(before, fields, words);
  return section(fitText([head, ...lines, ...settledLines(words, after)].join('\n'), LIMITS.section.text));
}

/** Evidence, waiver, reason: what a move says beside the state. */
function settledLines(words: Words, after: Record<string, unknown>): string[] {
  const { say } = words;
  const evidence = [after.evidenceLink, after.evidenceFileName, after.evidenceNote]
    .filter(Boolean)
    .join(' · ');
  const reason = after.reason ?? after.waiverReason;
  return [
    ...(evidence ? [`• *${say('gaps.name.evidence')}*: ${escape(short(evidence, 600))}`] : []),
    ...(after.waiverExpiresOn
      ? [
          `• *${say('gaps.name.waiver')}*: ${percentText(String(after.waiverLoss), say)} · ${dayText(String(after.waiverExpiresOn), say)}`,
        ]
      : []),
    ...(reason ? [`• *${say('gaps.name.reason')}*: ${escape(short(String(reason), 500))}`] : []),
  ];
}

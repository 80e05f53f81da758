import type { HistoryEvent, HistoryPage } from '../../../record/history.ts';
import {
  actions,
  type Block,
  button,
  divider,
  header,
  type Modal,
  modal,
  section,
} from '../../../slack/blocks.ts';
import { mention } from '../../../slack/escape.ts';
import { fitText } from '../../../slack/fit.ts';
import { LIMITS } from '../../../slack/limits.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { SOURCE_FIELDS } from '../../rules.ts';
import { fieldName, moment, valueText } from '../../screens/words.ts';
import type { Inventory } from '../choices.ts';
import { IDS } from '../ids.ts';
import type { SourceMeta } from './meta.ts';

/** [F1.2] Who changed which field, from what to what, the newest first. */
export function historyModal(
  say: Say,
  inventory: Inventory,
  name: string,
  meta: SourceMeta,
  found: HistoryPage,
): Modal {
  return modal({
    title: say('foundation.history.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ ...meta, page: found.page }),
    blocks: [
      header(name),
      ...(meta.back ? [actions([button(say('foundation.list.back'), IDS.backToList)])] : []),
      divider(),
      ...found.events.map((event) => eventBlock(say, inventory, event)),
      ...(found.events.length === 0 ? [section(say('foundation.history.none'))] : []),
      ...pager(say, found, IDS.historyPage, 'foundation.history.total'),
    ],
  });
}

const VERBS: Record<string, 'added' | 'edited' | 'retired' | 'restored'> = {
  'foundation.source.add': 'added',
  'foundation.source.edit': 'edited',
  'foundation.source.retire': 'retired',
  'foundation.source.restore': 'restored',
};

function eventBlock(say: Say, inventory: Inventory, event: HistoryEvent): Block {
  const head = say.md(`foundation.history.${VERBS[event.action] ?? 'edited'}`, {
    who: markup(event.actor === 'system' ? say('foundation.history.system') : mention(event.actor)),
    when: moment(event.at, say),
    reason: String(event.after.retiredReason ?? ''),
  });
  const words = (field: string, value: unknown) => valueText(field, value, inventory, say);
  const lines = SOURCE_FIELDS.filter((field) => field in event.after).map((field) => {
    const name = `• *${fieldName(field, say)}*: `;
    if (!(field in event.before)) return `${name}${words(field, event.after[field])}`;
    return `${name}${words(field, event.before[field])} → ${words(field, event.after[field])}`;
  });
  return section(fitText([head, ...lines].join('\n'), LIMITS.section.text));
}

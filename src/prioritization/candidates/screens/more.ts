import type { HistoryEvent, HistoryPage } from '../../../record/history.ts';
import {
  actions,
  type Block,
  button,
  context,
  divider,
  header,
  input,
  type Modal,
  modal,
  section,
} from '../../../slack/blocks.ts';
import { date, mention } from '../../../slack/escape.ts';
import { fitText } from '../../../slack/fit.ts';
import { textInput } from '../../../slack/inputs.ts';
import { LIMITS } from '../../../slack/limits.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { CANDIDATE_IDS } from '../ids.ts';
import { MAX } from '../input.ts';
import { CANDIDATE_FIELDS } from '../rules.ts';
import type { CandidateMeta } from './meta.ts';
import { short, valueText } from './words.ts';

/** Asks why a use case is retired. */
export function retireModal(say: Say, name: string, meta: CandidateMeta): Modal {
  return modal({
    title: say('candidates.retire.title'),
    submit: say('candidates.retire.submit'),
    close: say('common.cancel'),
    callback_id: CANDIDATE_IDS.retire,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('candidates.retire.text', { name: short(name, 200) })),
      input(
        'reason',
        say('candidates.retire.reason'),
        textInput('reason', { multiline: true, max: MAX.reason, focus: true }),
      ),
      context(say('candidates.retire.hint')),
    ],
  });
}

/** Who changed which field, from what to what, the newest first. */
export function historyModal(
  say: Say,
  sources: ReadonlyMap<string, string>,
  name: string,
  meta: CandidateMeta,
  found: HistoryPage,
): Modal {
  return modal({
    title: say('candidates.history.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ ...meta, page: found.page }),
    blocks: [
      header(name),
      ...(meta.back ? [actions([button(say('candidates.list.back'), CANDIDATE_IDS.back)])] : []),
      divider(),
      ...found.events.map((event) => eventBlock(say, sources, event)),
      ...(found.events.length === 0 ? [section(say('candidates.history.none'))] : []),
      ...pager(say, found, CANDIDATE_IDS.historyPage, 'candidates.history.total'),
    ],
  });
}

const VERBS: Record<string, 'added' | 'edited' | 'retired' | 'restored'> = {
  'prioritization.candidate.add': 'added',
  'prioritization.candidate.edit': 'edited',
  'prioritization.candidate.retire': 'retired',
  'prioritization.candidate.restore': 'restored',
};

function eventBlock(say: Say, sources: ReadonlyMap<string, string>, event: HistoryEvent): Block {
  const fallback = event.at.toZonedDateTimeISO('UTC').toLocaleString(say.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const head = say.md(`candidates.history.${VERBS[event.action] ?? 'edited'}`, {
    who: markup(event.actor === 'system' ? 'Phasegate' : mention(event.actor)),
    when: markup(date(Math.floor(event.at.epochMilliseconds / 1000), '{date_short_pretty} {time}', fallback)),
    reason: short(String(event.after.retiredReason ?? ''), 300),
  });
  const lines = CANDIDATE_FIELDS.filter((field) => field in event.after).map((field) => {
    const words = (value: unknown) => valueText(field, value, sources, say);
    const name = `• *${say(`candidates.field.${field}`)}*: `;
    if (!(field in event.before)) return `${name}${words(event.after[field])}`;
    return `${name}${words(event.before[field])} → ${words(event.after[field])}`;
  });
  return section(fitText([head, ...lines].join('\n'), LIMITS.section.text));
}

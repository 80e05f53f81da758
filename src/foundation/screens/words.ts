import { date, escape, mention } from '../../slack/escape.ts';
import { fitText } from '../../slack/fit.ts';
import { type Markup, markup, type Say } from '../../texts/say.ts';
import { CHOICES, type ChoiceField, type Inventory, label } from '../inventory/choices.ts';
import type { Source } from '../inventory/store.ts';
import { ACCESS_BARRIER, NO_EXTRACTION_PLAN, type SourceField, type Standing, standing } from '../rules.ts';

const ICONS: Record<Standing | 'retired', string> = {
  ready: '●',
  wished: '–',
  inaccessible: '▲',
  unplanned: '◐',
  unchecked: '?',
  retired: '✕',
};

/** How a source stands, icon and word. */
export function stateOf(source: Source, unstructured: readonly string[], say: Say): string {
  const state = source.retiredAt ? 'retired' : standing(source, unstructured);
  return `${ICONS[state]} ${say(`foundation.state.${state}`)}`;
}

/** The one fact that decides how a source stands. mrkdwn. */
export function factOf(
  source: Source,
  inventory: Inventory,
  unstructured: readonly string[],
  say: Say,
): string {
  const format = label(inventory, 'format', source.format, say);
  if (source.retiredAt)
    return say.md('foundation.fact.retired', { reason: short(source.retiredReason ?? '', 200) });
  const state = standing(source, unstructured);
  if (state === 'unplanned') return say.md('foundation.fact.unplanned', { format });
  if (state === 'ready') {
    return say.md('foundation.fact.ready', {
      format,
      method: label(inventory, 'accessMethod', source.accessMethod, say),
      frequency: label(inventory, 'updateFrequency', source.updateFrequency, say),
    });
  }
  if (state === 'unchecked') return say.md('foundation.fact.unchecked');
  return say.md(`foundation.fact.${state}`, {
    who: markup(mention(source.checkedBy ?? '')),
    day: source.checkedOn ? dayText(source.checkedOn, say) : '–',
  });
}

export const fieldName = (field: SourceField, say: Say): string => say(`foundation.field.${field}`);

/** A field's value in words. mrkdwn, at most `max` characters of what people wrote. */
export function valueText(field: string, value: unknown, inventory: Inventory, say: Say, max = 150): string {
  if (value === null || value === undefined || value === '') return `_${say('common.none')}_`;
  if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) {
    const names = value.map((key) => label(inventory, 'personalData', String(key), say));
    return names.length > 0 ? escape(names.join(', ')) : `_${say('common.none')}_`;
  }
  const text = String(value);
  if (field in CHOICES) return escape(label(inventory, field as ChoiceField, text, say));
  if (field === 'owner' || field === 'checkedBy') return mention(text);
  if (field === 'checkedOn') return dayText(text, say);
  return escape(short(text, max));
}

const short = (text: string, max: number): string => fitText(text.replace(/\s+/g, ' ').trim(), max);

/** A calendar day, in no zone: the same day for every reader. */
export function dayText(day: string, say: Say): string {
  const plain = Temporal.PlainDate.from(day);
  return plain.toLocaleString(say.language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A moment, in the reader's zone. */
export function moment(at: Temporal.Instant, say: Say): Markup {
  const fallback = at.toZonedDateTimeISO('UTC').toLocaleString(say.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return markup(date(Math.floor(at.epochMilliseconds / 1000), '{date_short_pretty} {time}', fallback));
}

export function gapType(type: string, say: Say): string {
  if (type === ACCESS_BARRIER) return say('foundation.gap.type.access');
  if (type === NO_EXTRACTION_PLAN) return say('foundation.gap.type.extraction');
  return type;
}

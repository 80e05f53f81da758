import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../forms/manifest-choices.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { Inventory } from '../inventory/source.ts';
import type { Source } from '../inventory/store.ts';
import { ACCESS_BARRIER, NO_EXTRACTION_PLAN, type Standing, standing } from '../rules.ts';

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
  const format = nameOf(inventory.formats, source.format, say);
  if (source.retiredAt)
    return say.md('foundation.fact.retired', { reason: short(source.retiredReason ?? '', 200) });
  const state = standing(source, unstructured);
  if (state === 'unplanned') return say.md('foundation.fact.unplanned', { format });
  if (state === 'ready') {
    return say.md('foundation.fact.ready', {
      format,
      method: nameOf(inventory.access_methods, source.accessMethod, say),
      frequency: nameOf(inventory.update_frequencies, source.updateFrequency, say),
    });
  }
  if (state === 'unchecked') return say.md('foundation.fact.unchecked');
  return say.md(`foundation.fact.${state}`, {
    who: markup(mention(source.checkedBy ?? '')),
    day: source.checkedOn ? { day: source.checkedOn } : '–',
  });
}

const short = (text: string, max: number): string => fitText(text.replace(/\s+/g, ' ').trim(), max);

export function gapType(type: string, say: Say): string {
  if (type === ACCESS_BARRIER) return say('foundation.gap.type.access');
  if (type === NO_EXTRACTION_PLAN) return say('foundation.gap.type.extraction');
  return type;
}

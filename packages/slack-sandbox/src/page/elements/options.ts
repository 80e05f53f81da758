import { useEffect, useState } from 'react';
import type { Channel, Person } from '../contract.ts';
import { type Form, useFormContext } from '../forms/useForm.ts';
import { type Element, type Option, type OptionGroup, words } from '../kit.ts';
import { useChannels, usePeople } from '../store/store.ts';
import { withEmoji } from '../text/emoji.ts';

/** What a select offers, whatever it chooses from. `raw` is what goes into the view's state. */
export interface Item {
  id: string;
  label: string;
  hint?: string;
  raw: unknown;
}

export interface ItemGroup {
  label?: string;
  items: Item[];
}

export interface Offer {
  groups: ItemGroup[];
  /** Said where there is nothing to choose. */
  note: string;
  /** The label of a chosen value. */
  name(raw: unknown): string;
}

const itemOf = (option: Option): Item => ({
  id: option.value ?? words(option.text),
  label: withEmoji(words(option.text)),
  hint: option.description && withEmoji(words(option.description)),
  raw: option,
});

const fromOptions = (options?: Option[], groups?: OptionGroup[]): ItemGroup[] =>
  groups
    ? groups.map((g) => ({ label: withEmoji(words(g.label)), items: g.options.map(itemOf) }))
    : [{ items: (options ?? []).map(itemOf) }];

const person = (p: Person): Item => ({ id: p.id, label: p.realName, hint: p.title, raw: p.id });

const byName = (a: Person, b: Person) =>
  Number(a.isBot) - Number(b.isBot) ||
  a.realName.localeCompare(b.realName, undefined, { sensitivity: 'base' });

const usersOf = (people: Person[]): ItemGroup[] => [
  {
    items: people
      .filter((p) => !p.deleted)
      .sort(byName)
      .map(person),
  },
];

function channelsOf(el: Element, channels: Channel[], people: Person[]): ItemGroup[] {
  const onlyPublic = el.type.endsWith('channels_select');
  const include = onlyPublic ? ['public'] : el.filter?.include;
  const items = channels
    .filter((c) => !c.isArchived && (!include || include.includes(c.kind)))
    .map((c): Item => {
      const other = people.find((p) => p.id === c.withUser);
      return { id: c.id, label: other ? other.realName : `#${c.name}`, hint: c.topic, raw: c.id };
    });
  const bots = new Set(
    channels.filter((c) => people.find((p) => p.id === c.withUser)?.isBot).map((c) => c.id),
  );
  return [{ items: el.filter?.exclude_bot_users ? items.filter((i) => !bots.has(i.id)) : items }];
}

const matching = (groups: ItemGroup[], query: string): ItemGroup[] => {
  const needle = query.trim().toLowerCase();
  if (needle === '') return groups.filter((g) => g.items.length > 0);
  return groups
    .map((g) => ({
      ...g,
      items: g.items.filter((i) => `${i.label} ${i.hint ?? ''}`.toLowerCase().includes(needle)),
    }))
    .filter((g) => g.items.length > 0);
};

function useSuggestions(el: Element, blockId: string, query: string, open: boolean, form: Form) {
  const [found, setFound] = useState<{ query: string; groups: ItemGroup[]; error?: string } | null>(null);
  const external = el.type.includes('external_select');
  const least = el.min_query_length ?? 3;
  const asks = external && open && query.length >= least;
  const { suggest } = form;
  const actionId = el.action_id ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: `suggest` is made anew at each drawing and always asks the same
  useEffect(() => {
    if (!asks) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const result = await suggest(blockId, actionId, query);
      if (stale) return;
      if (!result.ok) return setFound({ query, groups: [], error: 'Results could not be loaded' });
      const groups = result.optionGroups?.length ? (result.optionGroups as OptionGroup[]) : undefined;
      setFound({ query, groups: fromOptions(result.options as Option[] | undefined, groups) });
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asks, query, blockId, actionId]);
  if (!external) return null;
  if (query.length < least) return { groups: [], note: `Type at least ${least} characters to search` };
  if (found?.query !== query) return { groups: found?.groups ?? [], note: 'Looking…' };
  return { groups: found.groups, note: found.error ?? 'No results' };
}

export function useOffer(el: Element, blockId: string, query: string, open: boolean): Offer {
  const form = useFormContext();
  const people = usePeople();
  const channels = useChannels();
  const suggested = useSuggestions(el, blockId, query, open, form);
  const everyone = usersOf(people);
  const places = channelsOf(el, channels, people);
  const name = (raw: unknown) => {
    if (typeof raw !== 'string') return itemOf(raw as Option).label;
    const items = [...everyone, ...places].flatMap((g) => g.items);
    return items.find((i) => i.id === raw)?.label ?? people.find((p) => p.id === raw)?.realName ?? raw;
  };
  if (suggested) return { ...suggested, groups: suggested.groups.filter((g) => g.items.length > 0), name };
  const all = el.type.includes('users_select')
    ? everyone
    : el.type.includes('conversations_select') || el.type.includes('channels_select')
      ? places
      : fromOptions(el.options, el.option_groups);
  return { groups: matching(all, query), note: 'No results', name };
}

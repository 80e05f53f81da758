/**
 * Zones whose name the runtime lists is not the one people know: `Intl.supportedValuesOf` keeps CLDR's first names. By the
 * name of the time zone database, which is as valid.
 * @see https://github.com/unicode-org/cldr/blob/main/common/bcp47/timezone.xml (`iana`)
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

/** Each zone once, by the name it has today, and all names it is found by. */
const ZONES: readonly { zone: string; names: string }[] = [
  ...new Map(
    ['UTC', ...Intl.supportedValuesOf('timeZone')].map((listed) => {
      const zone = RENAMED[listed] ?? listed;
      return [zone, { zone, names: folded(`${zone} ${listed}`) }];
    }),
  ).values(),
].sort(
  (one, other) =>
    Number(other.zone === 'UTC') - Number(one.zone === 'UTC') || (one.zone < other.zone ? -1 : 1),
);

/** The time zones whose name, today's or an earlier one, contains what was typed; UTC first. */
export const timeZonesNamed = (typed: string): string[] =>
  ZONES.filter(({ names }) => names.includes(folded(typed))).map(({ zone }) => zone);

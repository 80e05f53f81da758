/** Slack's date tokens (`<!date^…>`), told in the viewer's zone and language. */
interface Viewer {
  locale: string;
  tz: string;
}

type Style = Intl.DateTimeFormatOptions;

const STYLES: Record<string, Style> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

export function format(date: Date, style: Style, viewer: Viewer): string {
  try {
    return new Intl.DateTimeFormat(viewer.locale, { ...style, timeZone: viewer.tz }).format(date);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(date);
  }
}

/** A day as a sortable name in the viewer's zone: 2026-11-24. */
export function dayOf(date: Date, viewer: Viewer): string {
  return format(date, { year: 'numeric', month: '2-digit', day: '2-digit' }, { ...viewer, locale: 'en-CA' });
}

function near(date: Date, viewer: Viewer, now: Date): string | undefined {
  const day = dayOf(date, viewer);
  const shift = [0, -1, 1].find((one) => dayOf(new Date(now.getTime() + one * 86_400_000), viewer) === day);
  return shift === undefined ? undefined : relative(shift, 'day', viewer);
}

/** “today”, “yesterday”, “3 hours ago”, as the viewer's language has it. */
function relative(count: number, unit: Intl.RelativeTimeFormatUnit, { locale }: Viewer): string {
  try {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(count, unit);
  } catch {
    return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(count, unit);
  }
}

function ago(date: Date, viewer: Viewer, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  return relative(Math.round(seconds / size), unit, viewer);
}

function token(name: string, date: Date, viewer: Viewer, now: Date): string {
  if (name === 'ago') return ago(date, viewer, now);
  const pretty = name.endsWith('_pretty');
  const style = STYLES[pretty ? name.slice(0, -'_pretty'.length) : name] ?? STYLES.date;
  if (name === 'day_divider_pretty' || pretty) {
    const word = near(date, viewer, now);
    if (word) return word;
  }
  return format(date, style ?? {}, viewer);
}

/** `template` holds tokens in braces. */
export function dateText(ts: number, template: string, viewer: Viewer, now = new Date()): string {
  const date = new Date(ts * 1000);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => token(name, date, viewer, now));
}

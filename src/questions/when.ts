/** Since when somebody asks. Pure. */
import { catalogues, type TextKey } from '../texts/catalogue.ts';
import { bestMatch } from './words.ts';

/** Where nothing is said of it. */
const USUAL = { days: 7 };
/** Further back nobody reads a list of changes. */
const MOST_DAYS = 92;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const LANGUAGES = Object.keys(catalogues) as (keyof typeof catalogues)[];
const says = (key: TextKey, words: readonly string[]): boolean =>
  LANGUAGES.some((language) => bestMatch(catalogues[language][key], words) !== null);

/**
 * The beginning of what is asked for: of a day by the engagement's clocks. A weekday is the last one of that name before
 * today, or today seven days ago.
 */
export function sinceOf(words: readonly string[], now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const day = dayOf(words, today);
  return day === null ? now.subtract({ hours: USUAL.days * 24 }) : day.toZonedDateTime(timeZone).toInstant();
}

function dayOf(words: readonly string[], today: Temporal.PlainDate): Temporal.PlainDate | null {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const weekday = WEEKDAYS.find((number) => says(`questions.when.${number}`, words));
  if (weekday !== undefined) return today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 || 7 });
  if (says('questions.when.last-week', words)) return monday.subtract({ days: 7 });
  if (says('questions.when.week', words)) return monday;
  if (says('questions.when.last-month', words)) return today.with({ day: 1 }).subtract({ months: 1 });
  if (says('questions.when.month', words)) return today.with({ day: 1 });
  if (says('questions.when.yesterday', words)) return today.subtract({ days: 1 });
  if (says('questions.when.today', words)) return today;
  const days = words.find((word) => /^\d{1,3}$/.test(word));
  if (days !== undefined && says('questions.when.days', words))
    return today.subtract({ days: Math.min(MOST_DAYS, Number(days)) });
  return null;
}

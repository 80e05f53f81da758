import { option } from '@phasegate/block-kit/blocks.ts';
import type { PlainTextOption } from '@slack/web-api';
import type { Say } from '../../texts/say.ts';

/** Monday to Sunday, by ISO number, in the reader's language. */
export function weekdays(say: Say): PlainTextOption[] {
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) =>
    option(
      Temporal.PlainDate.from({ year: 2024, month: 1, day }).toLocaleString(say.dates, { weekday: 'long' }),
      String(day),
    ),
  );
}

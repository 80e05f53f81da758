/** The elements of forms for dates and times, as `inputs.ts` has the others. */
import type { Datepicker, DateTimepicker, Timepicker } from '@slack/web-api';
import { type Common, common } from './inputs.ts';

/** `initial`: YYYY-MM-DD. */
export function datePicker(action_id: string, more: Common & { initial?: string } = {}): Datepicker {
  return { ...common(more), type: 'datepicker', action_id, initial_date: more.initial || undefined };
}

/** `initial`: HH:mm; `zone`: IANA, shown to the person. */
export function timePicker(
  action_id: string,
  more: Common & { initial?: string; zone?: string } = {},
): Timepicker {
  return {
    ...common(more),
    type: 'timepicker',
    action_id,
    initial_time: more.initial || undefined,
    timezone: more.zone,
  };
}

/** `initial`: seconds since 1970. Not on Home. */
export function dateTimePicker(
  action_id: string,
  more: { focus?: boolean; initial?: number } = {},
): DateTimepicker {
  return {
    type: 'datetimepicker',
    action_id,
    initial_date_time: more.initial,
    focus_on_load: more.focus,
  };
}

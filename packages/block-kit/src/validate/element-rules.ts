/** Rules between the fields of one element. */
import { type Check, type Rule, report } from './engine.ts';

/** `min` is not above `max`, where both are given. */
export function range(min: string, max: string): Rule {
  return (value, path, run) => {
    const low = value[min];
    const high = value[max];
    if (typeof low === 'number' && typeof high === 'number' && low > high) {
      report(run, `${path}/${min}`, `\`${min}\` must not be greater than \`${max}\``);
    }
    const initial = value.initial_value;
    if (max === 'max_length' && typeof initial === 'string' && typeof high === 'number') {
      if (initial.length > high)
        report(run, `${path}/initial_value`, `must be less than ${high + 1} characters`);
    }
  };
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const WHOLE = /^-?\d+$/;

/** The numbers of a number input are strings; they parse, and are in order. */
export const numberWithin: Rule = (value, path, run) => {
  const form = value.is_decimal_allowed === true ? DECIMAL : WHOLE;
  const numbers: Record<string, number> = {};
  for (const name of ['min_value', 'max_value', 'initial_value']) {
    const given = value[name];
    if (typeof given !== 'string' || given === '') continue;
    if (form.test(given)) numbers[name] = Number(given);
    else report(run, `${path}/${name}`, 'must be a valid number');
  }
  const { min_value: min, max_value: max, initial_value: initial } = numbers;
  if (min !== undefined && max !== undefined && min > max) {
    report(run, `${path}/min_value`, '`min_value` must not be greater than `max_value`');
  }
  if (initial === undefined) return;
  if ((min !== undefined && initial < min) || (max !== undefined && initial > max)) {
    report(run, `${path}/initial_value`, '`initial_value` must be between `min_value` and `max_value`');
  }
};

/** `YYYY-MM-DD`, a day that exists. */
export const dateOnCalendar: Check = (value, path, run) => {
  if (typeof value !== 'string') return report(run, path, 'must provide a string');
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // A day like 31 February either fails to parse or rolls over, depending on the engine.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value)) {
    report(run, path, 'must be a date in the format YYYY-MM-DD');
  }
};

/** A menu can ask for a `response_url` only where a modal is submitted. */
export const responseUrlOnlyInModals: Rule = (value, path, run) => {
  if (value.response_url_enabled !== true) return;
  if (run.surface === 'modal' && run.place === 'input') return;
  report(run, `${path}/response_url_enabled`, 'only works in input blocks of modals');
};

/** What stands behind a number and is nothing without it. */
const UNITS = ['%', '‰', 'ms', 's', 'min', 'h', 'kB', 'MB', 'GB', String.raw`\{unit\}`];
/** No unit is what chooses a text: `{unit, select, h {hours} min {minutes} …}`. */
const BEFORE_UNIT = new RegExp(String.raw`(?<=[\d#}]) (?=(?:${UNITS.join('|')})(?![\p{L}\p{N}_]| \{))`, 'gu');

/** Stays on one line: a number without its unit says nothing. */
export const NO_BREAK = '\u00A0';

/** A text of the catalogue in which no line ends between a number, or what a number is put for, and what it is a number of. */
export const unbroken = (text: string): string =>
  text.replace(BEFORE_UNIT, NO_BREAK).replaceAll('± ', `±${NO_BREAK}`);

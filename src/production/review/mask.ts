/** What stands in a summary and is nobody's business: each kind, and how it is told from other text. */
const PERSONAL: readonly { kind: string; pattern: RegExp; isOne?: (text: string) => boolean }[] = [
  { kind: 'email', pattern: /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu },
  // ISO 13616: country, two check digits, up to 30 letters and digits, in groups or not.
  {
    kind: 'IBAN',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b/g,
    isOne: (text) => hasIbanChecksum(text.replaceAll(' ', '')),
  },
  // ISO/IEC 7812: 13 to 19 digits that Luhn's formula holds for.
  {
    kind: 'card',
    pattern: /\b\d(?:[ -]?\d){12,18}\b/g,
    isOne: (text) => hasLuhnChecksum(text.replace(/\D/g, '')),
  },
  // A number people dial: with a leading + or 0 in groups; order and ticket numbers have neither.
  { kind: 'phone', pattern: /(?<![\w.])(?:\+\d{1,3}|\(?0\d{1,5}\)?)(?:[ ./-]?\d{2,}){2,5}(?![\w.])/g },
];

/** [S1.2] Personal data in what a reviewer reads, each replaced by its kind: `[email]`. What is stored is left as it is. */
export const masked = (text: string): string =>
  PERSONAL.reduce(
    (rest, { kind, pattern, isOne = () => true }) =>
      rest.replace(pattern, (found) => (isOne(found) ? `[${kind}]` : found)),
    text,
  );

/** ISO 7064 mod 97-10, as ISO 13616 has it: the first four characters go to the end, letters count from 10. */
function hasIbanChecksum(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Luhn: every second digit from the right doubled, nines cast out, the sum a multiple of ten. */
function hasLuhnChecksum(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

import { describe, expect, it } from 'vitest';
import { masked } from '../../../src/production/review/mask.ts';

describe('personal data in what a reviewer reads', () => {
  it.each([
    ['write to jane.doe+x@mail.example.org today', 'write to [email] today'],
    ['IBAN DE89 3704 0044 0532 0130 00, please', 'IBAN [IBAN], please'],
    ['GB82WEST12345698765432', '[IBAN]'],
    ['card 4111 1111 1111 1111 was charged', 'card [card] was charged'],
    ['call +49 30 901820 or 030 9018 2000', 'call [phone] or [phone]'],
  ])('[S1.2] %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  it.each([
    ['order 4111 1111 1111 1112 is late'],
    ['DE88 3704 1144 1532 1130 11 has a wrong check sum'],
    ['ticket 48213 of 2027-03-01, version 1.2.3, 42.10 €'],
    ['ratio 0.94 in 1200 cases'],
  ])('[S1.2] leaves what is none of it: %s', (text) => {
    expect(masked(text)).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import { because, line, paragraph, parse, WEB_ADDRESS_MAX, webAddress } from '../../../src/record/parse.ts';
import { FieldRefusals, type Refusal } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { aSource, playbook } from '../../support/sources.ts';

const context = { inventory: playbook.inventory, today: '2027-03-01', me: 'ULEAD' };

/** What a check refuses; nothing where it takes the text. */
function refused(check: () => unknown): Pick<Refusal, 'key' | 'params' | 'field'>[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof FieldRefusals)) throw error;
    return error.refusals.map(({ key, params, field }) => ({ key, params, field }));
  }
}

describe('how long a text may be', () => {
  // Each is one code point and two UTF-16 units.
  it.each([
    ['one line', line(120), '😀'.repeat(60), '😀'.repeat(61), 120],
    ['several lines', paragraph(500), '😀'.repeat(250), '😀'.repeat(251), 500],
    [
      'an address',
      webAddress(because('candidates.refusal.link')),
      `https://example.com/${'😀'.repeat((WEB_ADDRESS_MAX - 20) / 2)}`,
      `https://example.com/${'😀'.repeat((WEB_ADDRESS_MAX - 18) / 2)}`,
      WEB_ADDRESS_MAX,
    ],
  ] as const)('[X8] %s counts as Slack counts: in UTF-16 units', (_kind, schema, longest, tooLong, max) => {
    expect(refused(() => parse(schema, longest))).toEqual([]);
    expect(longest.length).toBe(max);
    expect(refused(() => parse(schema, tooLong)).map(({ key }) => key)).toEqual(['refusal.too-long']);
  });

  it('[X8] refuses 120 emoji at a field of 120, and says how many there are', () => {
    expect(refused(() => sourceForm.check(aSource({ name: '😀'.repeat(120) }), context))).toEqual([
      { key: 'refusal.too-long', params: { max: 120, length: 240 }, field: 'name' },
    ]);
  });

  it('[X8] what a form takes, its edit shows whole', () => {
    const { name } = sourceForm.check(aSource({ name: '😀'.repeat(60) }), context);
    const drawn = JSON.stringify(sourceForm.draw(1, { name }, { say: sayIn('en'), context, id: 'draft' }));
    expect(drawn).toContain(`"initial_value":"${name}"`);
  });
});

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SealBroken, seal, unseal } from '../../../src/crypto.ts';
import { Refusal } from '../../../src/refusal.ts';
import { readMeta, writeMeta } from '../../../src/slack/metadata.ts';

const key = randomBytes(32);

describe('a seal', () => {
  it('gives back what was sealed, and never the same twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab.=é€\u0000', '😀') }),
        fc.string(),
        (text, place) => {
          const sealed = seal(text, key, place);
          expect(unseal(sealed, key, place)).toBe(text);
          expect(seal(text, key, place)).not.toBe(sealed);
        },
      ),
    );
  });

  it('does not open for another key, in another place, or changed', () => {
    const sealed = seal('xoxb-secret', key, 'here');
    expect(sealed).not.toContain('xoxb');
    expect(() => unseal(sealed, randomBytes(32), 'here')).toThrow(/another PHASEGATE_ENCRYPTION_KEY/);
    expect(() => unseal(sealed, key, 'there')).toThrow(SealBroken);
    const last = sealed.at(-1) === 'A' ? 'B' : 'A';
    expect(() => unseal(`${sealed.slice(0, -2)}${last}${last}`, key, 'here')).toThrow(SealBroken);
    expect(() => unseal('plain text', key, 'here')).toThrow(SealBroken);
  });
});

describe('what a view carries', () => {
  const schema = z.strictObject({ engagementId: z.uuid(), page: z.int().optional() });
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';

  it('comes back as it went', () => {
    expect(readMeta(writeMeta({ engagementId: id, page: 2 }), schema)).toEqual({ engagementId: id, page: 2 });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no version', JSON.stringify({ engagementId: id })],
    ['another version', JSON.stringify({ v: 2, engagementId: id })],
    ['something else', JSON.stringify({ v: 1, engagementId: 'x' })],
    ['more than was written', JSON.stringify({ v: 1, engagementId: id, admin: true })],
  ])('is refused, not misread, when it holds %s', (_, text) => {
    expect(() => readMeta(text, schema)).toThrow(Refusal);
  });

  it('is never longer than Slack takes', () => {
    expect(() => writeMeta({ text: 'x'.repeat(3_000) })).toThrow('private_metadata');
  });
});

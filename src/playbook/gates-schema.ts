import { z } from 'zod';
import { localized } from './schema.ts';

/** Who can be asked to approve. The engagement's room names the same roles; a test holds them together. */
const approver = z.enum(['business', 'legal', 'data', 'engineering']);

/** Names that stand in ids, subjects and texts typed after a command. */
const key = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_-]*$/, 'keys are small letters, digits, - and _');

const item = z
  .strictObject({
    key,
    text: localized,
    why: localized,
    /** Computed: the name of a check that a room registers. */
    check: z.string().min(1).optional(),
    /** Attested by somebody of this role. */
    attest: approver.optional(),
  })
  .refine(
    (one) => (one.check === undefined) !== (one.attest === undefined),
    'an item has either check or attest',
  );

const quorum = z
  .array(z.strictObject({ role: approver, count: z.int().min(1).max(10) }))
  .refine((parts) => distinct(parts.map((part) => part.role)), 'each role stands once in a quorum');

const tier = z.strictObject({ items: z.array(item).default([]), quorum: quorum.default([]) });

const gate = z
  .strictObject({
    key,
    phase: z.int().min(1).max(5),
    exit: z.boolean(),
    name: localized,
    why: localized,
    due_days: z.int().min(1).max(60),
    quorum: quorum.min(1),
    items: z.array(item).min(1).max(30),
    tiers: z.strictObject({ limited: tier.optional(), high: tier.optional() }).default({}),
  })
  .refine(
    (one) =>
      [one.tiers.limited, one.tiers.high].every((extra) =>
        distinct([...one.items, ...(extra?.items ?? [])].map((each) => each.key)),
      ),
    'item keys must be different',
  );

export const gates = z.strictObject({
  gates: z
    .array(gate)
    .refine((list) => distinct(list.map((one) => one.key)), 'gate keys must be different')
    .refine(
      (list) => distinct(list.filter((one) => one.exit).map((one) => one.phase)),
      'a phase has one exit gate',
    ),
});

export type Gate = z.output<typeof gate>;
export type GateItem = z.output<typeof item>;
export type Quorum = z.output<typeof quorum>;
export type ApproverRole = z.output<typeof approver>;
export type Tier = 'minimal' | 'limited' | 'high';

function distinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

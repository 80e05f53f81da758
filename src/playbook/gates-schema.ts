import { z } from 'zod';
import { APPROVER_ROLES } from '../../db/roles.ts';
import { localized } from './schema.ts';

/** Who can be asked to approve. The engagement's room names the same roles; a test holds them together. */
const approver = z.enum(APPROVER_ROLES);

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
    /** The last phase in which it can be asked for, where that is not its own. */
    until_phase: z.int().min(1).max(5).optional(),
    exit: z.boolean(),
    /** The kind of thing it is about where a phase has several; a room offers them under this name. */
    about: key.optional(),
    /** [R2] In later phases it can be asked for again, about what a retraining under way names. */
    revalidates: z.boolean().default(false),
    /** [R1] What is added for each incident that was declared; `{incident}` in its text is what that is called. */
    incident: z.strictObject({ attest: approver, text: localized, why: localized }).optional(),
    /** Its approval seals the plan. */
    seals: z.boolean().default(false),
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
  )
  .refine((one) => (one.until_phase ?? one.phase) >= one.phase, 'until_phase must not be before phase')
  .refine(
    (one) => !one.revalidates || one.about !== undefined,
    'a gate that revalidates must be about something',
  )
  .refine(
    (one) => !one.exit || (one.until_phase ?? one.phase) === one.phase,
    'a gate that ends its phase can be asked for in that phase only',
  );

export const gates = z.strictObject({
  gates: z
    .array(gate)
    .refine((list) => distinct(list.map((one) => one.key)), 'gate keys must be different')
    .refine(
      (list) =>
        [1, 2, 3, 4, 5].every((phase) => {
          const kinds = list.filter((one) => one.exit && one.phase === phase).map((one) => one.about);
          return new Set(kinds).size <= 1;
        }),
      'gates that end one phase together must be about the same',
    ),
});

export type Gate = z.output<typeof gate>;
export type GateItem = z.output<typeof item>;
export type Quorum = z.output<typeof quorum>;
export type ApproverRole = z.output<typeof approver>;
export type Tier = 'minimal' | 'limited' | 'high';

/** What rooms say of an engagement that adds to its gates. */
export interface Additions {
  /** [E6] Its risk. */
  tier: Tier;
  /** [R1] Incidents with a systematic cause that phase 3 did not catch, the first one first. */
  incidents?: readonly Incident[];
}

export interface Incident {
  /** 1, 2, 3 … of the engagement. */
  number: number;
  title: string;
}

function distinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

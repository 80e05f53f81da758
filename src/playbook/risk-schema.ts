import { z } from 'zod';
import { localized } from './schema.ts';

/** The classes of the EU AI Act as the playbook uses them, the gravest first. */
export const EU_CLASSES = ['prohibited', 'high-risk', 'transparency', 'minimal'] as const;
export type EuClass = (typeof EU_CLASSES)[number];

/** Risk tiers, the lightest first. */
export const TIERS = ['minimal', 'limited', 'high'] as const;

/** A day as YAML has it: written bare it is a text. */
const date = z.iso.date();

/** [E6] The legal basis: which law, in which version, and the day on which somebody last looked it up. */
const law = z.strictObject({ name: localized, version: localized, checked: date });

/** From which day what part of a class's duties applies. */
const applies = z.array(z.strictObject({ from: date, to: localized }));

const question = z
  .strictObject({
    key: z
      .string()
      .max(40)
      .regex(/^[a-z][a-z0-9_]*$/, 'keys are small letters, digits and _'),
    /** A question that can be answered yes or no; yes is never the lighter answer. */
    text: localized,
    /** What is meant, and why it is asked. */
    help: localized,
    /** The legal basis: “Annex III no. 4”. */
    basis: localized,
    /** What it is about, in a word or two: “employment”. */
    about: localized,
    /** The class that a yes means. */
    yes: z.enum(EU_CLASSES).optional(),
    /** A yes holds only if a yes to one of the questions that confirm this class does: there is an exception. */
    excepted: z.literal(true).optional(),
    /** Asked only where the class rests on a question with an exception; one yes confirms it. */
    confirms: z.enum(EU_CLASSES).optional(),
  })
  .refine(
    (one) => (one.yes === undefined) !== (one.confirms === undefined),
    'a question has either yes or confirms',
  )
  .refine((one) => !one.excepted || one.yes !== undefined, 'only a question with yes can be excepted');

/** [E6] The questions that lead to a risk tier, in the order they are asked. */
export const risk = z
  .strictObject({
    law,
    classes: z
      .array(
        z.strictObject({
          key: z.enum(EU_CLASSES),
          tier: z.enum(TIERS),
          name: localized,
          means: localized,
          applies,
        }),
      )
      .refine(
        (list) => list.map((one) => one.key).join() === EU_CLASSES.join(),
        `the classes are ${EU_CLASSES.join(', ')}, in this order`,
      )
      .refine(
        (list) => list.every((one, at) => at === 0 || rank(one.tier) <= rank(list[at - 1]?.tier ?? 'high')),
        'a lighter class has no higher tier',
      ),
    questions: z
      .array(question)
      .min(1)
      .max(40)
      .refine((list) => new Set(list.map((one) => one.key)).size === list.length, 'keys must be different')
      .refine(gravestFirst, 'questions stand in the order of their classes, the gravest first')
      .refine(
        (list) =>
          list.every(
            (one, at) => !one.excepted || list.slice(at + 1).some((later) => later.confirms === one.yes),
          ),
        'a class with an exception needs a later question that confirms it',
      ),
  })
  .readonly();
export type RiskManifest = z.infer<typeof risk>;
export type RiskQuestion = RiskManifest['questions'][number];

const rank = (tier: (typeof TIERS)[number]): number => TIERS.indexOf(tier);

/** The first yes decides, so a lighter class may not be asked for before a graver one. */
function gravestFirst(list: readonly { yes?: EuClass; confirms?: EuClass }[]): boolean {
  const order = list.map((one) => EU_CLASSES.indexOf(one.yes ?? one.confirms ?? 'minimal'));
  return order.every((place, at) => at === 0 || place >= (order[at - 1] ?? 0));
}

import { section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { line, optional as orNull, userId } from '../../record/parse.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';
import { required } from '../schemas.ts';

interface OwnerOptions extends FieldOptions {
  /** The name of the second input, in which somebody of this Slack is chosen; the first takes a name. */
  user: string;
  nameLabel: TextKey;
}

/** Somebody of this Slack, or the name of somebody who is not in it. */
export function owner(max: number, options: OwnerOptions & { optional: true }): Field<string | null>;
export function owner(max: number, options: OwnerOptions): Field<string>;
export function owner(
  max: number,
  { user, nameLabel, hint, optional = false }: OwnerOptions & { optional?: boolean },
): Field<string | null> {
  return {
    ...textField,
    schema: optional ? orNull(line(max)) : required(line(max)),
    draw: (at) => {
      const known = asText(at.typed);
      const isUser = userId().safeParse(known).success;
      const name = textInput(at.id, { tells: 'typing', initial: isUser ? '' : known, max });
      const somebody = userSelect(at.id, isUser ? { initial: known } : {});
      return [
        // Slack calls an input optional or demands it, and of these two one is enough: where an owner is needed the choice is none.
        optional
          ? labelled({ ...at, name: user }, somebody, { optional })
          : section(`*${escape(at.label)}*`, { block_id: user, accessory: somebody }),
        labelled({ ...at, label: at.say(nameLabel) }, name, { hint, optional: true }),
      ];
    },
    read: (values, name) => (values.has(name) ? values.text(user) || values.text(name) : undefined),
    words: (value) => mention(value),
  };
}

import { option } from '@phasegate/block-kit/blocks.ts';
import { radio } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { because } from '../../record/parse.ts';
import { type Field, type FieldOptions, labelled, textField } from '../field.ts';

const YES = ['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr'];
const NO = ['no', 'n', 'false', '0', 'nein', 'falsch'];

function answerIn(cell: string): boolean | string {
  const said = cell.trim().toLowerCase();
  return YES.includes(said) ? true : NO.includes(said) ? false : cell;
}

/** Yes or no; silence is neither. */
export const yesNo = ({ hint }: Pick<FieldOptions, 'hint'> = {}): Field<boolean> => ({
  ...textField,
  schema: z
    .unknown()
    .refine((value) => value !== undefined && value !== null && value !== '', {
      ...because('refusal.required'),
      abort: true,
    })
    .refine((value) => typeof value === 'boolean', because('foundation.refusal.yes-no'))
    .transform((value) => value === true)
    .prefault(null),
  draw: (at) => {
    const answers = [option(at.say('common.yes'), 'yes'), option(at.say('common.no'), 'no')];
    const initial = typeof at.typed === 'boolean' ? { initial: at.typed ? 'yes' : 'no' } : {};
    return [labelled(at, radio(at.id, answers, initial), { hint, optional: false })];
  },
  read: (values, name) => (values.text(name) ? values.text(name) === 'yes' : undefined),
  sent: z.boolean(),
  words: (value, { say }) => say(value ? 'common.yes' : 'common.no'),
  fromCell: answerIn,
  toCell: (value) => (value ? 'yes' : 'no'),
  vocabulary: () => ({
    choices: [
      { key: 'yes', name: (say) => say('common.yes') },
      { key: 'no', name: (say) => say('common.no') },
    ],
    keyOf: (word) => {
      const said = answerIn(word);
      return typeof said === 'boolean' ? (said ? 'yes' : 'no') : undefined;
    },
    isList: false,
  }),
});

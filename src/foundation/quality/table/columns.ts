import { vocabularyOf } from '../../../forms/manifest-choices.ts';
import { columnOf, type TableColumn, type Vocabulary } from '../../../imports/columns/columns.ts';
import type { Quality } from '../../../playbook/foundation-schema.ts';
import { wordKey } from '../../../record/word-key.ts';
import type { Say } from '../../../texts/say.ts';
import { NONE_APPLIES } from '../input.ts';

/** Said in a cell where everything that consistency is looked at for was looked at and is fine. */
export const ALL = 'all';
const ALL_WORDS = [ALL, 'alle', 'alles', 'yes', 'ja'];
const NONE_WORDS = [NONE_APPLIES, 'none applies', 'n/a', 'no', 'nein', 'keine', 'nichts'];

/** In the order of the form; each row has to say these. */
const MUST = ['recordsExpected', 'recordsPresent', 'checked', 'wrong', 'ageSeen', 'ageNeeded'];

/** What the columns of a table of assessments may hold: one row for a source and a use. */
export function assessmentColumns(quality: Quality): TableColumn[] {
  const looks = vocabularyOf(quality.consistency, true);
  const field = (
    name: Exclude<keyof typeof LABELS, 'source'>,
    more: Partial<TableColumn> = {},
  ): TableColumn => ({
    field: name,
    heading: columnOf(name),
    label: LABELS[name],
    ...(MUST.includes(name) && { must: true as const }),
    ...more,
  });
  return [
    { field: 'source', heading: 'source', label: LABELS.source, must: true, tells: true },
    // Tells people which source it is; a name alone is enough for us.
    { field: 'system', heading: 'system', label: () => 'system', hidden: true },
    field('use', { vocabulary: vocabularyOf(quality.uses) }),
    field('recordsExpected'),
    field('recordsPresent'),
    field('checked'),
    field('wrong'),
    field('consistent', { vocabulary: withAll(looks) }),
    field('inconsistent', { vocabulary: looks }),
    field('ageSeen'),
    field('ageNeeded'),
    field('note'),
  ];
}

const LABELS = {
  source: (say: Say) => say('quality.table.source'),
  use: (say: Say) => say('quality.field.use'),
  recordsExpected: (say: Say) => say('quality.field.recordsExpected'),
  recordsPresent: (say: Say) => say('quality.field.recordsPresent'),
  checked: (say: Say) => say('quality.field.checked'),
  wrong: (say: Say) => say('quality.field.wrong'),
  consistent: (say: Say) => say('quality.field.consistent'),
  inconsistent: (say: Say) => say('quality.field.inconsistent'),
  ageSeen: (say: Say) => say('quality.field.ageSeen'),
  ageNeeded: (say: Say) => say('quality.field.ageNeeded'),
  note: (say: Say) => say('quality.field.note'),
};

const withAll = (looks: Vocabulary): Vocabulary => ({
  ...looks,
  choices: [
    { key: ALL, name: (say) => say('quality.table.all') },
    { key: NONE_APPLIES, name: (say) => say('quality.none-applies') },
    ...looks.choices,
  ],
  keyOf: (word) => {
    const key = wordKey(word);
    if (ALL_WORDS.includes(key)) return ALL;
    return NONE_WORDS.includes(key) ? NONE_APPLIES : looks.keyOf(word);
  },
});

import type { Part } from '../../parts.ts';
import { referenceFile } from './file-kind.ts';

/** [M4] What input is held against. */
export const references: Part = {
  imports: [referenceFile],
  changes: {
    'monitoring.reference.seal': {
      text: 'monitoring.change.reference.seal',
      what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
      news: { text: 'outcome.reference', means: 'progress' },
    },
  },
};

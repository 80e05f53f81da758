import type { ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { referenceFile } from './file-kind.ts';
import { referenceSlack } from './slack.ts';

const moved = (how: 'retire' | 'restore'): ChangeWordings => ({
  [`monitoring.reference.${how}`]: {
    text: `monitoring.change.reference.${how}`,
    what: ({ after }) => (typeof after?.about === 'string' ? after.about : null),
  },
});

/** [M4] What input is held against. */
export const references: Part = {
  slack: referenceSlack,
  imports: [referenceFile],
  changes: {
    'monitoring.reference.seal': {
      text: 'monitoring.change.reference.seal',
      what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
      news: { text: 'outcome.reference', means: 'progress' },
    },
    ...moved('retire'),
    ...moved('restore'),
  },
};

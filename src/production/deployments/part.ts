import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';

/** The model an event is about, where it says so. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};

/** A model version at work in an engagement. */
export const deployments: Part = {
  changes: {
    'production.deployment.start': { text: 'production.change.start', ...ofModel },
  },
};

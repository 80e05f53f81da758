import type { ChangeWording, ChangeWordings, Meaning, Outcome, Told } from '../../news.ts';

/** The version an event is about. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};

/** One retraining, from step to step: the last one it has come to is told. */
const step = (
  name: 'propose' | 'approve' | 'start' | 'untold' | 'name' | 'revalidate' | 'promote',
  [from, to]: [string, string],
  means: Meaning,
): ChangeWording => ({
  text: `retraining.change.${name}`,
  ...ofModel,
  news: {
    text: `outcome.retraining.${name}`,
    means,
    turn: ({ subject }: Told) => ({ of: subject, from, to }),
  } satisfies Outcome,
});

/** How changes of retrainings are told. */
export const changes: ChangeWordings = {
  'monitoring.retraining.propose': step('propose', ['none', 'proposed'], 'decision'),
  'monitoring.retraining.trigger': null,
  'monitoring.retraining.approve': step('approve', ['proposed', 'approved'], 'decision'),
  'monitoring.retraining.start': step('start', ['approved', 'started'], 'progress'),
  'monitoring.retraining.told': null,
  'monitoring.retraining.untold': step('untold', ['started', 'untold'], 'obstacle'),
  'monitoring.retraining.report': null,
  'monitoring.retraining.name': step('name', ['started', 'named'], 'progress'),
  'monitoring.retraining.revalidate': step('revalidate', ['named', 'passed'], 'result'),
  'monitoring.retraining.promote': step('promote', ['passed', 'at work'], 'decision'),
  'monitoring.retraining.pipeline': { text: 'retraining.change.pipeline' },
  'monitoring.retraining.abandon': {
    text: 'retraining.change.abandon',
    ...ofModel,
    news: {
      text: 'outcome.retraining.abandon',
      means: 'decision',
      turn: ({ subject }) => ({ of: subject, from: 'proposed', to: 'none' }),
    },
  },
};

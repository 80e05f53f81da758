import { readPlace } from '../../engagement/place.ts';
import { placeTyped } from '../../engagement/place-typed.ts';
import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { CheckContext, Command, GateSubject } from '../../room.ts';
import { sayIn } from '../../texts/say.ts';
import { dayText } from '../../texts/words.ts';
import { EVALUATION_CARD, EVALUATION_IDS as IDS } from '../models/ids.ts';
import { evaluationEndpoints } from './api.ts';
import { evaluationCard } from './card.ts';
import { evaluationFile } from './file-kind.ts';
import { chooseMetric, openEvaluation, pageSegments } from './handlers/detail.ts';
import { keepTyped, openRecord, submitRecord } from './handlers/form.ts';
import { backToEvaluations, chooseCycle, openEvaluations, pageEvaluations } from './handlers/list.ts';
import { sealedQuestion } from './question.ts';
import { standings } from './view-store.ts';

const command: Command = {
  name: 'evaluations',
  summary: 'evaluations.command',
  help: 'evaluations.command.help',
  about: 'engagement',
  run: (visit, engagement) => openEvaluations(visit, placeTyped(visit.text, engagement)),
};

/** [B8] What the gates of phase 3 can be about: the versions of the model. */
async function versions({ tx, workspaceId, engagement }: CheckContext): Promise<GateSubject[]> {
  const { models } = await standings(tx, workspaceId, engagement);
  const say = sayIn('en');
  return models
    .filter(({ model }) => model.kind === 'version')
    .map(({ model, newest }) => ({
      name: model.name,
      hint: newest
        ? say('evaluations.hint', {
            number: newest.number,
            day: dayText(newest.recordedAt.toZonedDateTimeISO('UTC').toPlainDate(), say),
            n: newest.n,
          })
        : say('evaluations.hint.none'),
    }));
}

const named = (field: string): Pick<ChangeWording, 'what'> => ({
  what: ({ after }) => (typeof after?.[field] === 'string' ? after[field] : null),
});

/** [B2] Models, and what they were found to do. */
export const evaluations: Part = {
  slack: {
    commands: [command],
    actions: {
      [IDS.list]: (visit) => openEvaluations(visit, readPlace(visit.value)),
      [IDS.page]: pageEvaluations,
      [IDS.cycle]: chooseCycle,
      [IDS.show]: openEvaluation,
      [IDS.choose]: openEvaluation,
      [IDS.metric]: chooseMetric,
      [IDS.segments]: pageSegments,
      [IDS.back]: backToEvaluations,
      [IDS.record]: openRecord,
    },
    views: { [IDS.save]: submitRecord },
    closed: { [IDS.save]: keepTyped },
  },
  cards: { [EVALUATION_CARD]: evaluationCard },
  subjects: { model: versions },
  imports: [evaluationFile],
  questions: [sealedQuestion],
  api: evaluationEndpoints,
  changes: {
    // The digest tells each with its figure.
    'pilot.evaluation.record': null,
    'pilot.model.add': {
      text: 'evaluations.change.model',
      ...named('name'),
      news: { text: 'outcome.model', means: 'progress' },
    },
  },
};

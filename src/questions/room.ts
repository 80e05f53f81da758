import type { Room } from '../room.ts';
import { answerCard } from './card.ts';
import { chooseEngagement, onMention, onMessage } from './handlers.ts';
import { ANSWER_CARD, QUESTION_IDS as IDS } from './ids.ts';
import { onPane } from './pane.ts';

/** [H3] Questions by mention, by direct message and in the assistant pane, answered by what each room contributes. */
export const questions: Room = {
  name: 'questions',
  slack: {
    events: {
      app_mention: onMention,
      message: onMessage,
      assistant_thread_started: onPane,
      assistant_thread_context_changed: onPane,
    },
    actions: { [IDS.choose]: chooseEngagement },
  },
  cards: { [ANSWER_CARD]: answerCard },
};

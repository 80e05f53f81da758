import type { Question } from '../news.ts';
import { allChanges } from './compose.ts';

/** [H3] [D1] What changed since a day, in the digest's words. */
export const digestQuestions: readonly Question[] = [
  {
    name: 'changed',
    asks: 'questions.asks.changed',
    example: 'questions.example.changed',
    async answer(context, engagement, { since }) {
      const { say } = context;
      const { lines } = await allChanges(context, engagement.id, since);
      const day = since.toZonedDateTimeISO(engagement.timeZone).toPlainDate();
      const when = { since: { day } };
      if (lines.length === 0) return { lines: [say.md('questions.answer.unchanged', when)] };
      return { lines: [say.md('questions.answer.changed', when), ...lines.map((line) => `• ${line}`)] };
    },
  },
];

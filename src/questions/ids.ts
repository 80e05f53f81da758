export const QUESTION_IDS = {
  /** “Which engagement?”: `<question> <engagement>`; buttons side by side say which in their last segment. */
  choose: 'questions.engagement.choose',
} as const;

/** Subject kinds: an answer, and the person's message in whose thread it stands. */
export const ANSWER_CARD = 'questions.answer';
export const QUESTION_ANCHOR = 'questions.asked';

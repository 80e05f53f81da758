/** What every form and history says, whatever it is about. */
export const forms = {
  'forms.where': 'Step {number} of {of} · *{step}*: {why} · {engagement}',
  'forms.where-edit': '*{step}*: {why} · {engagement}',
  'forms.draft': 'You had begun this before. What you typed is still here.',
  'forms.afresh': 'Start afresh',
  'forms.yours-stands': '(your entry differs and would replace it)',
  'forms.system': 'Phasegate',
};

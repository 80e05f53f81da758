/** A model at work: its deployment, its stages, the actions it asks about. */
export const production = {
  'production.refusal.phase': 'A model goes to work in phase 4. The three gates of the pilot come first.',
  'production.refusal.model': 'No version of the model has passed all gates of the pilot yet.',
  'production.refusal.seal':
    'Nothing is sealed yet. The gate of phase 2 seals the plan that production is held to.',
  'production.refusal.live': 'A model is at work in this cycle already.',
  'production.refusal.outcomes': 'Name 2 to 20 outcomes, one a line.',
  'production.refusal.outcomes-twice': 'Each outcome stands here once.',
  'production.refusal.digest': 'A SHA-256 has 64 characters, 0–9 and a–f.',
  'production.refusal.host': 'Write the host alone, as in cases.example.com.',
  'production.change.start': '{who} put {what} to work, supervised',
  'production.change.stage': '{who} set how far {what} acts by itself',
};

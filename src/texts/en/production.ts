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
  'production.refusal.case': 'A case is not called “.”, “..” or “batch”: no address could end with that.',
  'production.refusal.link': 'A link is https, without a user name in it.',
  'production.refusal.link-host':
    'This deployment takes links to these hosts: {hosts}. Leave the link out, or have its host added.',
  'production.refusal.complexity': 'Complexity is low, medium or high.',
  'production.refusal.confidence':
    'Confidence is a number from 0 to 1. NaN, infinity and text are none; send 0 where the model has no confidence.',
  'production.refusal.proposal':
    'A proposal is JSON of at most {kb} KB, nested at most {depth} deep, without NUL characters, broken characters or numbers beyond a double.',
  'production.refusal.outcome': 'This deployment knows these outcomes: {outcomes}.',
  'production.refusal.webhook-outside':
    'Decisions can’t be told there: {why}. Whoever operates Phasegate can allow the host.',
  'production.refusal.ended': '{model} is not at work any more: its deployment has ended.',
  'production.reason.supervised': 'People review every action in the supervised period.',
  'production.reason.paused': 'The stage is paused: people review every action.',
  'production.reason.stage': 'The stage lets it through.',
  'production.reason.complexity': 'People review actions of this complexity in this stage.',
  'production.reason.confidence': 'The confidence is below what this stage asks for.',
  'production.reason.agreed': 'A reviewer agreed.',
  'production.reason.override': 'A reviewer decided on another outcome.',
  'production.reason.material error': 'A reviewer found a material error.',
  'production.reason.withdrawn':
    'A stage let it through, and would not any more. Propose it under another case_id if it is still meant.',
  'production.reason.executed': 'It was carried out already.',
  'production.error.other-digest': 'Case {case}: {approved}… was approved, {done}… was carried out.',
  'production.error.no-leave': 'Case {case} was carried out though nobody had approved it.',
  'production.change.start': '{who} put {what} to work, supervised',
  'production.change.stage': '{who} set how far {what} acts by itself',
  'production.untold.head':
    '{count, plural, =0 {Every decision about {model} is told, or on its way.} one {*{host}* did not take a decision about {model}. Until its system is told, or asks, it does not act on the case.} other {*{host}* did not take some decisions about {model}. Until its system is told, or asks, it does not act on the cases.}}',
  'production.untold.line': '*{case}*: {fault} · {attempts, plural, one {1 try} other {# tries}} · {when}',
  'production.untold.all': 'Tell all again',
  'production.untold.again': 'Tell again',
  'production.untold.more': 'There are others; they show once these are told.',
};

const STATE =
  '{state, select, proposed {proposed} approved {approved} running {training} revalidated {revalidated} promoted {promoted} other {abandoned}}';

/** Training a model anew: its reasons, its way, the version that takes its place. */
export const retraining = {
  'retraining.card.text': `Retraining of {name} · ${STATE} · {engagement}`,
  'retraining.card.head': `*Retraining of {name}* · ${STATE}`,
  'retraining.card.step': `{mark, select, done {✓} now {◐} other {○}} ${STATE}`,
  'retraining.card.abandoned': '– Abandoned',
  'retraining.card.reasons': '{count, plural, one {One reason} other {# reasons}}:',
  'retraining.card.reason':
    '• {kind, select, output {Output} input {Input shift} business {Business} process_change {Process change ({change, select, product {product} policy {policy} other {regulation}}, since {since})} other {Incident}} · *{title}*: {text}{kind, select, incident { Cause: {cause}} other {}} ({who}{linked, select, yes {, {link}} other {}})',
  'retraining.card.message': 'message',
  'retraining.card.more': '… and {count, plural, one {# more} other {# more}}',
  'retraining.card.next':
    '{state, select, proposed {*Next:* {who} approve or abandon it. Whoever proposed it does not approve it.} approved {*Next:* {who} set it running.} promoted {{by} put {to} to work in place of {from}, {when}.} abandoned {{by}, {when}: {reason} The alerts behind it stay what they are.} other {*Next:* the gates of phase 3 on {to}.}}',
  'retraining.card.foot':
    'Proposed by {by}, {when}{approved, select, yes { · approved by {approver}} other {}} · {engagement}',
  'retraining.button.approve': 'Approve',
  'retraining.button.abandon': 'Abandon…',
  'retraining.form.trigger': 'Trigger retraining',
  'retraining.form.trigger.submit': 'Trigger',
  'retraining.form.trigger.why':
    '{open, select, yes {{by} proposed the retraining of *{event}* already. *{name}* comes to it as a further reason.} other {*{name}* becomes the reason to train the model anew. Somebody else approves it; then it is trained, and the gates of phase 3 look at the new version before it goes to work.}} The alert stays what it is.',
  'retraining.form.deployment': 'Which model',
  'retraining.form.model': '{model}, cycle {cycle}',
  'retraining.form.words': 'In your words',
  'retraining.form.words.hint': 'What you see in it. Left empty, it is what the last check showed.',
  'retraining.form.reason': 'Why',
  'retraining.form.abandon': 'Abandon retraining',
  'retraining.form.abandon.submit': 'Abandon',
  'retraining.form.abandon.why':
    'Ends the retraining of *{name}* without a new version at work. The alerts behind it stay what they are; another reason can begin it anew.',
  'retraining.attached.title': 'Retraining',
  'retraining.attached':
    '{as, select, first {The retraining of *{name}* is proposed. Its message says who approves it.} further {{by} proposed the retraining of *{name}*; this is a further reason for it now.} other {This is a reason for the retraining of *{name}* already, which {by} proposed.}}',
  'retraining.change.propose': '{who} proposed to retrain {what}',
  'retraining.change.approve': '{who} approved the retraining of {what}',
  'retraining.change.abandon': '{who} abandoned the retraining of {what}',
  'retraining.refusal.nothing-at-work':
    'No model of {engagement} is at work, so there is none to train anew. `/playbook deployment` puts one to work.',
  'retraining.refusal.which':
    'Choose which model it is about; one that was taken from work is not trained anew.',
  'retraining.refusal.alert-over':
    'This alert is over, so it is no reason any more. If there is another one, declare it: `/playbook retraining`.',
  'retraining.refusal.dismissed': 'Somebody said that this alert is no problem, so it is no reason.',
  'retraining.refusal.feed':
    'The feed of this alert is at fault: what it shows says nothing of the model. Once it works again, an alert that still fires can trigger this.',
  'retraining.refusal.muted':
    'This alert is muted (snoozed, silenced, or its monitor is paused), and what is muted sets nothing going. End that first.',
  'retraining.refusal.own':
    'You proposed this yourself, so somebody else approves it: {count, plural, =0 {nobody else of this engagement can. Name somebody for data or engineering.} other {{people}.}}',
  'retraining.refusal.over':
    'This retraining is over: {state, select, promoted {{to} was put to work} other {it was abandoned}} ({who}).',
  'retraining.refusal.not-approved':
    'It is not approved yet; somebody else than its proposer does that first.',
  'retraining.refusal.under-way': 'It is running already, attempt {attempt}.',
  'retraining.refusal.not-running': 'It was not set running yet.',
  'retraining.refusal.old-attempt': 'That is of an earlier attempt; attempt {attempt} counts now.',
  'retraining.refusal.no-such-attempt': 'There was no such attempt yet; attempt {attempt} is the newest.',
  'retraining.refusal.run-over': 'This attempt is over already. To try again, set it running anew.',
  'retraining.refusal.other-version': '{to} is the version of this retraining already.',
  'retraining.refusal.at-work': '{from} is the version at work; a retraining leads to another one.',
  'retraining.refusal.no-version': 'No new version is named yet.',
  'retraining.refusal.not-revalidated':
    'The gates of phase 3 have not all passed on the new version yet; only then can it take its place.',
} as const;

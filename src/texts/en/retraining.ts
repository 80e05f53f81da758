const STATE =
  '{state, select, proposed {proposed} approved {approved} running {training} revalidated {revalidated} promoted {promoted} other {abandoned}}';

/** Training a model anew: its reasons, its way, the version that takes its place. */
export const retraining = {
  'retraining.card.text': `Retraining of {name} · ${STATE} · {engagement}`,
  'retraining.card.head': `*Retraining of {name}* · ${STATE}`,
  // The space does not break: a mark stays with its word.
  'retraining.card.step': `{mark, select, done {✓} now {◐} other {○}}\u00a0${STATE}`,
  'retraining.card.abandoned': '– Abandoned',
  'retraining.card.reasons': '{count, plural, one {One reason} other {# reasons}}:',
  'retraining.card.reason':
    '• {kind, select, output {Output} input {Input shift} business {Business} process_change {Process change ({change, select, product {product} policy {policy} other {regulation}}, since {since})} other {Incident}} · *{title}*: {text}{kind, select, incident { Cause: {cause}} other {}} ({who}{linked, select, yes {, {link}} other {}})',
  'retraining.card.message': 'message',
  'retraining.card.more': '… and {count, plural, one {# more} other {# more}}',
  'retraining.card.next':
    '{wait, select, proposed {*Next:* {who} approve or abandon it. Whoever proposed it does not approve it.} approved {*Next:* {who} set it running. Without a pipeline people train it and name the version.} version {*Next:* {who} name the version that came out (attempt {attempt}).} pipeline {The pipeline trains (attempt {attempt}){has, select, yes {: {run}} other {}}. It says itself what came out.} failed {Attempt {attempt} did not come through: {fault} *Next:* {who} run it again or abandon it.} untold {The pipeline could not be told (attempt {attempt}): {fault}. *Next:* {who} see to it, and run it again.} gates {{to} came out of it. *Next:* the gates of phase 3 look at {to} as they did at {from}: record its evaluation and its staging run, then ask for them ({who}).} revalidated {{to} has passed the gates of phase 3. *Next:* {who} put it to work in place of {from}; it begins supervised.} promoted {{by} put {to} to work in place of {from}, {when}. It began supervised; its stages open by their gates.{references, plural, =0 {} other { Its input is held against {names}, sealed before that: seal {references, plural, one {it} other {them}} anew where {to} learned from other data.}}} other {{by}, {when}: {reason} The alerts behind it stay what they are.}}',
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
  'retraining.command': 'Retraining: history, declare a reason',
  'retraining.command.help':
    '*retraining*: what was trained anew and what is, and the buttons to declare a process change or an incident, and the pipeline.',
  'retraining.button.start': 'Set running',
  'retraining.button.again': 'Run again',
  'retraining.button.name': 'Name the version…',
  'retraining.button.gates': 'Ask for the gates',
  'retraining.button.promote': 'Put to work',
  'retraining.button.change': 'Process change…',
  'retraining.button.incident': 'Incident…',
  'retraining.button.pipeline': 'Pipeline…',
  'retraining.form.name': 'The new version',
  'retraining.form.name.why':
    'Which version came out of the training that is to take the place of *{name}*? The gates of phase 3 look at it next.',
  'retraining.form.version': 'Version',
  'retraining.form.digest': 'SHA-256 of its file',
  'retraining.form.digest.hint': '64 characters, 0–9 and a–f. A clearance is about this file and no other.',
  'retraining.form.title': 'In a few words',
  'retraining.form.title.hint': 'What people will call it.',
  'retraining.form.declare': 'Declare',
  'retraining.form.change': 'Process change',
  'retraining.form.change.why':
    'What the model learned from is not how things go any more. It becomes a reason to train it anew; somebody else approves that.',
  'retraining.form.change.text': 'What changed',
  'retraining.form.change.kind': 'Of what kind',
  'retraining.form.change.product': 'Product',
  'retraining.form.change.policy': 'Policy',
  'retraining.form.change.regulation': 'Regulation',
  'retraining.form.change.since': 'Since when',
  'retraining.form.incident': 'Incident',
  'retraining.form.incident.why':
    'Something happened for a systematic cause that phase 3 did not catch. It becomes a reason to train anew, and from now on the gates of phase 3 ask whether the evaluation covers its cause.',
  'retraining.form.incident.text': 'What happened',
  'retraining.form.incident.cause': 'Its systematic cause',
  'retraining.form.incident.missed': 'Why phase 3 did not catch it',
  'retraining.form.pipeline': 'Retraining pipeline',
  'retraining.form.pipeline.why':
    'An approved retraining is told to this address, signed as Standard Webhooks are. The pipeline answers by the API: started, succeeded with the new version, or failed. Without an address people set it running and name the version.',
  'retraining.form.pipeline.url': 'Address',
  'retraining.form.pipeline.hint': 'https, reachable from the internet. Another address gets another secret.',
  'retraining.pipeline.secret': 'The secret that messages to your pipeline are signed with:\n`{secret}`',
  'retraining.list.title': 'Retraining',
  'retraining.list.head':
    '*{engagement}* · {count, plural, =0 {nothing was trained anew yet; an alert or what you declare begins it} one {one retraining} other {# retrainings}}',
  'retraining.list.more': 'The newest {count} are shown; search finds the others.',
  'retraining.task':
    'Retraining of *{name}*: {wait, select, proposed {wants approval} approved {can be set running} version {trains; name the version that comes out} pipeline {trains} failed {its run failed} untold {its pipeline could not be told} gates {its gates come next} other {can go to work}}',
  'retraining.task.why': 'The model at work goes on as it is until its successor is.',
  'retraining.waiting':
    'Retraining of {name}: {wait, select, proposed {wants approval} approved {can be set running} version {trains; name the version that comes out} pipeline {trains} failed {its run failed} untold {its pipeline could not be told} gates {its gates come next} other {can go to work}}',
  'retraining.line':
    '↻ Retraining of {name}: {wait, select, proposed {wants approval} approved {can be set running} version {trains; name the version that comes out} pipeline {trains} failed {its run failed} untold {its pipeline could not be told} gates {its gates come next} other {can go to work}}{count, plural, =0 {} other { ({who})}}',
  'retraining.search': 'Retraining of {name}: {title}',
  'retraining.change.start': '{who} set the retraining of {what} running',
  'retraining.change.untold': 'the pipeline could not be told to retrain {what}',
  'retraining.change.name': '{what} is the version that came out of a retraining ({who})',
  'retraining.change.revalidate': '{what} has passed the gates of phase 3 anew',
  'retraining.change.promote': '{who} put {what} to work after retraining',
  'retraining.change.pipeline': '{who} changed the retraining pipeline',
  'retraining.refusal.ahead': 'That day has not come yet: a change is declared once it holds.',
  'retraining.list.row': `*{name}* · ${STATE} · {since}{ended, select, yes { – {until}} other {}}`,
} as const;

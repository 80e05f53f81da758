const BAND = '(band {lower, number, ::scale/100 .#} %–{upper, number, ::scale/100 .#} %)';
const LINE =
  'the band has to begin at {threshold, number, ::scale/100 .##} % or over{n, plural, =0 {} other { (a single look would say {fixed, number, ::scale/100 .#} %)}}';
const GO =
  '{toGo, plural, =-1 {at this share it never gets there} =0 {that is enough} one {at least one more case to go} other {at least # more cases to go}}';

/** How far a model at work acts by itself: its stages, what they rest on, what stops them. */
export const stages = {
  'production.refusal.higher':
    'It is in stage {stage}. Forward goes only through the gate: `/playbook gate promotion`.',
  'production.refusal.supervised': 'People review every action already; there is nothing to pause.',
  'production.refusal.open-errors':
    '{count, plural, one {A material error is open.} other {# material errors are open.}} Say what came of {count, plural, one {it} other {them}} first; then it can go on.',
  'production.refusal.no-model': 'Name the version that came out of the test.',
  'production.change.error.close': '{who} closed a material error of {what}',
  'production.change.retraining': '{who} tested the retraining pipeline',
  'production.change.settings': '{who} changed the settings of {what}',
  'production.change.end': '{who} took {what} from work',
  'production.stage.hint': '{model}, the next one in its rollout',
  'production.figure.none': 'no model is at work here',
  'production.figure.no-line':
    'sealed is {metric}, which verdicts of right or wrong cannot show; seal accuracy for the supervised period (`/playbook gate seal_revision`)',
  'production.figure.supervised': `{share, number, ::scale/100 .#} % of {n, number} right ${BAND}, ${LINE}; ${GO}; {n, number} of {minCases, number} cases, {days, number} of {minDays, number} days`,
  'production.figure.added': `what stage {stage} adds: {n, plural, =0 {no such case was judged yet} other {{share, number, ::scale/100 .#} % of {n, number} right ${BAND}}}, ${LINE}; ${GO}`,
  'production.figure.lasted':
    '{stage, plural, =0 {supervised} other {stage #}}, {days, plural, one {# day} other {# days}} of {least, number}',
  'production.figure.reviewed':
    '{cases, plural, =0 {none was executed before somebody agreed} one {one was executed before anybody agreed} other {# were executed before anybody agreed}}',
  'production.figure.errors': '{count, plural, =0 {none is open} one {one is open} other {# are open}}',
  'production.figure.running':
    '{state, select, runs {it runs; {has, select, none {nothing judged yet} other {last judged {last}}}} silent {no data: {has, select, none {no case was judged} other {no case was judged since {last}}}} breach {paused: the share of right cases fell under the sealed line} person {paused by a person} other {paused: a material error is open}}',
  'production.figure.stages': '{stage, plural, =0 {supervised} other {stage # of {last, number}}}',
  'production.figure.retraining':
    '{state, select, none {not tested yet} passed {passed, {model} came out} other {the newest test failed}}',
  'production.button.start': 'Put it to work…',
  'production.button.open': 'How it stands',
  'production.button.connect': 'Connect its system…',
  'production.button.retraining': 'Record a test…',
  'production.refusal.webhook': 'Write an address that begins with https://',
  'production.refusal.no-digest':
    'The deployment does not say its model’s digest yet: without it there is nothing to sign for.',
  'production.refusal.closed': 'Somebody has closed it meanwhile.',
  'production.refusal.closed-by':
    '{who} has closed it meanwhile. What you typed is not added to that: where others should have it, post it in the channel.',
  'production.command': 'How the model at work stands: stage, accuracy, exposure',
  'production.command.help':
    '`deployment` shows how far the model acts by itself and what that rests on, with the buttons to roll back and pause. Before a model is at work it opens the form that puts it there.',
  'production.complexity.low': 'low',
  'production.complexity.medium': 'medium',
  'production.complexity.high': 'high',
  'production.stage.name': '{stage, plural, =0 {Supervised: people review every action} other {Stage #}}',
  'production.picture.title':
    '{model}, {stage, plural, =0 {supervised} other {stage #}}: share of proposals that were right',
  'production.picture.subtitle': `{share, number, ::scale/100 .#} % ${BAND}, n {n, number}. The band holds at every look (95 % confidence sequence).`,
  'production.picture.line': 'sealed: {threshold, number, ::scale/100 .##} % (seal {seal})',
  'production.picture.alt': `Accuracy of {model}: {share, number, ::scale/100 .#} % ${BAND} of {n, number} cases, against the line at {threshold, number, ::scale/100 .##} %; ${GO}`,
  'production.card.text': '{model} at work: {facts}',
  'production.card.head':
    '*{model} at work · {stage, plural, =0 {supervised} other {stage # of {last, number}}}*   {state, select, runs {● runs} paused {▲ paused} silent {– no data} other {✓ ended}}',
  'production.card.does':
    '{stage, plural, =0 {People review every action before it is executed, since {when}.} other {It acts by itself where complexity is {kinds} and confidence at least {confidence, number}; people decide the rest. Since {when}.}}',
  'production.card.paused':
    '{cause, select, breach {Every action goes to people since {when}: only {share} of {n, number} cases it handled were right, and that is under the sealed line beyond doubt.} person {Every action goes to people since {when}: “{reason}”.} other {Every action goes to people since {when}, for a material error: “{reason}”.}}{count, plural, =0 {} one { A material error is open.} other { # material errors are open.}}',
  'production.alarm.head': '▲ *{model} has stopped.* {who}, please see to it.',
  'production.alarm.over':
    '✓ *{model}* had stopped. {ended, select, yes {It is not at work any more.} other {{who} let it go on {when}: “{reason}”.}}',
  'production.card.ended': 'It was taken from work; its system is answered no more.',
  'production.card.supervised': `*Accuracy*: {n, plural, =0 {not known yet, nobody has judged a case} other {{share, number, ::scale/100 .#} % of {n, number} right ${BAND}}}; ${LINE}\n*So far*: {n, number} of {minCases, number} cases, {days, number} of {minDays, number} days · ${GO}`,
  'production.card.sampled':
    '*Accuracy* of what it handled since it was set running: {n, plural, =0 {not known yet, no sample has been judged} other {{share, number, ::scale/100 .#} % of {n, number} right (band {lower, number, ::scale/100 .#} %–{upper, number, ::scale/100 .#} %)}} · must not fall under {threshold, number, ::scale/100 .##} % · day {days, number} of {least, number}',
  'production.card.exposure':
    '*Exposure*: {actions, plural, =0 {no case in the last 7 days} other {{share, number, ::scale/100 .#} % of {actions, number} cases in the last 7 days handled by itself}}',
  'production.card.next': `*Stage {stage}* would add: {n, plural, =0 {no such case was judged yet} other {{share, number, ::scale/100 .#} % of {n, number} right ${BAND}}} · ${GO}`,
  'production.card.no-line':
    '*Accuracy*: none. Sealed is {metric}, which verdicts of right or wrong cannot show; seal accuracy for the supervised period (`/playbook gate seal_revision`).',
  'production.card.last': 'The last sealed stage is reached.',
  'production.card.foot': '{engagement} · put to work by {who}, {when} · seal {seal}',
  'production.status.facts':
    '{model} {stage, plural, =0 {supervised} other {stage # of {last, number}}}{state, select, runs {} paused { ▲ paused} silent { – no data} other { ended}} · {n, plural, =0 {no case judged yet} other {accuracy {share, number, ::scale/100 .#} % ({lower, number, ::scale/100 .#} %–{upper, number, ::scale/100 .#} %), n {n, number}, needs {threshold, number, ::scale/100 .##} %}} · {actions, plural, =0 {no cases in 7 days} other {{exposed, number, ::scale/100 .#} % autonomous}}{errors, plural, =0 {} one { · 1 material error} other { · # material errors}}',
  'production.status.none': 'no model is at work yet',
  'production.status.next':
    '{step, select, start {put the approved model to work, supervised} reviewers {name who reviews what the model means to do} connect {connect the model’s system, so that it asks} errors {say what came of the material {errors, plural, one {error} other {errors}}} resume {deal with what paused it, and resume} judge {have cases judged{toGo, plural, =-1 {} =0 {} one {: at least one more} other {: at least # more}}{days, plural, =0 {} one {, on one more day} other {, on # more days}}} promote {ask for stage {stage}} wait {let the stage last{days, plural, =0 {} one {: one more day} other {: # more days}}} other {–}}',
  'production.task.paused':
    'See to {model}: it is paused{count, plural, =0 {} one {, a material error is open} other {, # material errors are open}}',
  'production.task.why': 'Every action goes to people until somebody has dealt with it.',
  'production.waiting.paused':
    '{model} is paused: {cause, select, breach {too few right cases} person {by a person} other {a material error}}',
  'production.waiting.silent': '{model} has no data: nobody has judged a case lately',
  'production.button.ask': '{stage, plural, =0 {Ask for the gate} other {Ask for stage #}}',
  'production.button.back': 'Roll back…',
  'production.button.pause': 'Pause…',
  'production.button.resume': 'Resume…',
  'production.button.errors': 'Material errors ({count, number})',
  'production.button.see': 'See the errors',
  'production.button.close': 'What came of it…',
  'production.button.settings': 'Settings…',
  'production.button.end': 'Take it from work…',
  'production.form.reason': 'Why',
  'production.form.back': 'Roll back',
  'production.form.back.submit': 'Roll back',
  'production.form.back.why':
    '{model} is in stage {stage}. The next answer obeys; what was answered before stays.',
  'production.form.back.hint': 'What you saw. It is kept in the record.',
  'production.form.to': 'To',
  'production.form.pause': 'Pause',
  'production.form.pause.submit': 'Pause',
  'production.form.pause.why':
    'Every action of {model} goes to people from the next answer on. Stage {stage} stays.',
  'production.form.pause.hint': 'What you saw.',
  'production.form.resume': 'Resume',
  'production.form.resume.submit': 'Resume',
  'production.form.resume.why':
    '{model} goes on {stage, plural, =0 {supervised} other {in stage #}}. It is judged by the cases from here on.',
  'production.form.resume.hint': 'What the cause was, and what was done about it.',
  'production.errors.title': 'Material errors',
  'production.errors.head':
    '*{model}*: {count, plural, =0 {no material error is open.} one {one material error is open. Once somebody has said what came of it, it can go on.} other {# material errors are open. Once somebody has said what came of each, it can go on.}}{paused, select, yes {{count, plural, =0 { It can go on now.} other {}}} other {}}',
  'production.errors.row':
    '*{case}* · {when}{cause, select, review {} other { · executed other than approved}}\n{text}',
  'production.errors.who':
    'Those who lead, engineer, review or look after the data can say what came of one.',
  'production.errors.close': 'Close a material error',
  'production.errors.submit': 'Close it',
  'production.errors.findings': 'What came of it',
  'production.errors.hint': 'The cause, whom it concerned, what was put right.',
  'production.retraining.title': 'Test of retraining',
  'production.retraining.why': 'From trigger to a model that could be evaluated, once, before phase 4 ends.',
  'production.retraining.passed': 'Did it work from end to end?',
  'production.retraining.model': 'Version that came out',
  'production.retraining.model-hint': 'Needed where it worked.',
  'production.retraining.evidence': 'What shows it',
  'production.start.title': 'Put it to work',
  'production.start.submit': 'Put it to work',
  'production.start.why':
    'The version that passed the gates of the pilot goes to work supervised: its system asks, people decide every action.',
  'production.connect.title': 'Connect its system',
  'production.connect.begun':
    '{model} is at work, supervised: it does nothing before a person has agreed. Three things are left.',
  'production.connect.reviewers':
    '*1. People who review*\n{count, plural, =0 {Nobody is named yet.} other {{who}}}',
  'production.connect.key':
    '*2. A key for its system*\nThe scopes `actions:read` and `actions:write` are enough.',
  'production.connect.ask': '*3. It asks before it acts*\n`POST {path}`, the key as bearer token:',
  'production.connect.more':
    'The answer is `review` until somebody has decided, then `execute` with a signed token, or `reject`. `docs/api.md` has the rest; for TypeScript there is `packages/client`.',
  'production.settings.title': 'Settings',
  'production.settings.head': '*{model}* · deployment `{id}`',
  'production.settings.secret': 'The secret that decisions to your webhook are signed with:\n`{secret}`',
  'production.settings.once': 'It is shown this once. Another address gets another secret.',
  'production.form.outcomes': 'Outcomes',
  'production.form.outcomes.hint': 'What a case can come out as, one a line, as your system writes it.',
  'production.form.digest': 'Digest of the model',
  'production.form.digest.hint': 'SHA-256 of its artefact. A clearance is about exactly this file.',
  'production.form.hosts': 'Hosts of your case system',
  'production.form.hosts.hint': 'Links of cases to other hosts are refused. One a line.',
  'production.form.webhook': 'Webhook for decisions',
  'production.form.webhook.hint':
    'Each decision is sent there, signed (Standard Webhooks). Polling works without.',
  'production.end.title': 'Take it from work',
  'production.end.submit': 'Take it from work',
  'production.end.why':
    'The system of {model} is answered no more. Another version can go to work then. An open retraining of it ends, and so do open gates of an earlier cycle in which no other model is at work.',
  'production.status.why.start': 'Until then nothing of what the pilot has shown is used.',
  'production.status.why.reviewers': 'Every action waits for a person, and nobody is named yet.',
  'production.status.why.connect': 'No action has been proposed yet.',
  'production.status.why.errors': 'Harm that nobody has explained will happen again.',
  'production.status.why.resume': 'Every action goes to people until somebody has dealt with it.',
  'production.status.why.judge': 'Only what people have judged says how often the model is right.',
  'production.status.why.promote': 'What is shown is worth nothing before it is used.',
  'production.status.why.wait': 'What goes wrong once a week shows after a week.',
  'production.behind.picture': 'The share of proposals of {model} that were right, day by day, with its band',
  'production.behind.day': '{day}: {right, number} of {n, number} right ({share, number, ::scale/100 .#} %)',
  'production.behind.wrong':
    '✕ *{case}*: {verdict, select, override {proposed {proposed}, right was {right}} other {material error, proposed {proposed}}} · {who} {when}{noted, select, yes { · {note}} other {}}',
  'production.behind.unreviewed':
    '✕ *{case}*: executed {done}, {decided, select, yes {decided only {when}} other {decided by nobody yet}}',
  'production.behind.error':
    '{closed, select, yes {✓} other {▲}} *{case}*{cause, select, review {} other { · executed other than approved}} · opened {opened}\n{text}{closed, select, yes {\nClosed by {who} {when}: {findings}} other {}}',
  'production.behind.entry':
    '*{stage, plural, =0 {Supervised} other {Stage #}}* · {cause, select, start {put to work} gate {its gate approved} rollback {rolled back} pause {paused} retrained {another version at work} other {resumed}} · {who} {when}{noted, select, yes { · {note}} other {}}',
  'production.behind.runs': '● It runs, {stage, plural, =0 {supervised} other {in stage #}}, since {when}.',
  'production.behind.test':
    '{state, select, passed {✓ Passed: {model} came out} other {✕ Failed}} · {who} {when}\n{evidence}',
  'clearance.lacks.engagement':
    '{back, select, yes {the engagement is back in phase {phase}, so its gates have to be passed again} other {the engagement rests}}',
  'clearance.lacks.seal': 'nothing is sealed',
  'clearance.lacks.gate':
    'the gate {gate} {state, select, missing {has not been decided about it} rejected {was rejected} other {was decided on what has changed since: ask for it again}}',
  'clearance.lacks.errors':
    '{count, plural, one {a material error is open, case {case}} other {# material errors are open, the oldest is case {case}}}',
  'production.refusal.not-cleared': '{model} is not cleared to go to work: {why}.',
} as const;

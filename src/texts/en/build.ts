/** The build sequence and staging runs: texts for people, ICU messages. */
export const build = {
  'build.command': 'The build sequence of the pilot: who builds what by when',
  'build.command.help':
    '`/playbook build` lists the steps of the pilot with owner and day. There you say that a step is done, or plan it anew.',

  'build.list.title': 'Build sequence',
  'build.list.empty':
    'The build sequence begins with phase 3: its steps become tasks when the pilot is entered.',
  'build.list.progress':
    '{engagement} · {done, number} of {total, number} steps done{overdue, plural, =0 {} other { · ▲ # overdue}}',
  'build.row': '{state} · *{step}*',
  'build.row.due': 'by {day}',
  'build.row.done': 'by {who} {when}',
  'build.state.open': '○ open',
  'build.state.overdue': '▲ overdue',
  'build.state.done': '✓ done',
  'build.weeks': 'weeks {from}–{to}',
  'build.menu.finish': 'Done…',
  'build.menu.plan': 'Owner and day…',
  'build.menu.reopen': 'Open again…',

  'build.form.step': '*{step}*',
  'build.form.why': '{why}',
  'build.finish.title': 'Step done',
  'build.finish.submit': 'Done',
  'build.finish.evidence': 'What shows it?',
  'build.finish.hint': 'A link, or a sentence that somebody else can check.',
  'build.finish.saved': 'Done. One step less.',
  'build.plan.title': 'Plan a step',
  'build.plan.submit': 'Save',
  'build.plan.owner': 'Who does it?',
  'build.plan.due': 'By when?',
  'build.plan.saved': 'Planned.',
  'build.reopen.title': 'Open again',
  'build.reopen.submit': 'Open again',
  'build.reopen.reason': 'Why is it not done?',
  'build.reopen.saved': 'Open again. What showed that it was done stays in the record.',

  'build.figure':
    '{done, number} of {total, number}{missing, plural, =0 {} =1 {, missing: {first}} other {, missing: {first} and {missing, plural, offset:1 other {# more}}}}',
  'build.fix': 'Show the steps',
  'build.duty': 'Build step: {step} ({engagement})',
  'build.duty.why': '{why}',

  'build.change.plan': '{who} planned {count, plural, one {a build step} other {# build steps}} anew: {what}',
  'build.change.finish': '{who} finished {count, plural, one {a build step} other {# build steps}}: {what}',
  'build.change.reopen':
    '{who} opened {count, plural, one {a build step} other {# build steps}} again: {what}',

  'build.refusal.done': '“{step}” is done. Open it again first, if it is not.',
  'build.refusal.past': 'This day is over. Please give a later one.',
  'build.refusal.owner':
    'This person’s account is deactivated, or belongs to another organization. Please choose somebody else.',

  'staging.command': 'Staging runs of the model versions, against the sealed targets',
  'staging.command.help':
    '`/playbook staging` shows each version’s newest run in staging against the sealed targets, and records another one.',
  'staging.pass': '✓ pass',
  'staging.fail': '✕ fail',
  'staging.figure.volume': '{has, number} an hour, needs {needs, number}',
  'staging.figure.errors': '{has, number} % errors, at most {needs, number} %',
  'staging.figure.latency': 'p95 {has, number} ms, at most {needs, number} ms',
  'staging.figure.duration': '{has, number} minutes, needs {needs, number}',
  'staging.figure.audit_log': 'audit log {has, plural, =0 {not seen} other {seen}}',
  'staging.figure.checkpoint': 'human checkpoint {has, plural, =0 {not seen} other {seen}}',
  'staging.figure.no-model': 'no model version to look at',
  'staging.figure.no-seal': 'no targets are sealed yet',
  'staging.figure.no-run': 'no staging run of {model} yet',
  'staging.fix': 'Record a staging run',

  'staging.list.title': 'Staging runs',
  'staging.list.why':
    '{engagement} · The newest run of a version counts, against the targets of the seal in force.',
  'staging.list.empty':
    'There is no model version of {engagement} yet. Record an evaluation of one first; then its runs in staging can be recorded.',
  'staging.list.evaluate': 'Record an evaluation…',
  'staging.list.record': 'Record a run…',
  'staging.list.more': '{more, plural, one {One older version} other {# older versions}} not shown.',
  'staging.row': '*{model}* · {met, number} of {of, number} targets met',
  'staging.row.none': '*{model}* · – no run yet',
  'staging.row.run': 'ran {when}, recorded by {who}{runs, plural, =1 {} other { · newest of # runs}}',
  'staging.row.audit-log': 'audit log',
  'staging.row.checkpoint': 'checkpoint',
  'staging.row.note': '“{note}”',

  'staging.form.add': 'Record a staging run',
  'staging.form.submit': 'Record',
  'staging.form.step1': 'The run',
  'staging.form.why2': 'what no figure shows',
  'staging.form.step2': 'What was seen',
  'staging.form.why1':
    'A run of the whole chain shows whether the model stands the volume it is meant for, before people rely on it.',
  'staging.field.model': 'Model version',
  'staging.field.when': 'When did it end?',
  'staging.field.minutes': 'How many minutes did it last?',
  'staging.field.cases': 'Cases handled',
  'staging.field.errors': 'Cases that ended in an error',
  'staging.field.p95Ms': 'Latency: 95 % were faster than (ms)',
  'staging.form.result': '*{model}* against the sealed targets:',
  'staging.field.auditLogSeen': 'Did you see the audit log at work?',
  'staging.hint.auditLogSeen': 'Each decision stands in it, with what it was made on.',
  'staging.field.checkpointSeen': 'Did you see the human checkpoint at work?',
  'staging.hint.checkpointSeen': 'A person could stop or change an action before it was carried out.',
  'staging.field.auditLogLink': 'Where? A link',
  'staging.field.checkpointLink': 'Where? A link',
  'staging.field.note': 'Note',

  'staging.refusal.number': 'Please give a number, such as 1200 or 12.5; 1,200 may mean two things.',
  'staging.refusal.negative': 'This can’t be less than 0.',
  'staging.refusal.whole': 'Please give a whole number, without a point or comma.',
  'staging.refusal.most': 'This can be {most, number} at most. Please check the unit.',
  'staging.refusal.minutes': 'A run lasts longer than 0 minutes.',
  'staging.refusal.future': 'This is in the future. When did the run end?',
  'staging.refusal.errors': 'There were {cases, number} cases, so no more than that can have failed.',
  'staging.refusal.link': 'Please give an address that begins with https:// or http://.',
  'staging.refusal.where': 'Please say where it can be seen: a link here, or a note below.',
  'staging.refusal.version': 'Please choose a model version of this cycle.',
  'staging.refusal.no-version':
    '“{engagement}” has no model version yet. Record an evaluation of one first: `/playbook evaluations`.',
  'staging.change.record':
    '{who} recorded {count, plural, one {a staging run} other {# staging runs}}: {what}',
} as const;

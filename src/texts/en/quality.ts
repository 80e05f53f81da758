/** How good the data of a source is for a use. */
export const quality = {
  'quality.dimension.completeness': 'Completeness',
  'quality.dimension.accuracy': 'Accuracy',
  'quality.dimension.consistency': 'Consistency',
  'quality.dimension.timeliness': 'Timeliness',

  'quality.field.use': 'Used for',
  'quality.field.recordsPresent': 'Records present',
  'quality.field.recordsExpected': 'Records expected',
  'quality.field.checked': 'Records spot-checked',
  'quality.field.wrong': 'Of these wrong',
  'quality.field.consistent': 'Looked at and consistent',
  'quality.field.inconsistent': 'Looked at and not consistent',
  'quality.field.ageSeen': 'How old is the newest data?',
  'quality.field.ageNeeded': 'How old may it be for this use?',
  'quality.field.note': 'Note',
  'quality.hint.recordsExpected':
    'How many there should be. Needed: without it nobody knows what is missing.',
  'quality.hint.recordsPresent': 'Good enough from {threshold} of the expected ones on.',
  'quality.hint.checked': 'Drawn at random and looked at by a person; 100 say much more than 10.',
  'quality.hint.wrong': 'Good enough from {threshold} right on.',
  'quality.hint.consistent': 'Good enough from {threshold} on. What is ticked in neither list doesn’t apply.',
  'quality.hint.age': 'such as 6 h, 2 days or 1 week',
  'quality.hint.ageNeeded': 'Good enough as long as the data isn’t older than this.',
  'quality.hint.note': 'How it was checked, by which query, what stood out.',
  'quality.none-applies': 'Nothing of this applies',

  'quality.form.title': 'Assess data quality',
  'quality.form.save-next': 'Save, next',
  'quality.form.step1':
    'Step 1 of 2 · *Complete and right*: what is missing or wrong, the model learns · {engagement}',
  'quality.form.step2':
    'Step 2 of 2 · *Consistent and in time*: what differs or is old misleads it · {engagement}',
  'quality.form.source': '*{name}*',
  'quality.form.before': 'version {version, number} by {who} · {when}',
  'quality.form.first': 'not assessed yet',
  'quality.round.progress':
    '{total, plural, =1 {The one source} other {Source {at, number} of {total, number} · {assessed, number} assessed}}',
  'quality.round.skip': 'Skip',
  'quality.round.saved': '✓ *{name}* is saved: every dimension is good enough.',
  'quality.round.saved-under': '▲ *{name}* is saved. Under the threshold: {dimensions}.',
  'quality.round.look': 'Look at it',
  'quality.round.done': '✓ {total, plural, one {The source is} other {All # sources are}} assessed.',
  'quality.round.left':
    '{left, plural, one {# source was} other {# sources were}} skipped and {left, plural, one {is} other {are}} not assessed yet.',
  'quality.round.empty': 'There are no data sources yet. Add the first one, then it can be assessed.',
  'quality.round.again': 'Go through them',

  'quality.result.title': 'Data quality',
  'quality.result.head': '*{name}* · for {use} · version {version, number}',
  'quality.result.by': 'assessed by {who} · {when}',
  'quality.result.row': '{mark} *{dimension}* {value} — {threshold}',
  'quality.result.ok': '✓ good enough:',
  'quality.result.under': '✕ under the threshold:',
  'quality.result.ok-so-far': '✓ good enough so far:',
  'quality.result.under-so-far': '✕ under the threshold so far:',
  'quality.result.none': '– not applicable:',
  'quality.result.n': 'n {n, number}',
  'quality.result.interval': '95 % interval {lower} to {upper}',
  'quality.result.too-few':
    'too few to be sure: {more, plural, =0 {the interval contains the threshold} one {about # more would decide} other {about # more would decide}}',
  'quality.result.at-least': 'needs {threshold}',
  'quality.result.at-most': 'may be {threshold}',
  'quality.result.checks': '{good, number} of {n, number} consistent',
  'quality.result.records': '{present, number} of {expected, number} records',
  'quality.result.right': '{right, number} of {n, number} right',
  'quality.result.nothing': 'nothing of it applies',
  'quality.trend.better': '↑ better than before',
  'quality.trend.worse': '↓ worse than before',
  'quality.trend.same': '= as before',
  'quality.result.note': 'Note: {note}',
  'quality.result.gap-open': 'a gap is open for it',
  'quality.result.inconsistent': 'not consistent: {what}',
  'quality.button.gap': 'Open a gap',
  'quality.button.show-gap': 'Show the gap',
  'quality.button.again': 'Assess again',
  'quality.button.history': 'Earlier versions',
  'quality.button.next': 'Assess next',
  'quality.button.assess': 'Assess…',
  'quality.gap.title': '{dimension} of {source}: {value}',
  'quality.gap.description':
    '{dimension} of “{source}” for {use}: {value}, {threshold}. Assessment version {version, number}.',

  'quality.history.title': 'Earlier versions',
  'quality.history.row': '*Version {version, number}* · {who} · {when}',
  'quality.history.back': '← Back to the newest',
  'quality.history.total': '{total, plural, one {# version} other {# versions}}',
  'quality.unit.hours': '{amount, plural, one {# hour} other {# hours}}',
  'quality.unit.days': '{amount, plural, one {# day} other {# days}}',

  'quality.word.assessed': '✓ assessed',
  'quality.word.unassessed': '– not assessed',
  'quality.word.under': '✕ under threshold: {dimensions}',

  'quality.table.name': '{count, plural, =0 {assessments} one {# assessment} other {# assessments}}',
  'quality.table.source': 'Data source',
  'quality.table.all': 'Everything',
  'quality.table.button': 'All in a table…',
  'quality.table.coming':
    'The table comes as a direct message in a moment: a row for each source. Fill it in and drop it into the channel.',
  'quality.table.comment':
    '*{engagement}*: {count, plural, one {# source} other {# sources}} to assess, a row each. Fill in what you found and drop the file into the channel: you see what would be recorded before you confirm. Rows you leave empty are passed over. Ages as `6 h` or `2 days`; `consistent`: `all`, `none` where nothing applies, or some of: {looks}.',
  'quality.table.hint':
    'A row for each source and use, columns as in the table that `/playbook assess table` sends you. Each row is recorded as the next version.',
  'quality.table.no-source': 'There is no data source “{name}” in this engagement.',
  'quality.table.left':
    '{count, plural, one {# row was left empty and is} other {# rows were left empty and are}} passed over.',
  'quality.command': 'Assess the quality of the data sources, one after another',
  'quality.command.help':
    '`/playbook assess` goes through the sources that nobody has assessed yet. Each is saved as you go. `/playbook assess table` sends them as a table to fill in and drop here.',

  'quality.refusal.count': 'Please give a whole number, such as 12000.',
  'quality.refusal.negative': 'This can’t be less than 0, nor beyond counting.',
  'quality.refusal.expected':
    'At least 1 record must be expected: without it there is nothing to compare with.',
  'quality.refusal.checked': 'Please check at least 1 record; accuracy can’t be told without.',
  'quality.refusal.wrong': 'There can’t be more wrong records than the {checked, number} that were checked.',
  'quality.refusal.present':
    'That is more than the {expected, number} expected. Please don’t count duplicates, or raise the expected number.',
  'quality.refusal.age': 'Please give a number with a unit, such as 6 h, 2 days or 1 week.',
  'quality.refusal.age-needed': 'The age that is needed must be more than 0.',
  'quality.refusal.both': 'Something is ticked in both lists. Please decide for one.',
  'quality.refusal.none': 'Please tick either “Nothing of this applies” or what you looked at.',
  'quality.refusal.consistency':
    'Please tick what you looked at in one of the two lists, or “Nothing of this applies”.',
  'quality.change': '{who} assessed {count, plural, one {a source} other {# sources}}: {what}',
  'quality.saved': 'Saved: every dimension is good enough.',
} as const;

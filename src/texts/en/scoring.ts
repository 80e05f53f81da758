/** Scores of use cases, the matrix, and which one is chosen. */
export const scoring = {
  'scoring.lack.blocking':
    '{levels, select, 5 {5 is} other {4 and 5 are}} not available: {sources, plural, one {{gaps, plural, one {# blocking gap} other {# blocking gaps}}} other {blocking gaps}} on {names}',
  'scoring.lack.open':
    '{levels, select, 5 {5 is} other {4 and 5 are}} not available: {sources, plural, one {{gaps, plural, one {# open gap} other {# open gaps}}} other {open gaps}} on {names}',
  'scoring.lack.terms':
    '{levels, select, 5 {5 is} other {4 and 5 are}} not available: {terms, select, cost {the cost per transaction is} volume {the volume is} rate {the improvement rate is} cost_volume {cost per transaction and volume are} cost_rate {cost per transaction and improvement rate are} volume_rate {volume and improvement rate are} other {cost per transaction, volume and improvement rate are}} missing',
  'scoring.lack.document':
    '{levels, select, 5 {5 is} other {4 and 5 are}} not available: the link to the process document is missing',
  'scoring.lack.ends':
    '{levels, select, 5 {5 is} other {4 and 5 are}} not available: {ends, select, start {the start state is} end {the end state is} other {start state and end state are}} missing',

  'scoring.refusal.level': 'Please choose a level: a whole number from 1 to 5.',
  'scoring.refusal.retired': '“{name}” was retired, so it isn’t scored or chosen any more.',
  'scoring.refusal.other-round':
    'Round {round, number} has begun since you opened this. Please open it again to score in it.',
  'scoring.refusal.scored':
    'Your score for this round is in already, and it stays as it is. For another one the lead opens a new round.',
  'scoring.refusal.settled':
    'The scores of “{name}” are settled, so this round is over. For more scores the lead opens a new round.',
  'scoring.refusal.no-scores': 'Nobody has scored in this round yet.',
  'scoring.refusal.own-first':
    'Please score first: what others scored is shown once your own score is in, for leads too.',
  'scoring.refusal.outside': 'You settle on a level that nobody scored. Please say why.',
  'scoring.refusal.unsettled': '“{name}” has no settled scores yet. Settle them first, then choose it.',
  'scoring.refusal.chosen':
    '{who} chose “{name}” after you opened this. If you still see it differently, open the choice again.',
  'scoring.refusal.phase':
    'The use case of this cycle was sealed with phase 2, and this is phase {phase, number}. To choose another one, go back to phase 2 first.',
  'scoring.refusal.reason-tie':
    'This is a tie at {priority, number} with {names}. Please say why this one: the program doesn’t decide a tie.',
  'scoring.refusal.reason-lower':
    'This one has {priority, number}, and {names} up to {highest, number}. Please say why this one; the approvers see it.',

  'scoring.form.title': 'Your score',
  'scoring.form.submit': 'Give score',
  'scoring.form.blind':
    'Round {round, number}, blind: you see what others scored once your own score is in. It can’t be changed afterwards.',
  'scoring.form.no-sources':
    'No data source is named for this use case, so its data readiness rests on your word alone.',
  'scoring.form.note': 'Note',
  'scoring.form.note-hint': 'What your score rests on. Others see it once theirs is in.',
  'scoring.form.product': 'Your product: {product}\nROI a year (beside, not in it): {roi}',

  'scoring.result.title': 'Scores',
  'scoring.result.settled': 'Settled by {who}, {when}: {product} · ROI a year {roi}',
  'scoring.result.unsettled': 'Not settled yet · ROI a year {roi}',
  'scoring.result.broken': 'Settled, but no longer earned:',
  'scoring.result.blind':
    'Blind: {count, plural, =0 {nobody has} one {# person has} other {# people have}} scored in this round. What they scored is shown once your own score is in.',
  'scoring.result.closed-eyes':
    'Blind: {count, plural, =0 {nobody has} one {# person has} other {# people have}} scored in this round. It is shown once the scores are settled.',
  'scoring.result.none': 'Nobody has scored this use case.',
  'scoring.result.open':
    '{count, plural, one {# person has} other {# people have}} scored in this round; more may follow until the lead settles.',
  'scoring.result.round': '*Round {round, number}* · {count, plural, one {# score} other {# scores}}',
  'scoring.result.score': '{who} {levels}{noted, select, yes { — {note}} other {}}',
  'scoring.result.rounds': '{total, plural, one {# round} other {# rounds}}',
  'scoring.result.spread':
    '{name}: median {median} {range, select, same {(all the same)} other {({low, number}–{high, number})}}',

  'scoring.settle.title': 'Settle the scores',
  'scoring.settle.submit': 'Settle',
  'scoring.settle.about':
    '*{name}*\n{count, plural, one {# score} other {# scores}}. Filled in: the medians, the lower of two middle ones, no higher than is earned: {product}',
  'scoring.settle.ends':
    'Settling ends this round: who has not scored yet can’t any more. Every score is kept.',
  'scoring.settle.again':
    'These scores are settled. What you change replaces them; the record keeps both. Every score is kept.',
  'scoring.settle.choose': 'Choose a level',
  'scoring.settle.spread':
    'Scored: median {median} {range, select, same {(all the same)} other {({low, number}–{high, number})}}',
  'scoring.settle.note': 'Note',
  'scoring.settle.note-hint': 'Needed where you settle on a level that nobody scored.',

  'scoring.list.title': 'Score use cases',
  'scoring.list.intro':
    '*{engagement}* · {count, plural, one {# use case waits} other {# use cases wait}} for your score',
  'scoring.list.onlooker':
    '*{engagement}* · {count, plural, one {# use case is} other {# use cases are}} still to be settled. You look on here: what the scores come to is shown once they are settled.',
  'scoring.list.empty':
    '*{engagement}*\nNothing waits for your score. New use cases appear here by themselves.',
  'scoring.list.row':
    '*{name}*\n{count, plural, =0 {nobody has scored it} one {# person has scored it} other {# people have scored it}}{round, plural, =1 {} other { · round #}}',
  'scoring.list.why':
    'Scores are blind, so that nobody follows anybody: you see the others’ once yours is in.',
  'scoring.list.total': '{total, plural, one {# use case} other {# use cases}}',

  'scoring.matrix.title': 'Priorities',
  'scoring.matrix.text':
    'Priority matrix of {engagement}: {settled, number} of {total, number} settled, {state, select, open {{level, plural, =0 {none proposed} one {{name} proposed} other {# tied at the top}}} other {{name} chosen}}',
  'scoring.matrix.head': '*Priority matrix* · {engagement} · cycle {cycle, number}',
  'scoring.matrix.picture': 'Priorities · {engagement}',
  'scoring.matrix.nothing': 'No use case has settled scores yet.',
  'scoring.matrix.to-settle':
    '{count, plural, one {*{name}* is scored and not settled: the lead settles what the scores come to.} other {# use cases are scored and not settled, *{name}* first: the lead settles what the scores come to.}}',
  'scoring.matrix.highest': 'Proposed, with the highest product: *{name}* ({priority, number} of 625)',
  'scoring.matrix.tie':
    'Tie at {priority, number} of 625: {names}{more, plural, =0 {} other { and # more}}. Somebody chooses, with a reason.',
  'scoring.matrix.tie-word': 'tie',
  'scoring.matrix.chosen': '✓ {who} chose *{name}*{why, select, given {: {reason}} other {}}',
  'scoring.matrix.row': '{place} *{name}* · {product} · ROI a year {roi}',
  'scoring.matrix.counts':
    'Drawn: {drawn, number} of {settled, number} settled{left, plural, =0 {} other { · # not settled yet}} · ROI stands beside and decides nothing',
  'scoring.matrix.rest':
    '{settled, number} settled{left, plural, =0 {} other { · # not settled yet}} · ROI stands beside and decides nothing',
  'scoring.matrix.total': '{total, plural, one {# settled} other {# settled}}',
  'scoring.matrix.column.name': 'Use case',
  'scoring.matrix.column.dataReadiness': 'Data',
  'scoring.matrix.column.processClarity': 'Process',
  'scoring.matrix.column.roiMeasurability': 'Measurable',
  'scoring.matrix.column.scopeBoundedness': 'Scope',
  'scoring.matrix.column.product': 'Priority',
  'scoring.matrix.column.roi': 'ROI a year',
  'scoring.matrix.alt':
    'Ranked bars of the priority, 1 to 625, of {count} use cases of {engagement}, each with its four scores and its ROI. First: {named}.',
  'scoring.matrix.alt-tie': '{count, number} are tied at {priority, number}.',

  'scoring.choose.title': 'Choose the use case',
  'scoring.choose.submit': 'Choose',
  'scoring.choose.now': 'Chosen now: {name}, by {who}.',
  'scoring.choose.candidate': 'Which use case is this cycle about?',
  'scoring.choose.find': 'Type a part of its name',
  'scoring.choose.reason': 'Reason',
  'scoring.choose.reason-hint':
    'Needed for one of a tie, and for one that has not the highest product. The approvers see it.',
  'scoring.choose.why': 'One cycle is one use case: its numbers are sealed next, before anything is built.',

  'scoring.figure.none': 'nothing chosen yet',
  'scoring.figure.gone': '{name} is retired or has no settled scores: choose again',
  'scoring.figure.highest': '{name}: {priority, number}, the highest product; chosen by {who}',
  'scoring.figure.tie':
    '{name}: {priority, number}, a tie with {other}{others, plural, =0 {} other { and # more}}; chosen by {who}: {reason}',
  'scoring.figure.lower':
    '{name}: {priority, number} against {highest, number} of {other}{others, plural, =0 {} other { and # more}}; chosen by {who}: {reason}',
  'scoring.figure.tied-now':
    '{name} is no longer alone at {priority, number}: so is {other}. Choose again, with a reason',
  'scoring.figure.lower-now':
    '{name} is no longer the highest: {priority, number} against {highest, number} of {other}. Choose again or give a reason',
  'scoring.figure.scores': '{product}, {scorers, plural, one {# scorer} other {# scorers}}',

  'scoring.button.score': 'Score…',
  'scoring.button.settle': 'Settle…',
  'scoring.button.round': 'New round',
  'scoring.button.next': 'Score the next one',
  'scoring.button.matrix': 'Matrix',
  'scoring.button.choose': 'Choose…',
  'scoring.button.all': 'All priorities',
  'scoring.button.show': 'Scores',

  'scoring.done.score': 'Your score is in.',
  'scoring.done.settle': 'Settled. The matrix shows it.',
  'scoring.done.choose': 'Chosen. The matrix and the card show it.',

  'scoring.task.score': 'Score “{name}”, blind',
  'scoring.task.score.more': 'Score {count, plural, one {# more use case} other {# more use cases}}, blind',
  'scoring.task.score.why': 'Others have begun; what it comes to is worth more with your view in it.',
  'scoring.task.settle':
    'Settle the scores of “{name}”: {count, plural, one {# person has} other {# people have}} scored',
  'scoring.task.settle.more':
    'Settle the scores of {count, plural, one {# more use case} other {# more use cases}}',
  'scoring.task.settle.why':
    'Only settled scores count in the matrix, and only settled use cases can be chosen.',
  'scoring.waiting.settle':
    'Scores to be settled: “{name}”{count, plural, one {} =2 { and 1 more} other { and more, # in all}}',

  'scoring.change.give': '{count, plural, one {A blind score was} other {# blind scores were}} given: {what}',
  'scoring.change.round': 'New round of scoring opened by {who}: {what}',
  'scoring.change.settle': 'Scores settled by {who}: {what}',
  'scoring.change.choose': 'Use case chosen by {who}: {what}',

  'scoring.command.score': 'Score use cases, blind',
  'scoring.command.score.help': '`/playbook score` lists the use cases that wait for your score.',
  'scoring.command.matrix': 'The priority matrix: what comes first',
  'scoring.command.matrix.help':
    '`/playbook matrix` shows all settled use cases by priority, and brings the matrix into the thread of the card.',
} as const;

/** People judge what a model means to do. */
export const review = {
  'review.command': 'Judge what the model means to do',
  'review.command.help': '`/playbook review` takes the next waiting cases, oldest first.',
  'review.command.edges': 'What staging did not show',
  'review.command.edges.help':
    '`/playbook edges` lists edge cases; *Record as edge case* on a message adds one.',
  'review.button.open': 'Review',
  'review.button.edge': 'Edge case…',
  'review.button.reviewers': 'How people judge',
  'review.button.agree': 'Agree',
  'review.button.override': 'Should be…',
  'review.button.should-be': 'Should be: {outcome}',
  'review.button.whole': 'All of it',
  'review.whole.title': 'A case in full',
  'review.whole.head': 'Case *{case}*',
  'review.whole.proposal': 'Proposal: *{outcome}*',
  'review.whole.more': 'It goes on; look at it in your case system before you decide.',
  'review.button.choose': 'Choose…',
  'review.button.material': 'Material error…',
  'review.button.link': 'Open case',
  'review.button.resolve': 'Resolve…',
  'review.queue.title':
    '*Review · {engagement} · {model}*{paused, select, yes {   ▲ the model is paused} other {}}\n{waiting, plural, =0 {Nothing waits.} one {*1 case waits*} other {*# cases wait*}}{claimed, plural, =0 {} one {, 1 of them in hand} other {, # of them in hand}}',
  'review.queue.since': 'The oldest since {since}',
  'review.queue.why': 'The model’s system acts on a case only once somebody has decided it.',
  'review.queue.fallback':
    'Review of {model}, {engagement}: {waiting, plural, =0 {nothing waits} one {1 case waits} other {# cases wait}}',
  'review.batch.title': 'Review',
  'review.batch.empty':
    'Nothing waits for you here. What somebody else has in hand comes back if they leave it.',
  'review.batch.standing':
    '*{engagement} · {model}*{paused, select, yes { ▲ paused} other {}} · {waiting, plural, =0 {None waits} one {1 waits} other {# wait}} · you: {cases, plural, =0 {none today} other {# today}}{seconds, plural, =-1 {} other {, median # s}}',
  'review.case.title':
    '*{case}* · {complexity, select, low {low complexity} medium {medium complexity} other {high complexity}} · confidence {confidence}{has, select, segment { · {segment}} other {}}',
  'review.case.proposal':
    '{done, select, yes {Done by the model: *{outcome}*} other {Proposal: *{outcome}*}}\n{proposal}',
  'review.case.blind': '*Blind case*: what should it be? Nobody sees the proposal before they have chosen.',
  'review.notice':
    '{verdict, select, agree {{case}: agreed} override {{case}: should be {outcome}} other {{case}: recorded as a material error. The model is paused; every action goes to people.}}',
  'review.material.title': 'Material error',
  'review.material.submit': 'Record and pause',
  'review.material.about': 'Case *{case}*: what was proposed does harm, or would have.',
  'review.material.note': 'What went wrong',
  'review.material.hint': 'The model is paused at once: every action goes to people until this is closed.',
  'review.edge.title': 'Edge case',
  'review.edge.text': 'What staging did not show',
  'review.edge.hint': 'What the case was, and what the model did with it.',
  'review.edge.case': 'Case',
  'review.edge.from': 'From {link}',
  'review.resolve.title': 'Resolve an edge case',
  'review.resolve.text': 'What was done about it',
  'review.resolve.hint': 'A new evaluation, a rule, a change of the process. Approvers read this.',
  'review.edges.title': 'Edge cases',
  'review.edges.head':
    '*{engagement}* · {count, plural, =0 {none recorded yet. Use “Edge case…” or a message’s menu.} one {1 edge case, {open, number} open} other {# edge cases, {open, number} open}}',
  'review.edges.line':
    '{state, select, open {☐} other {✓}} {text}{has, select, case { · case {case}} other {}}',
  'review.edges.message': 'message',
  'review.edges.by':
    '{by}, {at}{has, select, link { · {from}} other {}}{done, select, yes { · {resolution}} other {}}',
  'review.edges.more': '{count, plural, one {1 more} other {# more}}',
  'review.reviewers.title': 'How people judge',
  'review.reviewers.head':
    '*{engagement} · {model}*\n{percent, number} % of the cases are blind: whoever reviews them chooses before the proposal is shown.',
  'review.reviewers.why':
    'Who sees a proposal leans to it; only blind cases say how far people and model agree. 0 is what chance does, 1 is always.',
  'review.reviewers.line':
    '{by}: {cases, plural, one {1 case} other {# cases}}, {agreed} agreed{material, plural, =0 {} one {, 1 material error} other {, # material errors}}{seconds, plural, =-1 {} other {, median # s}}',
  'review.reviewers.none': 'Nobody has decided a case yet.',
  'review.kappa':
    'Blind: {agreed} of {n, plural, one {1 case} other {# cases}} alike · Cohen’s kappa {kappa}',
  'review.kappa.none':
    '{why, select, none {No blind case yet} other {Blind: all {n, number} cases were given one and the same answer by both, so that there is no kappa: nothing says whether they look}}',
  'review.task.what': 'Review {waiting, plural, one {1 case} other {# cases}} of {model}',
  'review.refusal.none': 'No model is at work in this engagement yet.',
  'review.refusal.decided': '{case}: {by} has decided it already.',
  'review.refusal.claimed': '{case}: {by} has it in hand.',
  'review.refusal.blind': '{case} is a blind case: say what it should be.',
  'review.refusal.seen': '{case} is no blind case: agree, or say what it should be.',
  'review.refusal.outcome': '{case}: choose one of the outcomes of this deployment.',
  'review.refusal.same-outcome': '{case}: this is what was proposed. Agree to it instead.',
  'review.change.error':
    '{who} recorded {count, plural, one {a material error} other {# material errors}}: {what}',
  'review.change.edge': '{who} recorded {count, plural, one {an edge case} other {# edge cases}}: {what}',
  'review.change.resolved': '{who} resolved {count, plural, one {an edge case} other {# edge cases}}: {what}',
};

import { figure, limit } from '../numbers.ts';

/** A metric's name, by `metric`. */
const METRIC =
  '{metric, select, accuracy {accuracy} precision {precision} recall {recall} specificity {specificity} false_positive_rate {false positive rate} selection_rate {selection rate} f1 {F1} roc_auc {ROC AUC} brier {Brier score} log_loss {log loss} calibration_error {calibration error} mae {mean absolute error} rmse {root mean squared error} r2 {R²} other {{metric}}}';
const BOUND = `{hasBound, select, yes { (95 % bound ${figure('bound')})} other {}}`;
const UNLABELLED = `{hasUnlabelled, select, yes {, {unlabelled, number, ::scale/100 .#} % of the rows without a label left out} other {}}`;
const NOT_STATED =
  '{n, number} of {of, number} cases ({share, number, ::scale/100 .#} %) state no {segment}{state, select, insufficient {, more than the {max, number, ::scale/100 .#} % that were sealed} other {}}{nowhere, plural, =0 {} one {; one of them is in no segment, and nobody is compared with it} other {; # of them are in no segment, and are compared with nobody}}';
const VERDICT = '{verdict, select, pass {✓ pass} fail {✕ fail} other {? inconclusive}}';
const STATE = '{state, select, pass {✓} fail {✕} other {–}}';
const STATE_WORD = '{state, select, pass {pass} fail {fail} other {insufficient}}';
const MORE =
  '{more, plural, =0 {no number of further cases at this rate would decide} one {one more case at this rate would decide} other {# more cases at this rate would decide}}';
const INTERVAL = `{hasInterval, select, yes { (${figure('lower')}–${figure('upper')})} open { (from ${figure('lower')})} other {}}`;
const MEASURED = `${METRIC} ${figure('value')}${INTERVAL}, n {n, number}`;
const HELD_TO = `{rule, select, max_gap {at most ${limit('limit')}} other {at least ${limit('limit')}}}`;
const DISTANCE = `{hasDistance, select, yes {, {rule, select, max_gap {gap} other {ratio}} ${figure('distance')}${INTERVAL}, ${HELD_TO}} other {}}`;

export const pilot = {
  'pilot.metric': METRIC,
  'pilot.number': figure('value'),
  'pilot.measured': MEASURED,
  'pilot.standing.version': `${VERDICT} · ${MEASURED} · needs {better, select, lower {at most} other {at least}} ${limit('threshold')} (seal v{sealVersion})`,
  'pilot.standing.baseline': `{isBetter, select, yes {✓ beats} other {✕ does not beat}} the heuristic “{heuristic}” · ${MEASURED}, against ${figure('against')}, n {againstN, number}`,
  'pilot.standing.alone': `${MEASURED} · no heuristic to beat was evaluated yet`,
  'pilot.standing.unmeasured':
    '– The sealed metric, {metric}, was not measured here, so this says nothing for the performance gate.',

  'pilot.figure.no-subject': 'choose the version of the model first',
  'pilot.figure.no-version': 'there is no version “{model}” of the model',
  'pilot.figure.not-evaluated': '{model} has no evaluation yet',
  'pilot.figure.unmeasured': `evaluation {number} has no ${METRIC}, which is what was sealed`,
  'pilot.figure.performance': `${METRIC} ${figure('value')}${BOUND} against ${limit('threshold')}, n {n, number} (at least {min, number}): ${VERDICT}{verdict, select, inconclusive {, ${MORE}} other {}}{was, select, same {} other {; evaluation {number} was recorded under seal v{sealVersion}, when it had to reach {was}}}`,
  'pilot.figure.investigated':
    '{count, plural, =0 {no investigation is open} one {one investigation is open} other {# investigations are open}}',
  'pilot.figure.no-comparison':
    'a heuristic and a baseline model have to be evaluated on the sealed metric first',
  'pilot.figure.beats': `${METRIC}: “{baseline}” ${figure('value')} (n {n, number}) against “{heuristic}” ${figure('against')} (n {againstN, number}): {isBetter, select, yes {✓ better} other {✕ not better}}`,
  'pilot.figure.no-bounds': 'no bounds, as sealed: {reason}',
  'pilot.figure.other-bounds':
    'evaluation {number} was recorded under other bounds (seal v{sealVersion}) and doesn’t count: a new evaluation is needed',
  'pilot.figure.no-segment': 'nothing was measured for {segment}',
  'pilot.figure.sample': 'smallest: {name}, n {n, number} (at least {min, number})',
  'pilot.figure.fairness': `worst: {name}, ${METRIC} {hasValue, select, yes {${figure('value')}} other {not measured}}${DISTANCE}, n {n, number}: ${STATE} ${STATE_WORD}`,
  'pilot.figure.sealed-first': 'bounds sealed {sealed} (v{sealVersion}), results recorded {recorded}',
  'pilot.fix.evaluate': 'Record an evaluation…',
  'pilot.fix.investigate': 'Write findings…',

  'pilot.gap.title': 'Baseline “{baseline}” does not beat the heuristic “{heuristic}”',
  'pilot.gap.description': `On ${METRIC}, which the seal is about, the baseline model “{baseline}” reached ${figure('value')} (n {n, number}); the heuristic in use today, “{heuristic}”, has ${figure('against')} (n {againstN, number}); {better, select, higher {higher} other {lower}} is better. A model that learns nothing beyond a simple rule usually lacks data: look for missing signals, labels that contradict each other, or too little history.`,
  'pilot.gap.effect': `${METRIC} ${figure('value')} against ${figure('against')}: what the data holds so far is no better than the rule in use.`,

  'pilot.command.results': 'What the newest version of the model comes to, against the seal',
  'pilot.command.results.help':
    '`/playbook results`: performance and every segment of the version evaluated last, and what to do next\n`/playbook results v3`: the same for another version\n`/playbook results 1` or `/playbook results 1 v3`: that of cycle 1, once there is more than one',
  'pilot.command.investigation': 'Write down why a version missed its threshold, and how that ends',
  'pilot.command.investigation.help':
    '`/playbook investigation`: findings, owner and outcome of the investigation that is open',

  'pilot.button.results': 'Results',
  'pilot.button.build': 'Build steps',
  'pilot.button.ask': 'Ask for a gate…',

  'pilot.state.pass': 'pass',
  'pilot.state.fail': 'fail',
  'pilot.state.insufficient': 'insufficient',

  'pilot.picture.title': '{model} · evaluation {number}',
  'pilot.picture.line': `sealed ${limit('threshold')} (v{sealVersion})`,
  'pilot.picture.bound': `95 % bound ${figure('value')}`,
  'pilot.picture.alt': '{model}: {figure}',
  'pilot.picture.segments': '{model} · {segment}',
  'pilot.picture.segments.alt': `{model}, ${METRIC} by {segment}, worst first, compared with {reference}: {values}{more, plural, =0 {} other {; and # more}}`,

  'pilot.segment.line': `${STATE} {name} {hasValue, select, yes {${figure('value')}} other {not measured}}{isReference, select, yes {, the best} other {{hasDistance, select, yes {, {rule, select, max_gap {gap} other {ratio}} ${figure('distance')}${INTERVAL}} other {}}}}, n {n, number}{state, select, insufficient { (at least {min, number})} other {}}: ${STATE_WORD}`,
  'pilot.bound.name': `{rule, select, max_gap {gap to {reference} at most ${limit('limit')}} other {ratio to {reference} at least ${limit('limit')}}}`,
  'pilot.bound.head': `*${STATE} {segment}*: ${METRIC}, {rule, select, max_gap {gap} other {ratio}} to the best ${HELD_TO}{hasReference, select, yes { (best: {reference})} other {}}, at least {min, number} cases each`,
  'pilot.bound.not-stated': `{state, select, insufficient {–} other {▲}} _${NOT_STATED}_`,
  'pilot.figure.not-stated': NOT_STATED,
  'pilot.bound.empty': '– nothing was measured for {segment}',
  'pilot.bound.left':
    '{count, plural, one {and one more segment that does better} other {and # more that do better}}',
  'pilot.bound.uncovered':
    '_Not covered by this bound: {names}{count, plural, =1 {} =2 {} =3 {} =4 {} =5 {} other {, …}}_',
  'pilot.bound.more': '{count, plural, one {One more bound} other {# more bounds}} in the results',
  'pilot.segments.text': `Segments of {model}, evaluation {number}: ${STATE} ${STATE_WORD}`,
  'pilot.segments.head': `*Segments of {model} · evaluation {number}*   ${STATE} *${STATE_WORD}*`,
  'pilot.segments.other-bounds':
    '▲ Recorded under other bounds (seal v{sealVersion}). For the fairness gate these segments don’t count: record a new evaluation.',
  'pilot.segments.uncovered': 'Not covered by any bound: {names}{left, plural, =0 {} other { and # more}}',
  'pilot.segments.note':
    'Each segment is held against the best one, averages decide nothing. n is the cases the metric rests on. Bounds of seal v{sealVersion}.',

  'pilot.results.title': 'Results',
  'pilot.results.none':
    'No version of the model in “{engagement}” has been evaluated yet. Record what one was found to do, and here stands whether that is enough.',
  'pilot.results.choose': 'Another version',
  'pilot.results.head': '*{model}* · evaluation {number} · n {n, number} · {dataset}',
  'pilot.results.performance': `*Performance ${VERDICT}*\n${METRIC} ${figure('value')}${BOUND} against ${limit('threshold')}, n {n, number} (at least {min, number})${UNLABELLED}`,
  'pilot.results.unmeasured': `*Performance – no result*\nEvaluation {number} has no ${METRIC}, which is what was sealed.`,
  'pilot.results.changed': `▲ The threshold was changed after evaluation {number}: it was recorded under seal v{recorded} (${METRIC} ${limit('threshold')}), seal v{sealVersion} is in force.`,
  'pilot.results.fairness': `*Fairness ${STATE} ${STATE_WORD}*`,
  'pilot.results.no-bounds': '*Fairness ✓ no bounds*\nSealed with the reason: {reason}',
  'pilot.results.foot': 'Held against seal v{sealVersion} · recorded by {who}, {when}',
  'pilot.results.cases':
    'n is the cases a metric rests on: for precision those predicted positive, for recall those that are positive, for the ROC AUC those of the rarer class.',

  'pilot.why.reached':
    'Even at the worse end of what chance allows, it reaches the sealed threshold, on enough cases.',
  'pilot.why.misses':
    'It is {better, select, higher {under} other {over}} the sealed threshold, so the version doesn’t do what the ROI model counts on.',
  'pilot.why.bound': `It may reach the threshold, but chance alone could explain that: ${MORE}.`,
  'pilot.why.min-cases':
    'It reaches the threshold, on fewer cases than were sealed: {more, plural, one {one more is} other {# more are}} needed.',
  'pilot.why.on-threshold': 'It lies exactly on the threshold: no number of cases at this rate would decide.',
  'pilot.why.unlabelled':
    'It reaches the threshold, but {unlabelled, number, ::scale/100 .#} % of the rows have no true label, more than was sealed: nobody judged them.',
  'pilot.why.no-bound':
    '{metric, select, mae {There are fewer than 300 cases, the errors are too skewed for a bound, or only the figure was told: a few large ones decide the mean. More cases, or counts of a share, can decide.} rmse {There are fewer than 300 cases, the errors are too skewed for a bound, or only the figure was told: a few large ones decide the mean. More cases, or the mean absolute error, can decide.} other {No bound can be computed from what was told: record it from counts or rows of predictions, or with its 95 % interval.}}',

  'pilot.next.findings':
    'Next: {who} writes down why it missed the threshold, and whether the model is fixed or the ROI revised.',
  'pilot.next.waiting':
    'Next: {who} sees the investigation to its end. It closes by itself once what was chosen has happened.',
  'pilot.next.unmeasured': 'Next: record an evaluation with the sealed metric.',
  'pilot.next.fix': 'Next: fix the model and record a new evaluation.',
  'pilot.next.cases':
    'Next: {more, plural, =0 {ask for the performance gate: it can be approved with conditions} one {evaluate on one more case, or ask for the gate, which can be approved with conditions} other {evaluate on # more cases, or ask for the gate, which can be approved with conditions}}.',
  'pilot.next.bounds': 'Next: record a new evaluation with segments, under the bounds in force.',
  'pilot.next.segments-short': 'Next: evaluate with more cases of the segments that have too few.',
  'pilot.next.segments-fail': 'Next: improve {model} for the segments that fall behind, and evaluate again.',
  'pilot.next.gates': 'Next: ask for the gates.',

  'pilot.outcome.fix': 'Fix the model',
  'pilot.outcome.fix.hint': 'Ends with a newer evaluation of any version',
  'pilot.outcome.revise': 'Revise the ROI assumptions',
  'pilot.outcome.revise.hint': 'Ends with a new version of the seal, approved again',
  'pilot.investigation.title': 'Investigation',
  'pilot.investigation.why':
    'A missed threshold is either a model to fix or an assumption to correct. Until it is clear which, the performance gate waits.',
  'pilot.investigation.findings': 'What did you find?',
  'pilot.investigation.findings.hint': 'Which cases go wrong, since when, and why.',
  'pilot.investigation.owner': 'Who sees to it?',
  'pilot.investigation.outcome': 'How does it end?',
  'pilot.investigation.failed':
    '*{model} missed its threshold* (evaluation {number}, seal v{sealVersion})\n{figure}',
  'pilot.investigation.text.open': 'Investigation: {model} missed its threshold (evaluation {number})',
  'pilot.investigation.text.closed': 'Investigation of {model} (evaluation {number}) has ended',
  'pilot.investigation.open': '◐ Open: what was found, and does the model change or the plan?',
  'pilot.investigation.waiting.fix': '◐ Fix the model: waiting for a newer evaluation',
  'pilot.investigation.waiting.revise':
    '◐ Revise the ROI assumptions: waiting for a newer seal than v{sealVersion}',
  'pilot.investigation.plan-stays':
    '*Cycle {cycle, number}* goes on no more: no model of it is at work, and cycle {later, number} is under way. Its plan is only read, so this stays as it is.',
  'pilot.investigation.ended.fix': '✓ Ended: the model was fixed, see {model}, evaluation {number}',
  'pilot.investigation.ended.revise':
    '✓ Ended: the ROI assumptions were revised in seal v{sealVersion}. Value a year {before} → {after}',
  'pilot.investigation.duty': '{who} sees to it · opened {when}',
  'pilot.investigation.list':
    '{count, plural, =0 {No investigation is open in “{engagement}”. One opens by itself when a version misses its sealed threshold.} other {# investigations are open in “{engagement}”:}}',
  'pilot.investigation.row': '*{model}* · opened {when} · {who}',
  'pilot.refusal.investigation-closed': 'This investigation has ended, so nothing can be changed in it.',
  'pilot.refusal.version':
    'No version “{model}” of the model has been evaluated here. {count, plural, =0 {None has yet.} other {There are: {names}.}}',
  'pilot.refusal.owner': 'Please choose somebody who is part of “{engagement}”.',

  'pilot.card.gap':
    '▲ {model} is no better than the heuristic on the sealed metric: a gap was opened for it in phase 1, see `/playbook gaps`.',
  'pilot.card.investigation.open':
    '◐ It missed the sealed threshold: an investigation is open, and the performance gate waits for it.',
  'pilot.card.investigation.closed': '✓ The investigation of this result has ended.',
  'pilot.task.findings': 'Find out why {model} missed its threshold',
  'pilot.task.outcome': 'See the investigation of {model} to its end',
  'pilot.task.why': 'The performance gate waits for it.',
  'pilot.waiting.findings': 'findings of the investigation',
  'pilot.waiting.outcome': 'the end of the investigation',
  'pilot.digest.evaluation': '{model}: {figure}',
  'pilot.digest.unmeasured': `no ${METRIC}`,
  'pilot.change.open':
    '{count, plural, one {Investigation} other {# investigations}} opened: {what} missed the sealed threshold',
  'pilot.change.write':
    '{count, plural, one {Findings of an investigation} other {Findings of # investigations}} written by {who}',
  'pilot.change.close': '{count, plural, one {Investigation} other {# investigations}} ended: {what}',
  'pilot.change.weak': 'Baseline no better than the heuristic, a gap was opened: {what}',

  'pilot.status.build':
    '{total, plural, =0 {build sequence not planned} other {build {done} of # steps}}{overdue, plural, =0 {} other { (# overdue)}}',
  'pilot.status.not-evaluated': 'no version evaluated yet',
  'pilot.status.version': '{model}{gates, plural, =0 {} other {:}}',
  'pilot.status.gate':
    '{gate} {state, select, approved {✓ approved} asked {◐ asked for} outdated {▲ approved on older evidence} pass {✓ pass} fail {✕ fail} inconclusive {? inconclusive} insufficient {– insufficient} other {– open}}',
  'pilot.status.step': '“{step}” by {day}',
  'pilot.status.step.why': 'What was left for later is missing when it is needed.',
  'pilot.status.next.why': 'The gates of the pilot rest on what evaluations show.',
  'pilot.status.evaluate': 'record what a version of the model was found to do',
  'pilot.status.next.findings': 'find out why {model} missed its threshold',
  'pilot.status.next.waiting': 'see the investigation of {model} to its end',
  'pilot.status.next.unmeasured': 'record an evaluation with the sealed metric',
  'pilot.status.next.fix': 'fix {model} and evaluate again',
  'pilot.status.next.cases':
    'evaluate {model} on more cases, or ask for the gate, which can be approved with conditions',
  'pilot.status.next.bounds': 'evaluate {model} under the bounds in force',
  'pilot.status.next.segments-short': 'evaluate {model} with more cases of its small segments',
  'pilot.status.next.segments-fail': 'improve {model} for the segments that fall behind',
  'pilot.button.plan': 'Revise the plan',
} as const;

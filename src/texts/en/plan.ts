/** The plan that is sealed: ROI model, baseline, required metric, fairness bounds, operations. ICU messages. */
export const plan = {
  'plan.command': 'What the use case is worth and what it is held to, before it is sealed',
  'plan.command.help':
    '`/playbook plan`: the ROI model, the baseline, the required metric, the fairness bounds and the operations of the chosen use case; who has signed, and what is sealed. While the model of an earlier cycle is at work, `/playbook plan 1` is about that cycle.',
  'plan.title': 'Plan',
  'plan.where': '{engagement} · cycle {cycle, number}',
  'plan.done': 'Saved.',
  'plan.form.where': '{engagement}{steps, plural, =1 {} other { · step {step, number} of #}}',

  'plan.part.useCase': 'Use case',
  'plan.part.roi': 'ROI model',
  'plan.part.baseline': 'Baseline',
  'plan.part.requirement': 'Required metric',
  'plan.part.fairness': 'Fairness bounds',
  'plan.part.operations': 'Operations',
  'plan.part.line': '{icon} *{part}*\n{value}',
  'plan.missing.useCase': 'Not chosen yet. The highest priority is proposed.',
  'plan.missing.roi': 'What is it worth a year, and what does that ask of the model?',
  'plan.missing.baseline': 'Today’s numbers, measured before anything is built.',
  'plan.missing.requirement': 'Follows from the ROI model; you look at it once and save it.',
  'plan.missing.fairness': 'How far may one group fall behind the best one? Business and legal sign it.',
  'plan.missing.operations':
    'Staging run, supervised period, rollout, monitoring. Filled in with good defaults.',
  'plan.begin.useCase': 'Choose…',
  'plan.begin.roi': 'Model the ROI',
  'plan.begin.baseline': 'Set the baseline',
  'plan.begin.requirement': 'Look at the number',
  'plan.begin.fairness': 'Set and sign bounds',
  'plan.begin.operations': 'Set operations',

  'plan.value.use-case': '{name} · priority {priority, number}',
  'plan.value.roi': '{value} a year · target {target} a year',
  'plan.value.requirement': '{metric} {threshold}, n ≥ {cases, number}',
  'plan.value.fairness': '{count, plural, one {# bound} other {# bounds}}: {segments}',
  'plan.value.no-bounds': 'None, because: {reason}',
  'plan.value.more': '{count, plural, other {# more}}',
  'plan.value.integration':
    'staging: {volume} an hour, errors ≤ {errors} %, p95 ≤ {latency} ms, {minutes} min',
  'plan.value.supervised':
    'supervised: {metric} {threshold}, {cases, number} cases, {days, plural, one {# day} other {# days}}',
  'plan.value.rollout':
    'rollout: {stages, plural, one {# stage} other {# stages}} of {days, number} days at confidence {confidence}',
  'plan.value.monitoring': 'monitoring: output ± {output} %, value ± {value} %',

  'plan.metric.accuracy': 'Accuracy: share of right answers',
  'plan.metric.precision': 'Precision: share of the positives called that are right',
  'plan.metric.recall': 'Recall: share of the real positives found',
  'plan.metric.specificity': 'Specificity: share of the real negatives found',
  'plan.metric.false_positive_rate': 'False positive rate: share of negatives called positive',
  'plan.metric.selection_rate': 'Selection rate: share called positive',
  'plan.metric.f1': 'F1: balance of precision and recall',
  'plan.metric.roc_auc': 'ROC AUC: how well cases are ranked',
  'plan.metric.brier': 'Brier score: squared error of probabilities',
  'plan.metric.log_loss': 'Log loss: surprise at the outcomes',
  'plan.metric.calibration_error': 'Calibration error: probabilities against outcomes',
  'plan.metric.mae': 'MAE: mean absolute error',
  'plan.metric.rmse': 'RMSE: root mean squared error',
  'plan.metric.r2': 'R²: share of variance explained',
  'plan.metric.better': '{better, select, higher {higher is better} other {lower is better}}',
  'plan.period.day': 'a day (365 a year)',
  'plan.period.week': 'a week (52 a year)',
  'plan.period.month': 'a month',
  'plan.period.quarter': 'a quarter',
  'plan.period.year': 'a year',
  'plan.rule.min_ratio': 'The rate is at least this share of the best group’s (minimum ratio)',
  'plan.rule.max_gap': 'The difference to the best group is at most this (maximum gap)',
  'plan.complexity.low': 'low',
  'plan.complexity.medium': 'medium',
  'plan.complexity.high': 'high',

  'plan.roi.title': 'ROI model',
  'plan.roi.value': 'Cost × volume × improvement: *{value} a year*.',
  'plan.roi.curve':
    'What would {metric} do to it? Give the improvement you expect at two levels ({better, select, higher {higher is better} other {lower is better}}); what lies between is on the line. From this follows the level the model has to reach.',
  'plan.roi.model':
    '{cost} × {volume} a {period, select, day {day} week {week} month {month} quarter {quarter} other {year}} × {improvement} % improvement = *{value} a year*',
  'plan.requirement.title': 'Required metric',
  'plan.requirement.derived':
    'The ROI model needs *{metric} {threshold}*: the target of {target} a year takes an improvement of {improvement} %.',
  'plan.requirement.point': '{improvement} % at {level}',
  'plan.requirement.curve':
    'On the line through {first} and {second}{extrapolated, select, yes {. ▲ It lies outside of these two levels: nobody has judged the improvement there} other {}}.',
  'plan.baseline.form': 'Baseline metric',
  'plan.baseline.drop': 'Remove metric?',
  'plan.baseline.drop-ask': 'Remove “{name}” from the baseline?',
  'plan.baseline.why':
    '{engagement} · Measured before anything is built: later, the pilot and the operation are held against it.',
  'plan.baseline.empty': 'No metric yet. Choose a template, or add one of your own.',
  'plan.baseline.line': '{name} {value} {unit} → {target} {unit} (± {variance} %)',
  'plan.baseline.measured':
    '{better, select, higher {higher is better} other {lower is better}} · measured over {period} · {source}',
  'plan.baseline.offered':
    '☐ *{name}* · {unit} · {better, select, higher {higher is better} other {lower is better}}',
  'plan.baseline.what':
    '*{name}* · {unit} · {better, select, higher {higher is better} other {lower is better}}',
  'plan.fairness.form': 'Fairness bound',
  'plan.fairness.drop': 'Remove bound?',
  'plan.fairness.drop-ask': 'Remove “{bound}”?',
  'plan.fairness.none': 'No bounds',
  'plan.fairness.none-why':
    'That there are no bounds is signed too: say why nobody can be treated unfairly here.',
  'plan.fairness.none-because': 'No bounds, because: {reason}',
  'plan.fairness.why':
    '{engagement} · Each group is held against the best one. Signed by business and legal before any group’s result is recorded.',
  'plan.fairness.empty': 'No bound yet. Which groups must not fall behind?',
  'plan.fairness.voids': '▲ Any change of the bounds makes signatures given before void.',
  'plan.bound.line':
    '{segment}{values, select, all {} other { ({values})}}: {metric}, {rule, select, min_ratio {ratio to the best ≥} other {gap to the best ≤}} {limit}, n ≥ {cases, number} each',
  'plan.operations.title': 'Operations',
  'plan.operations.why1': 'What a staging run has to show before phase 4.',
  'plan.operations.why2': 'When people may stop reviewing every action.',
  'plan.operations.why3':
    'Which cases are handled without review, stage by stage: those at or over the confidence, for so many days at least.',
  'plan.operations.why4': 'From which deviation on somebody is told.',

  'plan.field.cost': 'Cost of one transaction today',
  'plan.field.currency': 'Currency',
  'plan.field.volume': 'Volume: how many transactions',
  'plan.field.period': 'That volume is',
  'plan.field.improvement': 'Improvement expected, in percent of the cost',
  'plan.field.target-year': 'Target: the value a year that has to be reached',
  'plan.field.metric': 'Metric',
  'plan.field.level1': 'First level of {metric}',
  'plan.field.improvement1': 'Improvement there, in percent',
  'plan.field.level2': 'Second level of {metric}',
  'plan.field.improvement2': 'Improvement there, in percent',
  'plan.field.threshold': 'Threshold the model has to reach',
  'plan.field.typed-reason': 'Why another threshold than the ROI model’s?',
  'plan.field.min-cases': 'Minimum number of cases',
  'plan.field.max-unlabelled': 'Rows without a true label: at most this many percent',
  'plan.field.max-not-stated': 'Segment not stated: at most this many percent of cases',
  'plan.field.name': 'What is measured',
  'plan.field.unit': 'Unit',
  'plan.field.better': 'Which way is better?',
  'plan.field.value': 'Value now ({unit})',
  'plan.field.measured-period': 'Measured over',
  'plan.field.source': 'Source of the measurement',
  'plan.field.target': 'Target ({unit})',
  'plan.field.variance': 'Acceptable variance, ± percent of the target',
  'plan.field.segment': 'Segment',
  'plan.field.values': 'Only these values of it',
  'plan.field.fair-metric': 'Compared by',
  'plan.field.rule': 'Rule',
  'plan.field.limit': 'Limit',
  'plan.field.segment-cases': 'Minimum number of cases in each group',
  'plan.field.none-reason': 'No bounds, because',
  'plan.field.volume-hour': 'Volume: actions an hour, at least',
  'plan.field.error-rate': 'Error rate, at most (percent)',
  'plan.field.p95': 'p95 latency, at most (ms)',
  'plan.field.minutes': 'Duration of the run, at least (minutes)',
  'plan.field.reviewed-cases': 'Cases reviewed, at least',
  'plan.field.min-days': 'Days, at least',
  'plan.field.confidence': 'Stage {stage, number} ({complexity}): confidence, at least',
  'plan.field.stage-days': 'Days a stage lasts, at least',
  'plan.field.output-variance': 'Output metric: worse by this many percent',
  'plan.field.value-variance': 'Value: off the ROI model by this many percent',
  'plan.field.reason': 'Why is the sealed plan changed?',
  'plan.hint.improvement': 'For example 12.5: an eighth of the cost is saved.',
  'plan.hint.target-year': 'The value above, unless less is enough.',
  'plan.hint.metric':
    'What the model is judged by. R² and the calibration error are not here: no bound of them holds, so nothing could pass.',
  'plan.hint.max-unlabelled': 'Nobody judges them. With more it is no pass. Empty: any share.',
  'plan.hint.max-not-stated':
    'They are a segment of their own. With more of them it is no pass. Empty: any share.',
  'plan.requirement.bound':
    '{metric, select, roc_auc {The bound of the ROC AUC rests on the rarer class: the minimum counts its cases alone.} brier {The bound knows that a loss lies between 0 and 1: a good answer on few cases is no proof.} log_loss {The bound counts the worst that the probabilities given could have cost: one near 0 or 1 makes it wide.} mae {Nobody knows how large an error can be: there is a bound, and a pass, from 300 cases on, and only where the errors are not too skewed for their number.} rmse {Nobody knows how large an error can be, and squares are skewed: there is a bound, and a pass, from 300 cases on, and only where the errors are not too skewed for their number.} other {The minimum counts the cases that the metric rests on: for precision those predicted positive, for recall those that are positive.}}',
  'plan.hint.level': 'A fraction between 0 and 1: type 0.9 for 90 %.',
  'plan.hint.typed-reason': 'Only where you type another number. It is shown to everyone who approves.',
  'plan.hint.cases':
    'Proposed: {cases, number}. With so many cases a model at {passing} passes a threshold of {threshold} (one-sided 95 % bound). At least {fewest, number}.',
  'plan.hint.cases-default': 'At least {fewest, number}. More cases make a close result decide.',
  'plan.hint.target':
    '{better, select, higher {Not lower than the value now.} other {Not higher than the value now.}}',
  'plan.hint.variance': 'A deviation in either direction beyond it is looked into.',
  'plan.hint.segment': 'As the column is called in evaluations: SEX, region.',
  'plan.hint.values': 'One a line. Empty: all values that occur. Others are listed as not covered.',
  'plan.hint.limit': 'Ratio: over 0, up to 1, such as 0.8. Gap: over 0, such as 0.1.',
  'plan.hint.segment-cases': 'A group with fewer cases is no result, and no pass.',
  'plan.hint.reason': 'It is kept with the next version of the seal and shown to everyone who approves it.',
  'plan.placeholder.number': 'A number',
  'plan.placeholder.choose': 'Choose…',
  'plan.placeholder.period': 'Oct 2026, 4 weeks',
  'plan.placeholder.source': 'Ticket system, report 12',
  'plan.placeholder.template': 'Use a template…',
  'plan.menu.remove': 'Remove…',

  'plan.button.open': 'Open the plan',
  'plan.button.own': 'Add a metric of our own',
  'plan.button.fill': 'Fill in',
  'plan.button.bound': 'Add a bound',
  'plan.button.none': 'None, because…',
  'plan.button.sign': 'Sign as {role, select, business {business} other {legal}}',
  'plan.button.ask': 'Ask for approval',
  'plan.button.ask-revision': 'Ask for the revision',
  'plan.sign.signed': '✓ {role, select, business {business} other {legal}}: {who}, {when}',
  'plan.sign.waits': '☐ {role, select, business {business} other {legal}}: can be signed by {who}',
  'plan.sign.done': 'Signed as {role, select, business {business} other {legal}}.',

  'plan.seal.none':
    'Nothing is sealed yet. Once every part is there, the bounds are signed and the risk is assessed, ask for the gate of phase 2: its approval seals the plan.',
  'plan.seal.head': '*Seal v{version, number}* in force · `{digest}` · {when}',
  'plan.seal.same': 'The plan is what is sealed.',
  'plan.seal.differs':
    '▲ {count, plural, one {# part differs} other {# parts differ}} from it. It takes effect with seal v{next, number}, once it is approved.',
  'plan.seal.difference': '*{part}*: {before} → {after}',
  'plan.seal.inside': 'changed in its details',
  'plan.seal.reason': 'Why: {reason}',

  'plan.card.bounds': '*Fairness bounds · {engagement}* · cycle {cycle, number}',
  'plan.card.bounds-text': 'The fairness bounds of {engagement} wait for the signature of {roles}',
  'plan.card.bounds-signed': 'The fairness bounds of {engagement} are signed',
  'plan.card.bounds-why': 'Signed before any group’s result is recorded; a change makes signatures void',
  'plan.card.roi': '*What it is worth · {engagement}* · cycle {cycle, number}',
  'plan.card.roi-text':
    'ROI model of {engagement}: {value} a year{requirement, select, none {} other {, the model has to reach {requirement}}}',
  'plan.card.requirement': 'The model has to reach *{requirement}*.',
  'plan.card.requirement-typed': 'The model has to reach *{requirement}* (typed by hand: {reason}).',
  'plan.card.seal':
    'seal v{version, number} `{digest}`, {when}{changed, plural, =0 {} one { · ▲ # part differs from it} other { · ▲ # parts differ from it}}',
  'plan.card.unsealed': 'not sealed yet',
  'plan.card.value':
    '*Value:* {baseline, select, none {} other {baseline {baseline} · }}ROI model {value} a year, {seal, plural, =0 {not sealed yet} other {seal v#}}',
  'plan.picture.value': 'Value a year',
  'plan.picture.target': 'Target {target} a year',
  'plan.picture.required': 'Required {metric} {threshold}',
  'plan.picture.alt':
    'Value a year of {engagement} by {metric}: {improvement1} % improvement at {level1}, {improvement2} % at {level2}. Target {target} a year, reached at {metric} {threshold}. Expected value {value} a year.',

  'plan.figure.missing': 'not set',
  'plan.figure.roi': '{value} a year, target {target}',
  'plan.figure.baseline': '{count, plural, one {# metric} other {# metrics}}',
  'plan.figure.requirement':
    '{metric} {better, select, higher {≥} other {≤}} {threshold, number, ::.####}, n ≥ {cases, number}',
  'plan.figure.requirement-typed':
    '{metric} {better, select, higher {≥} other {≤}} {threshold, number, ::.####}, n ≥ {cases, number}; typed by hand: {reason}',
  'plan.figure.fairness':
    '{count, plural, =0 {no bounds, with a reason} one {# bound} other {# bounds}}, signed by {signed, number} of {needed, number}',
  'plan.figure.operations':
    '{volume, number} an hour, {cases, number} supervised cases, {stages, plural, one {# stage} other {# stages}}',
  'plan.figure.revision':
    '{count, plural, =0 {nothing changed} other {}}{useCase, select, same {} other {{useCase}use case}}{roi, select, same {} other {{roi}ROI model{value, select, same {} other { {valueBefore} → {valueAfter} a year}}}}{baseline, select, same {} other {{baseline}baseline}}{requirement, select, same {} other {{requirement}required metric{level, select, same {} threshold { {levelBefore, number, ::.######} → {levelAfter, number, ::.######}} other { {metricBefore} {levelBefore, number, ::.######} → {metricAfter} {levelAfter, number, ::.######}}}}}{fairness, select, same {} other {{fairness}fairness bounds}}{operations, select, same {} other {{operations}operations}}{isReasoned, select, yes {. Why: {reason}} other {}}{whole, select, yes {} other {; not complete or not signed}}',

  'plan.task.what':
    'Sign the fairness bounds of “{engagement}” as {role, select, business {business} other {legal}}',
  'plan.task.why': 'No group’s result can be recorded, and the gate not asked for, before they are signed.',
  'plan.task.button': 'Look and sign',
  'plan.digest.sign': 'fairness bounds: signature of {role, select, business {business} other {legal}}',
  'plan.change.roi': '{count, plural, one {ROI model changed} other {ROI model changed # times}} by {who}',
  'plan.change.baseline': '{count, plural, one {baseline changed} other {baseline changed # times}} by {who}',
  'plan.change.requirement':
    '{count, plural, one {required metric changed} other {required metric changed # times}} by {who}',
  'plan.change.fairness':
    '{count, plural, one {fairness bounds changed} other {fairness bounds changed # times}} by {who}',
  'plan.change.operations':
    '{count, plural, one {operations of the plan changed} other {operations of the plan changed # times}} by {who}',
  'plan.change.sign': 'fairness bounds signed by {who}',

  'plan.refusal.phase':
    'The plan is made in phase 2, once the data foundation is approved. Until then there is nothing to plan on.',
  'plan.refusal.reason':
    'This is sealed. Please say why it is changed: the reason is kept with the next version.',
  'plan.refusal.cost': 'Please give the cost as a number over 0, such as 4.20.',
  'plan.refusal.volume': 'Please give the volume as a number over 0. Without transactions there is no value.',
  'plan.refusal.currency': 'Please give a currency by its three letters (ISO 4217), such as EUR or USD.',
  'plan.refusal.currencies':
    'The use cases of this engagement are in {used}, this is in {typed}. Two currencies can’t be compared: please use {used}, or change it there first.',
  'plan.refusal.improvement': 'Please give the improvement in percent, up to 100, such as 12.5.',
  'plan.refusal.target': 'Please give the target as a number over 0.',
  'plan.refusal.level': 'Please give a number, such as 0.9.',
  'plan.refusal.level-range':
    '{metric} can’t have this value: it lies {max, select, none {at {min, number} or above} other {between {min, number} and {max}}}.',
  'plan.refusal.equal-levels': 'Please give two different levels: one alone makes no line.',
  'plan.refusal.equal-improvements':
    'The improvement is the same at both levels. Then the metric changes nothing, and no level follows from the target.',
  'plan.refusal.falls':
    'For {metric} {better, select, higher {higher is better, so the improvement must be larger at the higher level} other {lower is better, so the improvement must be larger at the lower level}}.',
  'plan.refusal.beyond-cost':
    'The target is more than the whole process costs a year. Please lower it, or correct cost and volume.',
  'plan.refusal.unreachable':
    'The target can’t be reached: it would need {metric} {level}. Please lower the target, or look again at the improvements.',
  'plan.refusal.left-out': 'Please give a percentage from 0 to 100, or leave it empty.',
  'plan.refusal.roi-first': 'The required metric follows from the ROI model. Please fill that in first.',
  'plan.refusal.typed':
    'The ROI model gives {threshold}. Another threshold needs a reason: everyone who approves will see it.',
  'plan.refusal.cases': 'Please give a whole number of cases, at least {min, number}.',
  'plan.refusal.number': 'Please give a number, such as 11.2.',
  'plan.refusal.variance': 'Please give the variance in percent, over 0.',
  'plan.refusal.target-worse':
    '{better, select, higher {Higher is better here, and this target is lower} other {Lower is better here, and this target is higher}} than the value now ({value}). Please correct one of them.',
  'plan.refusal.metric-twice': 'The baseline has a metric of this name already. Please edit that one.',
  'plan.refusal.metrics-most': 'A baseline has {most, number} metrics at most. Please remove one first.',
  'plan.refusal.values-one':
    'One value can’t be compared with itself. Please give two or more, or none for all.',
  'plan.refusal.values': 'Please give at most {most, number} values of {max, number} characters each.',
  'plan.refusal.limit': 'Please give the limit as a number over 0, such as 0.8.',
  'plan.refusal.ratio': 'A ratio lies over 0 and is at most 1, such as 0.8.',
  'plan.refusal.gap': 'A gap between shares lies over 0 and under 1, such as 0.1.',
  'plan.refusal.bound-twice': 'There is such a bound for {segment} already. Please edit that one.',
  'plan.refusal.bounds-most': 'There are {most, number} bounds at most. Please remove one first.',
  'plan.refusal.bounds-changed':
    'The bounds were changed after this was shown, so nothing was signed. Please look at them again.',
  'plan.refusal.signed': '{who} has signed as {role, select, business {business} other {legal}} already.',
  'plan.refusal.one-role':
    'You have signed these bounds in your other role. Each role is signed by another person: please ask somebody else for {role, select, business {business} other {legal}}.',
  'plan.refusal.error-rate': 'Please give the error rate in percent, 0 to 100.',
  'plan.refusal.positive': 'Please give a number over 0.',
  'plan.refusal.confidence': 'Please give the confidence as a number over 0, at most 1, such as 0.9.',
  'plan.refusal.days': 'Please give a whole number of days, {min, number} to {max, number}.',
  'plan.requirement.drawn': 'The curve is being drawn and is on its way to Slack.',
  'plan.requirement.large': 'The curve on its own, larger',
  'plan.part.risk': 'Risk',
  'plan.button.look': 'Look',
  'plan.button.curve': 'Show the curve',
} as const;

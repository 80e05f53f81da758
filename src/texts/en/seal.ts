/** The seal: what stands in it, and what changed from version to version. */
export const seal = {
  'seal.title': 'Seal',
  'seal.about':
    '*{engagement}*\nWhat was fixed before the model was built, and what it is judged by. A change is a new version, approved by the same roles.',
  'seal.none':
    'Nothing has been sealed yet. The plan is sealed when the gate at the end of phase 2 is approved.',
  'seal.earlier':
    'Cycle {cycle, number} has no seal yet. This is that of cycle {earlier, number}, to which what it put to work is held.',
  'seal.version': 'Version {version}',
  'seal.proposed': 'Proposed, not sealed yet',
  'seal.line': 'Sealed {when}, completed by {who}',
  'seal.reason': '*Why it was changed:* {reason}',
  'seal.reason.proposed': '*Why it is to be changed:* {reason}',
  'seal.digest': 'SHA-256 `{digest}`',
  'seal.intact': '✓ Computed again just now: it is the content that was approved.',
  'seal.broken':
    '✕ *The stored content is not the one that was approved:* it gives another SHA-256. Please tell whoever runs this app; `npm run audit:verify` shows what was recorded.',
  'seal.same': 'Nothing but the order differs from the version before.',
  'seal.more': '{left, plural, one {One more line is} other {# more lines are}} not shown here.',
  'seal.change': '• {label}: {before} → {after}',
  'seal.new': '• {item}',
  'seal.gone': '• No longer in it: {item}',
  'seal.item': '{item}, {field}',
  'seal.item.point': 'level {item} of the curve, {field}',
  'seal.item.stage': 'stage {item}, {field}',

  'seal.whole.useCase': '{name} · priority {priority} of 625',
  'seal.whole.roi':
    '{costPerTransaction} × {volume} a {period} × {improvementPercent} % = {valuePerYear} a year · target {targetPerYear} a year · depends on {metric}',
  'seal.whole.point': 'curve: {improvementPercent} % improvement at {level}',
  'seal.whole.requirement':
    '{metric} {better, select, higher {≥} other {≤}} {threshold}, n ≥ {minCases}{maxUnlabelledPercent, select, none {} other {, without a label ≤ {maxUnlabelledPercent} %}}',
  'seal.whole.typed': ' (typed by hand: {reason})',
  'seal.whole.baseline':
    '{name}: {value} {unit} → target {target} {unit} (± {variancePercent} %), {better, select, higher {higher is better} other {lower is better}} · {period}, {source}',
  'seal.whole.fairness':
    '{segment}{values, select, all {} other { ({values})}}: {metric}, {rule, select, min_ratio {ratio to the best segment ≥} other {gap to the best segment ≤}} {limit}, n ≥ {minCases} each{maxNotStatedPercent, select, none {} other {, not stated ≤ {maxNotStatedPercent} %}}',
  'seal.whole.no-bounds': 'None, because: {noneReason}',
  'seal.whole.integration':
    '{volumePerHour} cases an hour, errors ≤ {maxErrorPercent} %, p95 latency ≤ {maxP95Ms} ms, over {minMinutes} min',
  'seal.whole.supervised':
    '{metric} {better, select, higher {≥} other {≤}} {threshold}, {minCases} cases and {minDays} days at least',
  'seal.whole.rollout':
    'stage {item}: complexity {complexity}, confidence ≥ {minConfidence}, {minDays} days at least',
  'seal.whole.monitoring': 'model’s metric ± {outputVariancePercent} %, value ± {valueVariancePercent} %',

  'seal.section.useCase': 'Use case',
  'seal.section.baseline': 'Baseline before anything is built',
  'seal.section.roi': 'ROI model',
  'seal.section.requirement': 'What the model has to reach',
  'seal.section.fairness': 'Fairness bounds',
  'seal.section.integration': 'Integration targets',
  'seal.section.supervised': 'End of the supervised period',
  'seal.section.rollout': 'Rollout stages',
  'seal.section.monitoring': 'Monitoring',

  'seal.field.id': 'reference',
  'seal.field.name': 'name',
  'seal.field.priority': 'priority (of 625)',
  'seal.field.unit': 'unit',
  'seal.field.better': 'direction',
  'seal.field.value': 'value now',
  'seal.field.period': 'period',
  'seal.field.source': 'source of the measurement',
  'seal.field.target': 'target',
  'seal.field.variancePercent': 'acceptable variance (%)',
  'seal.field.currency': 'currency',
  'seal.field.costPerTransaction': 'cost per transaction',
  'seal.field.volume': 'volume (transactions)',
  'seal.field.improvementPercent': 'improvement (%)',
  'seal.field.valuePerYear': 'value a year',
  'seal.field.targetPerYear': 'target a year',
  'seal.field.level': 'value of the metric',
  'seal.field.metric': 'metric',
  'seal.field.threshold': 'threshold',
  'seal.field.minCases': 'fewest cases (n)',
  'seal.field.maxUnlabelledPercent': 'rows without a label, at most (%)',
  'seal.field.maxNotStatedPercent': 'segment not stated, at most (%)',
  'seal.field.typedReason': 'why the threshold was typed by hand',
  'seal.field.segment': 'segment',
  'seal.field.values': 'values it is about',
  'seal.field.rule': 'rule',
  'seal.field.limit': 'limit',
  'seal.field.noneReason': 'why there are none',
  'seal.field.volumePerHour': 'volume (cases an hour)',
  'seal.field.maxErrorPercent': 'highest error rate (%)',
  'seal.field.maxP95Ms': 'highest p95 latency (ms)',
  'seal.field.minMinutes': 'shortest run (minutes)',
  'seal.field.minDays': 'fewest days',
  'seal.field.complexity': 'complexity',
  'seal.field.minConfidence': 'lowest confidence',
  'seal.field.outputVariancePercent': 'variance of the model’s metric (%)',
  'seal.field.valueVariancePercent': 'variance of the value (%)',

  'seal.word':
    '{word, select, higher {higher is better} lower {lower is better} max_gap {largest gap to the best segment} min_ratio {smallest ratio to the best segment} day {day} week {week} month {month} quarter {quarter} year {year} low {low} medium {medium} high {high} accuracy {accuracy} precision {precision} recall {recall} specificity {specificity} false_positive_rate {false positive rate} selection_rate {selection rate} f1 {F1} roc_auc {ROC AUC} brier {Brier score} log_loss {log loss} calibration_error {calibration error} mae {mean absolute error} rmse {root mean squared error} r2 {R²} other {{word}}}',
} as const;

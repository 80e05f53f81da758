import { limit } from '../numbers.ts';

/** Models and what they were found to do: texts for people, ICU messages. */
export const evaluations = {
  'evaluations.command': 'What each model was found to do, held against the sealed numbers',
  'evaluations.command.help':
    '`/playbook evaluations` lists the heuristic, the baseline and each model version with its newest evaluation. From there you record another one; a CSV or JSON file can also be dropped in the channel. While several cycles go on you choose which one is meant.',

  'evaluations.kind.version': 'model version',
  'evaluations.kind.baseline': 'baseline model',
  'evaluations.kind.heuristic': 'heuristic in use today',

  'evaluations.list.title': 'Evaluations',
  'evaluations.list.held': `Held against seal v{version}: {metric} {better, select, lower {at most} other {at least}} ${limit('threshold')}, on {cases, number} cases or more.`,
  'evaluations.list.unsealed':
    'Nothing is sealed yet. The gate of phase 2 seals what a model has to reach; evaluations are recorded from phase 3 on.',
  'evaluations.list.empty':
    'No model has been evaluated yet. Begin with the heuristic in use today: whatever is built has to beat it.',
  'evaluations.list.total': '{total, plural, one {# model} other {# models}}',
  'evaluations.list.row': '*{model}* · {kind}\n{standing}',
  'evaluations.list.row-none': '*{model}* · {kind}\n– no evaluation yet',
  'evaluations.list.small': 'evaluation {number} · {dataset} · {who}, {when}',
  'evaluations.button.record': 'Record…',
  'evaluations.button.file': 'From a file…',
  'evaluations.button.open': 'Open',
  'evaluations.button.list': 'All evaluations',
  'evaluations.recorded': 'Evaluation {number} of “{model}” is recorded.',
  'evaluations.known': 'This was recorded before, as evaluation {number} of “{model}”. Nothing was added.',

  'evaluations.detail.title': 'Evaluation',
  'evaluations.detail.head': '*{model}* · {kind} · evaluation {number}',
  'evaluations.detail.older': 'Another evaluation',
  'evaluations.detail.option': 'Evaluation {number} · {day}',
  'evaluations.detail.basis':
    '{n, number} cases{unlabelled, plural, =0 {} one {, one row without a label left out ({share, number, ::scale/100 .#} %)} other {, # rows without a label left out ({share, number, ::scale/100 .#} %)}} · {dataset} · recorded under seal v{version} by {who}, {when}',
  'evaluations.detail.file': 'from {file} · SHA-256 {digest}',
  'evaluations.detail.counts':
    'Of {n, number} cases: {tp, number} rightly positive, {fp, number} wrongly positive, {fn, number} missed, {tn, number} rightly negative{positiveKnown, select, no {} other { (positive is “{positive}”)}}.',
  'evaluations.detail.bounds':
    'In brackets: the two-sided 95 % interval. The gate looks at the one-sided 95 % bound; where only an interval was told, at its worse end, which is stricter.',
  'evaluations.detail.line': '{metric} *{value}*{interval} · n {n, number}',
  'evaluations.detail.segments': 'Segments: {metric}',
  'evaluations.detail.segment': '{segment}={value}: *{figure}*{interval} · n {n, number}',
  'evaluations.detail.no-segments': 'No segments were measured.',
  'evaluations.detail.segment-total': '{total, plural, one {# segment} other {# segments}}',
  'evaluations.detail.choose-metric': 'Metric of the segments',

  'evaluations.card.fallback': '{model}, evaluation {number}: {standing}',
  'evaluations.card.head': '*Evaluation {number} · {model}* · {kind} · {engagement}',
  'evaluations.card.metric': 'Metric',
  'evaluations.card.value': 'Value',
  'evaluations.card.interval': '95 % interval',
  'evaluations.card.bound': 'One-sided bound',
  'evaluations.card.n': 'n',
  'evaluations.card.segments':
    '{count, plural, =0 {No segments were measured.} one {# segment was measured.} other {# segments were measured.}}',
  'evaluations.card.calibration': 'Calibration: predicted and observed',
  'evaluations.card.predicted': 'predicted',
  'evaluations.card.observed': 'observed',
  'evaluations.card.probability': 'predicted probability up to',
  'evaluations.card.share': 'percent positive',

  'evaluations.form.title': 'Record an evaluation',
  'evaluations.form.submit': 'Record',
  'evaluations.form.why':
    'What a model was found to do on cases it had not seen. It is never changed afterwards: another look gets the next number.',
  'evaluations.form.model': 'Which model',
  'evaluations.form.model-hint': 'What people call it, such as v3. A name that is new becomes a new model.',
  'evaluations.form.kind': 'What it is',
  'evaluations.form.dataset': 'Measured on',
  'evaluations.form.dataset-hint': 'Which cases: from where, from when, how they were chosen.',
  'evaluations.form.measured': 'What was found',
  'evaluations.form.measured-hint':
    'Four counts: true positives, false positives, false negatives, true negatives. Or a metric a line with the cases it rests on: recall 0.91 n=204. Where you know the 95 % interval of one that is no share: f1 0.83 (0.81–0.85) n=900.',
  'evaluations.form.segments': 'Segments',
  'evaluations.form.segments-hint': 'A line each: SEX=1: 40 5 6 49, or SEX=1: recall 0.91 n=204.',

  'evaluations.file.name':
    '{count, plural, =0 {an evaluation of a model} one {# evaluation} other {# evaluations}}',
  'evaluations.file.hint':
    'Rows with a prediction and the true label, maybe a probability and segment columns; or a summary: `segment,value,tp,fp,fn,tn` or `segment,value,metric,value,n`; or JSON as the API takes it. CSV may be packed with gzip.',
  'evaluations.file.positive': 'Positive label',
  'evaluations.file.positive-hint':
    'What precision, recall and the probability are about. Known by itself for 0/1, true/false, yes/no.',
  'evaluations.file.label': 'Column with the true label',
  'evaluations.file.prediction': 'Column with the prediction',
  'evaluations.file.probability': 'Column with the probability',
  'evaluations.file.segments': 'Segment columns',
  'evaluations.file.segments-hint':
    'Names with commas between: SEX, RAC1P.{count, plural, =0 {} other { The seal has bounds for: {names}.}}',
  'evaluations.file.usual': 'Left empty: the usual names are looked for.',
  'evaluations.file.read':
    '{n, number} cases, {segments, plural, =0 {no segments} one {# segment} other {# segments}}{unlabelled, plural, =0 {} one {; one row has no label ({share, number, ::scale/100 .#} %) and is in no figure} other {; # rows have no label ({share, number, ::scale/100 .#} %) and are in no figure}}',
  'evaluations.file.left-out':
    'The seal has bounds for {names}, and the file has {count, plural, one {that column} other {those columns}}, left out here: nobody is compared by {count, plural, one {it} other {them}}. Check the file again, and {count, plural, one {it is} other {they are}} proposed as {count, plural, one {a segment} other {segments}}.',
  'evaluations.file.absent':
    'The seal has bounds for {names}, and the file has no such {count, plural, one {column} other {columns}}: the fairness gate needs {count, plural, one {it} other {them}}.',
  'evaluations.file.passed-over':
    'Nothing was read from {count, plural, one {the column} other {the columns}} {names}. If one of them matters, name it when the file is checked again.',
  'evaluations.file.outcome': '*{model}* · evaluation {number}\n{standing}',
  'evaluations.file.known':
    'This file was recorded before, as evaluation {number} of “{model}”. Confirming adds nothing.',

  'evaluations.refusal.no-seal':
    'Nothing is sealed yet, so there is nothing to hold a result against. The gate of phase 2 seals the plan; then come back.',
  'evaluations.refusal.no-bounds':
    'Segment results come only after their bounds. Someone from business and someone from legal sign the fairness bounds, and the gate of phase 2 seals them; then come back.',
  'evaluations.refusal.no-signers':
    'Segment results come only after their bounds, and nobody is named for business or legal yet to sign them. Ask the lead to name them.',
  'evaluations.refusal.phase':
    '“{engagement}” is not in phase 3 yet. Evaluations are recorded from there on.',
  'evaluations.refusal.other-kind':
    '“{model}” is already known as {kind, select, version {a model version} baseline {a baseline model} other {the heuristic}}. Choose that, or another name.',

  'evaluations.fault.no-cases': 'There has to be at least one case.',
  'evaluations.fault.no-figures': 'Please give four counts, or a metric with its cases.',
  'evaluations.fault.counts-differ':
    'The counts come to {counted, number} cases, but {n, number} are said to be there.',
  'evaluations.fault.unknown-metric': 'There is no metric called “{metric}” here.',
  'evaluations.fault.other-task':
    '{metric} does not belong to {task, select, regression {regression} other {classification}}.',
  'evaluations.fault.range': '{metric} cannot be {value}.',
  'evaluations.fault.metric-n':
    '{metric} rests on {n, number} cases, more than the {most, number} there are.',
  'evaluations.fault.successes': '{metric}: {successes, number} of {n, number} cannot be.',
  'evaluations.fault.interval': '{metric}: {value} has to lie within its interval, {lower} to {upper}.',
  'evaluations.fault.interval-half': '{metric}: an interval has two ends, lower and upper.',
  'evaluations.fault.interval-share':
    '{metric} is a share, so its interval follows from its cases. Please leave the interval out.',
  'evaluations.fault.line-interval': 'Line {line}: “{text}” is no interval such as (0.81–0.85).',
  'evaluations.fault.contradiction': '{metric} is said to be {value}, but its counts say {counted}.',
  'evaluations.fault.segment-name': 'A segment needs a column and a value, such as SEX=1.',
  'evaluations.fault.segment-empty': '{name}: there is nothing measured for it.',
  'evaluations.fault.segment-n': '{name} has {n, number} cases, more than the {most, number} there are.',
  'evaluations.fault.segment-sum':
    'The values of {column} come to {total, number} cases, more than the {n, number} there are.',
  'evaluations.fault.segment-twice': '{name} is there twice.',
  'evaluations.fault.segment-line': 'Line {line}: “{text}” is not of the form SEX=1: 40 5 6 49.',
  'evaluations.fault.metric-line': 'Line {line}: “{text}” is not of the form recall 0.91 n=204.',
  'evaluations.fault.line-metric': 'Line {line}: there is no metric called “{text}” here.',
  'evaluations.fault.line-either':
    'Line {line, number}: “{text}” may mean two numbers. Please write it without grouping; a decimal with three places gets a 0 at its end.',
  'evaluations.fault.line-number': 'Line {line}: “{text}” is no number.',
  'evaluations.fault.line-n': 'Line {line}: n has to be a whole number above 0, not “{text}”.',
  'evaluations.fault.line-twice': 'Line {line}: “{text}” is there already.',

  'evaluations.fault.ends': 'The file ends in the middle. Please bring it again, whole.',
  'evaluations.fault.unpacks':
    'Unpacked the file has more than {max, number} MB; no more is read at once. Please split it.',
  'evaluations.fault.bomb':
    'Unpacked the file is more than {most, number} times as large as it is packed. No file of predictions is like that: please bring it unpacked.',
  'evaluations.fault.slow':
    'Reading the file took longer than {minutes, plural, one {# minute} other {# minutes}}. Please bring fewer rows, or try again when there is less to do.',
  'evaluations.fault.gzip': 'The file is damaged: it cannot be unpacked.',
  'evaluations.fault.not-text': 'The file is no text in UTF-8. Please save it as CSV in UTF-8.',
  'evaluations.fault.not-csv': 'From here on this is no CSV.',
  'evaluations.fault.quote': 'A quotation mark opens here and does not close.',
  'evaluations.fault.empty': 'There are no rows in this file.',
  'evaluations.fault.no-labels':
    'No row has a true label ({n, plural, one {one row} other {# rows}}). Is it the right column?',
  'evaluations.fault.cells': 'This row has {cells, number} cells; the header has {columns, number}.',
  'evaluations.fault.too-many-rows': 'More than {most, number} rows cannot be read at once.',
  'evaluations.fault.too-many-values':
    'A segment column has more than {most, number} values. Choose columns that divide people into groups.',
  'evaluations.fault.no-column': 'There is no column “{name}”. There are: {there}.',
  'evaluations.fault.column-twice': 'There are two columns “{name}”.',
  'evaluations.fault.which-prediction': 'Which column holds the prediction? There are: {there}.',
  'evaluations.fault.which-label': 'Which column holds the true label? There are: {there}.',
  'evaluations.fault.which-positive': 'Which label is the positive one, that the probability is about?',
  'evaluations.fault.positive-absent': 'The positive label “{positive}” occurs nowhere. There are: {set}.',
  'evaluations.fault.label-empty': 'The label is missing.',
  'evaluations.fault.label-outside': '“{label}” is none of the labels: {set}.',
  'evaluations.fault.label-too-many': 'There are more than {most, number} different labels. Is this a label?',
  'evaluations.fault.label-long': '“{label}…” is too long for a label.',
  'evaluations.fault.probability': 'A probability is a number from 0 to 1, not “{value}”.',
  'evaluations.fault.number': '“{value}” is no number.',
  'evaluations.fault.whole': 'This has to be a whole number, not “{value}”.',
  'evaluations.fault.row-twice': 'This is there already.',
  'evaluations.fault.json': 'The file is not JSON from beginning to end.',
  'evaluations.fault.json-large': 'A JSON file holds figures, not rows. Please bring rows as CSV.',
  'evaluations.fault.json-field': '{path} is not what it should be.',
  'evaluations.fault.no-model': 'Please say which model this is about.',
  'evaluations.fault.no-dataset': 'Please say what it was measured on.',

  'evaluations.change.model': '{who} added {count, plural, one {a model} other {# models}}: {what}',
  'evaluations.hint': 'evaluation {number} of {day}, n {n, number}',
  'evaluations.hint.none': 'not evaluated yet',
} as const;

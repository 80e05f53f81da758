/** The exit check, the pipeline's validation and a foundation at risk: texts for people, ICU messages. */
export const exit = {
  'exit.title': 'What is missing?',
  'exit.intro': 'Before you can ask for the foundation gate:',
  'exit.complete': '✓ Nothing is missing: “{engagement}” has a data foundation.',
  'exit.why': 'Phase 1 decides whether the rest can work, so its gate opens only when nothing is left.',

  'exit.sources.none': 'There is no data source yet',
  'exit.sources.ok': '{total, plural, one {The source is} other {All # sources are}} complete and accessible',
  'exit.sources.missing':
    '{left, plural, one {“{name}” is not complete or not accessible} other {# of {total, number} sources are not complete or not accessible, “{name}” first}}',
  'exit.assessed.none': 'No source is assessed',
  'exit.assessed.ok': '{total, plural, one {The source is} other {All # sources are}} assessed',
  'exit.assessed.missing':
    '{left, plural, one {“{name}” has no assessment} other {# sources have no assessment, “{name}” first}}',
  'exit.assessed.below':
    '{count, plural, one {“{name}” falls short in its assessment and no gap says so} other {# findings fall short without a gap, “{name}” first}}',
  'exit.gaps.ok': 'Every gap is resolved or validly waived',
  'exit.gaps.blocking':
    '{count, plural, one {1 blocking gap is open: “{name}”} other {# blocking gaps are open, “{name}” first}}',
  'exit.gaps.degrading':
    '{count, plural, one {1 gap is neither resolved nor waived: “{name}”} other {# gaps are neither resolved nor waived, “{name}” first}}',
  'exit.lineage.no-final': 'No dataset is marked as the final training dataset',
  'exit.lineage.ok': 'Every source leads to “{final}”',
  'exit.lineage.orphan': '“{name}” reaches no training dataset',
  'exit.lineage.orphans': '{count, plural, other {# sources reach no training dataset, “{name}” first}}',
  'exit.pipeline.ok': 'The pipeline was validated after the last change',
  'exit.pipeline.none': 'The pipeline has not been validated',
  'exit.pipeline.failed':
    'The last run of the pipeline had {failed, plural, one {# failed check} other {# failed checks}}',
  'exit.pipeline.partial': 'The last run of the pipeline did not cover every source, or checked nothing',
  'exit.pipeline.void':
    'The pipeline has not been validated since the change of {when}{what, select, source { (source “{name}”)} import { (import “{name}”)} gap { (gap “{name}”)} other { (lineage)}}',

  'exit.fix.add-source': 'Add data source',
  'exit.fix.show-sources': 'Show sources',
  'exit.fix.assess': 'Assess next',
  'exit.fix.open-gap': 'Open a gap',
  'exit.fix.show-gaps': 'Show gaps',
  'exit.fix.lineage': 'Open lineage',
  'exit.fix.add-dataset': 'Add training dataset',
  'exit.fix.connect': 'Connect it',
  'exit.fix.record-run': 'Record a run',

  'exit.figure.sources':
    '{total, plural, =1 {{ready, plural, =0 {the source is not ready} other {the source is ready}}} other {{ready, number} of {total, number} sources ready}}',
  'exit.figure.assessed':
    '{total, plural, =1 {{done, plural, =0 {the source is not assessed} other {the source is assessed}}} other {{done, number} of {total, number} sources assessed}}{below, plural, =0 {} other {, # findings without a gap}}',
  'exit.figure.gaps': '{total, plural, =0 {none open} other {# open, {blocking, number} blocking}}',
  'exit.figure.lineage':
    '{orphans, plural, =0 {every source reaches {final}} one {# orphan} other {# orphans}}',
  'exit.figure.no-final': 'no final training dataset',
  'exit.figure.pipeline.none': 'not validated',
  'exit.figure.pipeline.valid': 'validated {day}: {passed, number} checks passed',
  'exit.figure.pipeline.failed': '{failed, plural, one {# check failed} other {# checks failed}}',
  'exit.figure.pipeline.partial': 'not every source was covered',
  'exit.figure.pipeline.void': 'not validated since the last change',
  'exit.figure.risk':
    '{count, plural, =0 {not at risk} one {at risk: {name}} other {at risk: {name} and more}}',

  'exit.command.missing': 'What is missing before the foundation gate',
  'exit.command.missing.help':
    '`/playbook missing` lists what still stands between you and the gate, each line with the button that fixes it.',
  'exit.command.pipeline': 'Record an end-to-end run of the data pipeline',
  'exit.command.pipeline.help':
    '`/playbook pipeline` records a run from every source to the training dataset.',

  'exit.pipeline.title': 'Validate the pipeline',
  'exit.pipeline.submit': 'Record',
  'exit.pipeline.why':
    'One run from every source to the training dataset shows that the pieces fit. Any later change to a source, a gap or the lineage voids it.',
  'exit.pipeline.when': 'When did it run?',
  'exit.pipeline.rows-in': 'Rows in',
  'exit.pipeline.rows-in-hint': 'Of all sources together.',
  'exit.pipeline.rows-out': 'Rows out',
  'exit.pipeline.rows-out-hint': 'In the final training dataset.',
  'exit.pipeline.passed': 'Checks passed',
  'exit.pipeline.checks-failed': 'Checks failed',
  'exit.pipeline.failed-hint': 'A run with failed checks is recorded, and does not validate the pipeline.',
  'exit.pipeline.link': 'Evidence: a link',
  'exit.pipeline.note': 'Evidence: a note',
  'exit.pipeline.file': 'Evidence: a file',
  'exit.pipeline.evidence-hint': 'At least one of link, note and file.',
  'exit.pipeline.covers': 'Did it begin at every source?',
  'exit.pipeline.covers-no': 'No',
  'exit.pipeline.covers-hint':
    'A run that left a source out is kept in the record, and does not validate the pipeline.',
  'exit.pipeline.covers-yes': 'Yes, at {count, plural, one {the source} other {all # sources}}',
  'exit.pipeline.origins': '*Sources of the lineage:* {names}',
  'exit.pipeline.origins-more': '{names} and {more, number} more',
  'exit.pipeline.last':
    'Last run {when} by {who}: {rowsIn, number} rows in, {rowsOut, number} out, {passed, number} checks passed, {failed, number} failed',
  'exit.pipeline.refusal.future': 'This is in the future. When did the run end?',
  'exit.pipeline.refusal.whole': 'Please give a whole number, 0 or more.',
  'exit.pipeline.refusal.evidence': 'Please give a link, a note or a file that shows the run.',
  'exit.pipeline.refusal.link': 'Please give an address that begins with https:// or http://.',
  'exit.pipeline.refusal.no-final':
    'There is no final training dataset yet, so no run can lead to it. Please mark one in the lineage first.',
  'exit.pipeline.refusal.changed':
    'The foundation changed while this form was open: {what}. Please check that the run still covers it, and record it again.',

  'exit.status.empty': 'no data sources yet',
  'exit.status.sources':
    'sources {total, number} ({done, number} assessed{stale, plural, =0 {} other {, {stale, number} to be assessed anew}})',
  'exit.status.gaps':
    'gaps {total, plural, =0 {none open} other {{blocking, plural, =0 {{total, number} open} other {{rest, plural, =0 {{total, number} open, {total, plural, one {} other {all }}blocking} other {{total, number} open, {blocking, number} of them blocking}}}}}}',
  'exit.status.lineage':
    '{final, select, yes {lineage {orphans, plural, =0 {complete} one {# orphan} other {# orphans}}} other {lineage without a final dataset}}',
  'exit.status.pipeline.valid': 'pipeline validated',
  'exit.status.pipeline.none': 'pipeline not validated',
  'exit.status.risk': '▲ *at risk*: {name}{more, plural, =0 {} other { and # more}}',
  'exit.behind.source':
    '*{name}* · {system} · owner {owner} · {volume}\n{exists, select, yes {✓ exists today} other {✕ does not exist today}} · {accessible, select, yes {✓ accessible} other {✕ not accessible}}{checked, select, yes { · checked by {who} on {day}} other {}}{planned, select, yes {\nextraction plan: {plan}} other {}}',
  'exit.behind.assessment':
    '*{name}* · {use} · assessed by {who} {when}\n{found}{noted, select, yes {\n{note}} other {}}',
  'exit.behind.waived': '○ *{title}* · waived by {who}: loss of {loss} accepted until {day} · {reason}',
  'exit.behind.resolved': '✓ *{title}* · resolved by {who} {when}: {evidence}',
  'exit.behind.open': '✕ *{title}* · {effect, select, blocking {blocking} other {degrading}}, not resolved',
  'exit.behind.run':
    'Run of {when}, recorded by {who}: {rowsIn, number} rows in, {rowsOut, number} rows out, {passed, plural, one {# check} other {# checks}} passed, {failed, number} failed\nEvidence: {evidence}',
  'exit.behind.lineage': 'Lineage of {engagement}: which sources lead to the training dataset',
  'exit.behind.no-picture':
    'The picture of the lineage is still on its way. `/playbook lineage` shows it as a list.',
  'exit.status.accepted':
    '▲ risk accepted by {by} {when}: {reason} ({cause}{more, plural, =0 {} other {, and # more}})',
  'exit.next.first': 'add the first data source, or drop a CSV of sources into the channel',
  'exit.next.sources':
    '{left, plural, one {complete “{name}”, and see that it is accessible} other {complete # sources and see that they are accessible, “{name}” first}}',
  'exit.next.assess': 'assess the first data source',
  'exit.next.assessed': '{left, plural, one {assess “{name}”} other {assess # sources, “{name}” first}}',
  'exit.next.below':
    '{count, plural, one {open a gap for what falls short in “{name}”} other {open gaps for # findings that fall short, “{name}” first}}',
  'exit.next.blocking':
    '{count, plural, one {resolve the blocking gap “{name}”} other {resolve # blocking gaps, “{name}” first}}',
  'exit.next.degrading':
    '{count, plural, one {resolve the gap “{name}”, or have it waived} other {resolve # gaps or have them waived, “{name}” first}}',
  'exit.next.no-final': 'mark the final training dataset in the lineage',
  'exit.next.orphan': 'connect “{name}” to a training dataset',
  'exit.next.orphans': '{count, plural, other {connect # sources to a training dataset, “{name}” first}}',
  'exit.next.run': 'record an end-to-end run of the pipeline',
  'exit.next.failed':
    'run the pipeline again: the last run had {failed, plural, one {# failed check} other {# failed checks}}',
  'exit.next.partial': 'record a run of the pipeline that covers every source, and checks it',
  'exit.next.void':
    'run the pipeline again, after the change of {when}{what, select, source { (source “{name}”)} import { (import “{name}”)} gap { (gap “{name}”)} other { (lineage)}}',
  'exit.button.lineage': 'Lineage',
  'exit.button.missing': 'What is missing',

  'exit.risk.source': '{who} changed the source “{name}”',
  'exit.risk.import': '{who} imported sources from “{name}”',
  'exit.risk.gap': 'a blocking gap was opened by {who}: “{name}”',
  'exit.risk.open': '▲ *The data foundation of {engagement} is at risk*: {cause} · {when}',
  'exit.risk.meaning':
    'The next gate waits until nothing is missing in the foundation again, or a data approver accepts it with a reason.',
  'exit.risk.settled': '✓ *The data foundation of {engagement} is whole again*: {cause} · {when}',
  'exit.risk.accepted': '✓ *Accepted by {by}*: {cause} · {when}\n>{reason}',
  'exit.risk.accept': 'Accept…',
  'exit.risk.accept-now': 'Accept',
  'exit.risk.title': 'Accept the risk',
  'exit.risk.text':
    'The foundation changed after phase 1: {causes}. If the model can live with it, say why; the reason is kept and shown.',
  'exit.risk.reason': 'Reason',
  'exit.risk.gone': 'The foundation is not at risk any more.',
  'exit.risk.fallback': 'The data foundation of {engagement} is at risk',
  'exit.risk.fallback-settled': 'The data foundation of {engagement} is no longer at risk',

  'exit.change.run': '{count, plural, one {Pipeline run recorded} other {# pipeline runs recorded}} by {who}',
  'exit.change.risk': 'Foundation at risk: {what}',
  'exit.change.settle': 'Foundation no longer at risk: {what}',
  'exit.change.accept': '{who} accepted the risk to the foundation: {what}',
} as const;

/** Phase 5: what input is held against, and what moved. */
export const references = {
  'monitoring.change.reference.seal':
    '{who} sealed {count, plural, one {the reference {what}} other {# references: {what}}}',
  'monitoring.reference.file.name':
    '{count, plural, =0 {a reference for input monitors} one {# reference} other {# references}}',
  'monitoring.reference.file.hint':
    'A CSV file of a time in which all was well, packed with gzip or not; its first row names the columns. Only how values are spread is sealed, never the rows.',
  'monitoring.reference.file.called': 'Name',
  'monitoring.reference.file.called-hint':
    'A name that is there already gets a new version; the old one stays.',
  'monitoring.reference.file.leave-out': 'Columns to leave out',
  'monitoring.reference.file.leave-out-hint': 'Names between commas: what may move freely, such as a date.',
  'monitoring.reference.file.reason': 'Why a new version',
  'monitoring.reference.file.reason-hint': 'Only where there is one of this name already.',
  'monitoring.reference.file.left-out':
    'Left out, since they are empty or hold more than {most, number} different words: {names}',
  'monitoring.reference.file.read':
    'Version {version, number}: {n, number} rows, {numeric, plural, one {# column} other {# columns}} of numbers and {categorical, plural, one {# column} other {# columns}} of words',
  'monitoring.reference.file.outcome':
    '*{name}* v{version, number} is sealed ({digest}…). A monitor of the input layer can be held against it now.',
  'monitoring.reference.file.season': 'Apart by season',
  'monitoring.reference.file.season-hint':
    'Where input differs by weekday, hour or month, a check can be held against the same one.',
  'monitoring.reference.file.moment': 'Column that says when a row was',
  'monitoring.reference.file.moment-hint':
    'Only to tell seasons apart. 2026-11-29T06:00:00Z, or a day or time in the zone of the engagement.',
  'monitoring.reference.season':
    '{by, select, weekday {By weekday} hour {By hour of the day} month {By month} other {Not apart}}',
  'monitoring.reference.file.seasons':
    'Apart by {by, select, weekday {weekday} hour {hour} other {month}}: {count, plural, one {one} other {# of them}}, {least, number} rows at least in each',
  'monitoring.reference.fault.no-moment': 'Please name the column that says when a row was.',
  'monitoring.reference.fault.no-column': 'No column is called “{name}”.',
  'monitoring.reference.fault.moment': '“{said}” is no moment: write 2026-11-29T06:00:00Z or 2026-11-29.',
  'monitoring.refusal.no-season':
    'This reference was sealed without seasons. Import its file again and say by what they are told apart, or compare with all of it.',
  'monitoring.refusal.share': 'Please give a number between 0 and 1, such as 0.05.',
  'monitoring.field.season': 'Compared with',
  'monitoring.season.whole': 'All of the reference',
  'monitoring.season.season': 'The same weekday, hour or month of it',
  'monitoring.field.alpha': 'Accepted share of false alarms (α)',
  'monitoring.hint.alpha': 'Among the columns that are called moved. Smaller is quieter.',
  'monitoring.field.floor': 'Smallest shift that matters',
  'monitoring.hint.floor': 'Distance or Cramér’s V, 0 to 1: less is not told, however sure it is.',
  'monitoring.reference.fault.name': 'Please give the reference a name.',
  'monitoring.reference.fault.few':
    '{n, plural, =0 {There is no row} one {There is one row} other {There are # rows}}; a reference needs {least, number} at least.',
  'monitoring.reference.fault.no-feature':
    'No column says how values are spread: they are empty, or each row has a text of its own.',
  'monitoring.reference.fault.empty': 'The file is empty. Its first row should name the columns.',
  'monitoring.reference.fault.ragged':
    'The row has {count, plural, one {# cell} other {# cells}}, the first row {of, plural, one {names one column} other {names # columns}}.',
  'monitoring.reference.fault.unnamed': 'A column has no name. The first row should name all of them.',
  'monitoring.reference.fault.twice': 'Two columns have the same name.',
  'monitoring.reference.refusal.reason':
    'There is a reference “{name}” already, and this file differs. Please say why there is a new version, or give another name.',
  'monitoring.refusal.no-features':
    '“{name}” is not held against a reference, so that there is nothing to fold values into. A single value goes to /readings.',
  'monitoring.refusal.no-reference':
    'There is no reference yet to hold the input against. Drop a CSV file of a good time in the channel, or use `/playbook import`, and choose “reference”; then come back.',
  'monitoring.field.referenceId': 'Held against',
  'monitoring.why.drift': 'what moved by more than chance, and by more than a little, is told',
  'alerts.shift.head':
    '{moved, plural, =0 {None of {of, plural, one {# column} other {# columns}}} other {*{moved, number} of {of, number}* {of, plural, one {column} other {columns}}}} moved against {name} v{version, number}{by, select, none {} other {, {season} ({sealed, number} rows of it)}} ({n, plural, one {# row} other {# rows}})',
  'alerts.shift.chance':
    '_p is how likely chance alone would show as much{tested, plural, one {} other {, corrected for comparing # columns at once}}._',
  'alerts.shift.feature':
    '• *{name}*: {what, select, type {its type changed} drifted {{size, select, little {moved a little} clearly {moved clearly} other {moved strongly}} ({method, select, ks {distance} missing {values missing, V} other {Cramér’s V}} {effect}, p {p})} other {no shift to speak of}}{nulls, select, yes { · no value {before} → {now}} other {}}{infinite, select, yes { · infinite {infinities}} other {}}{unseen, plural, =0 {} other { · new: {unseenNames} in {unseenRows, plural, one {# row} other {# rows}}}}{gone, plural, =0 {} other { · gone: {goneNames}}}{constant, select, yes { · one value only} other {}}',
  'alerts.shift.more': 'and {count, plural, one {one more column} other {# more columns}}',
  'alerts.shift.missing': 'Missing: *{names}*{more, plural, =0 {} other { and # more}}',
  'alerts.shift.extra': 'Not in the reference: *{names}*{more, plural, =0 {} other { and # more}}',
  'alerts.shift.subtitle': 'In % of the rows: upper bar {name} v{version}, lower bar the last check',
  'alerts.shift.none': 'no value',
  'alerts.shift.others': 'all others',
  'alerts.shift.alt':
    'How {features} {count, plural, one {was} other {were}} spread in {name} v{version, number} and in the last check',
} as const;

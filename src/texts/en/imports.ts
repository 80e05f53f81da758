export const imports = {
  'imports.command': 'Import a file: data sources, use cases, results',
  'imports.command.help':
    '`/playbook import` asks what is in the file and for the file, and checks all of it: any table does, CSV or Excel. You see what would happen before you confirm. A file dropped into the channel does the same.',
  'imports.title': 'Import a file',
  'imports.submit': 'Check',
  'imports.kind': 'What is in it',
  'imports.file': 'File',
  'imports.file-hint': 'At most {max, number} MB. Nothing is imported before you confirm.',
  'imports.asked': '*{file}*, to be read as {kind}.',
  'imports.offer': 'I see *{file}*. Shall I check it as {kind}? Nothing is imported before you confirm.',
  'imports.offer-several': 'I see *{file}*. What is in it? Nothing is imported before you confirm.',
  'imports.check': 'Check it',
  'imports.check-as': 'Check as {kind}',
  'imports.no': 'No, thanks',
  'imports.reading': 'Reading *{file}*…',
  'imports.show': 'Show result',
  'imports.ready':
    '*{file}* ({kind}) is fine: {fresh, number} new, {changed, number} changed, {unchanged, number} unchanged.',
  'imports.nothing':
    '*{file}* ({kind}) is fine and changes nothing: all {unchanged, number} are there already.',
  'imports.refused':
    '▲ *{file}* can’t be imported yet: {bad, plural, one {# row needs} other {# rows need}} fixing. Nothing was imported.',
  'imports.partial':
    '▲ *{file}* ({kind}): {good, plural, one {# row is} other {# rows are}} fine ({fresh, number} new, {changed, number} changed, {unchanged, number} unchanged), {bad, plural, one {# row needs} other {# rows need}} fixing. You can import those that are fine now; the others come back to you as a file.',
  'imports.asking':
    '*{file}*: {rows, plural, one {# row} other {# rows}}, {known, number} of {columns, plural, one {# column} other {# columns}} known here. What is still open is said once; files with the same headings are then read by themselves. Nothing is imported before you confirm.',
  'imports.columns': 'Say what is what…',
  'imports.columns-again': 'Columns…',
  'imports.columns.title': 'Columns of the file',
  'imports.columns.head':
    '*{file}*: {rows, plural, one {# row} other {# rows}} under the headings of {isSheet, select, true {row} other {line}} {line, number}. Which column holds what? Columns nobody chooses are left out. What you say is remembered for files with the same headings.',
  'imports.columns.absent': 'Not in the file',
  'imports.columns.option': '{heading} — {sample}',
  'imports.columns.same': 'Every row: {value}',
  'imports.columns.same-label': '{label}, if it is the same in every row',
  'imports.columns.words':
    '*Words not known here.* Rows with one that you leave open come back to you as a file.',
  'imports.columns.word': '{label}: “{word}” ({rows, plural, one {# row} other {# rows}})',
  'imports.columns.choose': 'What it means',
  'imports.columns.must':
    'Each row has to say this. Please choose a column{canBeSame, select, true {, or what is the same in every row} other {}}.',
  'imports.columns.several': 'This column is chosen for {other} already.',
  'imports.totals':
    '{fresh, number} new · {changed, number} changed · {unchanged, number} unchanged · {bad, number} wrong',
  'imports.broken': '▲ *{file}* can’t be read as {kind}. Nothing was imported.',
  'imports.thread-gone':
    'Your message with this file in {channel} was deleted before I could answer there, so I answer here.',
  'imports.again': 'Fix the file and drop it again, or choose it again.',
  'imports.imported':
    '✓ *{file}* is imported: {fresh, number} new, {changed, number} changed, {unchanged, number} unchanged{bad, plural, =0 {} one {; # row stayed behind} other {; # rows stayed behind}}.',
  'imports.discarded': '*{file}* was left alone.',
  'imports.by': 'dropped by {who}',
  'imports.decided': 'decided by {who} · {when}',
  'imports.confirm': 'Import {what}',
  'imports.confirm-good': 'Import {what} now',
  'imports.recheck': 'Check again',
  'imports.row': '{isSheet, select, true {row} other {line}} {line, number} · *{column}* — {reason}',
  'imports.row-line': '{isSheet, select, true {row} other {line}} {line, number} — {reason}',
  'imports.rows':
    '{count, number} rows · *{column}* — {reason}{isOne, select, true {} other { (the first of them)}} · {isSheet, select, true {rows} other {lines}} {lines}{more, plural, =0 {} other { and # more}}',
  'imports.rows-line':
    '{count, number} rows — {reason}{isOne, select, true {} other { (the first of them)}} · {isSheet, select, true {rows} other {lines}} {lines}{more, plural, =0 {} other { and # more}}',
  'imports.faults': '{total, plural, one {# problem} other {# problems}}',
  'imports.all-problems': 'All {count, number} problems',
  'imports.as-file': 'Send as CSV',
  'imports.rows-as-file': 'Rows to fix as CSV',
  'imports.rows-sent':
    'The {count, plural, one {row} other {# rows}} of *{file}* that need fixing, as the file has them, each with its reason. Fix them here and drop the file again.',
  'imports.reason': 'reason (Phasegate)',
  'imports.coming': 'The list comes as a direct message in a moment.',
  'imports.problems-sent': 'The rows of *{file}* that need fixing, with line, column and reason.',
  'imports.stale':
    'Something this file is about changed after it was checked, so what you saw is no longer what would happen. Please check it again.',
  'imports.done': 'This file has been decided already; the message shows how.',
  'imports.change.confirm': '{who} imported {count, plural, one {{what}} other {# files: {what}}}',
  'imports.notice.encoding':
    'The file isn’t UTF-8, so it was read as Windows-1252. Please look whether names with accents came out right.',
  'imports.notice.above':
    'The headings stand in {line, plural, other {line #}}; what is above them was passed over.',
  'imports.notice.index': 'The first column has no heading; it was passed over.',
  'imports.notice.remembered': 'Read as somebody said of a file with these headings before.',
  'imports.notice.left-out':
    '{count, plural, one {1 column is} other {# columns are}} left out: {names}{more, plural, =0 {} other { and # more}}.',
  'imports.notice.sheet':
    'Read from the sheet “{sheet}”; {others, plural, one {another sheet was} other {# other sheets were}} left out.',
  'imports.fault.empty': 'The file is empty. The first row must hold the column names.',
  'imports.fault.no-rows': 'There are column names, but no rows under them.',
  'imports.fault.too-large': 'The file has {size} MB; at most {max} MB can be read. Please split it.',
  'imports.fault.too-many': 'The file has more than {max, number} rows. Please split it.',
  'imports.fault.binary':
    'This is neither text nor an Excel workbook. Please save it as .xlsx or as CSV (UTF-8) and try again.',
  'imports.fault.no-workbook':
    'This can’t be read as an Excel workbook. Please save it anew as .xlsx or as CSV (UTF-8).',
  'imports.fault.old-workbook':
    'This is a workbook of the old kind (.xls) or one with a password. Please save it as .xlsx without a password, or as CSV (UTF-8).',
  'imports.fault.unpacks': 'The workbook unpacks to more than {max, number} MB. Please split it.',
  'imports.fault.bomb':
    'The workbook unpacks to more than {most, number} times its size; no real one does. Please save it anew.',
  'imports.fault.bytes': 'These bytes aren’t {encoding}. Please save the file as UTF-8.',
  'imports.fault.unreadable':
    'The file couldn’t be read: {tries, plural, one {# try} other {# tries}} ended in an error that is not yours. Please try again later, or bring it in another form.',
  'imports.fault.slow':
    'Reading the file took longer than {minutes, plural, one {# minute} other {# minutes}}. Please split it, or try again when there is less to do.',
  'imports.unreadable':
    'I can’t read *{file}* here. Please save it as .xlsx or CSV and drop that into the channel, or hand it in with `/playbook import`.',
  'imports.several':
    'Several engagements run in this channel, and I can’t tell which one *{file}* is for. Please hand it in with `/playbook import` and the engagement’s name.',
  'imports.fault.gone': 'Slack didn’t hand out the file ({reason}). Please upload it again.',
  'imports.fault.quote': 'A quote opened here is never closed.',
  'imports.fault.stray-quote':
    'A quote stands inside a value. Please double it, or put the whole value in quotes.',
  'imports.fault.syntax': 'From here on the file can’t be read as CSV.',
  'imports.fault.ragged':
    'This row has {found, number} values; the headings name {expected, number} columns.',
  'imports.fault.double-name': 'The same name stands in {line, plural, other {line #}} already.',
  'imports.csv.line': 'line',
  'imports.csv.column': 'column',
  'imports.csv.reason': 'reason',
  'imports.changing': '{more, plural, =0 {Changes {names}} other {Changes {names} and {more, number} more}}',
  'imports.changes': 'What changes',
  'imports.changes.head':
    '*{file}* changes {count, plural, one {one entry that is there} other {# entries that are there}}. Nothing is imported before you confirm.',
  'imports.changes.total': '{total, plural, one {# entry} other {# entries}}',
} as const;

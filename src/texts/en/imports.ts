export const imports = {
  'imports.command': 'Import a file: data sources, use cases, results',
  'imports.command.help':
    '`/playbook import` asks what is in the file and for the file, checks all of it, and imports all of it or nothing. A file dropped into the channel does the same.',
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
  'imports.totals':
    '{fresh, number} new · {changed, number} changed · {unchanged, number} unchanged · {bad, number} wrong',
  'imports.broken': '▲ *{file}* can’t be read as {kind}. Nothing was imported.',
  'imports.thread-gone':
    'Your message with this file in {channel} was deleted before I could answer there, so I answer here.',
  'imports.again': 'Fix the file and drop it again, or choose it again.',
  'imports.imported':
    '✓ *{file}* is imported: {fresh, number} new, {changed, number} changed, {unchanged, number} unchanged.',
  'imports.discarded': '*{file}* was left alone.',
  'imports.by': 'dropped by {who}',
  'imports.decided': 'decided by {who} · {when}',
  'imports.confirm': 'Import {what}',
  'imports.recheck': 'Check again',
  'imports.row': 'line {line, number} · *{column}* — {reason}',
  'imports.row-line': 'line {line, number} — {reason}',
  'imports.faults': '{total, plural, one {# problem} other {# problems}}',
  'imports.all-problems': 'All {count, number} rows to fix',
  'imports.as-file': 'Send as CSV',
  'imports.coming': 'The list comes as a direct message in a moment.',
  'imports.problems-sent': 'The rows of *{file}* that need fixing, with line, column and reason.',
  'imports.stale':
    'Something this file is about changed after it was checked, so what you saw is no longer what would happen. Please check it again.',
  'imports.done': 'This file has been decided already; the message shows how.',
  'imports.change.confirm': '{who} imported {count, plural, one {{what}} other {# files: {what}}}',
  'imports.notice.encoding':
    'The file isn’t UTF-8, so it was read as Windows-1252. Please look whether names with accents came out right.',
  'imports.fault.empty': 'The file is empty. The first row must hold the column names.',
  'imports.fault.no-rows': 'There are column names, but no rows under them.',
  'imports.fault.too-large': 'The file has {size} MB; at most {max} MB can be read. Please split it.',
  'imports.fault.too-many': 'The file has more than {max, number} rows. Please split it.',
  'imports.fault.binary': 'This isn’t text. If it is a spreadsheet, save it as CSV (UTF-8) and try again.',
  'imports.fault.bytes': 'These bytes aren’t {encoding}. Please save the file as UTF-8.',
  'imports.fault.unreadable':
    'The file couldn’t be read: {tries, plural, one {# try} other {# tries}} ended in an error that is not yours. Please try again later, or bring it in another form.',
  'imports.fault.slow':
    'Reading the file took longer than {minutes, plural, one {# minute} other {# minutes}}. Please split it, or try again when there is less to do.',
  'imports.unreadable':
    'I can’t read *{file}* here. Please save it as a CSV file and drop that into the channel, or hand it in with `/playbook import`.',
  'imports.fault.gone': 'Slack didn’t hand out the file ({reason}). Please upload it again.',
  'imports.fault.quote': 'A quote opened here is never closed.',
  'imports.fault.stray-quote':
    'A quote stands inside a value. Please double it, or put the whole value in quotes.',
  'imports.fault.syntax': 'From here on the file can’t be read as CSV.',
  'imports.fault.ragged':
    'This row has {found, number} values; the first row names {expected, number} columns.',
  'imports.fault.missing': 'The column {column} is missing.',
  'imports.fault.unknown':
    'There is no column “{column}”. {near, select, none {Please remove it.} other {Did you mean {near}?}}',
  'imports.fault.double-column': 'The column {column} is there twice.',
  'imports.fault.double-name': 'The same name stands on line {line, number} already.',
  'imports.csv.line': 'line',
  'imports.csv.column': 'column',
  'imports.csv.reason': 'reason',
} as const;

/** Phase 1: the data inventory, its gaps, import and export. */
export const foundation = {
  'foundation.field.name': 'Name',
  'foundation.field.system': 'Source system',
  'foundation.field.owner': 'Data owner',
  'foundation.field.owner-name': 'Data owner, if not in this Slack',
  'foundation.field.accessMethod': 'Access method',
  'foundation.field.updateFrequency': 'Update frequency',
  'foundation.field.volume': 'Volume',
  'foundation.field.format': 'Current format',
  'foundation.field.extractionPlan': 'Extraction plan',
  'foundation.field.personalData': 'Personal data',
  'foundation.field.existsToday': 'Does it exist today?',
  'foundation.field.accessible': 'Can the team access it today?',
  'foundation.field.checkedBy': 'Checked by',
  'foundation.field.checkedOn': 'Checked on',

  'foundation.hint.name': 'such as crm_tickets',
  'foundation.hint.system': 'such as Salesforce, SAP, a file share',
  'foundation.hint.owner': 'One of the two is enough: whoever decides about this data.',
  'foundation.hint.volume': 'such as 2 million rows, 40 GB a month',
  'foundation.hint.choose': 'Choose',
  'foundation.hint.extractionPlan':
    'For PDF, email, image, audio and free text: how it becomes data. Without a plan a gap is opened.',
  'foundation.hint.personalData': 'None, or which kinds',
  'foundation.hint.existsToday': 'What is only planned or wished for doesn’t count as ready.',
  'foundation.hint.accessible':
    'Answer no if somebody still has to grant access. A gap is then opened, so that it isn’t forgotten.',

  'foundation.form.add': 'Add data source',
  'foundation.form.edit': 'Edit data source',
  'foundation.form.step1': 'What it is',
  'foundation.form.step2': 'How to get it',
  'foundation.form.step3': 'How it stands today',
  'foundation.form.why1': 'so that everybody means the same data',
  'foundation.form.why2': 'so that the team knows what extracting it takes',
  'foundation.form.why3': 'since only what exists and can be accessed can train a model',
  'foundation.form.where': 'Step {number} of {of} · *{step}*: {why} · {engagement}',
  'foundation.form.where-edit': '*{step}*: {why} · {engagement}',
  'foundation.form.draft': 'You had begun this before. What you typed is still here.',
  'foundation.form.afresh': 'Start afresh',
  'foundation.form.yours-stands': '(your entry differs and would replace it)',
  'foundation.saved.title': 'Saved',
  'foundation.saved.text': '*{name}* is in the inventory.',
  'foundation.saved.gap': 'This opened a gap: {gap}.',

  'foundation.refusal.accessible':
    'What doesn’t exist today can’t be accessible. Please answer no here, or yes above.',
  'foundation.refusal.future': 'A check can’t be in the future; today is {today}.',
  'foundation.refusal.choice': 'Please use one of: {options}.',
  'foundation.refusal.yes-no': 'Please answer yes or no.',
  'foundation.refusal.user-id':
    'Please give a Slack member ID such as U012AB3CD, or leave it empty: then it is you.',
  'foundation.refusal.name-taken':
    'There is a source named “{name}” already. Please use another name, or edit that one.',
  'foundation.refusal.retired':
    '“{name}” is retired. Bring it back first: it is in the list under “Retired”.',

  'foundation.state.ready': 'ready',
  'foundation.state.wished': 'doesn’t exist yet',
  'foundation.state.inaccessible': 'not accessible',
  'foundation.state.unplanned': 'no extraction plan',
  'foundation.state.unchecked': 'not checked',
  'foundation.state.retired': 'retired',
  'foundation.fact.ready': '{format}, {method}, {frequency}',
  'foundation.fact.wished': 'not there when {who} looked on {day}',
  'foundation.fact.inaccessible': 'the team had no access when {who} looked on {day}',
  'foundation.fact.unplanned': '{format}, and no plan for how it becomes data',
  'foundation.fact.unchecked': 'nobody has checked it',
  'foundation.fact.retired': '{reason}',

  'foundation.list.title': 'Data sources',
  'foundation.list.search': 'Search name, system or owner',
  'foundation.list.search-hint': 'Type and press Enter',
  'foundation.list.row': '{state} · *{name}* — {fact}',
  'foundation.list.owner': '{owner} · {system}',
  'foundation.list.total': '{total, plural, one {# source} other {# in all}}',
  'foundation.list.empty':
    '*{engagement}* has no data sources yet. Add the first one, or import a list you have as CSV.',
  'foundation.list.nothing-found': 'Nothing matches “{search}”. Try fewer letters, or another filter.',
  'foundation.list.none-of-these': 'None of the sources is like that.',
  'foundation.list.back': '← Back to the list',
  'foundation.list.retired': 'Retired. It stays for the record, under the filter “Retired”.',
  'foundation.list.restored': 'It is back in the inventory.',
  'foundation.filter.all': 'All',
  'foundation.filter.inaccessible': 'Not accessible',
  'foundation.filter.unstructured': 'Unstructured',
  'foundation.filter.personal': 'With personal data',
  'foundation.filter.retired': 'Retired',
  'foundation.menu.history': 'History',
  'foundation.menu.retire': 'Retire…',
  'foundation.menu.restore': 'Bring back',

  'foundation.history.title': 'History',
  'foundation.history.added': '{who} added it · {when}',
  'foundation.history.edited': '{who} edited it · {when}',
  'foundation.history.retired': '{who} retired it · {when}: {reason}',
  'foundation.history.restored': '{who} brought it back · {when}',
  'foundation.history.system': 'Phasegate',
  'foundation.history.none': 'Nothing is recorded yet.',

  'foundation.retire.title': 'Retire data source',
  'foundation.retire.submit': 'Retire',
  'foundation.retire.text': 'Take *{name}* out of the inventory?',
  'foundation.retire.reason': 'Why?',
  'foundation.retire.hint': 'Nothing is deleted: it stays for the record and can be brought back.',

  'foundation.history.total': '{total, plural, one {# change} other {# changes}}',
  'foundation.gap.type.access': 'access barrier',
  'foundation.gap.type.extraction': 'unstructured without extraction plan',

  'foundation.button.add': 'Add data source',
  'foundation.button.sources': 'Sources',
  'foundation.button.gaps': 'Gaps',
  'foundation.button.import': 'Import…',
  'foundation.button.export': 'Export',
  'foundation.status.empty': 'no data sources yet',
  'foundation.next.first': 'Add the first data source, or drop a CSV of sources into this channel.',
  'foundation.next.ready':
    '{left, plural, one {Make the last source ready: it} other {Make the remaining # sources ready: each}} must exist, be accessible and have a plan where unstructured.',
  'foundation.next.complete': 'Every source is ready. Is anything missing from the inventory?',

  'foundation.command.sources': 'List, search and edit the data sources',
  'foundation.command.sources.help':
    '`/playbook sources` shows the inventory.\n`/playbook sources crm` searches it.',
  'foundation.command.add': 'Add a data source',
  'foundation.command.add.help': '`/playbook add` opens the form. What you type is kept if you close it.',
  'foundation.command.import': 'Import data sources from a CSV file',
  'foundation.command.import.help':
    '`/playbook import` asks for a file, checks every row and imports all of it or nothing. A CSV dropped into the channel does the same.\nColumns: name, system, owner, access_method, update_frequency, volume, format, extraction_plan, personal_data, exists_today, accessible, checked_by, checked_on',
  'foundation.command.export': 'Export the data sources as CSV',
  'foundation.command.export.help':
    '`/playbook export` sends you the sources as a file.\n`/playbook export all` includes the retired ones.',
  'foundation.command.gaps': 'Show what keeps data from the model',
  'foundation.command.gaps.help': '`/playbook gaps` lists the open gaps.',

  'foundation.export.coming': 'Your CSV comes as a direct message in a moment.',
  'foundation.export.comment':
    'The data sources of *{engagement}*: {count, plural, one {# source} other {# sources}}. Importing this file again changes nothing.',
  'foundation.export.problems': 'The rows of *{file}* that need fixing, with line, column and reason.',

  'foundation.import.title': 'Import data sources',
  'foundation.import.submit': 'Check',
  'foundation.import.file': 'CSV file',
  'foundation.import.file-hint': 'At most 10 MB. Nothing is imported before you confirm.',
  'foundation.import.columns':
    'Columns: {columns}. The names must be in the first row; the rest can be in any order. A source of the same name is updated.',
  'foundation.import.offer':
    'I see *{file}*. Shall I check it as data sources? Nothing is imported before you confirm.',
  'foundation.import.check': 'Check it',
  'foundation.import.no': 'No, thanks',
  'foundation.import.reading': 'Reading *{file}*…',
  'foundation.import.show': 'Show result',
  'foundation.import.ready':
    '*{file}* is fine: {fresh, plural, =0 {nothing new} one {# new source} other {# new sources}}, {changed, number} changed, {unchanged, number} unchanged.',
  'foundation.import.nothing':
    '*{file}* is fine and changes nothing: all {unchanged, number} sources are as they are.',
  'foundation.import.refused':
    '▲ *{file}* can’t be imported yet: {bad, plural, one {# row needs} other {# rows need}} fixing. Nothing was imported.',
  'foundation.import.totals':
    '{fresh, number} new · {changed, number} changed · {unchanged, number} unchanged · {bad, number} wrong',
  'foundation.import.broken': '▲ *{file}* can’t be read as a list of data sources. Nothing was imported.',
  'foundation.import.again': 'Fix the file and drop it again, or choose it again.',
  'foundation.import.imported':
    '✓ *{file}* is imported: {fresh, number} new, {changed, number} changed, {unchanged, number} unchanged.',
  'foundation.import.discarded': '*{file}* was left alone.',
  'foundation.import.by': 'dropped by {who}',
  'foundation.import.decided': 'decided by {who} · {when}',
  'foundation.import.confirm': 'Import {count, plural, one {# source} other {# sources}}',
  'foundation.import.recheck': 'Check again',
  'foundation.import.row': 'line {line, number} · *{column}* — {reason}',
  'foundation.import.row-line': 'line {line, number} — {reason}',
  'foundation.import.faults': '{total, plural, one {# problem} other {# problems}}',
  'foundation.import.all-problems': 'All {count, number} rows to fix',
  'foundation.import.as-file': 'Send as CSV',
  'foundation.import.stale':
    'The inventory changed after this file was checked, so what you saw is no longer what would happen. Please check it again.',
  'foundation.import.done': 'This file has been decided already; the message shows how.',
  'foundation.import.notice.encoding':
    'The file isn’t UTF-8, so it was read as Windows-1252. Please look whether names with accents came out right.',
  'foundation.import.notice.retired-rows':
    '{count, plural, one {# row says} other {# rows say}} “retired” and {count, plural, one {is} other {are}} left out.',
  'foundation.import.notice.retired-names':
    '{count, plural, one {# row has} other {# rows have}} the name of a retired source and will be added anew.',

  'foundation.import.fault.empty': 'The file is empty. The first row must hold the column names.',
  'foundation.import.fault.no-rows': 'There are column names, but no rows under them.',
  'foundation.import.fault.too-large':
    'The file has {size} MB; at most {max} MB can be read. Please split it.',
  'foundation.import.fault.too-many': 'The file has more than {max, number} rows. Please split it.',
  'foundation.import.fault.binary':
    'This isn’t text. If it is a spreadsheet, save it as CSV (UTF-8) and try again.',
  'foundation.import.fault.bytes': 'These bytes aren’t {encoding}. Please save the file as UTF-8.',
  'foundation.import.fault.gone': 'Slack didn’t hand out the file ({reason}). Please upload it again.',
  'foundation.import.fault.quote': 'A quote opened here is never closed.',
  'foundation.import.fault.stray-quote':
    'A quote stands inside a value. Please double it, or put the whole value in quotes.',
  'foundation.import.fault.syntax': 'From here on the file can’t be read as CSV.',
  'foundation.import.fault.ragged':
    'This row has {found, number} values; the first row names {expected, number} columns.',
  'foundation.import.fault.missing': 'The column {column} is missing.',
  'foundation.import.fault.unknown':
    'There is no column “{column}”. {near, select, none {Please remove it.} other {Did you mean {near}?}}',
  'foundation.import.fault.double-column': 'The column {column} is there twice.',
  'foundation.import.fault.double-name': 'The same name stands on line {line, number} already.',
  'foundation.import.csv.line': 'line',
  'foundation.import.csv.column': 'column',
  'foundation.import.csv.reason': 'reason',
} as const;

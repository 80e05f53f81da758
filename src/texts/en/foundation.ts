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
  'foundation.next.first': 'Add the first data source, or drop a CSV of sources into the channel.',
  'foundation.next.ready':
    '{left, plural, one {Make the last source ready: it} other {Make the remaining # sources ready: each}} must exist, be accessible and have a plan where unstructured.',
  'foundation.next.complete': 'Every source is ready. Is anything missing from the inventory?',

  'foundation.command.sources': 'List, search and edit the data sources',
  'foundation.command.sources.help':
    '`/playbook sources` shows the inventory.\n`/playbook sources crm` searches it.',
  'foundation.command.add': 'Add a data source',
  'foundation.command.add.help': '`/playbook add` opens the form. What you type is kept if you close it.',
  'foundation.command.export': 'Export the data sources as CSV',
  'foundation.command.export.help':
    '`/playbook export` sends you the sources as a file.\n`/playbook export all` includes the retired ones.',
  'foundation.command.gaps': 'Show what keeps data from the model',
  'foundation.command.gaps.help': '`/playbook gaps` lists the open gaps.',

  'foundation.export.coming': 'Your CSV comes as a direct message in a moment.',
  'foundation.export.comment':
    'The data sources of *{engagement}*: {count, plural, one {# source} other {# sources}}. Importing this file again changes nothing.',

  'foundation.imports.name': '{count, plural, =0 {data sources} one {# data source} other {# data sources}}',
  'foundation.imports.columns':
    'CSV or Excel. Columns by these names are read by themselves: {columns}. What others are called is asked once. A source of the same name is updated.',
  'foundation.imports.notice.retired-rows':
    '{count, plural, one {# row says} other {# rows say}} “retired” and {count, plural, one {is} other {are}} left out.',
  'foundation.imports.notice.retired-names':
    '{count, plural, one {# row has} other {# rows have}} the name of a retired source and will be added anew.',
  'foundation.change.add':
    '{who} added {count, plural, one {the data source {what}} other {# data sources: {what}}}',
  'foundation.change.edit':
    '{who} changed {count, plural, one {the data source {what}} other {data sources # times: {what}}}',
  'foundation.change.retire':
    '{who} retired {count, plural, one {the data source {what}} other {# data sources: {what}}}',
  'foundation.change.restore':
    '{who} brought back {count, plural, one {the data source {what}} other {# data sources: {what}}}',
} as const;

/** Phase 5: the list of references, and what they are made of. */
export const referenceList = {
  'monitoring.change.reference.retire':
    '{who} retired {count, plural, one {the reference {what}} other {# references: {what}}}',
  'monitoring.change.reference.restore':
    '{who} restored {count, plural, one {the reference {what}} other {# references: {what}}}',
  'monitoring.reference.field.name': 'Name',
  'monitoring.reference.field.feedId': 'Feed',
  'monitoring.reference.field.leaveOut': 'Columns to leave out',
  'monitoring.reference.field.reason': 'Why a new version',
  'monitoring.reference.step.what': 'What is sealed',
  'monitoring.reference.why.what': 'so that monitors of the input layer can be held against it',
  'monitoring.reference.told.name': 'Name',
  'monitoring.reference.told.version': 'Version',
  'monitoring.reference.told.source': 'Made of',
  'monitoring.reference.told.rows': 'Rows',
  'monitoring.reference.told.digest': 'SHA-256',
  'monitoring.reference.told.reason': 'Why',
  'monitoring.reference.refusal.retired':
    'The reference “{name}” was retired. Restore it first, or give another name.',
  'monitoring.reference.refusal.again':
    'There is a reference “{name}” already. Please say why it gets a new version, or give another name.',
  'monitoring.reference.refusal.used':
    '{count, plural, one {# monitor is} other {# monitors are}} held against “{name}”. Retire {count, plural, one {it} other {them}} first, or hold {count, plural, one {it} other {them}} against another reference.',
  'monitoring.reference.fault.nothing':
    'It answered with nothing. Please ask for a time in which there were rows.',
  'monitoring.reference.fault.no-columns':
    'It answered with a single value. Please have it answer with all columns.',
  'monitoring.references.button.list': 'References',
  'monitoring.references.button.add': 'New reference',
  'monitoring.references.menu.renew': 'New version…',
  'monitoring.references.row':
    '*{name}* v{version, number} · {rows, plural, one {# row} other {# rows}}, {features, plural, one {# column} other {# columns}}{by, select, weekday { · apart by weekday} hour { · apart by hour} month { · apart by month} other {}}',
  'monitoring.references.row.used':
    '{count, plural, =0 {No monitor is held against it} one {Held against it: {names}} other {Held against it: {names}{more, plural, =0 {} other { and # more}}}}',
  'monitoring.references.row.sealed': 'since {when} · sealed by {who} · made of {source} · `{digest}…`',
  'monitoring.references.form.add': 'New reference',
  'monitoring.references.next': 'Next',
  'monitoring.references.seal': 'Seal',
  'monitoring.references.sealed': 'Sealed. It holds from the next check on.',
  'monitoring.references.choose.from': 'Made of',
  'monitoring.references.choose.feed': 'What {name} answers',
  'monitoring.references.choose.monitor': 'What was pushed for {name}',
  'monitoring.references.choose.again': 'New version',
  'monitoring.references.choose.of': 'A new version of *{name}*. The one before stays as it is.',
  'monitoring.references.choose.file':
    'A file of a good time works too: drop it in the channel, or use `/playbook import`. Only a file can be told apart by weekday, hour or month.',
  'monitoring.references.choose.none':
    'A reference is made of a file, or of a feed that answers with columns: a database, or a CSV address. There is no such feed yet.',
  'monitoring.references.pushed.text':
    'What was pushed for *{monitor}* in the last days becomes the next version of *{name}*.',
  'monitoring.references.pushed.days': 'How many days',
  'monitoring.references.pushed.days-hint': 'Up to {most, number}: what was pushed is kept as long.',
  'monitoring.references.pushed.bins':
    'Pushed values were counted into the bins of the version before and not kept, so the bins stay the same ones.',
  'monitoring.references.answer.title': 'What would be sealed',
  'monitoring.references.answer.what': '*{name}*, made of what {feed} answers',
  'monitoring.references.answer.none':
    'Nothing is sealed yet. Ask the feed, look at what it answers, then seal it.',
  'monitoring.references.answer.ask': '{again, select, yes {Ask again} other {Ask the feed}}',
  'monitoring.references.answer.read':
    '{n, plural, one {# row} other {# rows}}, {numeric, plural, one {# column} other {# columns}} of numbers and {categorical, plural, one {# column} other {# columns}} of words · {digest}…',
  'monitoring.references.answer.changed':
    'The feed answers otherwise by now, so nothing was sealed. A statement that names the time from when until when answers the same again.',
  'monitoring.references.list.title': 'References',
  'monitoring.references.list.back': '← References',
  'monitoring.references.list.search': 'Search',
  'monitoring.references.list.search-hint': 'Name',
  'monitoring.references.list.total': '{total, plural, one {# reference} other {# references}}',
  'monitoring.references.list.empty':
    'No references in {engagement} yet. A reference is how values were spread while all was well: make one of a feed or a file, then have a monitor held against it.',
  'monitoring.references.list.nothing-found': 'Nothing found for “{search}”.',
  'monitoring.references.list.none-of-these': 'None of these.',
  'monitoring.references.list.retired': 'Retired.',
  'monitoring.references.list.restored': 'Restored.',
  'monitoring.references.filter.all': 'In use',
  'monitoring.references.filter.retired': 'Retired',
  'monitoring.references.retire.title': 'Retire reference',
  'monitoring.references.retire.submit': 'Retire',
  'monitoring.references.retire.text':
    '*{name}* leaves the list, and no monitor is held against it any more.',
  'monitoring.references.retire.reason': 'Why?',
  'monitoring.references.retire.hint':
    'Nothing is deleted: its versions stay as they were sealed, and it can be restored.',
  'monitoring.references.history.title': 'History',
  'monitoring.references.history.none': 'Nothing recorded.',
  'monitoring.references.history.total': '{total, plural, one {# change} other {# changes}}',
  'monitoring.references.history.added': '{who} added it · {when}',
  'monitoring.references.history.edited': '{who} changed · {when}',
  'monitoring.references.history.sealed': '{who} sealed it · {when}',
  'monitoring.references.history.retired': '{who} retired it: {reason} · {when}',
  'monitoring.references.history.restored': '{who} restored it · {when}',
} as const;

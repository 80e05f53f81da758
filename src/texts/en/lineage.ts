/** The lineage: texts for people, ICU messages. */
export const lineage = {
  'lineage.title': 'Lineage',
  'lineage.why':
    'What feeds what, from every source to the dataset the model is trained on. A source that leads nowhere is forgotten or not needed.',
  'lineage.summary':
    '*{engagement}*: {sources, plural, one {# source} other {# sources}}, {transformations, plural, one {# transformation} other {# transformations}}, {datasets, plural, one {# dataset} other {# datasets}}',
  'lineage.final': '✓ Final training dataset: “{name}”',
  'lineage.no-final': '✕ No dataset is marked as the final training dataset.',
  'lineage.no-orphan': '✓ Every source leads to it.',
  'lineage.orphans':
    '✕ {count, plural, one {1 source reaches no training dataset} other {# sources reach no training dataset}}',
  'lineage.orphan': '✕ “{name}” reaches no training dataset',
  'lineage.dropped': '– Dropped out, since they are retired: {names}',
  'lineage.dropped-more': '{names} and {count, number} more',
  'lineage.empty':
    'Nothing is connected yet. Add a dataset and what makes it, or paste lines such as `crm, web -> join -> final: training`.',
  'lineage.no-sources': 'There are no data sources yet. Add them first; then say what becomes of them.',
  'lineage.node.transformation': 'transformation',
  'lineage.node.dataset': 'dataset',
  'lineage.node.final': 'final training dataset',
  'lineage.node.source': 'source',
  'lineage.row': '*{name}* · {kind}',
  'lineage.row.feeds': 'from {names}',
  'lineage.row.feeds-more': 'from {names} and {count, number} more',
  'lineage.row.unfed': '▲ nothing feeds it',
  'lineage.row.dead-end': 'leads nowhere',
  'lineage.total':
    '{total, plural, one {# transformation or dataset} other {# transformations and datasets}}',
  'lineage.orphans.title': 'Orphan sources',
  'lineage.orphans.total': '{total, plural, one {# source} other {# sources}}',

  'lineage.button.transformation': 'Add transformation',
  'lineage.button.dataset': 'Add dataset',
  'lineage.button.connect': 'Connect…',
  'lineage.button.paste': 'Paste lines…',
  'lineage.button.mermaid': 'As Mermaid',
  'lineage.button.openlineage': 'As OpenLineage',
  'lineage.button.orphans': 'Show orphans',
  'lineage.button.connect-it': 'Connect it',
  'lineage.button.open': 'Open lineage',
  'lineage.menu.connect': 'What feeds it…',
  'lineage.menu.edit': 'Rename…',
  'lineage.menu.final': 'Mark as final',
  'lineage.menu.remove': 'Remove',
  'lineage.notice.saved': '“{name}” is saved.',
  'lineage.notice.final': '“{name}” is the final training dataset now.',
  'lineage.notice.removed': '“{name}” is removed, with its connections.',
  'lineage.notice.connected':
    '{added, plural, =0 {} one {1 connection added. } other {# connections added. }}{removed, plural, =0 {} one {1 removed.} other {# removed.}}',
  'lineage.notice.nothing': 'Nothing changed: it was so already.',
  'lineage.notice.pasted':
    '{nodes, plural, =0 {No new nodes} one {1 new node} other {# new nodes}}, {edges, plural, =0 {no new connections} one {1 new connection} other {# new connections}}.',
  'lineage.notice.export': 'The file comes as a direct message in a moment.',

  'lineage.form.transformation': 'Add transformation',
  'lineage.form.dataset': 'Add dataset',
  'lineage.form.edit': 'Rename',
  'lineage.form.save': 'Save',
  'lineage.form.name': 'Name',
  'lineage.form.name-hint': 'As people call it: “join on customer id”, “features v2”.',
  'lineage.form.description': 'What happens here, or what it holds',
  'lineage.form.feeds': 'What feeds it?',
  'lineage.form.feeds-hint': 'Type to search sources, transformations and datasets.',
  'lineage.form.final': 'Final training dataset',
  'lineage.form.final-yes': 'The model is trained on this one',
  'lineage.form.final-moves': 'So far that is “{name}”; there is exactly one.',

  'lineage.connect.title': 'Connect',
  'lineage.connect.submit': 'Connect',
  'lineage.connect.target': 'What is fed?',
  'lineage.connect.target-hint': 'A transformation or dataset. Nothing feeds a source.',
  'lineage.connect.feeds': 'What feeds it?',
  'lineage.connect.now': '*{name}* · {kind}\nfed by {names}',
  'lineage.connect.now-nothing': '*{name}* · {kind}\nnothing feeds it yet',
  'lineage.connect.cut': 'What feeds it no longer?',
  'lineage.connect.from': '*{name}* · source',
  'lineage.connect.to': 'What does it feed?',
  'lineage.connect.nothing-to':
    'There is no transformation or dataset yet that it could feed. Add one first, or paste lines.',
  'lineage.search': 'Search…',

  'lineage.paste.title': 'Paste lines',
  'lineage.paste.check': 'Check',
  'lineage.paste.confirm': 'Confirm',
  'lineage.paste.lines': 'Lines',
  'lineage.paste.help':
    '`crm, web -> join` feeds join from crm and web · `join -> final: training` marks the training dataset · `dataset: staging` names a dataset · `# …` is a comment · a name with a comma goes in "quotes".\nNew names become transformations. Nothing is saved before you confirm.',
  'lineage.paste.result':
    '*This will add* {nodes, plural, =0 {no nodes} one {1 node} other {# nodes}} and {edges, plural, =0 {no connections} one {1 connection} other {# connections}}.',
  'lineage.paste.nothing': 'These lines change nothing: all of it is there already.',
  'lineage.paste.new': '+ {name} · {kind}',
  'lineage.paste.unfed':
    '▲ {name} · {kind} — new, and nothing feeds it. {nearKnown, select, no {} other {Did you mean “{near}”?}}',
  'lineage.paste.more': 'and {count, number} more',
  'lineage.paste.final':
    'Final training dataset: “{name}”{beforeKnown, select, no {} other {, instead of “{before}”}}',
  'lineage.paste.fault.arrow': 'Line {line, number}: there is no arrow. Write “a -> b”.',
  'lineage.paste.fault.empty': 'Line {line, number}: a name is missing beside an arrow or comma.',
  'lineage.paste.fault.quote': 'Line {line, number}: a quote is never closed.',
  'lineage.paste.fault.long': 'Line {line, number}: “{name}” is longer than {max, number} characters.',
  'lineage.paste.fault.fed-source': 'Line {line, number}: “{name}” is a source, and nothing feeds a source.',
  'lineage.paste.fault.other-kind': 'Line {line, number}: “{name}” is something else already.',
  'lineage.paste.fault.two-finals': 'Line {line, number}: “{name}” would be a second final dataset.',
  'lineage.paste.fault.cycle': 'Line {line, number}: this would go round in a circle: {path}.',
  'lineage.paste.fault.more': '{count, plural, one {1 more line is wrong.} other {# more lines are wrong.}}',

  'lineage.refusal.cycle': 'This would go round in a circle: {path}. Data can’t feed what it is made from.',
  'lineage.refusal.source': '“{name}” is a source, and nothing feeds a source.',
  'lineage.refusal.gone': 'One of these was removed meanwhile, by {who}. Please choose again.',
  'lineage.refusal.name': 'There is a source, transformation or dataset named “{name}” already.',
  'lineage.refusal.not-dataset': '“{name}” is a transformation; only a dataset can be the final one.',
  'lineage.refusal.too-many': 'A lineage holds at most {max, number} transformations and datasets.',

  'lineage.card.text':
    'Lineage of {engagement}: {sources, plural, one {# source} other {# sources}} to {known, select, no {no final training dataset yet} other {{final}}}{orphans, plural, =0 {} one {, # leads nowhere} other {, # lead nowhere}}',
  'lineage.card.head': '*Lineage* · {engagement} · cycle {cycle, number}',
  'lineage.card.no-picture': 'The picture isn’t available just now; the lineage is all the same.',
  'lineage.card.cut':
    'The picture leaves out {count, plural, one {# unconnected source} other {# unconnected sources}}.',
  'lineage.alt':
    'Lineage of {engagement}: {sources, plural, one {# source} other {# sources}} through {transformations, plural, one {# transformation} other {# transformations}} to {finalKnown, select, no {no final training dataset yet} other {{final}}}',
  'lineage.alt.orphans': '; {count, plural, one {# orphan} other {# orphans}}: {names}',
  'lineage.picture.more': '{count, plural, one {# more source} other {# more sources}}',
  'lineage.picture.sources': 'Sources',
  'lineage.picture.orphan': 'orphan source',
  'lineage.picture.unconnected': 'Not connected to anything',
  'lineage.picture.risk': 'at risk',

  'lineage.command': 'Say what feeds what, from the sources to the training dataset',
  'lineage.command.help':
    '`/playbook lineage` opens the lineage.\n`/playbook lineage mermaid` or `/playbook lineage openlineage` sends it as a file.',
  'lineage.export.mermaid': 'The lineage of *{engagement}* as Mermaid.',
  'lineage.export.openlineage':
    'The lineage of *{engagement}* as OpenLineage events: {count, plural, one {# event} other {# events}}.',

  'lineage.change': '{who} renamed or described in the lineage: {what}',
  'lineage.change.add': '{who} added to the lineage: {what}',
  'lineage.change.remove': '{who} took out of the lineage: {what}',
  'lineage.change.final': '{who} made another dataset the final one: {what}',
  'lineage.change.connect': '{who} connected the lineage',
} as const;

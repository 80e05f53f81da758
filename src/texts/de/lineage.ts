import type { lineage as english } from '../en/lineage.ts';

export const lineage: Record<keyof typeof english, string> = {
  'lineage.title': 'Herkunft der Daten',
  'lineage.why':
    'Was speist was, von jeder Quelle bis zu dem Datensatz, mit dem das Modell trainiert wird. Eine Quelle, die nirgends hinführt, ist vergessen oder überflüssig.',
  'lineage.summary':
    '*{engagement}*: {sources, plural, one {# Quelle} other {# Quellen}}, {transformations, plural, one {# Verarbeitung} other {# Verarbeitungen}}, {datasets, plural, one {# Datensatz} other {# Datensätze}}',
  'lineage.final': '✓ Endgültiger Trainingsdatensatz: „{name}“',
  'lineage.no-final': '✕ Kein Datensatz ist als endgültiger Trainingsdatensatz markiert.',
  'lineage.no-orphan': '✓ Jede Quelle führt dorthin.',
  'lineage.orphans':
    '✕ {count, plural, one {1 Quelle erreicht keinen Trainingsdatensatz} other {# Quellen erreichen keinen Trainingsdatensatz}}',
  'lineage.orphan': '✕ „{name}“ erreicht keinen Trainingsdatensatz',
  'lineage.dropped': '– Entfallen, weil außer Dienst: {names}',
  'lineage.dropped-more': '{names} und {count, number} weitere',
  'lineage.empty':
    'Noch ist nichts verbunden. Fügen Sie einen Datensatz hinzu und woraus er entsteht, oder fügen Sie Zeilen ein wie `crm, web -> join -> final: training`.',
  'lineage.no-sources':
    'Es gibt noch keine Datenquellen. Erfassen Sie diese zuerst; danach sagen Sie, was aus ihnen wird.',
  'lineage.node.transformation': 'Verarbeitung',
  'lineage.node.dataset': 'Datensatz',
  'lineage.node.final': 'endgültiger Trainingsdatensatz',
  'lineage.node.source': 'Quelle',
  'lineage.row': '*{name}* · {kind}',
  'lineage.row.feeds': 'aus {names}',
  'lineage.row.feeds-more': 'aus {names} und {count, number} weiteren',
  'lineage.row.unfed': '▲ nichts speist es',
  'lineage.row.dead-end': 'führt nirgends hin',
  'lineage.total':
    '{total, plural, one {# Verarbeitung oder Datensatz} other {# Verarbeitungen und Datensätze}}',
  'lineage.orphans.title': 'Verwaiste Quellen',
  'lineage.orphans.total': '{total, plural, one {# Quelle} other {# Quellen}}',

  'lineage.button.transformation': 'Verarbeitung hinzufügen',
  'lineage.button.dataset': 'Datensatz hinzufügen',
  'lineage.button.connect': 'Verbinden…',
  'lineage.button.paste': 'Zeilen einfügen…',
  'lineage.button.mermaid': 'Als Mermaid',
  'lineage.button.openlineage': 'Als OpenLineage',
  'lineage.button.orphans': 'Verwaiste zeigen',
  'lineage.button.connect-it': 'Verbinden',
  'lineage.button.open': 'Herkunft öffnen',
  'lineage.menu.connect': 'Was speist es…',
  'lineage.menu.edit': 'Umbenennen…',
  'lineage.menu.final': 'Als endgültig markieren',
  'lineage.menu.remove': 'Entfernen',
  'lineage.notice.saved': '„{name}“ ist gespeichert.',
  'lineage.notice.final': '„{name}“ ist jetzt der endgültige Trainingsdatensatz.',
  'lineage.notice.removed': '„{name}“ ist mit seinen Verbindungen entfernt.',
  'lineage.notice.connected':
    '{added, plural, =0 {} one {1 Verbindung hinzugefügt. } other {# Verbindungen hinzugefügt. }}{removed, plural, =0 {} one {1 entfernt.} other {# entfernt.}}',
  'lineage.notice.nothing': 'Nichts hat sich geändert: Es war schon so.',
  'lineage.notice.pasted':
    '{nodes, plural, =0 {Keine neuen Knoten} one {1 neuer Knoten} other {# neue Knoten}}, {edges, plural, =0 {keine neuen Verbindungen} one {1 neue Verbindung} other {# neue Verbindungen}}.',
  'lineage.notice.export': 'Die Datei kommt gleich als Direktnachricht.',

  'lineage.form.transformation': 'Neue Verarbeitung',
  'lineage.form.dataset': 'Neuer Datensatz',
  'lineage.form.edit': 'Umbenennen',
  'lineage.form.save': 'Speichern',
  'lineage.form.name': 'Name',
  'lineage.form.name-hint': 'So, wie man es nennt: „Join über Kundennummer“, „Merkmale v2“.',
  'lineage.form.description': 'Was hier geschieht oder was darin steht',
  'lineage.form.feeds': 'Was speist es?',
  'lineage.form.feeds-hint': 'Tippen Sie, um Quellen, Verarbeitungen und Datensätze zu suchen.',
  'lineage.form.final': 'Endgültiger Trainingsdatensatz',
  'lineage.form.final-yes': 'Mit diesem wird das Modell trainiert',
  'lineage.form.final-moves': 'Bisher ist das „{name}“; es gibt genau einen.',

  'lineage.connect.title': 'Verbinden',
  'lineage.connect.submit': 'Verbinden',
  'lineage.connect.target': 'Was wird gespeist?',
  'lineage.connect.target-hint': 'Eine Verarbeitung oder ein Datensatz. Nichts speist eine Quelle.',
  'lineage.connect.feeds': 'Was speist es?',
  'lineage.connect.now': '*{name}* · {kind}\ngespeist aus {names}',
  'lineage.connect.now-nothing': '*{name}* · {kind}\nnoch speist es nichts',
  'lineage.connect.cut': 'Was speist es nicht mehr?',
  'lineage.connect.from': '*{name}* · Quelle',
  'lineage.connect.to': 'Was speist sie?',
  'lineage.connect.nothing-to':
    'Es gibt noch keine Verarbeitung und keinen Datensatz, den sie speisen könnte. Fügen Sie zuerst etwas hinzu, oder fügen Sie Zeilen ein.',
  'lineage.search': 'Suchen…',

  'lineage.paste.title': 'Zeilen einfügen',
  'lineage.paste.check': 'Prüfen',
  'lineage.paste.confirm': 'Bestätigen',
  'lineage.paste.lines': 'Zeilen',
  'lineage.paste.help':
    '`crm, web -> join` speist join aus crm und web · `join -> final: training` markiert den Trainingsdatensatz · `dataset: staging` benennt einen Datensatz · `# …` ist ein Kommentar · ein Name mit Komma steht in "Anführungszeichen".\nNeue Namen werden Verarbeitungen. Vor Ihrer Bestätigung wird nichts gespeichert.',
  'lineage.paste.result':
    '*Hinzu kommen* {nodes, plural, =0 {keine Knoten} one {1 Knoten} other {# Knoten}} und {edges, plural, =0 {keine Verbindungen} one {1 Verbindung} other {# Verbindungen}}.',
  'lineage.paste.nothing': 'Diese Zeilen ändern nichts: Alles davon ist schon da.',
  'lineage.paste.new': '+ {name} · {kind}',
  'lineage.paste.unfed':
    '▲ {name} · {kind} — neu, und nichts speist es. {nearKnown, select, no {} other {Meinten Sie „{near}“?}}',
  'lineage.paste.more': 'und {count, number} weitere',
  'lineage.paste.final':
    'Endgültiger Trainingsdatensatz: „{name}“{beforeKnown, select, no {} other {, anstelle von „{before}“}}',
  'lineage.paste.fault.arrow': 'Zeile {line, number}: Es fehlt ein Pfeil. Schreiben Sie „a -> b“.',
  'lineage.paste.fault.empty': 'Zeile {line, number}: Neben einem Pfeil oder Komma fehlt ein Name.',
  'lineage.paste.fault.quote': 'Zeile {line, number}: Ein Anführungszeichen wird nicht geschlossen.',
  'lineage.paste.fault.long': 'Zeile {line, number}: „{name}“ ist länger als {max, number} Zeichen.',
  'lineage.paste.fault.fed-source':
    'Zeile {line, number}: „{name}“ ist eine Quelle, und nichts speist eine Quelle.',
  'lineage.paste.fault.other-kind': 'Zeile {line, number}: „{name}“ ist schon etwas anderes.',
  'lineage.paste.fault.two-finals':
    'Zeile {line, number}: „{name}“ wäre ein zweiter endgültiger Trainingsdatensatz.',
  'lineage.paste.fault.cycle': 'Zeile {line, number}: Das ginge im Kreis: {path}.',
  'lineage.paste.fault.more':
    '{count, plural, one {1 weitere Zeile ist falsch.} other {# weitere Zeilen sind falsch.}}',

  'lineage.refusal.cycle': 'Das ginge im Kreis: {path}. Daten können nicht speisen, woraus sie gemacht sind.',
  'lineage.refusal.source': '„{name}“ ist eine Quelle, und nichts speist eine Quelle.',
  'lineage.refusal.gone': 'Etwas davon wurde inzwischen entfernt, von {who}. Bitte wählen Sie erneut.',
  'lineage.refusal.name': 'Eine Quelle, eine Verarbeitung oder ein Datensatz heißt schon „{name}“.',
  'lineage.refusal.not-dataset':
    '„{name}“ ist eine Verarbeitung; nur ein Datensatz kann der endgültige sein.',
  'lineage.refusal.too-many': 'Eine Herkunft fasst höchstens {max, number} Verarbeitungen und Datensätze.',

  'lineage.card.text':
    'Herkunft der Daten von {engagement}: {sources, plural, one {# Quelle} other {# Quellen}} nach {known, select, no {noch keinem Trainingsdatensatz} other {{final}}}{orphans, plural, =0 {} one {, # führt nirgendwohin} other {, # führen nirgendwohin}}',
  'lineage.card.head': '*Herkunft der Daten* · {engagement} · Zyklus {cycle, number}',
  'lineage.card.no-picture': 'Das Bild ist gerade nicht verfügbar; die Herkunft gilt trotzdem.',
  'lineage.card.cut':
    'Im Bild {count, plural, one {fehlt # unverbundene Quelle} other {fehlen # unverbundene Quellen}}.',
  'lineage.alt':
    'Herkunft der Daten von {engagement}: {sources, plural, one {# Quelle} other {# Quellen}} über {transformations, plural, one {# Verarbeitung} other {# Verarbeitungen}} zu {finalKnown, select, no {noch keinem endgültigen Trainingsdatensatz} other {{final}}}',
  'lineage.alt.orphans': '; {count, plural, one {# verwaist} other {# verwaist}}: {names}',
  'lineage.picture.more': '{count, plural, one {# weitere Quelle} other {# weitere Quellen}}',
  'lineage.picture.sources': 'Quellen',
  'lineage.picture.orphan': 'verwaiste Quelle',
  'lineage.picture.unconnected': 'Mit nichts verbunden',
  'lineage.picture.risk': 'gefährdet',

  'lineage.command': 'Sagen, was was speist, von den Quellen bis zum Trainingsdatensatz',
  'lineage.command.help':
    '`/playbook lineage` öffnet die Herkunft der Daten.\n`/playbook lineage mermaid` oder `/playbook lineage openlineage` schickt sie als Datei.',
  'lineage.export.mermaid': 'Die Herkunft der Daten von *{engagement}* als Mermaid.',
  'lineage.export.openlineage':
    'Die Herkunft der Daten von *{engagement}* als OpenLineage-Ereignisse: {count, plural, one {# Ereignis} other {# Ereignisse}}.',

  'lineage.change': 'In der Herkunft der Daten umbenannt oder beschrieben von {who}: {what}',
  'lineage.change.add': 'In die Herkunft der Daten aufgenommen von {who}: {what}',
  'lineage.change.remove': 'Aus der Herkunft der Daten genommen von {who}: {what}',
  'lineage.change.final': 'Als endgültig markiert von {who}: {what}',
  'lineage.change.connect': 'Herkunft der Daten verbunden von {who}',
};

import type { candidates as en } from '../en/candidates.ts';

export const candidates: Record<keyof typeof en, string> = {
  'candidates.refusal.cost':
    'Bitte geben Sie eine Zahl über 0 an, etwa 4,20, ohne Tausenderzeichen und Währungszeichen.',
  'candidates.refusal.volume': 'Bitte geben Sie eine Zahl über 0 an, etwa 1200, ohne Tausenderzeichen.',
  'candidates.refusal.rate': 'Bitte geben Sie eine Zahl von 0 bis 100 an, etwa 15 oder 12,5.',
  'candidates.refusal.currency':
    'Bitte geben Sie die Währung mit ihren drei Buchstaben an, etwa EUR oder USD.',
  'candidates.refusal.currency-missing':
    'In welcher Währung sind die Kosten? Drei Buchstaben, etwa EUR oder USD.',
  'candidates.refusal.currencies':
    'Verschiedene Währungen: Die anderen Anwendungsfälle sind in {currency}. Bitte rechnen Sie in {currency} um, damit sich die Werte vergleichen lassen.',
  'candidates.refusal.period-missing':
    'Gilt das für einen Tag, eine Woche, einen Monat, ein Quartal oder ein Jahr?',
  'candidates.refusal.link': 'Bitte geben Sie eine Webadresse an, die mit https:// oder http:// beginnt.',
  'candidates.refusal.source': 'Eine davon steht nicht mehr im Datenverzeichnis. Bitte wählen Sie neu.',
  'candidates.refusal.name-taken':
    'Es gibt schon einen Anwendungsfall „{name}“. Bitte wählen Sie einen anderen Namen.',
  'candidates.refusal.retired':
    '„{name}“ wurde ausgemustert. Stellen Sie den Anwendungsfall wieder her, dann können Sie ihn bearbeiten.',
  'candidates.refusal.chosen':
    '„{name}“ ist der Anwendungsfall dieses Zyklus. Wählen Sie zuerst einen anderen, dann lässt er sich ausmustern.',

  'candidates.field.name': 'Name',
  'candidates.field.description': 'Beschreibung',
  'candidates.field.processOwner': 'Prozessverantwortung',
  'candidates.field.owner-name': 'Prozessverantwortung, falls nicht in diesem Slack',
  'candidates.field.startState': 'Anfangszustand',
  'candidates.field.endState': 'Endzustand',
  'candidates.field.processDocument': 'Link zum Prozessdokument',
  'candidates.field.sources': 'Benötigte Datenquellen',
  'candidates.field.costPerTransaction': 'Kosten pro Vorgang heute',
  'candidates.field.currency': 'Währung',
  'candidates.field.volume': 'Menge',
  'candidates.field.volumePeriod': 'Menge pro',
  'candidates.field.improvementRate': 'Verbesserung, in %',
  'candidates.hint.name': 'etwa Zuordnung von Supportanfragen',
  'candidates.hint.description': 'Was heute getan wird und was ein Modell täte.',
  'candidates.hint.processOwner': 'Wer für den Prozess einsteht. Eine der beiden Angaben genügt.',
  'candidates.hint.startState':
    'Was am Anfang da ist, etwa: Eine E-Mail ist im gemeinsamen Postfach eingegangen.',
  'candidates.hint.endState': 'Was am Ende da ist, etwa: Die Anfrage liegt beim richtigen Team.',
  'candidates.hint.processDocument':
    'Wo der Prozess beschrieben ist. Nötig für 4 oder 5 Punkte bei der Klarheit des Prozesses.',
  'candidates.hint.sources': 'Aus dem Datenverzeichnis',
  'candidates.hint.costPerTransaction': 'Was ein Vorgang insgesamt kostet, etwa 4,20.',
  'candidates.hint.currency': 'EUR',
  'candidates.hint.volume': 'Wie viele Vorgänge in einem Zeitraum, etwa 1200.',
  'candidates.hint.choose': 'Bitte wählen',
  'candidates.hint.improvementRate':
    'Welchen Teil der Kosten ein Modell voraussichtlich spart: 0 bis 100, etwa 15.',
  'candidates.period.day': 'Tag',
  'candidates.period.week': 'Woche',
  'candidates.period.month': 'Monat',
  'candidates.period.quarter': 'Quartal',
  'candidates.period.year': 'Jahr',
  'candidates.missing.processOwner': 'Prozessverantwortung',
  'candidates.missing.startState': 'Anfangszustand',
  'candidates.missing.endState': 'Endzustand',
  'candidates.missing.processDocument': 'Prozessdokument',
  'candidates.missing.sources': 'Datenquellen',
  'candidates.missing.roi': 'ROI-Angaben',
  'candidates.form.add': 'Anwendungsfall ergänzen',
  'candidates.form.edit': 'Fall bearbeiten',
  'candidates.form.step1': 'Worum es geht',
  'candidates.form.step2': 'Wie es abläuft',
  'candidates.form.step3': 'Was es wert ist',
  'candidates.form.why1': 'damit alle denselben Prozess meinen',
  'candidates.form.why2': 'das entscheidet, wie klar und wie begrenzt die Arbeit ist',
  'candidates.form.why3': 'eine Schätzung neben der Matrix; lassen Sie leer, was noch nicht bekannt ist',
  'candidates.list.title': 'Anwendungsfälle',
  'candidates.list.back': '← Anwendungsfälle',
  'candidates.list.search': 'Suche',
  'candidates.list.search-hint': 'Name, Beschreibung oder Prozessverantwortung',
  'candidates.list.counts':
    '{total, plural, one {# Anwendungsfall} other {# Anwendungsfälle}} · {scored, number} von jemandem bewertet · {settled, number} festgelegt',
  'candidates.list.total': '{total, plural, one {# Anwendungsfall} other {# Anwendungsfälle}}',
  'candidates.list.empty':
    'In {engagement} gibt es noch keine Anwendungsfälle. Ergänzen Sie die Prozesse, bei denen ein Modell helfen könnte: Eine Handvoll genügt zum Vergleich. Jeder wird dann nach vier Kriterien bewertet, und das höchste Produkt wird vorgeschlagen.',
  'candidates.list.nothing-found': 'Nichts gefunden zu „{search}“.',
  'candidates.list.none-of-these': 'Davon gibt es keine.',
  'candidates.filter.all': 'Alle aktiven',
  'candidates.filter.scored': 'Festgelegt',
  'candidates.filter.unscored': 'Noch nicht festgelegt',
  'candidates.filter.retired': 'Ausgemustert',
  'candidates.row.head': '{rank, select, some {*{place, number}.* } other {}}*{name}* · {product}',
  'candidates.row.product': 'Produkt {product, number} von 625',
  'candidates.row.unscored': 'noch nicht festgelegt',
  'candidates.row.owner': 'verantwortlich {owner}',
  'candidates.row.roi': '{value} im Jahr (Schätzung)',
  'candidates.row.missing': 'es fehlt: {what}',
  'candidates.row.retired': '✕ ausgemustert: {reason}',
  'candidates.menu.edit': 'Bearbeiten…',
  'candidates.menu.history': 'Verlauf',
  'candidates.menu.retire': 'Ausmustern…',
  'candidates.menu.restore': 'Wiederherstellen',
  'candidates.button.add': 'Fall ergänzen',
  'candidates.button.list': 'Anwendungsfälle',
  'candidates.retire.title': 'Fall ausmustern',
  'candidates.retire.submit': 'Ausmustern',
  'candidates.retire.text': '*{name}* verschwindet aus der Liste und der Matrix.',
  'candidates.retire.reason': 'Warum?',
  'candidates.retire.hint':
    'Nichts wird gelöscht: Bewertungen und Verlauf bleiben, und der Fall lässt sich wiederherstellen.',
  'candidates.history.title': 'Verlauf',
  'candidates.history.none': 'Nichts verzeichnet.',
  'candidates.history.total': '{total, plural, one {# Änderung} other {# Änderungen}}',
  'candidates.history.added': 'Ergänzt von {who} · {when}',
  'candidates.history.edited': 'Geändert von {who} · {when}',
  'candidates.history.retired': 'Ausgemustert von {who}: {reason} · {when}',
  'candidates.history.restored': 'Wiederhergestellt von {who} · {when}',
  'candidates.done.added': 'Ergänzt. Als Nächstes: bewerten.',
  'candidates.done.edited': 'Gespeichert. Abgegebene Bewertungen bleiben erhalten.',
  'candidates.list.retired': 'Ausgemustert.',
  'candidates.list.restored': 'Wiederhergestellt.',
  'candidates.source':
    '{name}{open, plural, =0 {} one { · # offene Lücke} other { · # offene Lücken}}{blocking, plural, =0 {} other {, # blockierend}}',
  'candidates.command': 'Die Anwendungsfälle, die zur Wahl stehen',
  'candidates.command.help':
    '`/playbook candidates` listet die Anwendungsfälle, das höchste Produkt zuerst. `/playbook candidates add` öffnet das Formular, `/playbook candidates Erstattung` sucht nach „Erstattung“.',
  'candidates.change.add':
    '{count, plural, one {Anwendungsfall {what}} other {# Anwendungsfälle}} ergänzt von {who}{count, plural, one {} other {: {what}}}',
  'candidates.change.edit':
    '{count, plural, one {Anwendungsfall {what}} other {Anwendungsfälle}} bearbeitet von {who}{count, plural, one {} other {: {what}}}',
  'candidates.change.retire':
    '{count, plural, one {Anwendungsfall {what}} other {# Anwendungsfälle}} ausgemustert von {who}{count, plural, one {} other {: {what}}}',
  'candidates.change.restore':
    '{count, plural, one {Anwendungsfall {what}} other {# Anwendungsfälle}} wiederhergestellt von {who}{count, plural, one {} other {: {what}}}',

  'candidates.button.plan': 'Plan',
  'candidates.button.sign': 'Fairnessgrenzen',
  'candidates.button.import': 'Importieren',
  'candidates.status.empty': 'noch keine Anwendungsfälle',
  'candidates.status.candidates':
    '{total, plural, one {# Anwendungsfall} other {# Anwendungsfälle}}, {settled, number} festgelegt',
  'candidates.status.chosen': 'gewählt: {name} ({product, number} von 625)',
  'candidates.status.not-chosen': 'keiner gewählt',
  'candidates.status.plan': 'Plan {done, number} von {parts, number}',
  'candidates.status.bounds': 'Fairnessgrenzen {signed, select, yes {gezeichnet} other {nicht gezeichnet}}',
  'candidates.next.candidates': 'die Anwendungsfälle zum Vergleich ergänzen',
  'candidates.next.candidates.why': 'Daraus wird gewählt, worum es in diesem Zyklus geht.',
  'candidates.next.scored': 'die Anwendungsfälle bewerten lassen, am besten von mehreren und verdeckt',
  'candidates.next.scored.why': 'Was mehrere unabhängig sehen, wiegt mehr.',
  'candidates.next.settled': 'die Bewertungen festlegen',
  'candidates.next.settled.why': 'Nur festgelegte Bewertungen lassen sich vergleichen.',
  'candidates.next.chosen':
    'den Anwendungsfall dieses Zyklus wählen; ein Gleichstand wird mit Begründung entschieden',
  'candidates.next.chosen.why': 'Alles Weitere wird dafür gebaut.',
  'candidates.next.roi': 'das ROI-Modell ausfüllen',
  'candidates.next.roi.why': 'Daraus folgt jede Schwelle.',
  'candidates.next.baseline': 'die heutigen Zahlen festhalten, bevor etwas gebaut wird',
  'candidates.next.baseline.why': 'Danach kann sie niemand mehr messen.',
  'candidates.next.requirement': 'die Kennzahl und den Wert bestimmen, den das Modell erreichen muss',
  'candidates.next.requirement.why': 'Daran wird der Pilot gemessen.',
  'candidates.next.fairness': 'die Fairnessgrenzen bestimmen, vor jedem Ergebnis nach Gruppen',
  'candidates.next.fairness.why': 'Eine Grenze, die das Ergebnis kennt, bindet niemanden.',
  'candidates.next.operations': 'Integration, überwachten Zeitraum, Einführung und Überwachung ausfüllen',
  'candidates.next.operations.why': 'Daran werden die späteren Phasen gemessen.',
  'candidates.next.signed': 'die Fairnessgrenzen zeichnen',
  'candidates.next.signed.why': 'Ab dann gelten sie.',
  'candidates.next.assessed': 'das Risiko einstufen lassen',
  'candidates.next.assessed.why': 'Davon hängt ab, was die Gates verlangen.',

  'candidates.imports.name':
    '{count, plural, =0 {Anwendungsfälle} one {# Anwendungsfall} other {# Anwendungsfälle}}',
  'candidates.imports.columns':
    'CSV oder Excel. Spalten mit diesen Namen werden von selbst gelesen: {columns}. Was andere sind, wird einmal gefragt; nur der Name ist nötig. Datenquellen mit ihrem Namen, durch Semikolon getrennt. Das Verzeichnis der US-Bundesbehörden wird gelesen, wie es veröffentlicht ist. Ein Anwendungsfall gleichen Namens wird geändert.',
  'candidates.imports.source':
    'Eine Datenquelle „{name}“ gibt es nicht. Bitte nehmen Sie sie zuerst ins Verzeichnis auf, oder berichtigen Sie den Namen.',
  'candidates.imports.twins':
    '{count, plural, one {# Zeile sagt} other {# Zeilen sagen}} Wort für Wort dasselbe wie eine frühere; dafür kommt nichts hinzu.',
  'candidates.imports.renamed':
    '{count, plural, one {# Anwendungsfall teilt} other {# Anwendungsfälle teilen}} den Namen mit einem anderen; dahinter steht darum, wessen er ist.',
  'candidates.imports.cut':
    '{count, plural, one {# Text ist} other {# Texte sind}} länger als das Feld und {count, plural, one {wird} other {werden}} gekürzt.',
  'candidates.imports.inventory':
    'Gelesen als das Verzeichnis der US-Bundesbehörden: {count, number} Zeilen; von den {columns, number} Spalten werden Name, Zweck, Ergebnisse, Behörde und Abteilung genommen.',

  'candidates.task.what': 'Anwendungsfälle von „{engagement}“ ergänzen',
  'candidates.task.why': 'Phase 2 wählt einen davon aus; ohne sie kann sie nicht beginnen.',
  'candidates.waiting': 'noch keine Anwendungsfälle zur Wahl',
};

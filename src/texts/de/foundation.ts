import type { foundation as en } from '../en/foundation.ts';

export const foundation: Record<keyof typeof en, string> = {
  'foundation.field.name': 'Name',
  'foundation.field.system': 'Quellsystem',
  'foundation.field.owner': 'Datenverantwortung',
  'foundation.field.owner-name': 'Datenverantwortung, wenn nicht in diesem Slack',
  'foundation.field.accessMethod': 'Zugriffsart',
  'foundation.field.updateFrequency': 'Aktualisierung',
  'foundation.field.volume': 'Umfang',
  'foundation.field.format': 'Heutiges Format',
  'foundation.field.extractionPlan': 'Extraktionsplan',
  'foundation.field.personalData': 'Personenbezogene Daten',
  'foundation.field.existsToday': 'Gibt es sie heute?',
  'foundation.field.accessible': 'Kommt das Team heute heran?',
  'foundation.field.checkedBy': 'Geprüft von',
  'foundation.field.checkedOn': 'Geprüft am',

  'foundation.hint.name': 'zum Beispiel crm_tickets',
  'foundation.hint.system': 'zum Beispiel Salesforce, SAP, ein Dateiordner',
  'foundation.hint.owner': 'Eines von beiden genügt: wer über diese Daten entscheidet.',
  'foundation.hint.volume': 'zum Beispiel 2 Millionen Zeilen, 40 GB im Monat',
  'foundation.hint.choose': 'Wählen',
  'foundation.hint.extractionPlan':
    'Bei PDF, E-Mail, Bild, Ton und Freitext: wie daraus Daten werden. Ohne Plan wird eine Lücke eröffnet.',
  'foundation.hint.personalData': 'Keine, oder welche',
  'foundation.hint.existsToday': 'Was nur geplant oder gewünscht ist, zählt nicht als bereit.',
  'foundation.hint.accessible':
    'Antworten Sie mit Nein, wenn noch jemand Zugriff geben muss. Dann wird eine Lücke eröffnet, damit es nicht vergessen wird.',

  'foundation.form.add': 'Neue Datenquelle',
  'foundation.form.edit': 'Datenquelle bearbeiten',
  'foundation.form.step1': 'Was es ist',
  'foundation.form.step2': 'Wie man herankommt',
  'foundation.form.step3': 'Wie es heute steht',
  'foundation.form.why1': 'damit alle dieselben Daten meinen',
  'foundation.form.why2': 'damit das Team weiß, was die Gewinnung kostet',
  'foundation.form.why3': 'denn nur was da und zugänglich ist, kann ein Modell lehren',
  'foundation.saved.title': 'Gespeichert',
  'foundation.saved.text': '*{name}* steht im Verzeichnis.',
  'foundation.saved.gap': 'Das hat eine Lücke eröffnet: {gap}.',

  'foundation.refusal.accessible':
    'Was es heute nicht gibt, kann nicht zugänglich sein. Bitte hier Nein oder oben Ja antworten.',
  'foundation.refusal.future': 'Eine Prüfung kann nicht in der Zukunft liegen; heute ist der {today}.',
  'foundation.refusal.choice': 'Bitte eines davon verwenden: {options}.',
  'foundation.refusal.yes-no': 'Bitte mit Ja oder Nein antworten.',
  'foundation.refusal.user-id':
    'Bitte eine Slack-Mitglieds-ID wie U012AB3CD angeben oder leer lassen: dann sind Sie es.',
  'foundation.refusal.name-taken':
    'Eine Quelle namens „{name}“ gibt es schon. Bitte anders nennen oder jene bearbeiten.',
  'foundation.refusal.retired':
    '„{name}“ ist stillgelegt. Bitte zuerst zurückholen: in der Liste unter „Stillgelegt“.',

  'foundation.state.ready': 'bereit',
  'foundation.state.wished': 'gibt es noch nicht',
  'foundation.state.inaccessible': 'nicht zugänglich',
  'foundation.state.unplanned': 'kein Extraktionsplan',
  'foundation.state.unchecked': 'nicht geprüft',
  'foundation.state.retired': 'stillgelegt',
  'foundation.fact.ready': '{format}, {method}, {frequency}',
  'foundation.fact.wished': 'nicht da, als {who} am {day} nachsah',
  'foundation.fact.inaccessible': 'das Team hatte keinen Zugriff, als {who} am {day} nachsah',
  'foundation.fact.unplanned': '{format}, und kein Plan, wie daraus Daten werden',
  'foundation.fact.unchecked': 'niemand hat sie geprüft',
  'foundation.fact.retired': '{reason}',

  'foundation.list.title': 'Datenquellen',
  'foundation.list.search': 'Name, System oder Verantwortung suchen',
  'foundation.list.search-hint': 'Tippen und Eingabetaste drücken',
  'foundation.list.row': '{state} · *{name}* — {fact}',
  'foundation.list.owner': '{owner} · {system}',
  'foundation.list.total': '{total, plural, one {# Quelle} other {insgesamt #}}',
  'foundation.list.empty':
    '*{engagement}* hat noch keine Datenquellen. Fügen Sie die erste hinzu, oder importieren Sie eine Liste als CSV.',
  'foundation.list.nothing-found':
    'Nichts passt zu „{search}“. Versuchen Sie weniger Buchstaben oder einen anderen Filter.',
  'foundation.list.none-of-these': 'Keine der Quellen ist so.',
  'foundation.list.back': '← Zurück zur Liste',
  'foundation.list.retired': 'Stillgelegt. Sie bleibt für die Akten, unter dem Filter „Stillgelegt“.',
  'foundation.list.restored': 'Sie ist wieder im Verzeichnis.',
  'foundation.filter.all': 'Alle',
  'foundation.filter.inaccessible': 'Nicht zugänglich',
  'foundation.filter.unstructured': 'Unstrukturiert',
  'foundation.filter.personal': 'Mit personenbezogenen Daten',
  'foundation.filter.retired': 'Stillgelegt',
  'foundation.menu.history': 'Verlauf',
  'foundation.menu.retire': 'Stilllegen…',
  'foundation.menu.restore': 'Zurückholen',

  'foundation.history.title': 'Verlauf',
  'foundation.history.added': '{who} hat sie hinzugefügt · {when}',
  'foundation.history.edited': '{who} hat sie bearbeitet · {when}',
  'foundation.history.retired': '{who} hat sie stillgelegt · {when}: {reason}',
  'foundation.history.restored': '{who} hat sie zurückgeholt · {when}',
  'foundation.history.none': 'Noch ist nichts verzeichnet.',

  'foundation.retire.title': 'Quelle stilllegen',
  'foundation.retire.submit': 'Stilllegen',
  'foundation.retire.text': '*{name}* aus dem Verzeichnis nehmen?',
  'foundation.retire.reason': 'Warum?',
  'foundation.retire.hint': 'Nichts wird gelöscht: sie bleibt für die Akten und lässt sich zurückholen.',

  'foundation.history.total': '{total, plural, one {# Änderung} other {# Änderungen}}',
  'foundation.gap.type.access': 'Zugangshürde',
  'foundation.gap.type.extraction': 'unstrukturiert ohne Extraktionsplan',

  'foundation.button.add': 'Datenquelle hinzufügen',
  'foundation.button.sources': 'Quellen',
  'foundation.button.gaps': 'Lücken',
  'foundation.button.import': 'Importieren…',
  'foundation.button.export': 'Exportieren',
  'foundation.status.empty': 'noch keine Datenquellen',
  'foundation.next.first':
    'Fügen Sie die erste Datenquelle hinzu, oder legen Sie eine CSV mit Quellen in den Kanal.',
  'foundation.next.ready':
    '{left, plural, one {Die letzte Quelle bereit machen: sie muss da sein, zugänglich} other {Die übrigen # Quellen bereit machen: jede muss da sein, zugänglich}} und, wo unstrukturiert, mit Plan.',
  'foundation.next.complete': 'Jede Quelle ist bereit. Fehlt noch etwas im Verzeichnis?',

  'foundation.command.sources': 'Datenquellen ansehen, suchen und bearbeiten',
  'foundation.command.sources.help':
    '`/playbook sources` zeigt das Verzeichnis.\n`/playbook sources crm` sucht darin.',
  'foundation.command.add': 'Eine Datenquelle hinzufügen',
  'foundation.command.add.help':
    '`/playbook add` öffnet das Formular. Ihre Eingaben bleiben erhalten, wenn Sie es schließen.',
  'foundation.command.export': 'Datenquellen als CSV exportieren',
  'foundation.command.export.help':
    '`/playbook export` schickt Ihnen die Quellen als Datei.\n`/playbook export all` nimmt die stillgelegten dazu.',
  'foundation.command.gaps': 'Zeigen, was Daten vom Modell fernhält',
  'foundation.command.gaps.help': '`/playbook gaps` listet die offenen Lücken.',

  'foundation.export.coming': 'Ihre CSV kommt gleich als Direktnachricht.',
  'foundation.export.comment':
    'Die Datenquellen von *{engagement}*: {count, plural, one {# Quelle} other {# Quellen}}. Diese Datei wieder zu importieren ändert nichts.',

  'foundation.imports.name': '{count, plural, =0 {Datenquellen} one {# Datenquelle} other {# Datenquellen}}',
  'foundation.imports.columns':
    'CSV oder Excel. Spalten mit diesen Namen werden von selbst gelesen: {columns}. Was andere sind, wird einmal gefragt. Eine Quelle gleichen Namens wird geändert.',
  'foundation.imports.notice.retired-rows':
    '{count, plural, one {# Zeile ist} other {# Zeilen sind}} als stillgelegt bezeichnet und {count, plural, one {bleibt} other {bleiben}} weg.',
  'foundation.imports.notice.retired-names':
    '{count, plural, one {# Zeile hat} other {# Zeilen haben}} den Namen einer stillgelegten Quelle und {count, plural, one {wird} other {werden}} neu angelegt.',
  'foundation.change.add':
    '{count, plural, one {Datenquelle} other {# Datenquellen}} ergänzt von {who}: {what}',
  'foundation.change.edit':
    '{count, plural, one {Datenquelle} other {#-mal Datenquellen}} geändert von {who}: {what}',
  'foundation.change.retire':
    '{count, plural, one {Datenquelle} other {# Datenquellen}} stillgelegt von {who}: {what}',
  'foundation.change.restore':
    '{count, plural, one {Datenquelle} other {# Datenquellen}} zurückgeholt von {who}: {what}',
};

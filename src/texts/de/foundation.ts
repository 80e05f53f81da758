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
  'foundation.form.where': 'Schritt {number} von {of} · *{step}*: {why} · {engagement}',
  'foundation.form.where-edit': '*{step}*: {why} · {engagement}',
  'foundation.form.draft': 'Sie hatten das schon begonnen. Ihre Eingaben sind noch da.',
  'foundation.form.afresh': 'Neu beginnen',
  'foundation.form.yours-stands': '(Ihre Eingabe weicht ab und würde es ersetzen)',
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
  'foundation.history.system': 'Phasegate',
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
    'Fügen Sie die erste Datenquelle hinzu, oder legen Sie eine CSV mit Quellen in diesen Kanal.',
  'foundation.next.ready':
    '{left, plural, one {Die letzte Quelle bereit machen: sie muss da sein, zugänglich} other {Die übrigen # Quellen bereit machen: jede muss da sein, zugänglich}} und, wo unstrukturiert, mit Plan.',
  'foundation.next.complete': 'Jede Quelle ist bereit. Fehlt noch etwas im Verzeichnis?',

  'foundation.command.sources': 'Datenquellen ansehen, suchen und bearbeiten',
  'foundation.command.sources.help':
    '`/playbook sources` zeigt das Verzeichnis.\n`/playbook sources crm` sucht darin.',
  'foundation.command.add': 'Eine Datenquelle hinzufügen',
  'foundation.command.add.help':
    '`/playbook add` öffnet das Formular. Ihre Eingaben bleiben erhalten, wenn Sie es schließen.',
  'foundation.command.import': 'Datenquellen aus einer CSV-Datei importieren',
  'foundation.command.import.help':
    '`/playbook import` fragt nach einer Datei, prüft jede Zeile und importiert alles oder nichts. Eine CSV im Kanal bewirkt dasselbe.\nSpalten: name, system, owner, access_method, update_frequency, volume, format, extraction_plan, personal_data, exists_today, accessible, checked_by, checked_on',
  'foundation.command.export': 'Datenquellen als CSV exportieren',
  'foundation.command.export.help':
    '`/playbook export` schickt Ihnen die Quellen als Datei.\n`/playbook export all` nimmt die stillgelegten dazu.',
  'foundation.command.gaps': 'Zeigen, was Daten vom Modell fernhält',
  'foundation.command.gaps.help': '`/playbook gaps` listet die offenen Lücken.',

  'foundation.export.coming': 'Ihre CSV kommt gleich als Direktnachricht.',
  'foundation.export.comment':
    'Die Datenquellen von *{engagement}*: {count, plural, one {# Quelle} other {# Quellen}}. Diese Datei wieder zu importieren ändert nichts.',
  'foundation.export.problems':
    'Die Zeilen von *{file}*, die zu berichtigen sind, mit Zeile, Spalte und Grund.',

  'foundation.import.title': 'Quellen importieren',
  'foundation.import.submit': 'Prüfen',
  'foundation.import.file': 'CSV-Datei',
  'foundation.import.file-hint': 'Höchstens 10 MB. Nichts wird importiert, bevor Sie bestätigen.',
  'foundation.import.columns':
    'Spalten: {columns}. Die Namen stehen in der ersten Zeile, in beliebiger Reihenfolge. Eine Quelle gleichen Namens wird geändert.',
  'foundation.import.offer':
    'Ich sehe *{file}*. Soll ich das als Datenquellen prüfen? Nichts wird importiert, bevor Sie bestätigen.',
  'foundation.import.check': 'Prüfen',
  'foundation.import.no': 'Nein, danke',
  'foundation.import.reading': '*{file}* wird gelesen…',
  'foundation.import.show': 'Ergebnis zeigen',
  'foundation.import.ready':
    '*{file}* ist in Ordnung: {fresh, plural, =0 {nichts Neues} one {# neue Quelle} other {# neue Quellen}}, {changed, number} geändert, {unchanged, number} unverändert.',
  'foundation.import.nothing':
    '*{file}* ist in Ordnung und ändert nichts: alle {unchanged, number} Quellen sind, wie sie sind.',
  'foundation.import.refused':
    '▲ *{file}* lässt sich noch nicht importieren: {bad, plural, one {# Zeile ist} other {# Zeilen sind}} zu berichtigen. Nichts wurde importiert.',
  'foundation.import.totals':
    '{fresh, number} neu · {changed, number} geändert · {unchanged, number} unverändert · {bad, number} falsch',
  'foundation.import.broken':
    '▲ *{file}* ist nicht als Liste von Datenquellen lesbar. Nichts wurde importiert.',
  'foundation.import.again': 'Berichtigen Sie die Datei und laden Sie sie noch einmal hoch.',
  'foundation.import.imported':
    '✓ *{file}* ist importiert: {fresh, number} neu, {changed, number} geändert, {unchanged, number} unverändert.',
  'foundation.import.discarded': '*{file}* blieb unberührt.',
  'foundation.import.by': 'hochgeladen von {who}',
  'foundation.import.decided': 'entschieden von {who} · {when}',
  'foundation.import.confirm': '{count, plural, one {# Quelle} other {# Quellen}} importieren',
  'foundation.import.recheck': 'Noch einmal prüfen',
  'foundation.import.row': 'Zeile {line, number} · *{column}* — {reason}',
  'foundation.import.row-line': 'Zeile {line, number} — {reason}',
  'foundation.import.faults': '{total, plural, one {# Fehler} other {# Fehler}}',
  'foundation.import.all-problems': 'Alle {count, number} Fehler',
  'foundation.import.as-file': 'Als CSV schicken',
  'foundation.import.stale':
    'Das Verzeichnis hat sich geändert, nachdem die Datei geprüft wurde; was Sie sahen, geschähe so nicht mehr. Bitte noch einmal prüfen.',
  'foundation.import.done': 'Über diese Datei ist schon entschieden; die Nachricht zeigt, wie.',
  'foundation.import.notice.encoding':
    'Die Datei ist nicht UTF-8 und wurde darum als Windows-1252 gelesen. Bitte sehen Sie nach, ob Umlaute richtig sind.',
  'foundation.import.notice.retired-rows':
    '{count, plural, one {# Zeile ist} other {# Zeilen sind}} als stillgelegt bezeichnet und {count, plural, one {bleibt} other {bleiben}} weg.',
  'foundation.import.notice.retired-names':
    '{count, plural, one {# Zeile hat} other {# Zeilen haben}} den Namen einer stillgelegten Quelle und {count, plural, one {wird} other {werden}} neu angelegt.',

  'foundation.import.fault.empty': 'Die Datei ist leer. In der ersten Zeile müssen die Spaltennamen stehen.',
  'foundation.import.fault.no-rows': 'Es gibt Spaltennamen, aber keine Zeilen darunter.',
  'foundation.import.fault.too-large':
    'Die Datei hat {size} MB; höchstens {max} MB können gelesen werden. Bitte teilen Sie sie.',
  'foundation.import.fault.too-many': 'Die Datei hat mehr als {max, number} Zeilen. Bitte teilen Sie sie.',
  'foundation.import.fault.binary':
    'Das ist kein Text. Wenn es eine Tabelle ist, speichern Sie sie als CSV (UTF-8) und versuchen Sie es noch einmal.',
  'foundation.import.fault.bytes':
    'Diese Bytes sind kein {encoding}. Bitte speichern Sie die Datei als UTF-8.',
  'foundation.import.fault.gone':
    'Slack gab die Datei nicht heraus ({reason}). Bitte laden Sie sie noch einmal hoch.',
  'foundation.import.fault.quote': 'Ein Anführungszeichen, das hier beginnt, wird nie geschlossen.',
  'foundation.import.fault.stray-quote':
    'In einem Wert steht ein Anführungszeichen. Bitte verdoppeln Sie es, oder setzen Sie den ganzen Wert in Anführungszeichen.',
  'foundation.import.fault.syntax': 'Ab hier ist die Datei nicht als CSV lesbar.',
  'foundation.import.fault.ragged':
    'Diese Zeile hat {found, number} Werte; die erste Zeile nennt {expected, number} Spalten.',
  'foundation.import.fault.missing': 'Die Spalte {column} fehlt.',
  'foundation.import.fault.unknown':
    'Eine Spalte „{column}“ gibt es nicht. {near, select, none {Bitte entfernen Sie sie.} other {Meinten Sie {near}?}}',
  'foundation.import.fault.double-column': 'Die Spalte {column} gibt es zweimal.',
  'foundation.import.fault.double-name': 'Derselbe Name steht schon in Zeile {line, number}.',
  'foundation.import.csv.line': 'Zeile',
  'foundation.import.csv.column': 'Spalte',
  'foundation.import.csv.reason': 'Grund',
};

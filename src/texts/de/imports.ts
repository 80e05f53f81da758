import type { imports as en } from '../en/imports.ts';

export const imports: Record<keyof typeof en, string> = {
  'imports.command': 'Eine Datei importieren: Datenquellen, Anwendungsfälle, Ergebnisse',
  'imports.command.help':
    '`/playbook import` fragt nach der Datei und was darin steht und prüft alles: jede Tabelle geht, CSV oder Excel. Sie sehen, was geschähe, bevor Sie bestätigen. Eine Datei im Kanal bewirkt dasselbe.',
  'imports.title': 'Datei importieren',
  'imports.submit': 'Prüfen',
  'imports.kind': 'Was steht darin?',
  'imports.file': 'Datei',
  'imports.file-hint': 'Höchstens {max, number} MB. Nichts wird importiert, bevor Sie bestätigen.',
  'imports.asked': '*{file}*, zu lesen als {kind}.',
  'imports.offer':
    'Ich sehe *{file}*. Soll ich das als {kind} prüfen? Nichts wird importiert, bevor Sie bestätigen.',
  'imports.offer-several':
    'Ich sehe *{file}*. Was steht darin? Nichts wird importiert, bevor Sie bestätigen.',
  'imports.check': 'Prüfen',
  'imports.check-as': 'Als {kind} prüfen',
  'imports.no': 'Nein, danke',
  'imports.reading': '*{file}* wird gelesen…',
  'imports.show': 'Ergebnis zeigen',
  'imports.ready':
    '*{file}* ({kind}) ist in Ordnung: {fresh, number} neu, {changed, number} geändert, {unchanged, number} unverändert.',
  'imports.nothing':
    '*{file}* ({kind}) ist in Ordnung und ändert nichts: alle {unchanged, number} sind schon da.',
  'imports.refused':
    '▲ *{file}* lässt sich noch nicht importieren: {bad, plural, one {# Zeile ist} other {# Zeilen sind}} zu berichtigen. Nichts wurde importiert.',
  'imports.partial':
    '▲ *{file}* ({kind}): {good, plural, one {# Zeile ist} other {# Zeilen sind}} in Ordnung ({fresh, number} neu, {changed, number} geändert, {unchanged, number} unverändert), {bad, plural, one {# Zeile ist} other {# Zeilen sind}} zu berichtigen. Was in Ordnung ist, können Sie jetzt importieren; den Rest bekommen Sie als Datei zurück.',
  'imports.asking':
    '*{file}*: {rows, plural, one {# Zeile} other {# Zeilen}}, {known, number} von {columns, plural, one {# Spalte} other {# Spalten}} hier bekannt. Was noch offen ist, sagen Sie einmal; Dateien mit denselben Überschriften werden dann von selbst gelesen. Nichts wird importiert, bevor Sie bestätigen.',
  'imports.columns': 'Sagen, was was ist…',
  'imports.columns-again': 'Spalten…',
  'imports.columns.title': 'Spalten der Datei',
  'imports.columns.head':
    '*{file}*: {rows, plural, one {# Zeile} other {# Zeilen}} unter den Überschriften in {isSheet, select, true {Tabellenzeile} other {Zeile}} {line, number}. In welcher Spalte steht was? Spalten, die niemand wählt, bleiben weg. Was Sie sagen, gilt auch für spätere Dateien mit denselben Überschriften.',
  'imports.columns.absent': 'Nicht in der Datei',
  'imports.columns.option': '{heading} – {sample}',
  'imports.columns.same': 'In jeder Zeile: {value}',
  'imports.columns.same-label': '{label}, falls in jeder Zeile gleich',
  'imports.columns.words':
    '*Wörter, die hier nicht bekannt sind.* Zeilen mit einem, das Sie offen lassen, bekommen Sie als Datei zurück.',
  'imports.columns.word': '{label}: „{word}“ ({rows, plural, one {# Zeile} other {# Zeilen}})',
  'imports.columns.choose': 'Was es bedeutet',
  'imports.columns.must':
    'Das muss jede Zeile sagen. Bitte wählen Sie eine Spalte{canBeSame, select, true { oder was in jeder Zeile gleich ist} other {}}.',
  'imports.columns.several': 'Diese Spalte ist schon für {other} gewählt.',
  'imports.totals':
    '{fresh, number} neu · {changed, number} geändert · {unchanged, number} unverändert · {bad, number} falsch',
  'imports.broken': '▲ *{file}* ist nicht als {kind} lesbar. Nichts wurde importiert.',
  'imports.thread-gone':
    'Ihre Nachricht mit dieser Datei in {channel} wurde gelöscht, bevor ich dort antworten konnte; deshalb antworte ich hier.',
  'imports.again': 'Berichtigen Sie die Datei und laden Sie sie noch einmal hoch.',
  'imports.imported':
    '✓ *{file}* ist importiert: {fresh, number} neu, {changed, number} geändert, {unchanged, number} unverändert{bad, plural, =0 {} one {; # Zeile blieb zurück} other {; # Zeilen blieben zurück}}.',
  'imports.discarded': '*{file}* blieb unberührt.',
  'imports.by': 'hochgeladen von {who}',
  'imports.decided': 'entschieden von {who} · {when}',
  'imports.confirm': '{what} importieren',
  'imports.confirm-good': '{what} jetzt importieren',
  'imports.recheck': 'Noch einmal prüfen',
  'imports.row': '{isSheet, select, other {Zeile}} {line, number} · *{column}* — {reason}',
  'imports.row-line': '{isSheet, select, other {Zeile}} {line, number} — {reason}',
  'imports.rows':
    '{count, number} Zeilen · *{column}* — {reason}{isOne, select, true {} other { (die erste davon)}} · {isSheet, select, other {Zeilen}} {lines}{more, plural, =0 {} other { und # weitere}}',
  'imports.rows-line':
    '{count, number} Zeilen — {reason}{isOne, select, true {} other { (die erste davon)}} · {isSheet, select, other {Zeilen}} {lines}{more, plural, =0 {} other { und # weitere}}',
  'imports.faults': '{total, plural, one {# Fehler} other {# Fehler}}',
  'imports.all-problems': 'Alle {count, number} Fehler',
  'imports.as-file': 'Als CSV schicken',
  'imports.rows-as-file': 'Fehlerhafte Zeilen als CSV',
  'imports.rows-sent':
    'Die {count, plural, one {Zeile} other {# Zeilen}} von *{file}*, die zu berichtigen {count, plural, one {ist} other {sind}}, wie sie in der Datei {count, plural, one {steht} other {stehen}}, mit Grund. Berichtigen Sie sie hier und laden Sie die Datei wieder hoch.',
  'imports.reason': 'Grund (Phasegate)',
  'imports.coming': 'Die Liste kommt gleich als Direktnachricht.',
  'imports.problems-sent': 'Die Zeilen von *{file}*, die zu berichtigen sind, mit Zeile, Spalte und Grund.',
  'imports.stale':
    'Etwas, das die Datei betrifft, hat sich geändert, nachdem sie geprüft wurde; was Sie sahen, geschähe so nicht mehr. Bitte noch einmal prüfen.',
  'imports.done': 'Über diese Datei ist schon entschieden; die Nachricht zeigt, wie.',
  'imports.change.confirm':
    '{who}: {count, plural, one {{what} importiert} other {# Dateien importiert: {what}}}',
  'imports.notice.encoding':
    'Die Datei ist nicht UTF-8 und wurde darum als Windows-1252 gelesen. Bitte sehen Sie nach, ob Umlaute richtig sind.',
  'imports.notice.above':
    'Die Überschriften stehen in {line, plural, other {Zeile #}}; was darüber steht, wurde übergangen.',
  'imports.notice.index': 'Die erste Spalte hat keine Überschrift und wurde übergangen.',
  'imports.notice.remembered':
    'Gelesen, wie es schon einmal für eine Datei mit diesen Überschriften gesagt wurde.',
  'imports.notice.left-out':
    '{count, plural, one {1 Spalte bleibt} other {# Spalten bleiben}} weg: {names}{more, plural, =0 {} other { und # weitere}}.',
  'imports.notice.sheet':
    'Gelesen vom Blatt „{sheet}“; {others, plural, one {ein weiteres Blatt blieb} other {# weitere Blätter blieben}} weg.',
  'imports.fault.empty': 'Die Datei ist leer. In der ersten Zeile müssen die Spaltennamen stehen.',
  'imports.fault.no-rows': 'Es gibt Spaltennamen, aber keine Zeilen darunter.',
  'imports.fault.too-large':
    'Die Datei hat {size} MB; höchstens {max} MB können gelesen werden. Bitte teilen Sie sie.',
  'imports.fault.too-many': 'Die Datei hat mehr als {max, number} Zeilen. Bitte teilen Sie sie.',
  'imports.fault.binary':
    'Das ist weder Text noch eine Excel-Arbeitsmappe. Bitte speichern Sie es als .xlsx oder CSV (UTF-8) und versuchen Sie es noch einmal.',
  'imports.fault.no-workbook':
    'Das ist nicht als Excel-Arbeitsmappe lesbar. Bitte speichern Sie es neu als .xlsx oder als CSV (UTF-8).',
  'imports.fault.old-workbook':
    'Das ist eine Arbeitsmappe der alten Art (.xls) oder eine mit Kennwort. Bitte speichern Sie sie als .xlsx ohne Kennwort oder als CSV (UTF-8).',
  'imports.fault.unpacks':
    'Die Arbeitsmappe wird entpackt größer als {max, number} MB. Bitte teilen Sie sie.',
  'imports.fault.bomb':
    'Die Arbeitsmappe wird entpackt mehr als {most, number}-mal so groß; das tut keine echte. Bitte speichern Sie sie neu.',
  'imports.fault.bytes': 'Diese Bytes sind kein {encoding}. Bitte speichern Sie die Datei als UTF-8.',
  'imports.fault.unreadable':
    'Die Datei ließ sich nicht lesen: {tries, plural, one {# Versuch endete} other {# Versuche endeten}} mit einem Fehler, der nicht bei Ihnen liegt. Bitte versuchen Sie es später noch einmal oder bringen Sie sie in anderer Form.',
  'imports.fault.slow':
    'Das Lesen der Datei hat länger als {minutes, plural, one {# Minute} other {# Minuten}} gedauert. Bitte teilen Sie sie auf oder versuchen Sie es später noch einmal.',
  'imports.unreadable':
    '*{file}* kann ich hier nicht lesen. Bitte speichern Sie die Datei als .xlsx oder CSV und legen Sie diese im Kanal ab, oder reichen Sie sie mit `/playbook import` ein.',
  'imports.several':
    'In diesem Kanal laufen mehrere Vorhaben, und ich kann nicht sehen, für welches *{file}* gedacht ist. Bitte reichen Sie die Datei mit `/playbook import` und dem Namen des Vorhabens ein.',
  'imports.fault.gone': 'Slack gab die Datei nicht heraus ({reason}). Bitte laden Sie sie noch einmal hoch.',
  'imports.fault.quote': 'Ein Anführungszeichen, das hier beginnt, wird nie geschlossen.',
  'imports.fault.stray-quote':
    'In einem Wert steht ein Anführungszeichen. Bitte verdoppeln Sie es, oder setzen Sie den ganzen Wert in Anführungszeichen.',
  'imports.fault.syntax': 'Ab hier ist die Datei nicht als CSV lesbar.',
  'imports.fault.ragged':
    'Diese Zeile hat {found, number} Werte; die Überschriften nennen {expected, number} Spalten.',
  'imports.fault.double-name': 'Derselbe Name steht schon in {line, plural, other {Zeile #}}.',
  'imports.csv.line': 'Zeile',
  'imports.csv.column': 'Spalte',
  'imports.csv.reason': 'Grund',
  'imports.changing':
    '{more, plural, =0 {Ändert {names}} other {Ändert {names} und {more, plural, one {# weiteren Eintrag} other {# weitere}}}}',
  'imports.changes': 'Was sich ändert',
  'imports.changes.head':
    '*{file}* ändert {count, plural, one {einen Eintrag, den es gibt} other {# Einträge, die es gibt}}. Importiert wird erst, wenn Sie bestätigen.',
  'imports.changes.total': '{total, plural, one {# Eintrag} other {# Einträge}}',
};

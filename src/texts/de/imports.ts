import type { imports as en } from '../en/imports.ts';

export const imports: Record<keyof typeof en, string> = {
  'imports.command': 'Eine Datei importieren: Datenquellen, Anwendungsfälle, Ergebnisse',
  'imports.command.help':
    '`/playbook import` fragt nach der Datei und was darin steht, prüft alles und importiert alles oder nichts. Eine Datei im Kanal bewirkt dasselbe.',
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
  'imports.totals':
    '{fresh, number} neu · {changed, number} geändert · {unchanged, number} unverändert · {bad, number} falsch',
  'imports.broken': '▲ *{file}* ist nicht als {kind} lesbar. Nichts wurde importiert.',
  'imports.thread-gone':
    'Ihre Nachricht mit dieser Datei in {channel} wurde gelöscht, bevor ich dort antworten konnte; deshalb antworte ich hier.',
  'imports.again': 'Berichtigen Sie die Datei und laden Sie sie noch einmal hoch.',
  'imports.imported':
    '✓ *{file}* ist importiert: {fresh, number} neu, {changed, number} geändert, {unchanged, number} unverändert.',
  'imports.discarded': '*{file}* blieb unberührt.',
  'imports.by': 'hochgeladen von {who}',
  'imports.decided': 'entschieden von {who} · {when}',
  'imports.confirm': '{what} importieren',
  'imports.recheck': 'Noch einmal prüfen',
  'imports.row': 'Zeile {line, number} · *{column}* — {reason}',
  'imports.row-line': 'Zeile {line, number} — {reason}',
  'imports.faults': '{total, plural, one {# Fehler} other {# Fehler}}',
  'imports.all-problems': 'Alle {count, number} Fehler',
  'imports.as-file': 'Als CSV schicken',
  'imports.coming': 'Die Liste kommt gleich als Direktnachricht.',
  'imports.problems-sent': 'Die Zeilen von *{file}*, die zu berichtigen sind, mit Zeile, Spalte und Grund.',
  'imports.stale':
    'Etwas, das die Datei betrifft, hat sich geändert, nachdem sie geprüft wurde; was Sie sahen, geschähe so nicht mehr. Bitte noch einmal prüfen.',
  'imports.done': 'Über diese Datei ist schon entschieden; die Nachricht zeigt, wie.',
  'imports.change.confirm':
    '{who}: {count, plural, one {{what} importiert} other {# Dateien importiert: {what}}}',
  'imports.notice.encoding':
    'Die Datei ist nicht UTF-8 und wurde darum als Windows-1252 gelesen. Bitte sehen Sie nach, ob Umlaute richtig sind.',
  'imports.fault.empty': 'Die Datei ist leer. In der ersten Zeile müssen die Spaltennamen stehen.',
  'imports.fault.no-rows': 'Es gibt Spaltennamen, aber keine Zeilen darunter.',
  'imports.fault.too-large':
    'Die Datei hat {size} MB; höchstens {max} MB können gelesen werden. Bitte teilen Sie sie.',
  'imports.fault.too-many': 'Die Datei hat mehr als {max, number} Zeilen. Bitte teilen Sie sie.',
  'imports.fault.binary':
    'Das ist kein Text. Wenn es eine Tabelle ist, speichern Sie sie als CSV (UTF-8) und versuchen Sie es noch einmal.',
  'imports.fault.bytes': 'Diese Bytes sind kein {encoding}. Bitte speichern Sie die Datei als UTF-8.',
  'imports.fault.unreadable':
    'Die Datei ließ sich nicht lesen: {tries, plural, one {# Versuch endete} other {# Versuche endeten}} mit einem Fehler, der nicht bei Ihnen liegt. Bitte versuchen Sie es später noch einmal oder bringen Sie sie in anderer Form.',
  'imports.fault.slow':
    'Das Lesen der Datei hat länger als {minutes, plural, one {# Minute} other {# Minuten}} gedauert. Bitte teilen Sie sie auf oder versuchen Sie es später noch einmal.',
  'imports.unreadable':
    '*{file}* kann ich hier nicht lesen. Bitte speichern Sie die Datei als CSV und legen Sie diese im Kanal ab, oder reichen Sie sie mit `/playbook import` ein.',
  'imports.fault.gone': 'Slack gab die Datei nicht heraus ({reason}). Bitte laden Sie sie noch einmal hoch.',
  'imports.fault.quote': 'Ein Anführungszeichen, das hier beginnt, wird nie geschlossen.',
  'imports.fault.stray-quote':
    'In einem Wert steht ein Anführungszeichen. Bitte verdoppeln Sie es, oder setzen Sie den ganzen Wert in Anführungszeichen.',
  'imports.fault.syntax': 'Ab hier ist die Datei nicht als CSV lesbar.',
  'imports.fault.ragged':
    'Diese Zeile hat {found, number} Werte; die erste Zeile nennt {expected, number} Spalten.',
  'imports.fault.missing': 'Die Spalte {column} fehlt.',
  'imports.fault.unknown':
    'Eine Spalte „{column}“ gibt es nicht. {near, select, none {Bitte entfernen Sie sie.} other {Meinten Sie {near}?}}',
  'imports.fault.double-column': 'Die Spalte {column} gibt es zweimal.',
  'imports.fault.double-name': 'Derselbe Name steht schon in Zeile {line, number}.',
  'imports.csv.line': 'Zeile',
  'imports.csv.column': 'Spalte',
  'imports.csv.reason': 'Grund',
};

import type { referenceList as en } from '../en/reference-list.ts';

/** Phase 5: die Liste der Referenzen, und woraus sie gemacht werden. */
export const referenceList: Record<keyof typeof en, string> = {
  'monitoring.change.reference.retire':
    '{count, plural, one {Referenz {what}} other {# Referenzen}} stillgelegt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.change.reference.restore':
    '{count, plural, one {Referenz {what}} other {# Referenzen}} wiederhergestellt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.reference.field.name': 'Name',
  'monitoring.reference.field.feedId': 'Feed',
  'monitoring.reference.field.leaveOut': 'Spalten, die wegbleiben',
  'monitoring.reference.field.reason': 'Warum eine neue Version',
  'monitoring.reference.step.what': 'Was versiegelt wird',
  'monitoring.reference.why.what': 'damit Monitore der Eingangsebene daran gemessen werden können',
  'monitoring.reference.told.name': 'Name',
  'monitoring.reference.told.version': 'Version',
  'monitoring.reference.told.source': 'Gemacht aus',
  'monitoring.reference.told.rows': 'Zeilen',
  'monitoring.reference.told.digest': 'SHA-256',
  'monitoring.reference.told.reason': 'Warum',
  'monitoring.reference.refusal.retired':
    'Die Referenz „{name}“ wurde stillgelegt. Stellen Sie sie erst wieder her, oder wählen Sie einen anderen Namen.',
  'monitoring.reference.refusal.again':
    'Eine Referenz „{name}“ gibt es schon. Bitte nennen Sie den Grund für eine neue Version, oder wählen Sie einen anderen Namen.',
  'monitoring.reference.refusal.used':
    'An „{name}“ {count, plural, one {wird # Monitor} other {werden # Monitore}} gemessen. Legen Sie {count, plural, one {ihn} other {sie}} erst still, oder messen Sie {count, plural, one {ihn} other {sie}} an einer anderen Referenz.',
  'monitoring.reference.fault.nothing':
    'Die Antwort ist leer. Bitte fragen Sie nach einer Zeit, in der es Zeilen gab.',
  'monitoring.reference.fault.no-columns':
    'Die Antwort ist ein einzelner Wert. Bitte lassen Sie mit allen Spalten antworten.',
  'monitoring.references.button.list': 'Referenzen',
  'monitoring.references.button.add': 'Neue Referenz',
  'monitoring.references.menu.renew': 'Neue Version …',
  'monitoring.references.row':
    '*{name}* v{version, number} · {rows, plural, one {# Zeile} other {# Zeilen}}, {features, plural, one {# Spalte} other {# Spalten}}{by, select, weekday { · getrennt nach Wochentag} hour { · getrennt nach Stunde} month { · getrennt nach Monat} other {}}',
  'monitoring.references.row.used':
    '{count, plural, =0 {Kein Monitor wird daran gemessen} one {Daran gemessen: {names}} other {Daran gemessen: {names}{more, plural, =0 {} other { und # weitere}}}}',
  'monitoring.references.row.sealed':
    'seit {when} · versiegelt von {who} · gemacht aus {source} · `{digest}…`',
  'monitoring.references.form.add': 'Neue Referenz',
  'monitoring.references.next': 'Weiter',
  'monitoring.references.seal': 'Versiegeln',
  'monitoring.references.sealed': 'Versiegelt. Sie gilt ab der nächsten Prüfung.',
  'monitoring.references.choose.from': 'Gemacht aus',
  'monitoring.references.choose.feed': 'Antwort von {name}',
  'monitoring.references.choose.monitor': 'Gesendete Werte: {name}',
  'monitoring.references.choose.again': 'Neue Version',
  'monitoring.references.choose.of': 'Eine neue Version von *{name}*. Die bisherige bleibt, wie sie ist.',
  'monitoring.references.choose.file':
    'Auch eine Datei aus einer guten Zeit geht: im Channel ablegen, oder `/playbook import`. Nur eine Datei lässt sich nach Wochentag, Stunde oder Monat trennen.',
  'monitoring.references.choose.none':
    'Eine Referenz wird aus einer Datei gemacht, oder aus einem Feed, der mit Spalten antwortet: einer Datenbank oder einer CSV-Adresse. Einen solchen Feed gibt es noch nicht.',
  'monitoring.references.pushed.text':
    'Was in den letzten Tagen für *{monitor}* gesendet wurde, wird die nächste Version von *{name}*.',
  'monitoring.references.pushed.days': 'Wie viele Tage',
  'monitoring.references.pushed.days-hint': 'Bis zu {most, number}: So lange bleibt, was gesendet wurde.',
  'monitoring.references.pushed.bins':
    'Gesendete Werte wurden in den Klassen der bisherigen Version gezählt und nicht aufbewahrt; die Klassen bleiben also dieselben.',
  'monitoring.references.answer.title': 'Was versiegelt würde',
  'monitoring.references.answer.what': '*{name}*, gemacht aus der Antwort von {feed}',
  'monitoring.references.answer.none':
    'Noch ist nichts versiegelt. Fragen Sie den Feed, sehen Sie die Antwort an, und versiegeln Sie sie dann.',
  'monitoring.references.answer.ask': '{again, select, yes {Noch einmal fragen} other {Feed fragen}}',
  'monitoring.references.answer.read':
    '{n, plural, one {# Zeile} other {# Zeilen}}, {numeric, plural, one {# Spalte} other {# Spalten}} mit Zahlen und {categorical, plural, one {# Spalte} other {# Spalten}} mit Wörtern · {digest}…',
  'monitoring.references.answer.changed':
    'Der Feed antwortet inzwischen anders, also wurde nichts versiegelt. Eine Abfrage, die nennt, von wann bis wann, antwortet wieder dasselbe.',
  'monitoring.references.list.title': 'Referenzen',
  'monitoring.references.list.back': '← Referenzen',
  'monitoring.references.list.search': 'Suchen',
  'monitoring.references.list.search-hint': 'Name',
  'monitoring.references.list.total': '{total, plural, one {# Referenz} other {# Referenzen}}',
  'monitoring.references.list.empty':
    'Noch keine Referenzen in {engagement}. Eine Referenz hält fest, wie sich Werte verteilten, als alles gut war: Machen Sie eine aus einem Feed oder einer Datei, und messen Sie dann einen Monitor daran.',
  'monitoring.references.list.nothing-found': 'Nichts gefunden zu „{search}“.',
  'monitoring.references.list.none-of-these': 'Keine davon.',
  'monitoring.references.list.retired': 'Stillgelegt.',
  'monitoring.references.list.restored': 'Wiederhergestellt.',
  'monitoring.references.filter.all': 'In Gebrauch',
  'monitoring.references.filter.retired': 'Stillgelegt',
  'monitoring.references.retire.title': 'Referenz stilllegen',
  'monitoring.references.retire.submit': 'Stilllegen',
  'monitoring.references.retire.text':
    '*{name}* verlässt die Liste, und kein Monitor wird mehr daran gemessen.',
  'monitoring.references.retire.reason': 'Warum?',
  'monitoring.references.retire.hint':
    'Nichts wird gelöscht: Die Versionen bleiben, wie sie versiegelt wurden, und sie lässt sich wiederherstellen.',
  'monitoring.references.history.title': 'Historie',
  'monitoring.references.history.none': 'Nichts aufgezeichnet.',
  'monitoring.references.history.total': '{total, plural, one {# Änderung} other {# Änderungen}}',
  'monitoring.references.history.added': '{who} hat sie hinzugefügt · {when}',
  'monitoring.references.history.edited': '{who} hat geändert · {when}',
  'monitoring.references.history.sealed': '{who} hat sie versiegelt · {when}',
  'monitoring.references.history.retired': '{who} hat sie stillgelegt: {reason} · {when}',
  'monitoring.references.history.restored': '{who} hat sie wiederhergestellt · {when}',
};

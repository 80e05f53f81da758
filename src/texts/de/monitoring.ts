import type { monitoring as en } from '../en/monitoring.ts';

/** Phase 5: Datenquellen der Überwachung, Monitore, was sie fanden. */
export const monitoring: Record<keyof typeof en, string> = {
  'monitoring.refusal.name-taken': '„{name}“ gibt es schon. Bitte einen anderen Namen wählen.',
  'monitoring.refusal.feed-retired': 'Der Feed „{name}“ ist stillgelegt. Bitte erst wiederherstellen.',
  'monitoring.refusal.feed-used':
    '{count, plural, one {# Monitor fragt} other {# Monitore fragen}} „{name}“. Bitte erst {count, plural, one {ihn} other {sie}} stilllegen oder auf einen anderen Feed umstellen.',
  'monitoring.refusal.cron-name':
    '„{typed}“ ist eine Kurzform. Bitte fünf Felder angeben: Minute, Stunde, Tag des Monats, Monat, Wochentag. Täglich um 6:00 Uhr ist 0 6 * * *.',
  'monitoring.refusal.cron-fields':
    'Ein Zeitplan hat fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag. {count, plural, =0 {Hier steht keins.} one {Hier steht eins.} other {Hier stehen #.}} Stündlich ist 0 * * * *.',
  'monitoring.refusal.cron-field':
    '„{value}“ ist {field, select, minute {keine Minute (0–59)} hour {keine Stunde (0–23)} dayOfMonth {kein Tag dieses Monats} month {kein Monat (1–12)} dayOfWeek {kein Wochentag (0–7; 0 und 7 sind Sonntag)} other {kein Teil eines Zeitplans}}.',

  'monitoring.command.feeds': 'Woher Monitore ihre Messwerte bekommen',
  'monitoring.command.feeds.help':
    '`/playbook feeds` zeigt die Feeds: Prometheus, eine API, eine Datenbank oder was Ihr eigenes System schickt. Dort werden sie hinzugefügt, ausprobiert und stillgelegt. `/playbook feeds prom` sucht nach „prom“.',
  'monitoring.change.feed.add':
    '{count, plural, one {Feed {what}} other {# Feeds}} hinzugefügt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.change.feed.edit':
    '{count, plural, one {Feed {what}} other {Feeds}} geändert von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.change.feed.retire':
    '{count, plural, one {Feed {what}} other {# Feeds}} stillgelegt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.change.feed.restore':
    '{count, plural, one {Feed {what}} other {# Feeds}} wiederhergestellt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.change.feed.secrets': 'Zugangsdaten für {what} hinterlegt von {who}',

  'monitoring.change.feed.webhook': 'Webhook-Token für {what} erstellt von {who}',

  'monitoring.feed.kind.push': 'Vom eigenen System geschickt',
  'monitoring.feed.about.push':
    'Ihr eigener Job schickt eine Zahl, oder Spalten für die Verschiebung der Eingaben, mit einem Schlüssel an unsere API.',
  'monitoring.feed.step.settings': 'Wo er ist',
  'monitoring.feed.why.settings': 'damit Monitore ihn fragen können',
  'monitoring.feed.step.query': 'Was gefragt wird',
  'monitoring.feed.why.query': 'bei jeder Prüfung des Monitors',

  'monitoring.fault.unreachable': 'Nicht erreichbar',
  'monitoring.fault.refused': 'Es wurde abgelehnt',
  'monitoring.fault.timeout': 'Die Antwort dauerte zu lange',
  'monitoring.fault.too large': 'Die Antwort ist zu groß',
  'monitoring.fault.not understood': 'Die Antwort ist nicht lesbar',
  'monitoring.fault.ambiguous': 'Die Antwort enthält mehrere Werte',
  'monitoring.fault.not a number': 'Der Wert ist keine Zahl',
  'monitoring.fault.query': 'Die Frage wurde nicht verstanden',

  'monitoring.feeds.field.name': 'Name',
  'monitoring.feeds.hint.name': 'etwa Prometheus der Produktion',
  'monitoring.feeds.form.add': 'Feed hinzufügen',
  'monitoring.feeds.form.edit': 'Feed ändern',
  'monitoring.feeds.pick': 'Woher kommen die Messwerte?',
  'monitoring.feeds.pick.row': '*{name}*\n{what}',
  'monitoring.feeds.pick.choose': 'Wählen',
  'monitoring.feeds.list.title': 'Feeds',
  'monitoring.feeds.list.back': '← Feeds',
  'monitoring.feeds.list.search': 'Suchen',
  'monitoring.feeds.list.search-hint': 'Name',
  'monitoring.feeds.list.total': '{total, plural, one {# Feed} other {# Feeds}}',
  'monitoring.feeds.list.empty':
    'In {engagement} gibt es noch keine Feeds. Von einem Feed bekommen Monitore ihre Messwerte: einen hinzufügen, ausprobieren, dann nach Zeitplan von einem Monitor fragen lassen.',
  'monitoring.feeds.list.nothing-found': 'Nichts gefunden zu „{search}“.',
  'monitoring.feeds.list.none-of-these': 'Keine davon.',
  'monitoring.feeds.list.retired': 'Stillgelegt.',
  'monitoring.feeds.list.restored': 'Wiederhergestellt. Die Zugangsdaten sind noch da.',
  'monitoring.feeds.filter.all': 'In Gebrauch',
  'monitoring.feeds.filter.retired': 'Stillgelegt',
  'monitoring.feeds.row': '*{name}* · {kind}',
  'monitoring.feeds.row.used':
    '{count, plural, =0 {kein Monitor fragt ihn} one {# Monitor fragt ihn} other {# Monitore fragen ihn}}',
  'monitoring.feeds.row.secrets': 'versiegelt: {names} · seit {when}',
  'monitoring.feeds.row.no-secrets': 'keine Zugangsdaten',
  'monitoring.feeds.menu.secrets': 'Zugangsdaten …',
  'monitoring.feeds.menu.webhook': 'Webhook…',
  'monitoring.feeds.webhook.title': 'Webhook',
  'monitoring.feeds.webhook.text':
    'Damit *{name}* seine Alarme hierher meldet, gehört das in seine Konfiguration, dazu eine Route zu diesem Receiver:',
  'monitoring.feeds.webhook.address': 'https://<Adresse von Phasegate>',
  'monitoring.feeds.webhook.token': '<der Token>',
  'monitoring.feeds.webhook.made': 'Der Token ist nur dieses eine Mal zu sehen. Der vorige gilt nicht mehr.',
  'monitoring.feeds.webhook.since': 'meldet sich mit einem Token von {when}',
  'monitoring.feeds.webhook.none': 'hat noch keinen Token und kann sich nicht melden',
  'monitoring.feeds.webhook.make': '{again, select, yes {Neuen Token erstellen} other {Token erstellen}}',
  'monitoring.feeds.button.add': 'Feed hinzufügen',
  'monitoring.feeds.button.list': 'Feeds',
  'monitoring.feeds.button.probe': 'Verbindung testen',
  'monitoring.feeds.secrets.title': 'Zugangsdaten',
  'monitoring.feeds.secrets.text': 'Womit *{name}* gefragt wird. Leer lassen, was nicht gebraucht wird.',
  'monitoring.feeds.secrets.kept': 'Ist hinterlegt. Leer lassen, um es zu behalten, oder neu eingeben.',
  'monitoring.feeds.secrets.none': 'Noch nichts hinterlegt.',
  'monitoring.feeds.secrets.hint':
    'Wird sofort versiegelt und nie wieder gezeigt, auch nicht in der Historie. Ändert sich die Adresse, sind sie neu anzugeben.',
  'monitoring.feeds.saved.title': 'Feed gespeichert',
  'monitoring.feeds.saved.text': '*{name}* ist gespeichert.',
  'monitoring.feeds.saved.next': 'Jetzt die Verbindung testen, dann einen Monitor fragen lassen.',
  'monitoring.feeds.probe.title': 'Verbindung testen',
  'monitoring.feeds.probe.asking': '*{name}* wird gefragt … Höchstens zehn Sekunden.',
  'monitoring.feeds.probe.ok': 'Antwort erhalten',
  'monitoring.feeds.probe.nothing':
    'Hier gibt es nichts zu testen: Ihr System schickt Werte, sobald es welche hat.',
  'monitoring.feeds.probe.said': 'Antwort von *{name}*:',
  'monitoring.feeds.probe.fault': 'Was bei *{name}* nicht ging:',
  'monitoring.feeds.probe.next': 'Ob eine Frage einen Wert liefert, zeigt der Testlauf eines Monitors.',
  'monitoring.feeds.retire.title': 'Feed stilllegen',
  'monitoring.feeds.retire.submit': 'Stilllegen',
  'monitoring.feeds.retire.text': '*{name}* verlässt die Liste und wird nicht mehr gefragt.',
  'monitoring.feeds.retire.reason': 'Warum?',
  'monitoring.feeds.retire.hint': 'Nichts wird gelöscht, und er lässt sich wiederherstellen.',
  'monitoring.feeds.history.title': 'Historie',
  'monitoring.feeds.history.none': 'Nichts aufgezeichnet.',
  'monitoring.feeds.history.total': '{total, plural, one {# Änderung} other {# Änderungen}}',
  'monitoring.feeds.history.added': '{who} hat ihn hinzugefügt · {when}',
  'monitoring.feeds.history.edited': '{who} hat geändert · {when}',
  'monitoring.feeds.history.secrets': '{who} hat Zugangsdaten hinterlegt · {when}',
  'monitoring.feeds.history.webhook': '{who} hat einen Webhook-Token erstellt · {when}',
  'monitoring.feeds.history.retired': '{who} hat ihn stillgelegt: {reason} · {when}',
  'monitoring.feeds.history.restored': '{who} hat ihn wiederhergestellt · {when}',

  'monitoring.menu.history': 'Historie',
  'monitoring.menu.retire': 'Stilllegen …',
  'monitoring.menu.restore': 'Wiederherstellen',
  'monitoring.row.retired': '✕ stillgelegt: {reason}',
  'monitoring.button.add-monitor': 'Monitor hinzufügen',
  'monitoring.button.monitors': 'Monitore',
};

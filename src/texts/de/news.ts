import type { news as en } from '../en/news.ts';

export const news: Record<keyof typeof en, string> = {
  'engagement.signal.on-track': '● im Plan',
  'engagement.signal.due-soon': '◐ bald fällig',
  'engagement.signal.late': '▲ verspätet',

  'engagement.forecast.work': '{work, plural, one {# offene Arbeit} other {# offene Arbeiten}}',
  'engagement.forecast.approvals':
    '{approvals, plural, one {# ausstehende Freigabe} other {# ausstehende Freigaben}}',
  'engagement.forecast.pace':
    'Prognose: endet {end}, bestimmt durch {drivers}. Nach dem Tempo {days, plural, one {des letzten Arbeitstags} other {der letzten # Arbeitstage}}, in denen die offenen Arbeiten von {from} auf {work} sanken; Zeit für Freigaben ist nicht enthalten.',
  'engagement.forecast.people':
    '{past, select, yes {Geplantes Ende war {end}} other {Prognose: {end}, das geplante Ende}}, bestimmt allein durch {drivers}. Wie lange Menschen dafür brauchen, kann niemand ausrechnen.',
  'engagement.forecast.planned':
    '{past, select, yes {Geplantes Ende war {end}} other {Prognose: {end}, das geplante Ende}}{driven, select, yes {, bestimmt durch {drivers}} other {}}. Wie schnell es vorangeht, zeigt sich, sobald ein Teil der Arbeit getan ist.',
  'engagement.forecast.standstill':
    '{past, select, yes {Geplantes Ende war {end}} other {Geplantes Ende {end}}}, doch die offenen Arbeiten sind {days, plural, one {am letzten Arbeitstag} other {in den letzten # Arbeitstagen}} kaum gesunken, daher ergibt sich kein Datum. Bestimmt durch {drivers}.',

  'engagement.command.holidays': 'Freie Tage, die nicht als Arbeitstage zählen',
  'engagement.command.holidays.help':
    '`/playbook holidays`\nZeigt die freien Tage des Vorhabens, einen je Zeile: `2026-12-25 Weihnachten`. Ganze Listen lassen sich einfügen. Fristen, „verspätet“ und der Tagesüberblick lassen sie aus. Die Leitung kann sie ändern.',
  'engagement.holidays.title': 'Freie Tage',
  'engagement.holidays.why':
    '*{name}*: An diesen Tagen zählt nichts als Arbeitstag, und es kommt kein Tagesüberblick.',
  'engagement.holidays.day': '{day}{named, select, yes { · {name}} other {}}',
  'engagement.holidays.none':
    'Es ist kein freier Tag eingetragen: Montag bis Freitag zählen als Arbeitstage.',
  'engagement.holidays.who': 'Ändern können sie die Leitung und die Admins dieses Workspace.',
  'engagement.holidays.lines': 'Freie Tage',
  'engagement.holidays.example': '2026-12-25 Weihnachten\n2027-01-01 Neujahr',
  'engagement.holidays.hint': 'Einer je Zeile: der Tag als JJJJ-MM-TT, dann sein Name.',
  'engagement.refusal.holidays.line':
    'Zeile {line} lässt sich nicht lesen: „{typed}“. Bitte schreiben Sie den Tag als JJJJ-MM-TT, dann den Namen: 2026-12-25 Weihnachten.',
  'engagement.refusal.holidays.twice': 'Zeile {line} nennt einen Tag, der schon dasteht: „{typed}“.',
  'engagement.refusal.holidays.name':
    'Der Name in Zeile {line} ist zu lang: „{typed}“. Bitte höchstens 80 Zeichen.',
  'engagement.refusal.holidays.changed':
    'Jemand hat die freien Tage geändert, nachdem Sie sie geöffnet haben. Kopieren Sie Ihre Eingaben, schließen Sie das Formular und öffnen Sie es erneut, um die Änderung zu sehen.',

  'engagement.change.start': 'begonnen von {who}',
  'engagement.change.person.add':
    '{what} {count, plural, one {bekam eine Rolle} other {bekamen Rollen}}, durch {who}',
  'engagement.change.person.remove':
    '{count, plural, one {eine Rolle} other {# Rollen}} von {what} beendet durch {who}',
  'engagement.change.person.deactivated': '{what} hat Slack verlassen; die Aufgaben sind unbesetzt',
  'engagement.change.details': 'Name, Ziel oder Kalender geändert durch {who}',
  'engagement.change.channel': 'in einen anderen Channel verlegt durch {who}',
  'engagement.change.channel.made': 'der Channel wurde angelegt',
  'engagement.change.channel.refused': 'der Channel ließ sich nicht anlegen',
  'engagement.change.phase.advance': 'Phase {what} hat begonnen, ihr Gate ist freigegeben',
  'engagement.change.phase.back': 'zurück in Phase {what}, durch {who}',
  'engagement.change.pause': 'angehalten durch {who}: {what}',
  'engagement.change.resume': 'fortgesetzt durch {who}',
  'engagement.change.close': 'abgeschlossen durch {who}: {what}',
  'engagement.change.reopen': 'wieder geöffnet durch {who}: {what}',
  'engagement.change.archive': 'archiviert durch {who}',
  'engagement.change.restore': 'wiederhergestellt durch {who}',
  'engagement.change.holidays': 'freie Tage geändert durch {who}',

  'engagement.waiting.role': 'jemand für {role} ist zu benennen',
  'engagement.waiting.undelivered':
    '{count, plural, one {eine Nachricht, die sich nicht senden ließ} other {# Nachrichten, die sich nicht senden ließen}}',
  'engagement.task.approvers': 'Benennen, wer *{name}* freigibt für: {roles}',
  'engagement.task.approvers.why': 'Ein Gate, das niemand freigeben kann, hält die Phase auf.',
  'engagement.next.exit': 'Abschluss-Gate von Phase {phase} {name}',
};

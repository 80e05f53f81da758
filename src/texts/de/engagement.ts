import type { engagement as en } from '../en/engagement.ts';

export const engagement: Record<keyof typeof en, string> = {
  'engagement.command.overview': 'Wie es hier steht und was Sie jetzt tun können',
  'engagement.command.overview.help':
    '`/playbook`\nZeigt, wie das Vorhaben dieses Channels steht, was wartet, und was Sie jetzt tippen können.',
  'engagement.command.start': 'Ein Vorhaben beginnen',
  'engagement.command.start.help':
    '`/playbook start`\nFragt in zwei kurzen Schritten nach Name, Ziel, Leitung und Channel und heftet dort eine Karte an, die den Stand zeigt.',
  'engagement.command.team': 'Leitung, Mitglieder, Prüfende, Beteiligte',
  'engagement.command.team.help':
    '`/playbook team`\nWer das Vorhaben leitet, daran arbeitet, Aktionen eines Modells prüft oder mitliest. Die Leitung kann es ändern.',
  'engagement.command.approvers': 'Wer für Fachbereich, Recht, Daten, Technik freigibt',
  'engagement.command.approvers.help':
    '`/playbook approvers`\nWer Gates freigeben darf, nach Rolle. Die Leitung kann es ändern.',
  'engagement.command.details': 'Name, Ziel, Kalender, Sichtbarkeit',
  'engagement.command.details.help':
    '`/playbook details`\nÄndert Name, Ziel, geplanten Beginn, Zeitzone, Arbeitstage, wer das Vorhaben sehen darf und ob Personen anderer Organisationen darin freigeben dürfen.',
  'engagement.command.phases': 'Die fünf Phasen und was jede brauchen wird',
  'engagement.command.phases.help':
    '`/playbook phases`\nZeigt, wo der Zyklus steht, wie er dorthin kam, und was jede spätere Phase verlangt. Die Leitung kann von hier aus zurückgehen, mit Begründung.',

  'engagement.here.choose':
    'Welches Vorhaben meinen Sie? Beim nächsten Mal können Sie seinen Namen hinter den Befehl schreiben: `{example}`.',
  'engagement.here.placeholder': 'Vorhaben wählen',
  'engagement.here.none':
    'In diesem Channel gibt es kein Vorhaben, und Sie sind in keinem benannt. Sie können eines beginnen.',

  'engagement.message.title': 'Welches Vorhaben?',
  'engagement.message.which': 'Um welches Vorhaben geht es?',
  'engagement.message.recorded':
    '{by} hat das als {as, select, gap {Lücke} edge {Grenzfall} process_change {Prozessänderung} other {Vorfall}} festgehalten: *{title}*',

  'engagement.start.button': 'Vorhaben beginnen',
  'engagement.start.title': 'Vorhaben beginnen',
  'engagement.start.step': 'Schritt {step} von 2',
  'engagement.start.restored':
    'Sie hatten dieses Formular geschlossen, ohne es abzuschicken. Ihre Eingaben sind wieder da.',
  'engagement.start.submit': 'Beginnen',
  'engagement.start.done':
    ':white_check_mark: *{name}* hat begonnen, geleitet von {lead}. Die Karte ist unterwegs nach {channel} und wird dort angeheftet.',
  'engagement.start.next':
    'Als Nächstes: die Personen benennen, dann über die Karte die erste Datenquelle erfassen.',

  'engagement.field.name': 'Name',
  'engagement.field.name.example': 'Zuordnung von Support-Tickets',
  'engagement.field.goal': 'Ziel',
  'engagement.field.goal.example':
    'Tickets erreichen das richtige Team in einer Minute statt in vier Stunden',
  'engagement.field.lead': 'Leitung',
  'engagement.field.lead.hint': 'Hält es in Gang und erfährt, wenn etwas stockt.',
  'engagement.field.channel': 'Channel',
  'engagement.field.channel.hint':
    'Hier wird die Karte angeheftet, und in ihren Threads stehen die Entscheidungen.',
  'engagement.field.new-channel': 'Oder einen neuen Channel anlegen, mit dem Namen',
  'engagement.field.planned-start': 'Geplanter Beginn',
  'engagement.field.time-zone': 'Zeitzone',
  'engagement.field.time-zone.hint':
    'Zum Suchen eine Stadt tippen. Fristen und der tägliche Überblick richten sich danach.',
  'engagement.field.working-days': 'Arbeitstage',
  'engagement.field.visibility': 'Wer es sehen darf',
  'engagement.field.reason': 'Begründung',
  'engagement.field.reason.hint': 'Sie wird im Protokoll festgehalten.',
  'engagement.visibility.open': 'Alle in diesem Workspace',
  'engagement.visibility.open.means': 'Ansehen können es alle, ändern nur die Beteiligten.',
  'engagement.visibility.restricted': 'Nur die Beteiligten',
  'engagement.visibility.restricted.means': 'Für andere gibt es das Vorhaben nicht.',
  'engagement.visibility.hint':
    'Bei „Nur die Beteiligten“ wird ein neuer Kanal privat angelegt. In einem vorhandenen öffentlichen Kanal können alle mitlesen.',

  'engagement.role.lead': 'Leitung',
  'engagement.role.member': 'Mitglieder',
  'engagement.role.stakeholder': 'Beteiligte',
  'engagement.role.reviewer': 'Prüfende',
  'engagement.role.business': 'Fachbereich',
  'engagement.role.legal': 'Recht',
  'engagement.role.data': 'Daten',
  'engagement.role.engineering': 'Technik',
  'engagement.role.lead.means': 'Hält es in Gang und erfährt, wenn etwas stockt.',
  'engagement.role.member.means': 'Erfassen Quellen, Lücken und Ergebnisse.',
  'engagement.role.stakeholder.means': 'Lesen mit; sie bekommen Überblicke und werden um nichts gebeten.',
  'engagement.role.reviewer.means': 'Beurteilen in Phase 4 die Vorschläge des Modells.',
  'engagement.role.business.means': 'Stehen für den Nutzen ein und geben ihn frei.',
  'engagement.role.legal.means': 'Stehen für Recht, Datenschutz und Fairness ein und geben sie frei.',
  'engagement.role.data.means': 'Stehen für die Daten ein und geben sie frei.',
  'engagement.role.engineering.means': 'Stehen für Bau und Betrieb ein und geben sie frei.',

  'engagement.people.team.button': 'Team…',
  'engagement.people.team.title': 'Team',
  'engagement.people.team.why':
    'Wer an *{name}* arbeitet und wer mitliest. Eine Person kann mehrere Rollen haben.',
  'engagement.people.approvers.button': 'Freigebende…',
  'engagement.people.approvers.title': 'Freigebende',
  'engagement.people.approvers.why':
    'Wer die Gates von *{name}* freigibt. Niemand gibt die eigene Anfrage frei; zwei Personen je Rolle sind sicherer als eine.',

  'engagement.details.button': 'Angaben…',
  'engagement.details.title': 'Angaben',
  'engagement.details.why': 'Eine Änderung erscheint auf der Karte und bleibt im Protokoll.',
  'engagement.field.externals': 'Gäste und Personen anderer Organisationen',
  'engagement.externals.allow': 'Sie dürfen freigeben und bestätigen',
  'engagement.externals.means': 'Sofern sie hier die Rolle haben. Ändern kann das nur die Leitung.',

  'engagement.channel.title': 'Channel',
  'engagement.channel.why': 'Wo die Karte von *{name}* angeheftet ist.',
  'engagement.channel.choose': 'Channel wählen…',
  'engagement.channel.fallback': 'Der Channel {channel} für {name} konnte nicht angelegt werden',
  'engagement.channel.taken':
    'Der Channel *{channel}* für *{name}* konnte nicht angelegt werden: Es gibt schon einen mit diesem Namen. Wählen Sie diesen oder einen anderen Namen. Sonst ist nichts verloren.',
  'engagement.channel.unanswered':
    'Slack hat mich den Channel *{channel}* für *{name}* nicht anlegen lassen: Auch nach mehreren Versuchen kam keine brauchbare Antwort. Wählen Sie einen vorhandenen Channel, oder bitten Sie später noch einmal um einen neuen. Sonst ist nichts verloren.',
  'engagement.channel.refused':
    'Slack hat mich den Channel *{channel}* für *{name}* nicht anlegen lassen (`{reason}`). Wählen Sie einen vorhandenen. Sonst ist nichts verloren.',

  'engagement.phases.button': 'Phasen…',
  'engagement.phases.title': 'Phasen',
  'engagement.phases.why':
    '*{name}*, Zyklus {cycle}. Eine Phase endet nur durch ihr Gate; keine kann übersprungen werden.',
  'engagement.phases.line':
    '{mark} *{phase} {name}*{planned, select, yes { · {range} Arbeitstage} other {}}\n{needs}',
  'engagement.phases.entered.start': 'begonnen {when} von {who}',
  'engagement.phases.entered.gate': 'erreicht {when}, mit der Freigabe des Gates',
  'engagement.phases.entered.back': 'zurück {when} durch {who}: {reason}',
  'engagement.phase.back.button': 'Eine Phase zurück…',
  'engagement.phase.back.title': 'Eine Phase zurück',
  'engagement.phase.back.means':
    'Alles bisher Gesammelte bleibt. Um wieder voranzukommen, müssen die Gates dazwischen neu freigegeben werden.',
  'engagement.phase.back.to': 'Zurück zu',
  'engagement.phase.back.submit': 'Zurückgehen',

  'engagement.state.button': 'Pausieren, schließen…',
  'engagement.state.title': 'Pausieren, schließen',
  'engagement.state.why': '*{name}*: {state}.',
  'engagement.state.recorded': 'Das wird im Protokoll festgehalten.',
  'engagement.state.pause': 'Pausieren',
  'engagement.state.pause.means':
    'Geplante Arbeiten, Erinnerungen und Überblicke ruhen, und nichts kann geändert werden, bis es fortgesetzt wird.',
  'engagement.state.resume': 'Fortsetzen',
  'engagement.state.resume.means': 'Geplante Arbeiten, Erinnerungen und Überblicke gehen weiter.',
  'engagement.state.close': 'Schließen',
  'engagement.state.close.means':
    'Die Arbeit ist getan oder aufgegeben. Alles bleibt lesbar, und es kann wieder geöffnet werden.',
  'engagement.state.reopen': 'Wieder öffnen',
  'engagement.state.reopen.means': 'Es geht in der Phase weiter, in der es stand.',
  'engagement.state.archive': 'Archivieren',
  'engagement.state.archive.means':
    'Es verschwindet aus den Listen. Nichts wird gelöscht, und es kann zurückgeholt werden.',
  'engagement.state.restore': 'Zurückholen',
  'engagement.state.restore.means': 'Es erscheint wieder in den Listen, geschlossen.',

  'engagement.card.cycle': 'Zyklus {cycle}',
  'engagement.card.state.active': '{goal}',
  'engagement.card.state.paused': '‖ *Pausiert* · {goal}',
  'engagement.card.state.closed': '✓ *Geschlossen* · {goal}',
  'engagement.card.state.archived': '✓ *Archiviert* · {goal}',
  'engagement.card.word.active': 'läuft',
  'engagement.card.word.paused': 'pausiert',
  'engagement.card.word.closed': 'geschlossen',
  'engagement.card.word.archived': 'archiviert',
  'engagement.card.phase': '*Phase {phase} {name}* — Tag {day}{planned, select, yes { von {range}} other {}}',
  'engagement.card.phase-still': '*Phase {phase} {name}*',
  'engagement.card.needs': 'Diese Phase wird brauchen: {needs}',
  'engagement.card.next': '*Als Nächstes:*',
  'engagement.step.do': '{who}{more, plural, =0 {} other { und # weitere}}: {what}',
  'engagement.step.waits':
    '{what} · wartet auf {who}{more, plural, =0 {} other { und # weitere}}, seit {when}',
  'engagement.card.rest':
    '{change, select, pause {‖ *Pausiert*} close {✓ *Geschlossen*} archive {✓ *Archiviert*} restore {✓ *Geschlossen*, wiederhergestellt} other {*Läuft*}} von {who} {when}{why, select, yes {: {reason}} other {}}',
  'engagement.card.back': '↩ Wieder in dieser Phase seit {when}, {who}: {reason}',
  'engagement.news.state':
    '{change, select, pause {‖ {who} hat *{name}* pausiert} resume {▶ {who} hat *{name}* fortgesetzt} close {✓ {who} hat *{name}* geschlossen} reopen {▶ {who} hat *{name}* wieder eröffnet} archive {✓ {who} hat *{name}* archiviert} other {✓ {who} hat *{name}* wiederhergestellt}}{why, select, yes {: {reason}} other {}}',
  'engagement.news.state.fallback':
    '{name} wurde {change, select, pause {pausiert} resume {fortgesetzt} close {geschlossen} reopen {wieder eröffnet} archive {archiviert} other {wiederhergestellt}}',
  'engagement.news.back': '↩ {who} hat *{name}* in Phase {phase} {phaseName} zurückgeholt: {reason}',
  'engagement.news.back.fallback': '{name} ist wieder in Phase {phase} {phaseName}',
  'engagement.card.role': '{role} {who}',
  'engagement.card.fallback': '{name}: Phase {phase} {phaseName}, Tag {day}, {state}',

  'engagement.overview.here': '{name}: wie es steht und was Sie tun können',
  'engagement.overview.nothing-here': 'In diesem Channel gibt es noch kein Vorhaben',
  'engagement.overview.name': '*{name}*',
  'engagement.overview.tasks':
    '*Bei Ihnen:* {what}{more, plural, =0 {} one { · und noch etwas} other { · und # weitere}}',
  'engagement.overview.tasks.step':
    'Das wartet auf Sie{more, plural, =0 {} one {, und noch etwas} other {, und # weitere Aufgaben}}.',
  'engagement.overview.tasks.none': 'Hier wartet nichts auf Sie.',
  'engagement.overview.ask':
    'Fragen Sie mich per Direktnachricht oder Erwähnung: _was blockiert es?_ · _sind wir zu spät?_',
  'engagement.overview.named':
    'Befehle nehmen hier einen Namen: `/playbook gaps` und der Name des Vorhabens.',
  'engagement.overview.others': '… und {left} weitere.',
  'engagement.overview.more': 'Mehr',
  'engagement.overview.more.title': 'Was Sie hier tun können',
  'engagement.overview.welcome':
    '*In diesem Channel gibt es noch kein Vorhaben.*\nPhasegate bringt ein KI-Projekt in fünf Phasen mit Gates von seinen Daten bis in den überwachten Betrieb. Der Beginn sind zwei kurze Schritte.',
  'engagement.overview.yours': 'Ihre Vorhaben anderswo',
  'engagement.overview.line': '• {name} in {channel}',
  'engagement.overview.no-channel': 'noch ohne Channel',
  'engagement.overview.help': '`/playbook help` zeigt alle Befehle, `/playbook help start` erklärt einen.',

  'engagement.trouble.fallback':
    '{name}: {waiting, plural, one {# Nachricht konnte} other {# Nachrichten konnten}} nicht gesendet werden',
  'engagement.trouble.invite':
    'Ich kann Neues zu *{name}* noch nicht in {channel} senden, weil ich dort nicht Mitglied bin. Bitte dort `/invite` {bot} tippen; was wartet, folgt von selbst.',
  'engagement.trouble.archived':
    'Ich kann Neues zu *{name}* nicht in {channel} senden: Der Channel ist archiviert. Holen Sie ihn zurück, oder verlegen Sie die Karte in einen anderen Channel.',
  'engagement.trouble.gone':
    'Ich erreiche {channel} zu *{name}* nicht: Das Konto gibt es nicht mehr. Bitte geben Sie die Aufgaben jemand anderem.',
  'engagement.trouble.other': 'Slack nimmt Neues zu *{name}* für {channel} nicht an (`{reason}`).',
  'engagement.trouble.safe':
    '{waiting, plural, one {Eine Nachricht wartet} other {# Nachrichten warten}}. Nichts ist verloren: Was entschieden und erfasst wurde, ist sicher.',
  'engagement.trouble.retry': 'Noch einmal versuchen',
  'engagement.trouble.over': '{name}: Alles ist gesendet',
  'engagement.trouble.over-md': '✓ Alles zu *{name}*, was auf {channel} wartete, wird jetzt gesendet.',

  'engagement.departure.fallback': '{name}: {who} hat Slack verlassen und war {roles}',
  'engagement.departure.text':
    '{who} hat Slack verlassen und war in *{name}* zuständig als *{roles}*. Diese Aufgaben sind jetzt unbesetzt, und nichts wartet auf sie. Bitte benennen Sie jemand anderen.',

  'engagement.refusal.paused':
    '„{engagement}“ ruht. Die Leitung kann es über das Menü „…“ der Karte fortsetzen; bis dahin geht nichts verloren.',
  'engagement.refusal.running': '„{engagement}“ läuft; das ist nicht nötig.',
  'engagement.refusal.closed':
    '„{engagement}“ ist geschlossen. Die Leitung kann es über das Menü „…“ der Karte wieder öffnen.',
  'engagement.refusal.changed':
    'Jemand hat die Angaben geändert, nachdem Sie sie geöffnet hatten. Kopieren Sie Ihre Eingaben, schließen Sie das Formular und öffnen Sie es neu, um die Änderung zu sehen.',
  'engagement.refusal.channel': 'Bitte einen Channel wählen oder den Namen für einen neuen tippen.',
  'engagement.refusal.channel-name':
    'Channel-Namen bestehen aus Kleinbuchstaben, Ziffern, - und _, ohne Leerzeichen, höchstens 80.',
  'engagement.refusal.time-zone': 'Bitte eine Zeitzone aus der Liste wählen.',
  'engagement.refusal.start':
    '{day} ist mehr als fünf Jahre entfernt. Bitte das Jahr prüfen: Davon hängen Fristen und Prognosen ab.',
  'engagement.refusal.lead': 'Bitte eine aktive Person dieses Workspace wählen.',
  'engagement.refusal.one-lead': 'Ein Vorhaben braucht genau eine Leitung.',
  'engagement.refusal.person':
    '{person} kann diese Rolle nicht übernehmen: Das Konto ist deaktiviert oder gehört zu einer anderen Organisation.',
  'engagement.refusal.phase': 'Zurück geht es nur zu einer früheren Phase. Voran führt das Gate.',
  'engagement.refusal.state': 'Jemand hat das inzwischen geändert. Bitte noch einmal öffnen.',
  'engagement.command.back': 'Eine Phase zurückgehen, mit einem Grund',
  'engagement.command.back.help':
    '`/playbook back`\nGeht in eine frühere Phase zurück, mit einem Grund. Alles Gesammelte bleibt; vorwärts werden die Gates dazwischen neu angefragt. Gates späterer Phasen warten so lange. Das kann die Leitung.',
  'engagement.command.pause': 'Das Vorhaben pausieren oder fortsetzen',
  'engagement.command.pause.help':
    '`/playbook pause`\nPausiert das Vorhaben mit einem Grund oder setzt ein pausiertes fort. Solange es ruht, wird an nichts erinnert und nichts geändert; verloren geht nichts. Das können die Leitung und Admins des Workspace.',
  'engagement.command.state': 'Pausieren, fortsetzen, schließen, wieder eröffnen, archivieren',
  'engagement.command.state.help':
    '`/playbook state`\nZeigt, was sich mit dem Vorhaben als Ganzem tun lässt und was jedes bedeutet. Das können die Leitung und Admins des Workspace.',
  'engagement.refusal.first-phase': 'Dies ist Phase 1: Davor gibt es keine.',
  'engagement.state.who': 'Das können die Leitung und die Admins dieses Workspace.',
  'engagement.people.who': 'Ändern können es die Leitung und die Admins dieses Workspace.',
};

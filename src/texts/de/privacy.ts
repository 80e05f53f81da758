import type { privacy as english } from '../en/privacy.ts';

export const privacy: Record<keyof typeof english, string> = {
  'privacy.command': 'Wie lange Daten bleiben, Aufbewahrungspflichten, eine Person löschen (Admins)',
  'privacy.command.help':
    '*privacy*: wie lange bleibt, was niemand mehr braucht, Aufbewahrungspflichten, die es trotzdem halten, und eine Person löschen: Wo immer sie steht, steht danach ein Pseudonym. Für die Admins des Workspace.',
  'privacy.title': 'Daten und Datenschutz',
  'privacy.retention': 'Wie lange Daten bleiben',
  'privacy.retention.why':
    'Was Menschen taten, entschieden und versiegelten, bleibt. Dies geht von selbst, jede Nacht ein wenig (Messwerte in ganzen Monaten, solange ihre Tage nicht hier festgelegt sind):',
  'privacy.retention.line':
    '{name}: *{days, plural, one {# Tag} other {# Tage}}*{own, select, yes { (hier festgelegt)} other {}}',
  'privacy.retention.button': 'Ändern…',
  'privacy.retention.title': 'Wie lange Daten bleiben',
  'privacy.retention.hint': 'Tage, {least, number} bis {most, number}. Sonst {days, number}.',
  'privacy.retention.saved': 'Gespeichert. Ab der nächsten Nacht gilt es.',
  'privacy.retention.same': 'Es wurde nichts geändert.',
  'privacy.holds': 'Aufbewahrungspflichten',
  'privacy.holds.none': 'Nichts wird gehalten.',
  'privacy.holds.kept':
    '{count, plural, one {# Zeile, die sonst schon fort wäre, wird} other {# Zeilen, die sonst schon fort wären, werden}} gehalten.',
  'privacy.hold.line':
    '*{where, select, engagement {{name}} other {Der ganze Workspace}}*{until, select, yes { · bis zum Ende des {day}} other { · bis sie aufgehoben wird}}\n{reason}\n_{who}, {when}_',
  'privacy.hold.button': 'Daten halten…',
  'privacy.hold.title': 'Daten halten',
  'privacy.hold.why':
    'Solange die Pflicht besteht, geht nachts nichts verloren, was sie umfasst, und niemand, der darin vorkommt, kann gelöscht werden.',
  'privacy.hold.engagement': 'Vorhaben',
  'privacy.hold.engagement.hint': 'Leer lassen, um den ganzen Workspace zu halten.',
  'privacy.hold.engagement.choose': 'Ganzer Workspace',
  'privacy.hold.reason': 'Warum',
  'privacy.hold.reason.hint': 'Zum Beispiel das Aktenzeichen. Admins lesen es, und das Protokoll bewahrt es.',
  'privacy.hold.until': 'Bis zum Ende des',
  'privacy.hold.until.hint': 'Leer lassen, bis jemand die Pflicht aufhebt.',
  'privacy.hold.submit': 'Halten',
  'privacy.hold.placed': 'Ab jetzt wird es gehalten.',
  'privacy.hold.lift': 'Aufheben…',
  'privacy.hold.lift.title': 'Nicht länger halten?',
  'privacy.hold.lift.text': 'Was sonst schon fort wäre, geht in der nächsten Nacht.',
  'privacy.hold.lifted': 'Es wird nicht länger gehalten.',
  'privacy.erased': 'Gelöschte Personen',
  'privacy.erased.none': 'Bisher niemand.',
  'privacy.erased.line':
    '*{alias}* · {state, select, done {gelöscht} stopped {nicht gelöscht: inzwischen besteht eine Aufbewahrungspflicht} other {wird gelöscht}} · veranlasst von {who}, {when}',
  'privacy.erase.button': 'Eine Person löschen…',
  'privacy.erase.title': 'Eine Person löschen',
  'privacy.erase.why':
    'Wo immer diese Person steht (Beteiligte, Entscheidungen, Texte mit ihrem vollen Namen, das Protokoll), steht danach ein Pseudonym. Das Protokoll bleibt beweisbar. Das lässt sich nicht rückgängig machen.',
  'privacy.erase.person': 'Person',
  'privacy.erase.person.hint':
    'Als Nächstes sehen Sie, wo sie vorkommt; vor Ihrer Bestätigung geschieht nichts.',
  'privacy.erase.submit': 'Nachsehen',
  'privacy.preview.title': 'Wo sie vorkommt',
  'privacy.preview.who':
    '{who} wird zu *{alias}*, in {engagements, plural, =0 {keinem Vorhaben} one {# Vorhaben} other {# Vorhaben}} und an diesen Stellen:',
  'privacy.preview.place': '{place}: *{count, number}*',
  'privacy.preview.then':
    'Ihre Rollen werden frei und die Leitungen erfahren es, ihre API-Schlüssel enden, nicht Gespeichertes geht. Ihre Freigaben bleiben, unter dem Pseudonym. Texte versiegelter Pläne bleiben Wort für Wort, denn ihre Prüfsummen sind, was freigegeben wurde. Nutzt sie Phasegate wieder, beginnt sie als jemand Neues.',
  'privacy.preview.submit': 'Endgültig löschen',
  'privacy.erase.asked': 'Es geschieht. Sie erfahren es hier in Slack, sobald es vorüber ist.',
  'privacy.told.done':
    '*{alias}* heißt ab jetzt eine Person, die Sie löschen ließen: {count, plural, one {# Stelle wurde} other {# Stellen wurden}} geändert. Das Protokoll ist so beweisbar wie zuvor.',
  'privacy.told.stopped':
    'Eine Person wurde nicht gelöscht: Inzwischen besteht eine Aufbewahrungspflicht, die sie umfasst. Es wurde nichts geändert. Versuchen Sie es wieder, sobald sie aufgehoben ist.',
  'privacy.place.slack': 'Eigene Einstellungen, Nachrichten an sie',
  'privacy.place.record': 'Protokoll der Änderungen',
  'privacy.place.api': 'API-Schlüssel',
  'privacy.place.home': 'Home',
  'privacy.place.digest': 'Tägliche Berichte',
  'privacy.place.imports': 'Eingereichte Dateien',
  'privacy.place.engagement': 'Vorhaben und Beteiligte',
  'privacy.place.gates': 'Gates, Freigaben, Aufgaben',
  'privacy.place.seal': 'Siegel',
  'privacy.place.foundation': 'Datengrundlage',
  'privacy.place.prioritization': 'Anwendungsfälle und Plan',
  'privacy.place.pilot': 'Modelle und Bewertungen',
  'privacy.place.production': 'Modelle im Einsatz',
  'privacy.place.monitoring': 'Überwachung und Alarme',
  'privacy.place.pack': 'Nachweispakete und Exporte',
  'privacy.place.signing': 'Schlüssel zum Signieren',
  'privacy.place.portfolio': 'Der Überblick über alle Vorhaben',
  'privacy.place.questions': 'Fragen, die sie gestellt haben',
  'privacy.place.search': 'Was die Suche findet',
  'privacy.place.workflow': 'Wer Workflows zugelassen hat',
  'privacy.place.privacy': 'Aufbewahrung, Pflichten, Löschungen',
  'privacy.refusal.admin': 'Das ist für die Admins Ihres Slack-Workspace.',
  'privacy.refusal.days': 'Bitte ganze Tage angeben, {least, number} bis {most, number}.',
  'privacy.refusal.past': 'Dieser Tag ist schon vorüber.',
  'privacy.refusal.nowhere': 'Phasegate weiß nichts von dieser Person: Es gibt nichts zu löschen.',
  'privacy.refusal.held':
    'Eine Aufbewahrungspflicht für {where, select, engagement {„{name}“} other {den ganzen Workspace}} umfasst diese Person: {reason}. Sie kann gelöscht werden, sobald die Pflicht vorüber oder aufgehoben ist.',
};

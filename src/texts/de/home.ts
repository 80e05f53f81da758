import type { home as en } from '../en/home.ts';

/** Home auf Deutsch. */
export const home: Record<keyof typeof en, string> = {
  'home.tasks': 'Ihre Aufgaben{total, plural, =0 {} other { (#)}}',
  'home.tasks.none': 'Nichts wartet auf Sie. Was in Ihren Vorhaben als Nächstes kommt, steht darunter.',
  'home.tasks.nobody':
    'Noch wartet nichts auf Sie. Sobald jemand Sie in einem Vorhaben nennt, steht hier, was von Ihnen gebraucht wird.',
  'home.tasks.reading': 'Ihre Vorhaben werden gelesen. Ihre Aufgaben erscheinen gleich hier.',
  'home.tasks.total': '{total, plural, one {# Aufgabe} other {# Aufgaben}}',
  'home.task.when':
    '{dated, select, yes { · {late, select, yes {▲ überfällig seit {due}} other {bis {due}}}} other {}}{known, select, yes { · wartet seit {since}} other {}}',
  'home.left':
    '{left, plural, one {Eines Ihrer Vorhaben wird} other {# Ihrer Vorhaben werden}} noch gelesen; diese Liste vervollständigt sich von selbst.',
  'home.mine': 'Ihre Vorhaben{total, plural, =0 {} other { (#)}}',
  'home.mine.none':
    'Sie sind noch in keinem Vorhaben. Beginnen Sie eines, oder bitten Sie die Leitung eines anderen, Sie mit `/playbook team` zu nennen.',
  'home.engagements.total': '{total, plural, one {# Vorhaben} other {# Vorhaben}}',
  'home.engagement':
    '*{name}*{placed, select, yes { · {channel}} other {}} · Phase {phase} {phaseName}, {rests, select, yes {{state}} other {Tag {day}{planned, select, yes { von {range}} other {}} {signal}}}',
  'home.reading': '_Wird gelesen: Was als Nächstes kommt, erscheint gleich hier._',
  'home.step.none': 'Nichts wartet: Die Arbeit dieser Phase geht weiter.',
  'home.step.rests': 'Es ruht, bis die Leitung es fortsetzt.',
  'home.portfolio': 'Portfolio{total, plural, =0 {} other { (#)}}',
  'home.portfolio.none': 'Kein Vorhaben ist im Gange. Sobald eines beginnt, steht es hier.',
  'home.portfolio.phase':
    'Phase {phase} {name}: *{all, plural, one {# Vorhaben} other {# Vorhaben}}*{late, plural, =0 {} other { · ▲ # verspätet}}{soon, plural, =0 {} other { · ◐ # bald fällig}}',
  'home.settings': 'Einstellungen',
  'home.digest':
    '*Tagesüberblick*: {digests, plural, =0 {Sie bekommen keinen als Direktnachricht.} one {Sie bekommen einen, von {seen, plural, one {einem Vorhaben} other {# Vorhaben}}.} other {Sie bekommen #, von {seen, plural, one {einem Vorhaben} other {# Vorhaben}}.}}',
  'home.digest.choose': 'Überblick von…',
  'home.manner':
    '{isOwn, select, yes {Sprache {language} · Zeitzone {zone} · beides wie in Slack eingestellt} other {Sprache {language}, da es {own} noch nicht gibt · Zeitzone {zone}, wie in Slack eingestellt}}',
  'home.house':
    '*Sprache der Kanäle*: was Phasegate für alle schreibt. Was dort schon steht, folgt mit seiner nächsten Änderung.',
  'home.house.choose': 'Sprache',
  'home.help': 'Hilfe',
  'home.privacy': 'Daten und Datenschutz',
};

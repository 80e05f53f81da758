import type { outside as english } from '../en/outside.ts';

/** Satzteile, nach einem Doppelpunkt. */
export const outside: Record<keyof typeof english, string> = {
  'outside.no-address': 'es ist keine Adresse des Webs',
  'outside.user-name': 'sie enthält einen Benutzernamen',
  'outside.not-web': 'sie ist weder https noch http',
  'outside.not-https': 'sie ist nicht https',
  'outside.private': '{address} ist keine Adresse des offenen Internets',
  'outside.redirect':
    'die Antwort war {status}, eine Weiterleitung {hasLocation, select, yes {zu {location}} other {ins Leere}}, der nicht gefolgt wird',
  'outside.encoding': 'die Antwort ist als {encoding} gepackt, wonach nicht gefragt wurde',
  'outside.too-large': 'die Antwort ist größer als {kb, number} KB',
  'outside.slow':
    'es kam binnen {seconds, number} {seconds, plural, =1 {Sekunde} other {Sekunden}} keine Antwort',
  'outside.slow-body':
    'die Antwort war nach {seconds, number} {seconds, plural, =1 {Sekunde} other {Sekunden}} nicht zu Ende',
  'outside.given-up': 'es dauerte länger, als Zeit war',
  'outside.no-http': 'was geantwortet wurde, ist kein HTTP',
  'outside.damaged': 'die Antwort ist gepackt und beschädigt',
  'outside.nothing-listens': 'dort hört niemand zu',
  'outside.unknown-name': 'der Name ist nicht bekannt',
  'outside.name-not-looked-up': 'der Name ließ sich nicht nachschlagen',
  'outside.cut-off': 'die Verbindung wurde von dort getrennt',
  'outside.no-way': 'es führt kein Weg dorthin',
  'outside.certificate-expired': 'das Zertifikat ist abgelaufen',
  'outside.certificate-self-signed': 'das Zertifikat ist von sich selbst unterschrieben',
  'outside.certificate-of-another': 'das Zertifikat gilt für einen anderen Namen',
  'outside.failed': 'die Verbindung kam nicht zustande ({code})',
};

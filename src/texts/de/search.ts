import type { search as english } from '../en/search.ts';

export const search: Record<keyof typeof english, string> = {
  'search.command': 'Vorhaben, Datenquellen, Lücken, Anwendungsfälle, Gates, Alarme suchen',
  'search.command.help':
    '*search Wörter*: findet Vorhaben, Datenquellen, Lücken, Anwendungsfälle, Gates mit ihren Entscheidungen und Alarme in jedem Vorhaben, das Sie sehen dürfen. Jedes Wort muss vorkommen; das Ende eines Wortes darf fehlen.',
  'search.title': 'Suche',
  'search.submit': 'Suchen',
  'search.field': 'Wörter',
  'search.hint':
    'Ein oder zwei Wörter eingeben: Vorhaben, Datenquellen, Lücken, Anwendungsfälle, Gates, Entscheidungen, Alarme.',
  'search.nothing':
    'Nichts enthält alles von „{typed}“. Versuchen Sie weniger Wörter oder den Anfang eines Wortes.',
  'search.more': 'Es gibt weitere Treffer. Ein Wort mehr grenzt sie ein.',
  'search.row':
    '{kind} · *{title}*{told, select, yes { · {about}} other {}}{elsewhere, select, yes {\n_{engagement}_} other {}}',
  'search.open': 'Öffnen',
  'search.kind.source': 'Datenquelle',
  'search.kind.gap': 'Lücke',
  'search.kind.candidate': 'Anwendungsfall',
  'search.kind.gate': 'Gate',
  'search.kind.alert': 'Alarm',
  'search.kind.retraining': 'Neutraining',
  'search.about.retired': 'nicht mehr genutzt',
  'search.gate.open': 'angefragt',
  'search.gate.approved': 'freigegeben',
  'search.gate.rejected': 'abgelehnt',
  'search.gate.withdrawn': 'zurückgezogen',
  'search.gate.superseded': 'ersetzt',
  'search.gate.overridden': 'übersteuert',
};

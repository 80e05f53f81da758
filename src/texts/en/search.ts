/** Search over what all rooms keep. */
export const search = {
  'search.command': 'Search engagements, sources, gaps, use cases, gates, alerts',
  'search.command.help':
    '*search words*: finds engagements, data sources, gaps, use cases, gates with their decisions, and alerts, in every engagement you may see. Every word has to be there; the end of a word may be left out.',
  'search.title': 'Search',
  'search.submit': 'Search',
  'search.field': 'Words',
  'search.hint': 'Type a word or two: engagements, data sources, gaps, use cases, gates, decisions, alerts.',
  'search.nothing': 'Nothing has all of “{typed}” in it. Try fewer words, or the beginning of one.',
  'search.more': 'More was found. Another word narrows it down.',
  'search.row':
    '{kind} · *{title}*{told, select, yes { · {about}} other {}}{elsewhere, select, yes {\n_{engagement}_} other {}}',
  'search.open': 'Open',
  'search.kind.source': 'Data source',
  'search.kind.gap': 'Gap',
  'search.kind.candidate': 'Use case',
  'search.kind.gate': 'Gate',
  'search.kind.alert': 'Alert',
  'search.kind.retraining': 'Retraining',
  'search.about.retired': 'retired',
  'search.gate.open': 'asked for',
  'search.gate.approved': 'approved',
  'search.gate.rejected': 'rejected',
  'search.gate.withdrawn': 'withdrawn',
  'search.gate.superseded': 'superseded',
  'search.gate.overridden': 'overridden',
} as const;

/** Links that unfold in Slack. */
export const links = {
  'links.command': 'Links to hand on',
  'links.command.help':
    '`/playbook link`\nLists the links to this engagement, its open gates, its alerts and its use cases. Posted anywhere in Slack, a link unfolds where everybody who reads there may see it.',
  'links.list':
    'Links to *{engagement}* and what is in it. Posted in Slack, they unfold where everybody who reads there may see it.',
  'links.row': '{kind} · *{title}*\n{url}',
  'links.more': '{left, plural, one {# more is} other {# more are}} left out. `/playbook search` finds them.',
  'links.none':
    'There are no links: nobody said at which address this server is reached (PHASEGATE_PUBLIC_URL). Whoever runs it can.',
  'links.head': '{kind} · *{title}*',
  'links.fact': '{label}: {value}',
  'links.kind.engagement': 'Engagement',
  'links.kind.gate': 'Gate',
  'links.kind.alert': 'Alert',
  'links.kind.use-case': 'Use case',
  'links.fact.stands': 'Stands',
  'links.fact.next': 'Next',
  'links.fact.lead': 'Lead',
  'links.fact.engagement': 'Engagement',
  'links.fact.due': 'Due',
  'links.fact.asked': 'Asked by',
  'links.fact.reason': 'Reason',
  'links.fact.since': 'Since',
  'links.fact.found': 'Found',
  'links.fact.product': 'Score',
  'links.fact.value': 'Value a year',
  'links.stands': 'Phase {phase} {name}, day {day}{signal, select, none {} other { · {signal}}}',
  'links.stands.paused': 'Paused',
  'links.stands.closed': 'Closed',
  'links.case.there': 'proposed',
  'links.case.chosen': 'chosen',
  'links.open': 'Open',
  'links.page.what':
    'This link belongs to Slack. Post it in a conversation there, and it unfolds for those who may see what it is about.',
  'links.page.how':
    'In Slack, /playbook shows what waits for you, and /playbook search finds everything else.',
} as const;

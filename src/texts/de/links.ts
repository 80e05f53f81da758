import type { links as english } from '../en/links.ts';

export const links: Record<keyof typeof english, string> = {
  'links.command': 'Links zum Weitergeben',
  'links.command.help':
    '`/playbook link`\nNennt die Links zu diesem Vorhaben, seinen offenen Gates, Alarmen und Anwendungsfällen. Irgendwo in Slack geschrieben, klappt ein Link dort auf, wo alle Mitlesenden ihn sehen dürfen.',
  'links.list':
    'Links zu *{engagement}* und dem, was dazugehört. In Slack geschrieben, klappen sie dort auf, wo alle Mitlesenden es sehen dürfen.',
  'links.row': '{kind} · *{title}*\n{url}',
  'links.more':
    '{left, plural, one {# weiterer fehlt} other {# weitere fehlen}} hier. `/playbook search` findet sie.',
  'links.none':
    'Es gibt keine Links: Niemand hat angegeben, unter welcher Adresse dieser Server erreicht wird (PHASEGATE_PUBLIC_URL). Wer ihn betreibt, kann das tun.',
  'links.head': '{kind} · *{title}*',
  'links.fact': '{label}: {value}',
  'links.kind.engagement': 'Vorhaben',
  'links.kind.gate': 'Gate',
  'links.kind.alert': 'Alarm',
  'links.kind.use-case': 'Anwendungsfall',
  'links.fact.stands': 'Stand',
  'links.fact.next': 'Als Nächstes',
  'links.fact.lead': 'Leitung',
  'links.fact.engagement': 'Vorhaben',
  'links.fact.due': 'Fällig',
  'links.fact.asked': 'Angefragt von',
  'links.fact.reason': 'Begründung',
  'links.fact.since': 'Seit',
  'links.fact.found': 'Befund',
  'links.fact.product': 'Punkte',
  'links.fact.value': 'Wert im Jahr',
  'links.stands': 'Phase {phase} {name}, Tag {day}{signal, select, none {} other { · {signal}}}',
  'links.stands.paused': 'Pausiert',
  'links.stands.closed': 'Abgeschlossen',
  'links.case.there': 'vorgeschlagen',
  'links.case.chosen': 'gewählt',
  'links.open': 'Öffnen',
  'links.page.what':
    'Dieser Link gehört zu Slack. Schreiben Sie ihn dort in eine Unterhaltung, und er klappt auf für alle, die sehen dürfen, worum es geht.',
  'links.page.how': 'In Slack zeigt /playbook, was auf Sie wartet, und /playbook search findet alles andere.',
};

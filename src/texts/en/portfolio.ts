/** The portfolio: all engagements at a look, and its digest. ICU message syntax. */
export const portfolio = {
  'portfolio.command': 'All engagements at a look, late ones first',
  'portfolio.command.help':
    '`/playbook portfolio`\nThe engagements that you may see: how they stand, which decisions wait, what was promised and gained. From here it also comes as a digest, on the days and at the time you choose.',
  'portfolio.title': 'Portfolio',
  'portfolio.heading': 'Portfolio · {date}',
  'portfolio.counts':
    '{all, plural, one {# engagement} other {# engagements}}{late, plural, =0 {} other { · ▲ # late}}{soon, plural, =0 {} other { · ◐ # due soon}}{paused, plural, =0 {} other { · # paused}}',
  'portfolio.decisions': '*{count, plural, one {# decision waits} other {# decisions wait}}:* {what}',
  'portfolio.decision': 'gate {gate} of {name}, since {since}',
  'portfolio.sealed': '*Sealed value:* {value} a year',
  'portfolio.realised': '*Realised to date:* {value}',
  'portfolio.row':
    '*{name}*{stated, select, yes { · {state}} other {}}\n{bar}  Phase {phase} {phaseName}, day {day}{planned, select, yes { of {range}} other {}}{waiting, plural, =0 {} one { · # decision waits} other { · # decisions wait}}',
  'portfolio.button.open': 'Portfolio',
  'portfolio.button.digest': 'As a digest…',
  'portfolio.settings.title': 'Portfolio digest',
  'portfolio.settings.why':
    'All engagements that you may see as one direct message: what waits on you, what is late, which decisions wait.',
} as const;

/** How an engagement stands from day to day: signals, forecast, days off, what changed. ICU message syntax. */
export const news = {
  'engagement.signal.on-track': '● on track',
  'engagement.signal.due-soon': '◐ due soon',
  'engagement.signal.late': '▲ late',

  'engagement.forecast.work': '{work, plural, one {# piece of work left} other {# pieces of work left}}',
  'engagement.forecast.approvals':
    '{approvals, plural, one {# approval waiting} other {# approvals waiting}}',
  'engagement.forecast.pace':
    'Forecast: ends {end}, driven by {drivers}. At the pace of the last {days, plural, one {working day} other {# working days}}, in which work left fell from {from} to {work}; time for approvals is not in it.',
  'engagement.forecast.people':
    '{past, select, yes {Planned end was {end}} other {Forecast: {end}, the planned end}}, driven only by {drivers}. How long people take for that nobody can work out.',
  'engagement.forecast.planned':
    '{past, select, yes {Planned end was {end}} other {Forecast: {end}, the planned end}}{driven, select, yes {, driven by {drivers}} other {}}. How fast the work goes will show once some of it is done.',
  'engagement.forecast.standstill':
    '{past, select, yes {Planned end was {end}} other {Planned end {end}}}, but work left has hardly fallen in the last {days, plural, one {working day} other {# working days}}, so no date follows from it. Driven by {drivers}.',

  'engagement.command.holidays': 'Days off that don’t count as working days',
  'engagement.command.holidays.help':
    '`/playbook holidays`\nShows the days off of the engagement, one a line: `2026-12-25 Christmas`. Whole lists can be pasted. Due dates, “late” and the daily digest leave them out. The lead can change them.',
  'engagement.holidays.title': 'Days off',
  'engagement.holidays.why':
    '*{name}*: on these days nothing is counted as a working day, and no digest is sent.',
  'engagement.holidays.day': '{day}{named, select, yes { · {name}} other {}}',
  'engagement.holidays.none': 'No day off is set: every Monday to Friday counts as a working day.',
  'engagement.holidays.who': 'The lead can change them, and the admins of this workspace.',
  'engagement.holidays.lines': 'Days off',
  'engagement.holidays.example': '2026-12-25 Christmas\n2027-01-01 New Year',
  'engagement.holidays.hint': 'One a line: the day as YYYY-MM-DD, then its name.',
  'engagement.refusal.holidays.line':
    'Line {line} can’t be read: “{typed}”. Please write a day as YYYY-MM-DD, then its name: 2026-12-25 Christmas.',
  'engagement.refusal.holidays.twice': 'Line {line} names a day that is there already: “{typed}”.',
  'engagement.refusal.holidays.name':
    'The name in line {line} is too long: “{typed}”. Please keep it to 80 characters.',
  'engagement.refusal.holidays.changed':
    'Somebody changed the days off after you opened them. Copy what you typed, close this and open it again to see the change.',

  'engagement.change.start': 'started by {who}',
  'engagement.change.person.add': '{what} {count, plural, one {was} other {were}} given a role by {who}',
  'engagement.change.person.remove': '{count, plural, one {a role} other {# roles}} of {what} ended by {who}',
  'engagement.change.person.deactivated': '{what} left Slack; the duties are unassigned',
  'engagement.change.details': 'name, goal or calendar changed by {who}',
  'engagement.change.channel': 'moved to another channel by {who}',
  'engagement.change.channel.made': 'its channel was made',
  'engagement.change.channel.refused': 'its channel could not be made',
  'engagement.change.phase.advance': 'phase {what} began, its gate approved',
  'engagement.change.phase.back': 'back to phase {what}, by {who}',
  'engagement.change.pause': 'paused by {who}: {what}',
  'engagement.change.resume': 'resumed by {who}',
  'engagement.change.close': 'closed by {who}: {what}',
  'engagement.change.reopen': 'opened again by {who}: {what}',
  'engagement.change.archive': 'archived by {who}',
  'engagement.change.restore': 'restored by {who}',
  'engagement.change.holidays': 'days off changed by {who}',

  'engagement.waiting.role': 'somebody for {role} to be named',
  'engagement.waiting.undelivered':
    '{count, plural, one {a message that could not be posted} other {# messages that could not be posted}}',
  'engagement.task.approvers': 'Name who approves *{name}* for {roles}',
  'engagement.task.approvers.why': 'A gate that nobody can sign keeps the phase from ending.',
  'engagement.next.exit': 'exit gate of phase {phase} {name}',
} as const;

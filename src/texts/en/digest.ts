/** The daily digest and its settings. ICU message syntax. */
export const digest = {
  'digest.command': 'Your daily digest, and today’s to look at',
  'digest.command.help':
    '`/playbook digest`\nWhether and when you get the digest of this engagement as a direct message, and today’s to look at right away. The lead also sets the channel’s from here.',

  'digest.title':
    '{date} · {name} · Phase {phase} {phaseName}, day {day}{planned, select, yes { of {range}} other {}} {signal}',
  'digest.for-you': '*Waiting for you* ({count})',
  'digest.task': '{what}{dated, select, yes { · by {due}} other {}}\n_{why}_',
  'digest.since': '*Since {when}:* {what}',
  'digest.waiting': '*Waiting:* {what}',
  'digest.waits':
    '{what}{named, select, yes {: on {on}} other {: on nobody yet}}{known, select, yes {, since {since}} other {}}',
  'digest.next': '*Next decision:* {what}{dated, select, yes {, planned {on}} other {}}',
  'digest.numbers': '*Numbers:* {facts}',
  'digest.unchanged':
    '*{name}:* nothing changed since {when}. Phase {phase} {phaseName}, day {day}{planned, select, yes { of {range}} other {}} {signal}{waits, select, yes { · waiting on {on}} other {{count, plural, =0 {} other { · # waiting}}}}',
  'digest.button.all': 'All changes',
  'digest.button.settings': 'My digest…',
  'digest.all.title': 'All changes',
  'digest.all.since': '*Since {when}*',
  'digest.all.waiting': '*Waiting*',
  'digest.all.none': 'Nothing that can be told in words.',
  'digest.tasks.more': '{left, plural, one {One more stands} other {# more stand}} in your Home.',
  'digest.picture.phase':
    '{state, select, now {day {days}{planned, select, yes { of {range}} other {}}} over {{days, plural, one {# day} other {# days}}{planned, select, yes {, planned {range}} other {}}} other {{planned, select, yes {{range} days planned} other {}}}}',
  'digest.picture.alt': 'The phases, planned against actual. {phases}',
  'digest.people': '{count, plural, one {one person} other {# people}}',
  'digest.by-itself': 'Phasegate',

  'digest.settings.title': 'Daily digest',
  'digest.settings.channel-title': 'The channel’s digest',
  'digest.settings.mine.why':
    'The digest of *{name}* as a direct message: what waits on you, what changed, what comes next.',
  'digest.settings.channel.why': 'The digest of *{name}* in {channel}, for everybody there.',
  'digest.settings.now': 'Show me today’s now',
  'digest.settings.channel': 'The channel’s…',
  'digest.field.on': 'Send it',
  'digest.field.time': 'At',
  'digest.field.time.hint': 'It comes within five minutes of this. A change holds from the next time on.',
  'digest.field.days': 'On',
  'digest.field.days.hint': 'Days off of the engagement are left out.',
  'digest.now.title': 'Today’s digest',
  'digest.now.why': 'Only you see this, and the next digest comes as usual.',
  'digest.change.channel': 'the channel’s digest changed by {who}',
} as const;

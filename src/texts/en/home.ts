/** Home: tasks, engagements, portfolio, settings. ICU message syntax. */
export const home = {
  'home.tasks': 'Your tasks{total, plural, =0 {} other { (#)}}',
  'home.tasks.none': 'Nothing waits on you. What comes next in your engagements stands below.',
  'home.tasks.nobody':
    'Nothing waits on you yet. As soon as somebody names you in an engagement, what it asks of you stands here.',
  'home.tasks.reading': 'Your engagements are being read. Your tasks appear here in a moment.',
  'home.tasks.total': '{total, plural, one {# task} other {# tasks}}',
  'home.task.when':
    '{dated, select, yes { · {late, select, yes {▲ overdue since {due}} other {by {due}}}} other {}}{known, select, yes { · waiting since {since}} other {}}',
  'home.left':
    '{left, plural, one {One of your engagements is} other {# of your engagements are}} still being read; this list completes itself.',
  'home.mine': 'Your engagements{total, plural, =0 {} other { (#)}}',
  'home.mine.none':
    'You are in no engagement yet. Start one, or ask the lead of one to name you with `/playbook team`.',
  'home.engagements.total': '{total, plural, one {# engagement} other {# engagements}}',
  'home.engagement':
    '*{name}*{placed, select, yes { · {channel}} other {}} · Phase {phase} {phaseName}, {rests, select, yes {{state}} other {day {day}{planned, select, yes { of {range}} other {}} {signal}}}',
  'home.reading': '_Being read: what comes next appears here in a moment._',
  'home.step.none': 'Nothing waits: the work of this phase goes on.',
  'home.step.rests': 'It rests until its lead resumes it.',
  'home.portfolio': 'Portfolio{total, plural, =0 {} other { (#)}}',
  'home.portfolio.none': 'No engagement is under way. As soon as one starts, it stands here.',
  'home.portfolio.phase':
    'Phase {phase} {name}: *{all, plural, one {# engagement} other {# engagements}}*{late, plural, =0 {} other { · ▲ # late}}{soon, plural, =0 {} other { · ◐ # due soon}}',
  'home.settings': 'Settings',
  'home.digest':
    '*Daily digest*: {digests, plural, =0 {you get none as a direct message.} one {you get one, of {seen, plural, one {one engagement} other {# engagements}}.} other {you get #, of {seen, plural, one {one engagement} other {# engagements}}.}}',
  'home.digest.choose': 'Digest of…',
  'home.manner':
    '{isOwn, select, yes {Language {language} · time zone {zone} · both as you set them in Slack} other {Language {language}, since there is no {own} yet · time zone {zone}, as you set it in Slack}}',
  'home.house':
    '*Language of channels*: what Phasegate posts for all. A message that stands there already follows when it next changes.',
  'home.house.choose': 'Language',
  'home.help': 'Help',
  'home.privacy': 'Data and privacy',
} as const;

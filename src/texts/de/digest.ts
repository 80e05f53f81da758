import type { digest as en } from '../en/digest.ts';

export const digest: Record<keyof typeof en, string> = {
  'digest.command': 'Ihr Tagesüberblick, und der heutige zum Ansehen',
  'digest.command.help':
    '`/playbook digest`\nOb und wann Sie den Überblick dieses Vorhabens als Direktnachricht bekommen, und der heutige gleich zum Ansehen. Die Leitung stellt hier auch den des Channels ein.',

  'digest.title':
    '{date} · {name} · Phase {phase} {phaseName}, Tag {day}{planned, select, yes { von {range}} other {}} {signal}',
  'digest.for-you': '*Wartet auf Sie* ({count})',
  'digest.task': '{what}{dated, select, yes { · bis {due}} other {}}\n_{why}_',
  'digest.since': '*Seit {when}:* {what}',
  'digest.waiting': '*Es wartet:* {what}',
  'digest.waits':
    '{what}{named, select, yes {: auf {on}} other {: noch auf niemanden}}{known, select, yes {, seit {since}} other {}}',
  'digest.next': '*Nächste Entscheidung:* {what}{dated, select, yes {, geplant {on}} other {}}',
  'digest.numbers': '*Zahlen:* {facts}',
  'digest.unchanged':
    '*{name}:* nichts Neues seit {when}. Phase {phase} {phaseName}, Tag {day}{planned, select, yes { von {range}} other {}} {signal}{waits, select, yes { · wartet auf {on}} other {{count, plural, =0 {} other { · # wartend}}}}',
  'digest.button.all': 'Alle Änderungen',
  'digest.button.settings': 'Mein Überblick…',
  'digest.all.title': 'Alle Änderungen',
  'digest.all.since': '*Seit {when}*',
  'digest.all.waiting': '*Es wartet*',
  'digest.all.none': 'Nichts, was sich in Worten sagen lässt.',
  'digest.tasks.more':
    '{left, plural, one {Eine weitere Aufgabe steht} other {# weitere Aufgaben stehen}} in Ihrem Home.',
  'digest.picture.phase':
    '{state, select, now {Tag {days}{planned, select, yes { von {range}} other {}}} over {{days, plural, one {# Tag} other {# Tage}}{planned, select, yes {, geplant {range}} other {}}} other {{planned, select, yes {{range} Tage geplant} other {}}}}',
  'digest.picture.alt': 'Die Phasen, geplant und tatsächlich. {phases}',
  'digest.people': '{count, plural, one {einer Person} other {# Personen}}',
  'digest.by-itself': 'Phasegate',

  'digest.settings.title': 'Tagesüberblick',
  'digest.settings.channel-title': 'Überblick im Channel',
  'digest.settings.mine.why':
    'Der Überblick über *{name}* als Direktnachricht: was auf Sie wartet, was sich geändert hat, was als Nächstes kommt.',
  'digest.settings.channel.why': 'Der Überblick über *{name}* in {channel}, für alle dort.',
  'digest.settings.now': 'Den heutigen jetzt zeigen',
  'digest.settings.channel': 'Den des Channels…',
  'digest.field.on': 'Senden',
  'digest.field.time': 'Um',
  'digest.field.time.hint':
    'Er kommt innerhalb von fünf Minuten danach. Eine Änderung gilt ab dem nächsten Mal.',
  'digest.field.days': 'Am',
  'digest.field.days.hint': 'Freie Tage des Vorhabens bleiben aus.',
  'digest.now.title': 'Der heutige Überblick',
  'digest.now.why': 'Nur Sie sehen das, und der nächste Überblick kommt wie gewohnt.',
  'digest.change.channel': 'der Überblick des Channels geändert durch {who}',
};

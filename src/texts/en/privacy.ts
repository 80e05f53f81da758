/** [A3] How long data stay, what is held, who is erased. */
export const privacy = {
  'privacy.command': 'how long data stay, legal holds, erasing a person (admins)',
  'privacy.command.help':
    '*privacy*: how long what nobody needs any more stays, legal holds that keep it all the same, and erasing a person: wherever they stand, a pseudonym stands afterwards. For the workspace’s admins.',
  'privacy.title': 'Data and privacy',
  'privacy.retention': 'How long data stay',
  'privacy.retention.why':
    'What people did, decided and sealed stays. This goes by itself, a little every night:',
  'privacy.retention.line':
    '{name}: *{days, plural, one {# day} other {# days}}*{own, select, yes { (set here)} other {}}',
  'privacy.retention.button': 'Change…',
  'privacy.retention.title': 'How long data stay',
  'privacy.retention.hint': 'Days, {least, number} to {most, number}. Usually {days, number}.',
  'privacy.retention.saved': 'Saved. From the next night on it is so.',
  'privacy.retention.same': 'Nothing was changed.',
  'privacy.holds': 'Legal holds',
  'privacy.holds.none': 'Nothing is held.',
  'privacy.holds.kept':
    '{count, plural, one {# row that would be gone by now is} other {# rows that would be gone by now are}} kept.',
  'privacy.hold.line':
    '*{where, select, engagement {{name}} other {The whole workspace}}*{until, select, yes { · until the end of {day}} other { · until it is lifted}}\n{reason}\n_{who}, {when}_',
  'privacy.hold.button': 'Place a hold…',
  'privacy.hold.title': 'Place a legal hold',
  'privacy.hold.why':
    'While it lasts, nothing that it covers is taken away at night, and nobody who appears in it can be erased.',
  'privacy.hold.engagement': 'Engagement',
  'privacy.hold.engagement.hint': 'Leave it empty to hold the whole workspace.',
  'privacy.hold.engagement.choose': 'Whole workspace',
  'privacy.hold.reason': 'Why',
  'privacy.hold.reason.hint': 'For example the case’s file number. Admins read it, and the record keeps it.',
  'privacy.hold.until': 'Until the end of',
  'privacy.hold.until.hint': 'Leave it empty to hold until somebody lifts it.',
  'privacy.hold.submit': 'Place',
  'privacy.hold.placed': 'It is held from now on.',
  'privacy.hold.lift': 'Lift…',
  'privacy.hold.lift.title': 'Lift this hold?',
  'privacy.hold.lift.text': 'What would be gone by now goes in the next night.',
  'privacy.hold.lifted': 'The hold is lifted.',
  'privacy.erased': 'People who were erased',
  'privacy.erased.none': 'Nobody so far.',
  'privacy.erased.line':
    '*{alias}* · {state, select, done {erased} stopped {not erased: a legal hold was placed meanwhile} other {being erased}} · asked for by {who}, {when}',
  'privacy.erase.button': 'Erase a person…',
  'privacy.erase.title': 'Erase a person',
  'privacy.erase.why':
    'Wherever this person stands (people, decisions, texts with their full name, the record), a pseudonym stands afterwards. The record stays provable. This cannot be undone.',
  'privacy.erase.person': 'Person',
  'privacy.erase.person.hint': 'Next you see where they appear; nothing happens before you confirm.',
  'privacy.erase.submit': 'Look',
  'privacy.preview.title': 'Where they appear',
  'privacy.preview.who':
    '{who} will be *{alias}*, in {engagements, plural, =0 {no engagement} one {# engagement} other {# engagements}} and these places:',
  'privacy.preview.place': '{place}: *{count, number}*',
  'privacy.preview.then':
    'Their roles become unassigned and their leads are told, their API keys end, what they had not saved goes. Approvals they gave stay, under the pseudonym. Texts of sealed plans stay word for word, since their hashes are what was approved. If they use Phasegate again, they begin as somebody new.',
  'privacy.preview.submit': 'Erase for good',
  'privacy.erase.asked': 'It is being done. You are told here in Slack when it is over.',
  'privacy.told.done':
    '*{alias}* is who a person you had erased is called from now on: {count, plural, one {# place} other {# places}} were changed. The record is as provable as before.',
  'privacy.told.stopped':
    'A person was not erased: a legal hold that covers them was placed meanwhile. Nothing was changed. Ask again once it is lifted.',
  'privacy.place.slack': 'Their own settings, messages to them',
  'privacy.place.record': 'The record of changes',
  'privacy.place.api': 'API keys',
  'privacy.place.home': 'Home',
  'privacy.place.digest': 'Digests',
  'privacy.place.imports': 'Files handed in',
  'privacy.place.engagement': 'Engagements and their people',
  'privacy.place.gates': 'Gates, approvals, tasks',
  'privacy.place.seal': 'Seals',
  'privacy.place.foundation': 'Data foundation',
  'privacy.place.prioritization': 'Use cases and plan',
  'privacy.place.pilot': 'Models and evaluations',
  'privacy.place.production': 'Models at work',
  'privacy.place.monitoring': 'Monitoring and alerts',
  'privacy.place.privacy': 'Retention, holds, erasures',
  'privacy.refusal.admin': 'This is for the admins of your Slack workspace.',
  'privacy.refusal.days': 'Please give whole days, {least, number} to {most, number}.',
  'privacy.refusal.past': 'This day is over already.',
  'privacy.refusal.nowhere': 'Phasegate knows nothing of this person: there is nothing to erase.',
  'privacy.refusal.held':
    'A legal hold on {where, select, engagement {“{name}”} other {the whole workspace}} covers this person: {reason}. They can be erased once it is over or lifted.',
} as const;

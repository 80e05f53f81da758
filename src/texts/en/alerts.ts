const WORD =
  '{word, select, firing {▲ Firing} acknowledged {◐ Acknowledged} recovering {◔ Recovering} resolved {✓ Resolved} pending {○ Pending} nodata {– No data} error {✕ The feed is at fault} insufficient {? Too few cases} dismissed {✓ No problem} other {✓ Over}}';
const LAYER = '{layer, select, output {Output} input {Input shift} other {Business}}';

/** Alerts: what monitors found wrong, through its life. */
export const alerts = {
  'alerts.command': 'Alerts, silences',
  'alerts.command.help':
    '*alerts*: what the monitors found wrong, what is silenced, and the button to silence more.',
  'alerts.word': WORD,
  'alerts.card.text': `${WORD} · {name} · {engagement}`,
  'alerts.card.head': `*${WORD}* · ${LAYER} · *{name}*{severity, select, page { · urgent} info { · for information} other {}}`,
  'alerts.card.since':
    '{word, select, firing {Since {when}{judged, select, there {} other {, {breaches, plural, one {# check} other {# checks in a row}}}}. Nobody has it yet.} acknowledged {Since {when}. {who} has it.} recovering {Since {when}; well again for {clears, plural, one {# check} other {# checks}}, not yet for good.} resolved {It had begun {when}.} dismissed {{by}: {reason} It fires again only after it has been well.} nodata {Nothing has come since {when}. Missing data never means that all is well.} error {It could not be read since {when}. What it watches is not seen meanwhile.} insufficient {Too few cases to judge since {when}.} other {It had begun {when}.}}',
  'alerts.card.limit':
    '*{value}*{counted, select, yes { of {n, number} cases} other {}}, fires {side, select, above {over} other {under}} {fire}{apart, select, yes {, well again at {clear}} other {}}',
  'alerts.card.baseline':
    '*{value}*{counted, select, yes { of {n, number} cases} other {}}, sealed are {target} ± {variance} % (seal v{seal, number})',
  'alerts.card.last':
    '{verdict, select, error {The last check failed: {shown}} insufficient {The last check had too few cases: {shown}} other {The last check found nothing: {shown}}}',
  'alerts.card.blind': 'Checks see nothing now, so this stays open: missing data never resolves an alert.',
  'alerts.card.broken': 'The feed is broken (see “{name}”): nothing is told of this until it works again.',
  'alerts.card.snoozed': 'Snoozed until {when}.',
  'alerts.card.silenced': 'Silenced until {when}.',
  'alerts.card.investigated':
    '{who} {found, select, yes {found: {findings}} other {looks into it; it is over once it is said what was found.}}',
  'alerts.card.nothing': 'Nothing of {name} has been read yet.',
  'alerts.card.members':
    '{count, plural, one {One more alert} other {# more alerts}} of this model, in the thread:',
  'alerts.card.member': `• ${WORD} · {name}`,
  'alerts.card.runbook': 'runbook',
  'alerts.card.foot':
    'Owner {owner}{linked, select, yes { · {runbook}} other {}} · {engagement} · last check {when}',
  'alerts.card.closed': 'Closed {when}.',
  'alerts.incoming.source': 'where it comes from',
  'alerts.incoming.from': 'From Alertmanager{linked, select, yes { · {links}} other {}}',
  'alerts.incoming.suppressed': 'Silenced or inhibited in Alertmanager.',
  'alerts.incoming.untold':
    '{count, plural, one {One more alert of this monitor is} other {# more alerts of this monitor are}} open in Alertmanager; the oldest {most, number} have a message of their own.',
  'alerts.button.acknowledge': 'Acknowledge',
  'alerts.button.investigate': 'Investigate',
  'alerts.button.findings': 'Record findings…',
  'alerts.button.snooze': 'Snooze…',
  'alerts.button.dismiss': 'Not a problem…',
  'alerts.button.retrain': 'Trigger retraining…',
  'alerts.button.show': 'Show',
  'alerts.button.silence': 'Silence…',
  'alerts.button.unsilence': 'End now',
  'alerts.note.firing': '▲ *{name}* fires again. {owner}, please look.',
  'alerts.note.resolved':
    '✓ *{name}* is resolved{judged, select, there {, as Alertmanager has it} other {: it has been well often enough}}.',
  'alerts.note.blind': '– *{name}*: nothing has been seen for too long. {owner}, please look at the feed.',
  'alerts.note.sees-again': '✓ *{name}* is seen again.',
  'alerts.note.acknowledged': '*{name}*: {who} has it.',
  'alerts.note.investigated': '*{name}*: {who} looks into it.',
  'alerts.note.findings': '*{name}*: {who} found: {text}',
  'alerts.note.dismissed': '*{name}*: {who} says that it is no problem: {text}',
  'alerts.note.snoozed': '{who} snoozed *{name}* until {until}.',
  'alerts.note.escalated': 'Nobody has acknowledged *{name}*; the lead has been told.',
  'alerts.note.ended': 'The model that *{name}* watched was taken from work, so this is closed.',
  'alerts.note.retired': 'The monitor *{name}* was retired, so this is closed.',
  'alerts.escalated':
    '*{name}* of {engagement} {has, select, over {fired from {when} on and is over. Nothing is left to do about it.} yes {fires since {when}. {who} has it now.} other {fires since {when}. {owner} owns it and has not acknowledged it. Please see that somebody looks.}}',
  'alerts.escalated.text':
    '{name} of {engagement} {has, select, over {is over} yes {fires, and somebody has it now} other {fires, and nobody has acknowledged it}}',
  'alerts.form.reason': 'Why',
  'alerts.form.findings': 'Findings',
  'alerts.form.findings.submit': 'Record',
  'alerts.form.findings.why': 'What was behind *{name}*? Whoever meets it next time reads this first.',
  'alerts.form.findings.field': 'What was found',
  'alerts.form.findings.hint': 'The cause, what was done, and what to do if it comes again.',
  'alerts.form.dismiss': 'Not a problem',
  'alerts.form.dismiss.submit': 'Close it',
  'alerts.form.dismiss.why':
    'Closes the alert of *{name}*. It fires again only after it has been well. If it fires for nothing often, change the threshold instead.',
  'alerts.form.snooze': 'Snooze',
  'alerts.form.snooze.submit': 'Snooze',
  'alerts.form.snooze.why':
    'Nothing of *{name}* is told until then. What happens meanwhile is told at the end.',
  'alerts.form.snooze.field': 'For how long',
  'alerts.form.snooze.1': '1 hour',
  'alerts.form.snooze.4': '4 hours',
  'alerts.form.snooze.24': '1 day',
  'alerts.form.snooze.until': 'Until a moment of its own',
  'alerts.form.snooze.until-field': 'Until',
  'alerts.form.snooze.until-hint': 'Counts where “Until a moment of its own” is chosen.',
  'alerts.form.silence': 'Silence alerts',
  'alerts.form.silence.submit': 'Silence',
  'alerts.form.silence.why':
    'For planned work: checks go on, nothing is told. What is still so at the end, or was resolved meanwhile, is told then.',
  'alerts.form.silence.monitor': 'Which',
  'alerts.form.silence.all': 'All monitors of this engagement',
  'alerts.form.silence.starts': 'From',
  'alerts.form.silence.ends': 'Until',
  'alerts.list.title': 'Alerts',
  'alerts.list.head':
    '*{engagement}* · {monitors, plural, =0 {no monitors yet: `/playbook monitors` makes one} one {one monitor} other {# monitors}} · {open, plural, =0 {nothing fires} one {one alert is open} other {# alerts are open}}',
  'alerts.list.row': `${WORD} · {name} · since {when}{has, select, yes { · {who}} other {}}{closed, select, yes { · ended {ended}} other {}}`,
  'alerts.list.silences': 'Silences',
  'alerts.list.silence':
    '{all, select, yes {All monitors} other {{name}}} · {from} to {until} · {who}: {reason}',
  'alerts.task.acknowledge': '*{name}* fires',
  'alerts.task.acknowledge.why': 'Until somebody has it, nobody knows that it is looked at.',
  'alerts.task.findings': 'Say what was behind *{name}*',
  'alerts.task.findings.why': 'An alert without findings comes again, and is puzzled over again.',
  'alerts.waiting': `${WORD} · {name}`,
  'alerts.line':
    '▲ {count, plural, one {An alert is open: {name}} other {# alerts are open, the oldest: {name}}}',
  'alerts.change.firing': '▲ {what} {count, plural, one {fires} other {fire}}',
  'alerts.change.resolved': '✓ {what} {count, plural, one {is} other {are}} well again',
  'alerts.change.silence': '{who} silenced alerts',
  'alerts.picture.subtitle':
    '{kind, select, drift {columns that moved, } alerts {alerts that fire, } other {}}the last {count, plural, one {check} other {# checks}}',
  'alerts.picture.fire': 'fires {side, select, above {over} other {under}} {limit}',
  'alerts.picture.clear': 'well again at {limit}',
  'alerts.picture.alt':
    '{name}: the last {count, plural, one {check} other {# checks}}, {value} now{limited, select, yes {; it {limit}} other {}}',
  'alerts.refusal.over': 'This alert is over; there is nothing left to do about it.',
  'alerts.refusal.nobody-looks': 'Nobody looks into it yet: *Investigate* first.',
  'alerts.refusal.past': 'That is past already.',
  'alerts.refusal.until': 'Pick until when.',
  'alerts.refusal.ends': 'The end lies before the beginning, or is past already.',
  'alerts.refusal.too-long':
    'At most {days, plural, one {# day} other {# days}}. If it should never be told, change or pause the monitor.',
} as const;

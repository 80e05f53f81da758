import type { alerts as english } from '../en/alerts.ts';

const WORD =
  '{word, select, firing {▲ Ausgelöst} acknowledged {◐ Übernommen} recovering {◔ Erholt sich} resolved {✓ Behoben} pending {○ Verdacht} nodata {– Keine Daten} error {✕ Quelle gestört} insufficient {? Zu wenige Fälle} dismissed {✓ Kein Problem} other {✓ Vorbei}}';
const LAYER = '{layer, select, output {Ausgabe} input {Eingangsverschiebung} other {Geschäft}}';

export const alerts: Record<keyof typeof english, string> = {
  'alerts.command': 'Alarme und Ruhezeiten',
  'alerts.command.help':
    '*alerts*: was die Monitore gefunden haben, was stummgeschaltet ist, und die Schaltfläche, um mehr stummzuschalten.',
  'alerts.word': WORD,
  'alerts.card.text': `${WORD} · {name} · {engagement}`,
  'alerts.card.head': `*${WORD}* · ${LAYER} · *{name}*{severity, select, page { · dringend} info { · zur Kenntnis} other {}}`,
  'alerts.card.since':
    '{word, select, firing {Seit {when}{judged, select, there {} other {, {breaches, plural, one {# Prüfung} other {# Prüfungen in Folge}}}}. Noch hat es niemand übernommen.} acknowledged {Seit {when}. {who} kümmert sich.} recovering {Seit {when}; seit {clears, plural, one {# Prüfung} other {# Prüfungen}} wieder gut, noch nicht endgültig.} resolved {Begonnen {when}.} dismissed {{by}: {reason} Es löst erst wieder aus, wenn es einmal gut war.} nodata {Seit {when} ist nichts gekommen. Fehlende Daten heißen nie, dass alles gut ist.} error {Seit {when} nicht lesbar. Was überwacht wird, ist solange nicht zu sehen.} insufficient {Seit {when} zu wenige Fälle für ein Urteil.} other {Begonnen {when}.}}',
  'alerts.card.limit':
    '*{value}*{counted, select, yes { aus {n, number} Fällen} other {}}, löst {side, select, above {über} other {unter}} {fire} aus{apart, select, yes {, gut wieder ab {clear}} other {}}',
  'alerts.card.baseline':
    '*{value}*{counted, select, yes { aus {n, number} Fällen} other {}}, versiegelt sind {target} ± {variance} % (Siegel v{seal, number})',
  'alerts.card.last':
    '{verdict, select, error {Die letzte Prüfung schlug fehl: {shown}} insufficient {Die letzte Prüfung hatte zu wenige Fälle: {shown}} other {Die letzte Prüfung fand nichts: {shown}}}',
  'alerts.card.blind':
    'Die Prüfungen sehen gerade nichts, darum bleibt dies offen: Fehlende Daten beheben keinen Alarm.',
  'alerts.card.broken':
    'Die Datenquelle ist gestört (siehe „{name}“): Hiervon wird nichts gemeldet, bis sie wieder arbeitet.',
  'alerts.card.snoozed': 'Zurückgestellt bis {when}.',
  'alerts.card.silenced': 'Stummgeschaltet bis {when}.',
  'alerts.card.investigated':
    '{who} {found, select, yes {hat gefunden: {findings}} other {untersucht es; es ist vorbei, sobald das Ergebnis festgehalten ist.}}',
  'alerts.card.nothing': 'Von {name} wurde noch nichts gelesen.',
  'alerts.card.members':
    '{count, plural, one {Ein weiterer Alarm} other {# weitere Alarme}} dieses Modells, im Thread:',
  'alerts.card.member': `• ${WORD} · {name}`,
  'alerts.card.runbook': 'Anleitung',
  'alerts.card.foot':
    'Zuständig {owner}{linked, select, yes { · {runbook}} other {}} · {engagement} · letzte Prüfung {when}',
  'alerts.card.closed': 'Abgeschlossen {when}.',
  'alerts.incoming.source': 'woher es kommt',
  'alerts.incoming.from': 'Aus Alertmanager{linked, select, yes { · {links}} other {}}',
  'alerts.incoming.suppressed': 'In Alertmanager stummgeschaltet oder unterdrückt.',
  'alerts.incoming.untold':
    '{count, plural, one {Ein weiterer Alarm dieses Monitors ist} other {# weitere Alarme dieses Monitors sind}} in Alertmanager offen; die ältesten {most, number} haben eine eigene Nachricht.',
  'alerts.button.acknowledge': 'Übernehmen',
  'alerts.button.investigate': 'Untersuchen',
  'alerts.button.findings': 'Ergebnis festhalten …',
  'alerts.button.snooze': 'Zurückstellen …',
  'alerts.button.dismiss': 'Kein Problem …',
  'alerts.button.retrain': 'Neutraining anstoßen …',
  'alerts.button.show': 'Zeigen',
  'alerts.button.silence': 'Stummschalten …',
  'alerts.button.unsilence': 'Jetzt beenden',
  'alerts.note.firing': '▲ *{name}* hat wieder ausgelöst. {owner}, bitte ansehen.',
  'alerts.note.resolved':
    '✓ *{name}* ist behoben{judged, select, there {, sagt Alertmanager} other {: Es war oft genug in Folge gut}}.',
  'alerts.note.blind': '– *{name}*: Zu lange war nichts zu sehen. {owner}, bitte die Datenquelle ansehen.',
  'alerts.note.sees-again': '✓ *{name}*: Es ist wieder etwas zu sehen.',
  'alerts.note.acknowledged': '*{name}*: {who} kümmert sich.',
  'alerts.note.investigated': '*{name}*: {who} untersucht es.',
  'alerts.note.findings': '*{name}*: {who} hat gefunden: {text}',
  'alerts.note.dismissed': '*{name}*: {who} sagt, es ist kein Problem: {text}',
  'alerts.note.snoozed': '{who} hat *{name}* bis {until} zurückgestellt.',
  'alerts.note.escalated': 'Niemand hat *{name}* übernommen; die Leitung ist verständigt.',
  'alerts.note.ended':
    'Das Modell, das *{name}* beobachtet hat, wurde von der Arbeit genommen, darum ist dies abgeschlossen.',
  'alerts.note.retired': 'Der Monitor *{name}* wurde außer Dienst gestellt, darum ist dies abgeschlossen.',
  'alerts.escalated':
    '*{name}* von {engagement} {has, select, over {war ab {when} ausgelöst und ist vorbei. Es ist nichts mehr zu tun.} yes {ist ausgelöst seit {when}. {who} kümmert sich jetzt.} other {ist ausgelöst seit {when}. {owner} ist zuständig und hat es nicht übernommen. Bitte sorgen Sie dafür, dass jemand nachsieht.}}',
  'alerts.escalated.text':
    '{name} von {engagement} {has, select, over {ist vorbei} yes {ist ausgelöst, und jemand kümmert sich jetzt} other {ist ausgelöst, und niemand hat es übernommen}}',
  'alerts.form.reason': 'Warum',
  'alerts.form.findings': 'Ergebnis',
  'alerts.form.findings.submit': 'Festhalten',
  'alerts.form.findings.why':
    'Was steckte hinter *{name}*? Wer es das nächste Mal antrifft, liest dies zuerst.',
  'alerts.form.findings.field': 'Was gefunden wurde',
  'alerts.form.findings.hint': 'Die Ursache, was getan wurde, und was beim nächsten Mal zu tun ist.',
  'alerts.form.dismiss': 'Kein Problem',
  'alerts.form.dismiss.submit': 'Abschließen',
  'alerts.form.dismiss.why':
    'Schließt den Alarm von *{name}*. Er löst erst wieder aus, wenn es einmal gut war. Löst er oft grundlos aus, ändern Sie besser die Schwelle.',
  'alerts.form.snooze': 'Zurückstellen',
  'alerts.form.snooze.submit': 'Zurückstellen',
  'alerts.form.snooze.why':
    'Von *{name}* wird bis dahin nichts gemeldet. Was inzwischen geschieht, wird am Ende gemeldet.',
  'alerts.form.snooze.field': 'Wie lange',
  'alerts.form.snooze.1': '1 Stunde',
  'alerts.form.snooze.4': '4 Stunden',
  'alerts.form.snooze.24': '1 Tag',
  'alerts.form.snooze.until': 'Bis zu einem eigenen Zeitpunkt',
  'alerts.form.snooze.until-field': 'Bis',
  'alerts.form.snooze.until-hint': 'Zählt, wenn „Bis zu einem eigenen Zeitpunkt“ gewählt ist.',
  'alerts.form.silence': 'Stummschalten',
  'alerts.form.silence.submit': 'Stummschalten',
  'alerts.form.silence.why':
    'Für geplante Arbeiten: Geprüft wird weiter, gemeldet nichts. Was am Ende noch so ist oder inzwischen behoben wurde, wird dann gemeldet.',
  'alerts.form.silence.monitor': 'Was',
  'alerts.form.silence.all': 'Alle Monitore dieses Vorhabens',
  'alerts.form.silence.starts': 'Von',
  'alerts.form.silence.ends': 'Bis',
  'alerts.list.title': 'Alarme',
  'alerts.list.head':
    '*{engagement}* · {monitors, plural, =0 {noch kein Monitor: `/playbook monitors` legt einen an} one {ein Monitor} other {# Monitore}} · {open, plural, =0 {nichts ist ausgelöst} one {ein Alarm ist offen} other {# Alarme sind offen}}',
  'alerts.list.row': `${WORD} · {name} · seit {when}{has, select, yes { · {who}} other {}}{closed, select, yes { · beendet {ended}} other {}}`,
  'alerts.list.silences': 'Ruhezeiten',
  'alerts.list.silence':
    '{all, select, yes {Alle Monitore} other {{name}}} · {from} bis {until} · {who}: {reason}',
  'alerts.task.acknowledge': '*{name}* ist ausgelöst',
  'alerts.task.acknowledge.why': 'Bis es jemand übernimmt, weiß niemand, dass nachgesehen wird.',
  'alerts.task.findings': 'Festhalten, was hinter *{name}* steckte',
  'alerts.task.findings.why': 'Ein Alarm ohne Ergebnis kommt wieder, und man rätselt von vorn.',
  'alerts.waiting': `${WORD} · {name}`,
  'alerts.line':
    '▲ {count, plural, one {Ein Alarm ist offen: {name}} other {# Alarme sind offen, der älteste: {name}}}',
  'alerts.change.firing': '▲ {what} {count, plural, one {ist} other {sind}} ausgelöst',
  'alerts.change.resolved': '✓ {what} {count, plural, one {ist} other {sind}} wieder gut',
  'alerts.change.silence': 'Alarme stummgeschaltet von {who}',
  'alerts.picture.subtitle':
    '{kind, select, drift {Spalten, die sich verschoben haben, } alerts {Alarme, die anschlagen, } other {}}die {count, plural, one {letzte Prüfung} other {letzten # Prüfungen}}',
  'alerts.picture.fire': 'löst {side, select, above {über} other {unter}} {limit} aus',
  'alerts.picture.clear': 'gut wieder ab {limit}',
  'alerts.picture.alt':
    '{name}: die {count, plural, one {letzte Prüfung} other {letzten # Prüfungen}}, jetzt {value}{limited, select, yes {; es {limit}} other {}}',
  'alerts.refusal.over': 'Dieser Alarm ist vorbei; es ist nichts mehr zu tun.',
  'alerts.refusal.nobody-looks': 'Noch untersucht es niemand: zuerst *Untersuchen*.',
  'alerts.refusal.past': 'Das ist schon vorbei.',
  'alerts.refusal.until': 'Bitte wählen, bis wann.',
  'alerts.refusal.ends': 'Das Ende liegt vor dem Anfang oder ist schon vorbei.',
  'alerts.refusal.too-long':
    'Höchstens {days, plural, one {# Tag} other {# Tage}}. Soll nie gemeldet werden, ändern oder pausieren Sie den Monitor.',
};

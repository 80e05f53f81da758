import type { retraining as english } from '../en/retraining.ts';

const STATE =
  '{state, select, proposed {vorgeschlagen} approved {freigegeben} running {im Training} revalidated {neu geprüft} promoted {im Einsatz} other {aufgegeben}}';

export const retraining: Record<keyof typeof english, string> = {
  'retraining.card.text': `Neutraining von {name} · ${STATE} · {engagement}`,
  'retraining.card.head': `*Neutraining von {name}* · ${STATE}`,
  'retraining.card.step': `{mark, select, done {✓} now {◐} other {○}} ${STATE}`,
  'retraining.card.abandoned': '– Aufgegeben',
  'retraining.card.reasons': '{count, plural, one {Ein Grund} other {# Gründe}}:',
  'retraining.card.reason':
    '• {kind, select, output {Ausgabe} input {Eingangsverschiebung} business {Geschäft} process_change {Prozessänderung ({change, select, product {Produkt} policy {Richtlinie} other {Regulierung}}, seit {since})} other {Vorfall}} · *{title}*: {text}{kind, select, incident { Ursache: {cause}} other {}} ({who}{linked, select, yes {, {link}} other {}})',
  'retraining.card.message': 'Nachricht',
  'retraining.card.more': '… und {count, plural, one {# weiterer} other {# weitere}}',
  'retraining.card.next':
    '{state, select, proposed {*Als Nächstes:* Freigeben oder aufgeben, durch {who}. Wer es vorschlug, gibt es nicht selbst frei.} approved {*Als Nächstes:* Das Training starten, durch {who}.} promoted {{by} hat {to} anstelle von {from} in Einsatz gebracht, {when}.} abandoned {{by}, {when}: {reason} Die Alarme dahinter bleiben, was sie sind.} other {*Als Nächstes:* die Gates der Phase 3 zu {to}.}}',
  'retraining.card.foot':
    'Vorgeschlagen von {by}, {when}{approved, select, yes { · freigegeben von {approver}} other {}} · {engagement}',
  'retraining.button.approve': 'Freigeben',
  'retraining.button.abandon': 'Aufgeben …',
  'retraining.form.trigger': 'Neutraining anstoßen',
  'retraining.form.trigger.submit': 'Anstoßen',
  'retraining.form.trigger.why':
    '{open, select, yes {{by} hat das Neutraining von *{event}* schon vorgeschlagen. *{name}* kommt als weiterer Grund hinzu.} other {*{name}* wird zum Grund, das Modell neu zu trainieren. Jemand anders gibt das frei; dann wird trainiert, und die Gates der Phase 3 prüfen die neue Version, bevor sie in Einsatz geht.}} Der Alarm bleibt, was er ist.',
  'retraining.form.deployment': 'Welches Modell',
  'retraining.form.model': '{model}, Zyklus {cycle}',
  'retraining.form.words': 'In Ihren Worten',
  'retraining.form.words.hint': 'Was Sie darin sehen. Bleibt es leer, gilt, was die letzte Prüfung zeigte.',
  'retraining.form.reason': 'Warum',
  'retraining.form.abandon': 'Neutraining aufgeben',
  'retraining.form.abandon.submit': 'Aufgeben',
  'retraining.form.abandon.why':
    'Beendet das Neutraining von *{name}*, ohne dass eine neue Version in Einsatz geht. Die Alarme dahinter bleiben, was sie sind; ein weiterer Grund kann es neu beginnen.',
  'retraining.attached.title': 'Neutraining',
  'retraining.attached':
    '{as, select, first {Das Neutraining von *{name}* ist vorgeschlagen. Seine Nachricht sagt, wer es freigibt.} further {{by} hat das Neutraining von *{name}* vorgeschlagen; dies ist nun ein weiterer Grund dafür.} other {Dies ist schon ein Grund für das Neutraining von *{name}*, das {by} vorgeschlagen hat.}}',
  'retraining.change.propose': 'Neutraining von {what} vorgeschlagen ({who})',
  'retraining.change.approve': 'Neutraining von {what} freigegeben ({who})',
  'retraining.change.abandon': 'Neutraining von {what} aufgegeben ({who})',
  'retraining.refusal.nothing-at-work':
    'Von {engagement} ist kein Modell im Einsatz, also ist keines neu zu trainieren. `/playbook deployment` bringt eines in Einsatz.',
  'retraining.refusal.which':
    'Wählen Sie, um welches Modell es geht; eines außer Dienst wird nicht neu trainiert.',
  'retraining.refusal.alert-over':
    'Dieser Alarm ist vorbei und darum kein Grund mehr. Gibt es einen anderen, erklären Sie ihn: `/playbook retraining`.',
  'retraining.refusal.dismissed': 'Jemand sagt, dieser Alarm ist kein Problem; darum ist er kein Grund.',
  'retraining.refusal.feed':
    'Die Datenquelle dieses Alarms ist gestört: Was sie zeigt, sagt nichts über das Modell. Arbeitet sie wieder und ist der Alarm noch ausgelöst, kann er dies anstoßen.',
  'retraining.refusal.muted':
    'Dieser Alarm ist stumm (zurückgestellt, stummgeschaltet oder sein Monitor ruht), und was stumm ist, stößt nichts an. Beenden Sie das zuerst.',
  'retraining.refusal.own':
    'Sie haben dies selbst vorgeschlagen, darum gibt es jemand anders frei: {count, plural, =0 {In diesem Engagement kann das sonst niemand. Benennen Sie jemanden für Daten oder Technik.} other {{people}.}}',
  'retraining.refusal.over':
    'Dieses Neutraining ist vorbei: {state, select, promoted {{to} ging in Einsatz} other {Es wurde aufgegeben}} ({who}).',
  'retraining.refusal.not-approved':
    'Es ist noch nicht freigegeben; das tut zuerst jemand anders als wer es vorschlug.',
  'retraining.refusal.under-way': 'Es läuft schon, Versuch {attempt}.',
  'retraining.refusal.not-running': 'Es wurde noch nicht gestartet.',
  'retraining.refusal.old-attempt': 'Das gehört zu einem früheren Versuch; jetzt zählt Versuch {attempt}.',
  'retraining.refusal.no-such-attempt':
    'Einen solchen Versuch gab es noch nicht; Versuch {attempt} ist der neueste.',
  'retraining.refusal.run-over':
    'Dieser Versuch ist schon vorbei. Für einen weiteren starten Sie das Training neu.',
  'retraining.refusal.other-version': '{to} ist schon die Version dieses Neutrainings.',
  'retraining.refusal.at-work': '{from} ist die Version im Einsatz; ein Neutraining führt zu einer anderen.',
  'retraining.refusal.no-version': 'Noch ist keine neue Version benannt.',
  'retraining.refusal.not-revalidated':
    'Die Gates der Phase 3 sind für die neue Version noch nicht alle bestanden; erst dann kann sie den Platz einnehmen.',
};

import type { retraining as english } from '../en/retraining.ts';

const STATE =
  '{state, select, proposed {vorgeschlagen} approved {freigegeben} running {im Training} revalidated {neu geprüft} promoted {im Einsatz} other {aufgegeben}}';

export const retraining: Record<keyof typeof english, string> = {
  'retraining.card.text': `Neutraining von {name} · ${STATE} · {engagement}`,
  'retraining.card.head': `*Neutraining von {name}* · ${STATE}`,
  // The space does not break: a mark stays with its word.
  'retraining.card.step': `{mark, select, done {✓} now {◐} other {○}}\u00a0${STATE}`,
  'retraining.card.abandoned': '– Aufgegeben',
  'retraining.card.reasons': '{count, plural, one {Ein Grund} other {# Gründe}}:',
  'retraining.card.reason':
    '• {kind, select, output {Ausgabe} input {Eingangsverschiebung} business {Geschäft} process_change {Prozessänderung ({change, select, product {Produkt} policy {Richtlinie} other {Regulierung}}, seit {since})} other {Vorfall}} · *{title}*: {text}{kind, select, incident { Ursache: {cause}} other {}} ({who}{linked, select, yes {, {link}} other {}})',
  'retraining.card.message': 'Nachricht',
  'retraining.card.more': '… und {count, plural, one {# weiterer} other {# weitere}}',
  'retraining.card.next':
    '{wait, select, proposed {*Als Nächstes:* Freigeben oder aufgeben, durch {who}. Wer es vorschlug, gibt es nicht selbst frei.} approved {*Als Nächstes:* Starten, durch {who}. Ohne Pipeline trainieren Menschen und benennen die Version.} version {*Als Nächstes:* Die Version benennen, die herauskam (Versuch {attempt}), durch {who}.} pipeline {Die Pipeline trainiert (Versuch {attempt}){has, select, yes {: {run}} other {}}. Sie meldet selbst, was herauskam.} failed {Versuch {attempt} kam nicht durch: {fault} *Als Nächstes:* Noch einmal starten oder aufgeben, durch {who}.} untold {Die Pipeline war nicht zu erreichen (Versuch {attempt}): {fault}. *Als Nächstes:* Nachsehen und noch einmal starten, durch {who}.} gates {{to} kam heraus. *Als Nächstes:* Die Gates der Phase 3 prüfen {to} wie zuvor {from}: Auswertung und Staging-Lauf festhalten, dann beantragen ({who}).} revalidated {{to} hat die Gates der Phase 3 bestanden. *Als Nächstes:* An der Stelle von {from} in Einsatz bringen, durch {who}; es beginnt beaufsichtigt.} promoted {{by} hat {to} anstelle von {from} in Einsatz gebracht, {when}. Es begann beaufsichtigt; seine Stufen öffnen ihre Gates.{references, plural, =0 {} other { Seine Eingaben werden an {names} gemessen, davor versiegelt: Bitte neu versiegeln, wenn {to} aus anderen Daten gelernt hat.}}} other {{by}, {when}: {reason} Die Alarme dahinter bleiben, was sie sind.}}',
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
    'Dieser Alarm ist vorbei und darum kein Grund mehr. Gibt es einen anderen, melden Sie ihn: `/playbook retraining`.',
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
  'retraining.command': 'Neutraining: Verlauf, Gründe melden',
  'retraining.command.help':
    '*retraining*: was neu trainiert wurde und wird, und die Schaltflächen für Prozessänderung, Vorfall und Pipeline.',
  'retraining.button.start': 'Starten',
  'retraining.button.again': 'Noch einmal starten',
  'retraining.button.name': 'Version benennen …',
  'retraining.button.gates': 'Gates beantragen',
  'retraining.button.promote': 'In Einsatz bringen',
  'retraining.button.change': 'Prozessänderung …',
  'retraining.button.incident': 'Vorfall …',
  'retraining.button.pipeline': 'Pipeline …',
  'retraining.form.name': 'Die neue Version',
  'retraining.form.name.why':
    'Welche Version kam aus dem Training, das *{name}* ablösen soll? Als Nächstes prüfen sie die Gates der Phase 3.',
  'retraining.form.version': 'Version',
  'retraining.form.digest': 'SHA-256 der Datei',
  'retraining.form.digest.hint':
    '64 Zeichen, 0–9 und a–f. Eine Unbedenklichkeit gilt dieser Datei und keiner anderen.',
  'retraining.form.title': 'In wenigen Worten',
  'retraining.form.title.hint': 'Wie man es nennen wird.',
  'retraining.form.declare': 'Melden',
  'retraining.form.change': 'Prozessänderung',
  'retraining.form.change.why':
    'Woraus das Modell gelernt hat, ist nicht mehr, wie es zugeht. Das wird ein Grund, es neu zu trainieren; jemand anders gibt das frei.',
  'retraining.form.change.text': 'Was sich geändert hat',
  'retraining.form.change.kind': 'Welcher Art',
  'retraining.form.change.product': 'Produkt',
  'retraining.form.change.policy': 'Richtlinie',
  'retraining.form.change.regulation': 'Regulierung',
  'retraining.form.change.since': 'Seit wann',
  'retraining.form.incident': 'Vorfall',
  'retraining.form.incident.why':
    'Etwas ist aus einer systematischen Ursache geschehen, die Phase 3 nicht gefunden hat. Das wird ein Grund zum Neutraining, und von nun an fragen die Gates der Phase 3, ob die Auswertung die Ursache abdeckt.',
  'retraining.form.incident.text': 'Was geschehen ist',
  'retraining.form.incident.cause': 'Die systematische Ursache',
  'retraining.form.incident.missed': 'Warum Phase 3 es nicht fand',
  'retraining.form.pipeline': 'Trainingspipeline',
  'retraining.form.pipeline.why':
    'Ein freigegebenes Neutraining wird dieser Adresse gemeldet, signiert wie Standard Webhooks. Die Pipeline antwortet über die API: begonnen, gelungen mit der neuen Version, oder fehlgeschlagen. Ohne Adresse starten Menschen es und benennen die Version.',
  'retraining.form.pipeline.url': 'Adresse',
  'retraining.form.pipeline.hint':
    'https, aus dem Internet erreichbar. Eine andere Adresse bekommt ein anderes Geheimnis.',
  'retraining.pipeline.secret':
    'Das Geheimnis, mit dem Nachrichten an Ihre Pipeline signiert werden:\n`{secret}`',
  'retraining.list.title': 'Neutraining',
  'retraining.list.head':
    '*{engagement}* · {count, plural, =0 {noch wurde nichts neu trainiert; ein Alarm oder was Sie melden, beginnt es} one {ein Neutraining} other {# Neutrainings}}',
  'retraining.list.more': 'Die neuesten {count} sind zu sehen; die Suche findet die anderen.',
  'retraining.task':
    'Neutraining von *{name}*: {wait, select, proposed {braucht eine Freigabe} approved {kann starten} version {läuft; die Version, die herauskommt, ist zu benennen} pipeline {läuft} failed {der Lauf ist fehlgeschlagen} untold {die Pipeline war nicht zu erreichen} gates {die Gates kommen als Nächstes} other {kann in Einsatz gehen}}',
  'retraining.task.why': 'Das Modell im Einsatz arbeitet weiter, bis der Nachfolger es tut.',
  'retraining.waiting':
    'Neutraining von {name}: {wait, select, proposed {braucht eine Freigabe} approved {kann starten} version {läuft; die Version, die herauskommt, ist zu benennen} pipeline {läuft} failed {der Lauf ist fehlgeschlagen} untold {die Pipeline war nicht zu erreichen} gates {die Gates kommen als Nächstes} other {kann in Einsatz gehen}}',
  'retraining.line':
    '↻ Neutraining von {name}: {wait, select, proposed {braucht eine Freigabe} approved {kann starten} version {läuft; die Version, die herauskommt, ist zu benennen} pipeline {läuft} failed {der Lauf ist fehlgeschlagen} untold {die Pipeline war nicht zu erreichen} gates {die Gates kommen als Nächstes} other {kann in Einsatz gehen}}{count, plural, =0 {} other { ({who})}}',
  'retraining.search': 'Neutraining von {name}: {title}',
  'retraining.change.start': 'Neutraining von {what} gestartet ({who})',
  'retraining.change.untold': 'Pipeline für das Neutraining nicht erreicht: {what}',
  'retraining.change.name': 'aus dem Neutraining kam: {what} ({who})',
  'retraining.change.revalidate': 'Gates der Phase 3 neu bestanden: {what}',
  'retraining.change.promote': 'nach Neutraining in Einsatz gebracht: {what} ({who})',
  'retraining.change.pipeline': 'Trainingspipeline geändert ({who})',
  'retraining.refusal.ahead': 'Dieser Tag ist noch nicht da: Eine Änderung wird erklärt, sobald sie gilt.',
  'retraining.list.row': `*{name}* · ${STATE} · {since}{ended, select, yes { – {until}} other {}}`,
};

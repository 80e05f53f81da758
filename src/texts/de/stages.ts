import type { stages as en } from '../en/stages.ts';

const BAND = '(Band {lower, number, ::percent .#}–{upper, number, ::percent .#})';
const LINE =
  'das Band muss bei {threshold, number, ::percent .##} oder darüber beginnen{n, plural, =0 {} other { (bei nur einem Blick wären es {fixed, number, ::percent .#})}}';
const GO =
  '{toGo, plural, =-1 {mit diesem Anteil nie zu erreichen} =0 {das genügt} one {noch mindestens ein Fall} other {noch mindestens # Fälle}}';

/** Wie weit ein Modell bei der Arbeit selbst handelt: seine Stufen, worauf sie beruhen, was sie anhält. */
export const stages: Record<keyof typeof en, string> = {
  'production.refusal.higher':
    'Es steht auf Stufe {stage}. Vorwärts geht es nur durch das Gate: `/playbook gate promotion`.',
  'production.refusal.supervised': 'Menschen prüfen schon jede Aktion; anzuhalten gibt es nichts.',
  'production.refusal.open-errors':
    '{count, plural, one {Ein schwerer Fehler ist offen.} other {# schwere Fehler sind offen.}} Halten Sie zuerst fest, was daraus wurde; dann kann es weitergehen.',
  'production.refusal.no-model': 'Nennen Sie die Version, die beim Test herauskam.',
  'production.change.error.close': 'schwerer Fehler von {what} abgeschlossen durch {who}',
  'production.change.retraining': 'Pipeline zum Nachtrainieren erprobt von {who}',
  'production.change.settings': 'Einstellungen von {what} geändert von {who}',
  'production.change.end': '{what} von der Arbeit genommen von {who}',
  'production.stage.hint': '{model}, die nächste seiner Einführung',
  'production.figure.none': 'hier arbeitet kein Modell',
  'production.figure.no-line':
    'versiegelt ist {metric}; das lässt sich mit richtig oder falsch nicht zeigen. Versiegeln Sie für die beaufsichtigte Zeit die Genauigkeit (`/playbook gate seal_revision`)',
  'production.figure.supervised': `{share, number, ::percent .#} von {n, number} richtig ${BAND}, ${LINE}; ${GO}; {n, number} von {minCases, number} Fällen, {days, number} von {minDays, number} Tagen`,
  'production.figure.added': `was Stufe {stage} hinzunimmt: {n, plural, =0 {noch kein solcher Fall beurteilt} other {{share, number, ::percent .#} von {n, number} richtig ${BAND}}}, ${LINE}; ${GO}`,
  'production.figure.lasted':
    '{stage, plural, =0 {beaufsichtigt} other {Stufe #}}, {days, plural, one {# Tag} other {# Tage}} von {least, number}',
  'production.figure.reviewed':
    '{cases, plural, =0 {keine wurde vor einer Zustimmung ausgeführt} one {eine wurde vor einer Zustimmung ausgeführt} other {# wurden vor einer Zustimmung ausgeführt}}',
  'production.figure.errors':
    '{count, plural, =0 {keiner ist offen} one {einer ist offen} other {# sind offen}}',
  'production.figure.running':
    '{state, select, runs {es läuft; {has, select, none {noch nichts beurteilt} other {zuletzt beurteilt {last}}}} silent {keine Daten: {has, select, none {kein Fall beurteilt} other {seit {last} kein Fall beurteilt}}} breach {angehalten: Der Anteil richtiger Fälle fiel unter die versiegelte Linie} person {von einem Menschen angehalten} other {angehalten: Ein schwerer Fehler ist offen}}',
  'production.figure.stages': '{stage, plural, =0 {beaufsichtigt} other {Stufe # von {last, number}}}',
  'production.figure.retraining':
    '{state, select, none {noch nicht erprobt} passed {gelungen, {model} kam heraus} other {der letzte Test misslang}}',
  'production.button.start': 'An die Arbeit schicken…',
  'production.button.open': 'Wie es steht',
  'production.button.connect': 'System anbinden…',
  'production.button.retraining': 'Test erfassen…',
  'production.refusal.webhook': 'Schreiben Sie eine Adresse, die mit https:// beginnt',
  'production.refusal.no-digest':
    'Der Einsatz nennt die Prüfsumme seines Modells noch nicht: Ohne sie gibt es nichts, wofür zu signieren wäre.',
  'production.refusal.closed': 'Jemand hat ihn inzwischen abgeschlossen.',
  'production.refusal.closed-by':
    '{who} hat ihn inzwischen abgeschlossen. Was Sie geschrieben haben, kommt nicht dazu: Wenn andere es haben sollen, schreiben Sie es bitte in den Kanal.',
  'production.command': 'Wie das Modell bei der Arbeit steht: Stufe, Genauigkeit, Anteil',
  'production.command.help':
    '`deployment` zeigt, wie weit das Modell selbst handelt und worauf das beruht, mit den Knöpfen zum Zurückstufen und Anhalten. Bevor ein Modell arbeitet, öffnet es das Formular dafür.',
  'production.complexity.low': 'niedrig',
  'production.complexity.medium': 'mittel',
  'production.complexity.high': 'hoch',
  'production.stage.name': '{stage, plural, =0 {Beaufsichtigt: Menschen prüfen jede Aktion} other {Stufe #}}',
  'production.picture.title':
    '{model}, {stage, plural, =0 {beaufsichtigt} other {Stufe #}}: Anteil richtiger Vorschläge',
  'production.picture.subtitle': `{share, number, ::percent .#} ${BAND}, n {n, number}. Das Band gilt bei jedem Hinsehen (95-%-Konfidenzsequenz).`,
  'production.picture.line': 'versiegelt: {threshold, number, ::percent .##} (Siegel {seal})',
  'production.picture.alt': `Genauigkeit von {model}: {share, number, ::percent .#} ${BAND} von {n, number} Fällen, gegen die Linie bei {threshold, number, ::percent .##}; ${GO}`,
  'production.card.text': '{model} bei der Arbeit: {facts}',
  'production.card.head':
    '*{model} bei der Arbeit · {stage, plural, =0 {beaufsichtigt} other {Stufe # von {last, number}}}*   {state, select, runs {● läuft} paused {▲ angehalten} silent {– keine Daten} other {✓ beendet}}',
  'production.card.does':
    '{stage, plural, =0 {Menschen prüfen jede Aktion vor der Ausführung, seit {when}.} other {Es handelt selbst, wo die Komplexität {kinds} und die Zuversicht mindestens {confidence, number} ist; über den Rest entscheiden Menschen. Seit {when}.}}',
  'production.card.paused':
    '{cause, select, breach {Seit {when} geht jede Aktion an Menschen: Nur {share} von {n, number} selbst bearbeiteten Fällen waren richtig, und das liegt zweifelsfrei unter der versiegelten Linie.} person {Seit {when} geht jede Aktion an Menschen: „{reason}“.} other {Seit {when} geht jede Aktion an Menschen, wegen eines schweren Fehlers: „{reason}“.}}{count, plural, =0 {} one { Ein schwerer Fehler ist offen.} other { # schwere Fehler sind offen.}}',
  'production.alarm.head': '▲ *{model} steht still.* {who}, bitte kümmern Sie sich darum.',
  'production.alarm.over':
    '✓ *{model}* stand still. {ended, select, yes {Es arbeitet nicht mehr.} other {{who} ließ es {when} weiterlaufen: „{reason}“.}}',
  'production.card.ended': 'Es wurde von der Arbeit genommen; sein System bekommt keine Antworten mehr.',
  'production.card.supervised': `*Genauigkeit*: {n, plural, =0 {noch unbekannt, kein Fall beurteilt} other {{share, number, ::percent .#} von {n, number} richtig ${BAND}}}; ${LINE}\n*Bisher*: {n, number} von {minCases, number} Fällen, {days, number} von {minDays, number} Tagen · ${GO}`,
  'production.card.sampled':
    '*Genauigkeit* des selbst Bearbeiteten, seit es läuft: {n, plural, =0 {noch unbekannt, keine Stichprobe beurteilt} other {{share, number, ::percent .#} von {n, number} richtig (Band {lower, number, ::percent .#}–{upper, number, ::percent .#})}} · darf nicht unter {threshold, number, ::percent .##} fallen · Tag {days, number} von {least, number}',
  'production.card.exposure':
    '*Anteil*: {actions, plural, =0 {kein Fall in den letzten 7 Tagen} other {{share, number, ::percent .#} von {actions, number} Fällen der letzten 7 Tage selbst bearbeitet}}',
  'production.card.next': `*Stufe {stage}* nähme hinzu: {n, plural, =0 {noch kein solcher Fall beurteilt} other {{share, number, ::percent .#} von {n, number} richtig ${BAND}}} · ${GO}`,
  'production.card.no-line':
    '*Genauigkeit*: keine. Versiegelt ist {metric}; das lässt sich mit richtig oder falsch nicht zeigen. Versiegeln Sie für die beaufsichtigte Zeit die Genauigkeit (`/playbook gate seal_revision`).',
  'production.card.last': 'Die letzte versiegelte Stufe ist erreicht.',
  'production.card.foot': '{engagement} · an die Arbeit geschickt von {who}, {when} · Siegel {seal}',
  'production.status.facts':
    '{model} {stage, plural, =0 {beaufsichtigt} other {Stufe # von {last, number}}}{state, select, runs {} paused { ▲ angehalten} silent { – keine Daten} other { beendet}} · {n, plural, =0 {noch kein Fall beurteilt} other {Genauigkeit {share, number, ::percent .#} ({lower, number, ::percent .#}–{upper, number, ::percent .#}), n {n, number}, nötig {threshold, number, ::percent .##}}} · {actions, plural, =0 {keine Fälle in 7 Tagen} other {{exposed, number, ::percent .#} selbst bearbeitet}}{errors, plural, =0 {} one { · 1 schwerer Fehler} other { · # schwere Fehler}}',
  'production.status.none': 'noch arbeitet kein Modell',
  'production.status.next':
    '{step, select, start {das freigegebene Modell an die Arbeit schicken, beaufsichtigt} reviewers {benennen, wer prüft, was das Modell vorhat} connect {das System des Modells anbinden, damit es fragt} errors {festhalten, was aus {errors, plural, one {dem schweren Fehler} other {den schweren Fehlern}} wurde} resume {klären, was es angehalten hat, und es weiterlaufen lassen} judge {Fälle beurteilen lassen{toGo, plural, =-1 {} =0 {} one {: mindestens noch einen} other {: mindestens noch #}}{days, plural, =0 {} one {, an noch einem Tag} other {, an noch # Tagen}}} promote {Stufe {stage} anfragen} wait {die Stufe dauern lassen{days, plural, =0 {} one {: noch einen Tag} other {: noch # Tage}}} other {–}}',
  'production.task.paused':
    'Kümmern Sie sich um {model}: Es ist angehalten{count, plural, =0 {} one {, ein schwerer Fehler ist offen} other {, # schwere Fehler sind offen}}',
  'production.task.why': 'Jede Aktion geht an Menschen, bis sich jemand darum gekümmert hat.',
  'production.waiting.paused':
    '{model} ist angehalten: {cause, select, breach {zu wenige richtige Fälle} person {von einem Menschen} other {ein schwerer Fehler}}',
  'production.waiting.silent': '{model} hat keine Daten: In letzter Zeit hat niemand einen Fall beurteilt',
  'production.button.ask': '{stage, plural, =0 {Gate anfragen} other {Stufe # anfragen}}',
  'production.button.back': 'Zurückstufen…',
  'production.button.pause': 'Anhalten…',
  'production.button.resume': 'Weiterlaufen…',
  'production.button.errors': 'Schwere Fehler ({count, number})',
  'production.button.see': 'Fehler ansehen',
  'production.button.close': 'Was daraus wurde…',
  'production.button.settings': 'Einstellungen…',
  'production.button.end': 'Von der Arbeit nehmen…',
  'production.form.reason': 'Warum',
  'production.form.back': 'Zurückstufen',
  'production.form.back.submit': 'Zurückstufen',
  'production.form.back.why':
    '{model} steht auf Stufe {stage}. Die nächste Antwort gehorcht; was vorher beantwortet wurde, bleibt.',
  'production.form.back.hint': 'Was Sie gesehen haben. Es steht im Protokoll.',
  'production.form.to': 'Auf',
  'production.form.pause': 'Anhalten',
  'production.form.pause.submit': 'Anhalten',
  'production.form.pause.why':
    'Jede Aktion von {model} geht ab der nächsten Antwort an Menschen. Stufe {stage} bleibt.',
  'production.form.pause.hint': 'Was Sie gesehen haben.',
  'production.form.resume': 'Weiterlaufen',
  'production.form.resume.submit': 'Weiterlaufen',
  'production.form.resume.why':
    '{model} läuft {stage, plural, =0 {beaufsichtigt} other {auf Stufe #}} weiter. Beurteilt wird es an den Fällen von hier an.',
  'production.form.resume.hint': 'Was die Ursache war, und was dagegen getan wurde.',
  'production.errors.title': 'Schwere Fehler',
  'production.errors.head':
    '*{model}*: {count, plural, =0 {Kein schwerer Fehler ist offen.} one {Ein schwerer Fehler ist offen. Steht fest, was daraus wurde, kann es weiterlaufen.} other {# schwere Fehler sind offen. Steht bei jedem fest, was daraus wurde, kann es weiterlaufen.}}{paused, select, yes {{count, plural, =0 { Es kann jetzt weiterlaufen.} other {}}} other {}}',
  'production.errors.row':
    '*{case}* · {when}{cause, select, review {} other { · anders ausgeführt als freigegeben}}\n{text}',
  'production.errors.who':
    'Was daraus wurde, können Leitung, Technik, Prüfende und die Verantwortlichen für Daten sagen.',
  'production.errors.close': 'Fehler abschließen',
  'production.errors.submit': 'Abschließen',
  'production.errors.findings': 'Was daraus wurde',
  'production.errors.hint': 'Die Ursache, wen es betraf, was in Ordnung gebracht wurde.',
  'production.retraining.title': 'Test: Nachtrainieren',
  'production.retraining.why':
    'Vom Auslöser bis zu einem Modell, das sich auswerten ließe - einmal, bevor Phase 4 endet.',
  'production.retraining.passed': 'Hat es von Anfang bis Ende funktioniert?',
  'production.retraining.model': 'Version, die herauskam',
  'production.retraining.model-hint': 'Nötig, wenn es gelang.',
  'production.retraining.evidence': 'Was es zeigt',
  'production.start.title': 'An die Arbeit',
  'production.start.submit': 'An die Arbeit',
  'production.start.why':
    'Die Version, die die Gates des Pilotprojekts bestanden hat, arbeitet beaufsichtigt: Ihr System fragt, Menschen entscheiden über jede Aktion.',
  'production.connect.title': 'System anbinden',
  'production.connect.begun':
    '{model} arbeitet, beaufsichtigt: Es tut nichts, bevor ein Mensch zugestimmt hat. Drei Dinge fehlen noch.',
  'production.connect.reviewers':
    '*1. Menschen, die prüfen*\n{count, plural, =0 {Niemand ist benannt.} other {{who}}}',
  'production.connect.key':
    '*2. Ein Schlüssel für sein System*\nDie Rechte `actions:read` und `actions:write` genügen.',
  'production.connect.ask': '*3. Es fragt, bevor es handelt*\n`POST {path}`, der Schlüssel als Bearer-Token:',
  'production.connect.more':
    'Die Antwort ist `review`, bis jemand entschieden hat, dann `execute` mit einem signierten Token, oder `reject`. Das Übrige steht in `docs/api.md`; für TypeScript gibt es `packages/client`.',
  'production.settings.title': 'Einstellungen',
  'production.settings.head': '*{model}* · Einsatz `{id}`',
  'production.settings.secret':
    'Das Geheimnis, mit dem Entscheidungen an Ihren Webhook signiert sind:\n`{secret}`',
  'production.settings.once': 'Es wird dieses eine Mal gezeigt. Eine andere Adresse bekommt ein anderes.',
  'production.form.outcomes': 'Ergebnisse',
  'production.form.outcomes.hint':
    'Was bei einem Fall herauskommen kann, eines je Zeile, wie Ihr System es schreibt.',
  'production.form.digest': 'Prüfsumme des Modells',
  'production.form.digest.hint': 'SHA-256 seiner Datei. Eine Freigabe gilt genau dieser Datei.',
  'production.form.hosts': 'Hosts Ihres Fallsystems',
  'production.form.hosts.hint': 'Links von Fällen zu anderen Hosts werden abgelehnt. Einer je Zeile.',
  'production.form.webhook': 'Webhook für Entscheidungen',
  'production.form.webhook.hint':
    'Jede Entscheidung wird dorthin geschickt, signiert (Standard Webhooks). Abfragen geht auch ohne.',
  'production.end.title': 'Von der Arbeit nehmen',
  'production.end.submit': 'Von der Arbeit nehmen',
  'production.end.why':
    'Das System von {model} bekommt keine Antworten mehr. Dann kann eine andere Version an die Arbeit gehen. Ein offenes Neutraining endet, ebenso offene Gates eines früheren Zyklus, in dem kein anderes Modell arbeitet.',
  'production.status.why.start': 'Bis dahin nützt nichts von dem, was das Pilotprojekt gezeigt hat.',
  'production.status.why.reviewers': 'Jede Aktion wartet auf einen Menschen, und niemand ist benannt.',
  'production.status.why.connect': 'Noch hat niemand eine Aktion vorgeschlagen.',
  'production.status.why.errors': 'Ein Schaden, den niemand erklärt hat, geschieht wieder.',
  'production.status.why.resume': 'Jede Aktion geht an Menschen, bis sich jemand darum gekümmert hat.',
  'production.status.why.judge': 'Nur was Menschen beurteilt haben, sagt, wie oft das Modell richtig liegt.',
  'production.status.why.promote': 'Was gezeigt ist, nützt erst, wenn es angewandt wird.',
  'production.status.why.wait': 'Was einmal in der Woche schiefgeht, zeigt sich nach einer Woche.',
  'production.behind.picture': 'Der Anteil richtiger Vorschläge von {model}, Tag für Tag, mit seinem Band',
  'production.behind.day': '{day}: {right, number} von {n, number} richtig ({share, number, ::percent .#})',
  'production.behind.wrong':
    '✕ *{case}*: {verdict, select, override {vorgeschlagen {proposed}, richtig war {right}} other {schwerer Fehler, vorgeschlagen {proposed}}} · {who} {when}{noted, select, yes { · {note}} other {}}',
  'production.behind.unreviewed':
    '✕ *{case}*: ausgeführt {done}, {decided, select, yes {entschieden erst {when}} other {von niemandem entschieden}}',
  'production.behind.error':
    '{closed, select, yes {✓} other {▲}} *{case}*{cause, select, review {} other { · anders ausgeführt als genehmigt}} · eröffnet {opened}\n{text}{closed, select, yes {\nAbgeschlossen von {who} {when}: {findings}} other {}}',
  'production.behind.entry':
    '*{stage, plural, =0 {Beaufsichtigt} other {Stufe #}}* · {cause, select, start {an die Arbeit geschickt} gate {Gate genehmigt} rollback {zurückgestuft} pause {angehalten} retrained {andere Version im Einsatz} other {fortgesetzt}} · {who} {when}{noted, select, yes { · {note}} other {}}',
  'production.behind.runs':
    '● Es läuft, {stage, plural, =0 {beaufsichtigt} other {auf Stufe #}}, seit {when}.',
  'production.behind.test':
    '{state, select, passed {✓ Gelungen: {model} kam heraus} other {✕ Misslungen}} · {who} {when}\n{evidence}',
  'clearance.lacks.engagement':
    '{back, select, yes {das Vorhaben ist zurück in Phase {phase}, ihre Gates müssen also neu bestanden werden} other {das Vorhaben ruht}}',
  'clearance.lacks.seal': 'nichts ist versiegelt',
  'clearance.lacks.gate':
    '{state, select, missing {über das Gate {gate} ist dafür noch nicht entschieden} rejected {das Gate {gate} wurde abgelehnt} other {das Gate {gate} beruht auf etwas, das sich seither geändert hat: bitte neu anfragen}}',
  'clearance.lacks.errors':
    '{count, plural, one {ein schwerer Fehler ist offen, Fall {case}} other {# schwere Fehler sind offen, der älteste ist Fall {case}}}',
  'production.refusal.not-cleared': '{model} ist noch nicht für den Einsatz freigegeben: {why}.',
};

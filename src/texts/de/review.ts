import type { review as en } from '../en/review.ts';

/** Menschen beurteilen, was ein Modell vorhat. */
export const review: Record<keyof typeof en, string> = {
  'review.command': 'Beurteilen, was das Modell vorhat',
  'review.command.help': '`/playbook review` nimmt die nächsten wartenden Fälle, die ältesten zuerst.',
  'review.command.edges': 'Was Staging nicht gezeigt hat',
  'review.command.edges.help':
    '`/playbook edges` zeigt die Grenzfälle; *Als Grenzfall festhalten* an einer Nachricht fügt einen hinzu.',
  'review.button.open': 'Prüfen',
  'review.button.edge': 'Grenzfall…',
  'review.button.reviewers': 'Wie geurteilt wird',
  'review.button.agree': 'Einverstanden',
  'review.button.override': 'Richtig wäre…',
  'review.button.should-be': 'Richtig wäre: {outcome}',
  'review.button.whole': 'Alles davon',
  'review.whole.title': 'Ein Fall, ungekürzt',
  'review.whole.head': 'Fall *{case}*',
  'review.whole.proposal': 'Vorschlag: *{outcome}*',
  'review.whole.more': 'Es geht noch weiter; sehen Sie vor der Entscheidung im Fallsystem nach.',
  'review.button.choose': 'Auswählen…',
  'review.button.material': 'Schwerer Fehler…',
  'review.button.link': 'Fall öffnen',
  'review.button.resolve': 'Erledigen…',
  'review.queue.title':
    '*Prüfung · {engagement} · {model}*{paused, select, yes {   ▲ das Modell ist angehalten} other {}}\n{waiting, plural, =0 {Nichts wartet.} one {*1 Fall wartet*} other {*# Fälle warten*}}{claimed, plural, =0 {} one {, 1 davon in Arbeit} other {, # davon in Arbeit}}',
  'review.queue.since': 'Der älteste seit {since}',
  'review.queue.why': 'Das System des Modells handelt in einem Fall erst, wenn jemand ihn entschieden hat.',
  'review.queue.fallback':
    'Prüfung von {model}, {engagement}: {waiting, plural, =0 {nichts wartet} one {1 Fall wartet} other {# Fälle warten}}',
  'review.batch.title': 'Prüfen',
  'review.batch.empty':
    'Hier wartet nichts auf Sie. Was jemand anders in Arbeit hat, kommt zurück, wenn es liegen bleibt.',
  'review.batch.standing':
    '*{engagement} · {model}*{paused, select, yes { ▲ angehalten} other {}} · {waiting, plural, =0 {Keiner wartet} one {1 wartet} other {# warten}} · Sie: {cases, plural, =0 {heute keiner} other {heute #}}{seconds, plural, =-1 {} other {, Median # s}}',
  'review.case.title':
    '*{case}* · {complexity, select, low {einfach} medium {mittelschwer} other {schwierig}} · Konfidenz {confidence}{has, select, segment { · {segment}} other {}}',
  'review.case.proposal':
    '{done, select, yes {Vom Modell ausgeführt: *{outcome}*} other {Vorschlag: *{outcome}*}}\n{proposal}',
  'review.case.blind': '*Blinder Fall*: Was wäre richtig? Den Vorschlag sieht niemand, bevor gewählt ist.',
  'review.notice':
    '{verdict, select, agree {{case}: einverstanden} override {{case}: richtig wäre {outcome}} other {{case}: als schwerer Fehler festgehalten. Das Modell ist angehalten; jede Aktion geht an Menschen.}}',
  'review.material.title': 'Schwerer Fehler',
  'review.material.submit': 'Festhalten, anhalten',
  'review.material.about': 'Fall *{case}*: Was vorgeschlagen wurde, richtet Schaden an oder hätte es getan.',
  'review.material.note': 'Was schiefging',
  'review.material.hint':
    'Das Modell wird sofort angehalten: Jede Aktion geht an Menschen, bis dies abgeschlossen ist.',
  'review.edge.title': 'Grenzfall',
  'review.edge.text': 'Was Staging nicht gezeigt hat',
  'review.edge.hint': 'Was für ein Fall es war und was das Modell daraus gemacht hat.',
  'review.edge.case': 'Fall',
  'review.edge.from': 'Aus {link}',
  'review.resolve.title': 'Grenzfall erledigen',
  'review.resolve.text': 'Was getan wurde',
  'review.resolve.hint':
    'Eine neue Auswertung, eine Regel, eine Änderung am Prozess. Die Freigebenden lesen es.',
  'review.edges.title': 'Grenzfälle',
  'review.edges.head':
    '*{engagement}* · {count, plural, =0 {noch keiner festgehalten. „Grenzfall…“ oder das Menü einer Nachricht führt hin.} one {1 Grenzfall, {open, number} offen} other {# Grenzfälle, {open, number} offen}}',
  'review.edges.line':
    '{state, select, open {☐} other {✓}} {text}{has, select, case { · Fall {case}} other {}}',
  'review.edges.message': 'Nachricht',
  'review.edges.by':
    '{by}, {at}{has, select, link { · {from}} other {}}{done, select, yes { · {resolution}} other {}}',
  'review.edges.more': '{count, plural, one {1 weiterer} other {# weitere}}',
  'review.reviewers.title': 'Wie geurteilt wird',
  'review.reviewers.head':
    '*{engagement} · {model}*\n{percent, number} % der Fälle sind blind: Wer sie prüft, wählt, bevor der Vorschlag zu sehen ist.',
  'review.reviewers.why':
    'Wer einen Vorschlag sieht, neigt ihm zu; nur blinde Fälle sagen, wie weit Menschen und Modell übereinstimmen. 0 schafft der Zufall, 1 heißt immer.',
  'review.reviewers.line':
    '{by}: {cases, plural, one {1 Fall} other {# Fälle}}, {agreed} einverstanden{material, plural, =0 {} one {, 1 schwerer Fehler} other {, # schwere Fehler}}{seconds, plural, =-1 {} other {, Median # s}}',
  'review.reviewers.none': 'Noch hat niemand einen Fall entschieden.',
  'review.kappa':
    'Blind: {agreed} von {n, plural, one {1 Fall} other {# Fällen}} gleich · Cohens Kappa {kappa}',
  'review.kappa.none':
    '{why, select, none {Noch kein blinder Fall} other {Blind: Alle {n, number} Fälle bekamen von beiden ein und dieselbe Antwort, darum gibt es kein Kappa: Nichts sagt, ob hingesehen wird}}',
  'review.task.what': '{waiting, plural, one {1 Fall} other {# Fälle}} von {model} prüfen',
  'review.refusal.none': 'In diesem Vorhaben ist noch kein Modell bei der Arbeit.',
  'review.refusal.decided': '{case}: {by} hat ihn schon entschieden.',
  'review.refusal.claimed': '{case}: {by} hat ihn in Arbeit.',
  'review.refusal.blind': '{case} ist ein blinder Fall: Sagen Sie, was richtig wäre.',
  'review.refusal.seen': '{case} ist kein blinder Fall: Stimmen Sie zu, oder sagen Sie, was richtig wäre.',
  'review.refusal.outcome': '{case}: Wählen Sie eines der Ergebnisse dieses Einsatzes.',
  'review.refusal.same-outcome': '{case}: Das ist der Vorschlag. Stimmen Sie ihm zu.',
  'review.change.error':
    '{count, plural, one {schwerer Fehler} other {# schwere Fehler}} festgehalten von {who}: {what}',
  'review.change.edge':
    '{count, plural, one {Grenzfall} other {# Grenzfälle}} festgehalten von {who}: {what}',
  'review.change.resolved':
    '{count, plural, one {Grenzfall} other {# Grenzfälle}} erledigt von {who}: {what}',
};

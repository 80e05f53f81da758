import type { evaluations as en } from '../en/evaluations.ts';
import { limit } from '../numbers.ts';

export const evaluations: Record<keyof typeof en, string> = {
  'evaluations.command': 'Was jedes Modell gezeigt hat, gemessen an den versiegelten Zahlen',
  'evaluations.command.help':
    '`/playbook evaluations` listet die Heuristik, das Basismodell und jede Modellversion mit der neuesten Auswertung. Von dort halten Sie eine weitere fest; eine CSV- oder JSON-Datei können Sie auch in den Kanal ziehen. Laufen mehrere Zyklen, wählen Sie, welcher gemeint ist.',

  'evaluations.kind.version': 'Modellversion',
  'evaluations.kind.baseline': 'Basismodell',
  'evaluations.kind.heuristic': 'heutige Heuristik',

  'evaluations.list.title': 'Auswertungen',
  'evaluations.list.held': `Gemessen an Siegel v{version}: {metric} {better, select, lower {höchstens} other {mindestens}} ${limit('threshold')}, an {cases, number} Fällen oder mehr.`,
  'evaluations.list.unsealed':
    'Noch ist nichts versiegelt. Das Gate von Phase 2 versiegelt, was ein Modell erreichen muss; Auswertungen werden ab Phase 3 festgehalten.',
  'evaluations.list.empty':
    'Noch ist kein Modell ausgewertet. Beginnen Sie mit der heutigen Heuristik: Was gebaut wird, muss besser sein als sie.',
  'evaluations.list.total': '{total, plural, one {# Modell} other {# Modelle}}',
  'evaluations.list.row': '*{model}* · {kind}\n{standing}',
  'evaluations.list.row-none': '*{model}* · {kind}\n– noch keine Auswertung',
  'evaluations.list.small': 'Auswertung {number} · {dataset} · {who}, {when}',
  'evaluations.button.record': 'Festhalten…',
  'evaluations.button.file': 'Aus einer Datei…',
  'evaluations.button.open': 'Öffnen',
  'evaluations.button.list': 'Alle Auswertungen',
  'evaluations.recorded': 'Auswertung {number} von „{model}“ ist festgehalten.',
  'evaluations.known':
    'Das ist schon festgehalten, als Auswertung {number} von „{model}“. Es kam nichts hinzu.',

  'evaluations.detail.title': 'Auswertung',
  'evaluations.detail.head': '*{model}* · {kind} · Auswertung {number}',
  'evaluations.detail.older': 'Eine andere Auswertung',
  'evaluations.detail.option': 'Auswertung {number} · {day}',
  'evaluations.detail.basis':
    '{n, number} Fälle{unlabelled, plural, =0 {} one {, eine Zeile ohne Label ausgelassen ({share, number, ::percent .#})} other {, # Zeilen ohne Label ausgelassen ({share, number, ::percent .#})}} · {dataset} · festgehalten unter Siegel v{version} von {who}, {when}',
  'evaluations.detail.file': 'aus {file} · SHA-256 {digest}',
  'evaluations.detail.counts':
    'Von {n, number} Fällen: {tp, number} zu Recht positiv, {fp, number} zu Unrecht positiv, {fn, number} übersehen, {tn, number} zu Recht negativ{positiveKnown, select, no {} other { (positiv ist „{positive}“)}}.',
  'evaluations.detail.bounds':
    'In Klammern: das zweiseitige 95-%-Intervall. Das Gate betrachtet die einseitige 95-%-Schranke; wo nur ein Intervall angegeben wurde, dessen schlechteres Ende, was strenger ist.',
  'evaluations.detail.line': '{metric} *{value}*{interval} · n {n, number}',
  'evaluations.detail.segments': 'Segmente: {metric}',
  'evaluations.detail.segment': '{segment}={value}: *{figure}*{interval} · n {n, number}',
  'evaluations.detail.no-segments': 'Es wurden keine Segmente gemessen.',
  'evaluations.detail.segment-total': '{total, plural, one {# Segment} other {# Segmente}}',
  'evaluations.detail.choose-metric': 'Metrik der Segmente',

  'evaluations.card.fallback': '{model}, Auswertung {number}: {standing}',
  'evaluations.card.head': '*Auswertung {number} · {model}* · {kind} · {engagement}',
  'evaluations.card.metric': 'Metrik',
  'evaluations.card.value': 'Wert',
  'evaluations.card.interval': '95-%-Intervall',
  'evaluations.card.bound': 'Einseitige Schranke',
  'evaluations.card.n': 'n',
  'evaluations.card.segments':
    '{count, plural, =0 {Es wurden keine Segmente gemessen.} one {# Segment wurde gemessen.} other {# Segmente wurden gemessen.}}',
  'evaluations.card.calibration': 'Kalibrierung: vorhergesagt und beobachtet',
  'evaluations.card.predicted': 'vorhergesagt',
  'evaluations.card.observed': 'beobachtet',
  'evaluations.card.probability': 'vorhergesagte Wahrscheinlichkeit bis',
  'evaluations.card.share': 'Prozent positiv',

  'evaluations.form.title': 'Auswertung festhalten',
  'evaluations.form.submit': 'Festhalten',
  'evaluations.form.why':
    'Was ein Modell an Fällen gezeigt hat, die es nicht kannte. Das wird später nie geändert: Ein weiterer Blick bekommt die nächste Nummer.',
  'evaluations.form.model': 'Welches Modell',
  'evaluations.form.model-hint':
    'Wie Sie es nennen, etwa v3. Ein Name, den es noch nicht gibt, wird ein neues Modell.',
  'evaluations.form.kind': 'Was es ist',
  'evaluations.form.dataset': 'Gemessen an',
  'evaluations.form.dataset-hint': 'Welche Fälle: woher, von wann, wie ausgewählt.',
  'evaluations.form.measured': 'Was sich gezeigt hat',
  'evaluations.form.measured-hint':
    'Vier Zahlen: richtig positiv, falsch positiv, falsch negativ, richtig negativ. Oder je Zeile eine Metrik mit den Fällen, auf denen sie beruht: recall 0.91 n=204. Wo Sie das 95-%-Intervall einer Metrik kennen, die kein Anteil ist: f1 0.83 (0.81–0.85) n=900.',
  'evaluations.form.segments': 'Segmente',
  'evaluations.form.segments-hint': 'Je eine Zeile: SEX=1: 40 5 6 49 oder SEX=1: recall 0.91 n=204.',

  'evaluations.file.name':
    '{count, plural, =0 {eine Auswertung eines Modells} one {# Auswertung} other {# Auswertungen}}',
  'evaluations.file.hint':
    'Zeilen mit Vorhersage und wahrem Label, vielleicht mit Wahrscheinlichkeit und Segmentspalten; oder eine Zusammenfassung: `segment,value,tp,fp,fn,tn` oder `segment,value,metric,value,n`; oder JSON wie bei der API. CSV darf mit gzip gepackt sein.',
  'evaluations.file.positive': 'Positives Label',
  'evaluations.file.positive-hint':
    'Worum es bei Präzision, Trefferquote und Wahrscheinlichkeit geht. Bei 0/1, true/false, yes/no von selbst bekannt.',
  'evaluations.file.label': 'Spalte mit dem wahren Label',
  'evaluations.file.prediction': 'Spalte mit der Vorhersage',
  'evaluations.file.probability': 'Spalte mit der Wahrscheinlichkeit',
  'evaluations.file.segments': 'Spalten der Segmente',
  'evaluations.file.segments-hint':
    'Namen mit Komma dazwischen: SEX, RAC1P.{count, plural, =0 {} other { Das Siegel hat Grenzen für: {names}.}}',
  'evaluations.file.usual': 'Leer gelassen: Es wird nach den üblichen Namen gesucht.',
  'evaluations.file.read':
    '{n, number} Fälle, {segments, plural, =0 {keine Segmente} one {# Segment} other {# Segmente}}{unlabelled, plural, =0 {} one {; eine Zeile hat kein Label ({share, number, ::percent .#}) und geht in keine Zahl ein} other {; # Zeilen haben kein Label ({share, number, ::percent .#}) und gehen in keine Zahl ein}}',
  'evaluations.file.left-out':
    'Das Siegel hat Grenzen für {names}, und die Datei hat diese {count, plural, one {Spalte} other {Spalten}}, hier ausgelassen: Danach wird niemand verglichen. Prüfen Sie die Datei noch einmal, dann {count, plural, one {wird sie als Segment} other {werden sie als Segmente}} vorgeschlagen.',
  'evaluations.file.absent':
    'Das Siegel hat Grenzen für {names}, und die Datei hat keine solche {count, plural, one {Spalte} other {Spalten}}: Die Fairness-Freigabe braucht sie.',
  'evaluations.file.passed-over':
    'Nicht gelesen: {count, plural, one {Spalte} other {Spalten}} {names}. Kommt es auf eine davon an, nennen Sie sie beim nächsten Prüfen der Datei.',
  'evaluations.file.outcome': '*{model}* · Auswertung {number}\n{standing}',
  'evaluations.file.known':
    'Diese Datei ist schon festgehalten, als Auswertung {number} von „{model}“. Das Bestätigen fügt nichts hinzu.',

  'evaluations.refusal.no-seal':
    'Noch ist nichts versiegelt, woran ein Ergebnis gemessen werden könnte. Das Gate von Phase 2 versiegelt den Plan; kommen Sie dann wieder.',
  'evaluations.refusal.no-bounds':
    'Ergebnisse von Segmenten kommen erst nach ihren Grenzen. Jemand aus dem Fachbereich und jemand aus der Rechtsabteilung unterzeichnen die Fairness-Grenzen, das Gate von Phase 2 versiegelt sie; kommen Sie dann wieder.',
  'evaluations.refusal.no-signers':
    'Ergebnisse von Segmenten kommen erst nach ihren Grenzen, und noch ist niemand für Fachbereich oder Recht benannt, der sie unterzeichnet. Bitten Sie die Leitung, das zu tun.',
  'evaluations.refusal.phase':
    '„{engagement}“ ist noch nicht in Phase 3. Ab dort werden Auswertungen festgehalten.',
  'evaluations.refusal.other-kind':
    '„{model}“ ist schon bekannt als {kind, select, version {Modellversion} baseline {Basismodell} other {Heuristik}}. Wählen Sie das oder einen anderen Namen.',

  'evaluations.fault.no-cases': 'Es muss mindestens einen Fall geben.',
  'evaluations.fault.no-figures': 'Bitte geben Sie vier Zahlen an oder eine Metrik mit ihren Fällen.',
  'evaluations.fault.counts-differ':
    'Die Zahlen ergeben {counted, number} Fälle, es sollen aber {n, number} sein.',
  'evaluations.fault.unknown-metric': 'Eine Metrik „{metric}“ gibt es hier nicht.',
  'evaluations.fault.other-task':
    '{metric} gehört nicht zur {task, select, regression {Regression} other {Klassifikation}}.',
  'evaluations.fault.range': '{metric} kann nicht {value} sein.',
  'evaluations.fault.metric-n':
    '{metric} beruht auf {n, number} Fällen, mehr als den {most, number}, die es gibt.',
  'evaluations.fault.successes': '{metric}: {successes, number} von {n, number} kann nicht sein.',
  'evaluations.fault.interval': '{metric}: {value} muss in seinem Intervall liegen, {lower} bis {upper}.',
  'evaluations.fault.interval-half': '{metric}: Ein Intervall hat zwei Enden, lower und upper.',
  'evaluations.fault.interval-share':
    '{metric} ist ein Anteil, also folgt das Intervall aus den Fällen. Bitte lassen Sie es weg.',
  'evaluations.fault.line-interval': 'Zeile {line}: „{text}“ ist kein Intervall wie (0.81–0.85).',
  'evaluations.fault.contradiction': '{metric} soll {value} sein, die Zahlen sagen aber {counted}.',
  'evaluations.fault.segment-name': 'Ein Segment braucht Spalte und Wert, etwa SEX=1.',
  'evaluations.fault.segment-empty': '{name}: Dafür ist nichts gemessen.',
  'evaluations.fault.segment-n': '{name} hat {n, number} Fälle, mehr als die {most, number}, die es gibt.',
  'evaluations.fault.segment-sum':
    'Die Werte von {column} ergeben {total, number} Fälle, mehr als die {n, number}, die es gibt.',
  'evaluations.fault.segment-twice': '{name} steht zweimal da.',
  'evaluations.fault.segment-line': 'Zeile {line}: „{text}“ hat nicht die Form SEX=1: 40 5 6 49.',
  'evaluations.fault.metric-line': 'Zeile {line}: „{text}“ hat nicht die Form recall 0.91 n=204.',
  'evaluations.fault.line-metric': 'Zeile {line}: Eine Metrik „{text}“ gibt es hier nicht.',
  'evaluations.fault.line-either':
    'Zeile {line, number}: „{text}“ kann zwei Zahlen heißen. Bitte ohne Gliederung schreiben; eine Dezimalzahl mit drei Stellen bekommt eine 0 ans Ende.',
  'evaluations.fault.line-number': 'Zeile {line}: „{text}“ ist keine Zahl.',
  'evaluations.fault.line-n': 'Zeile {line}: n muss eine ganze Zahl über 0 sein, nicht „{text}“.',
  'evaluations.fault.line-twice': 'Zeile {line}: „{text}“ steht schon da.',

  'evaluations.fault.ends': 'Die Datei hört mittendrin auf. Bitte bringen Sie sie noch einmal, vollständig.',
  'evaluations.fault.unpacks':
    'Entpackt hat die Datei mehr als {max, number} MB; mehr wird nicht auf einmal gelesen. Bitte teilen Sie sie auf.',
  'evaluations.fault.bomb':
    'Entpackt ist die Datei mehr als {most, number}-mal so groß wie gepackt. Das ist bei Vorhersagen nie so: Bitte bringen Sie sie unverpackt.',
  'evaluations.fault.slow':
    'Das Lesen der Datei hat länger als {minutes, plural, one {# Minute} other {# Minuten}} gedauert. Bitte bringen Sie weniger Zeilen oder versuchen Sie es später noch einmal.',
  'evaluations.fault.gzip': 'Die Datei ist beschädigt: Sie lässt sich nicht entpacken.',
  'evaluations.fault.not-text': 'Die Datei ist kein Text in UTF-8. Bitte speichern Sie sie als CSV in UTF-8.',
  'evaluations.fault.not-csv': 'Von hier an ist das kein CSV.',
  'evaluations.fault.quote': 'Hier öffnet sich ein Anführungszeichen, das sich nicht schließt.',
  'evaluations.fault.no-labels':
    'Keine Zeile hat ein wahres Label ({n, plural, one {eine Zeile} other {# Zeilen}}). Ist es die richtige Spalte?',
  'evaluations.fault.empty': 'In dieser Datei stehen keine Zeilen.',
  'evaluations.fault.cells': 'Diese Zeile hat {cells, number} Zellen, die Kopfzeile aber {columns, number}.',
  'evaluations.fault.too-many-rows': 'Mehr als {most, number} Zeilen lassen sich nicht auf einmal lesen.',
  'evaluations.fault.too-many-values':
    'Eine Segmentspalte hat mehr als {most, number} Werte. Wählen Sie Spalten, die in Gruppen teilen.',
  'evaluations.fault.no-column': 'Eine Spalte „{name}“ gibt es nicht. Es gibt: {there}.',
  'evaluations.fault.column-twice': 'Es gibt zwei Spalten „{name}“.',
  'evaluations.fault.which-prediction': 'In welcher Spalte steht die Vorhersage? Es gibt: {there}.',
  'evaluations.fault.which-label': 'In welcher Spalte steht das wahre Label? Es gibt: {there}.',
  'evaluations.fault.which-positive':
    'Welches Label ist das positive, um das es bei der Wahrscheinlichkeit geht?',
  'evaluations.fault.positive-absent': 'Das positive Label „{positive}“ kommt nirgends vor. Es gibt: {set}.',
  'evaluations.fault.label-empty': 'Das Label fehlt.',
  'evaluations.fault.label-outside': '„{label}“ ist keines der Labels: {set}.',
  'evaluations.fault.label-too-many':
    'Es gibt mehr als {most, number} verschiedene Labels. Ist das ein Label?',
  'evaluations.fault.label-long': '„{label}…“ ist zu lang für ein Label.',
  'evaluations.fault.probability': 'Eine Wahrscheinlichkeit ist eine Zahl von 0 bis 1, nicht „{value}“.',
  'evaluations.fault.number': '„{value}“ ist keine Zahl.',
  'evaluations.fault.whole': 'Das muss eine ganze Zahl sein, nicht „{value}“.',
  'evaluations.fault.row-twice': 'Das steht schon da.',
  'evaluations.fault.json': 'Die Datei ist nicht von Anfang bis Ende JSON.',
  'evaluations.fault.json-large':
    'Eine JSON-Datei enthält Kennzahlen, keine Zeilen. Bitte bringen Sie Zeilen als CSV.',
  'evaluations.fault.json-field': '{path} ist nicht, was es sein sollte.',
  'evaluations.fault.no-model': 'Bitte sagen Sie, um welches Modell es geht.',
  'evaluations.fault.no-dataset': 'Bitte sagen Sie, woran gemessen wurde.',

  'evaluations.change.model': '{count, plural, one {Modell} other {# Modelle}} hinzugefügt von {who}: {what}',
  'evaluations.hint': 'Auswertung {number} vom {day}, n {n, number}',
  'evaluations.hint.none': 'noch nicht ausgewertet',
};

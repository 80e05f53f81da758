import type { scoring as en } from '../en/scoring.ts';

export const scoring: Record<keyof typeof en, string> = {
  'scoring.lack.blocking':
    '{levels, select, 5 {5 ist} other {4 und 5 sind}} nicht wählbar: {sources, plural, one {{gaps, plural, one {# blockierende Lücke} other {# blockierende Lücken}}} other {blockierende Lücken}} bei {names}',
  'scoring.lack.open':
    '{levels, select, 5 {5 ist} other {4 und 5 sind}} nicht wählbar: {sources, plural, one {{gaps, plural, one {# offene Lücke} other {# offene Lücken}}} other {offene Lücken}} bei {names}',
  'scoring.lack.terms':
    '{levels, select, 5 {5 ist} other {4 und 5 sind}} nicht wählbar: Es {terms, select, cost {fehlen die Kosten je Vorgang} volume {fehlt die Menge} rate {fehlt die Verbesserungsrate} cost_volume {fehlen Kosten je Vorgang und Menge} cost_rate {fehlen Kosten je Vorgang und Verbesserungsrate} volume_rate {fehlen Menge und Verbesserungsrate} other {fehlen Kosten je Vorgang, Menge und Verbesserungsrate}}',
  'scoring.lack.document':
    '{levels, select, 5 {5 ist} other {4 und 5 sind}} nicht wählbar: Der Link zum Prozessdokument fehlt',
  'scoring.lack.ends':
    '{levels, select, 5 {5 ist} other {4 und 5 sind}} nicht wählbar: Es {ends, select, start {fehlt der Anfangszustand} end {fehlt der Endzustand} other {fehlen Anfangs- und Endzustand}}',

  'scoring.refusal.level': 'Bitte wählen Sie eine Stufe: eine ganze Zahl von 1 bis 5.',
  'scoring.refusal.retired': '„{name}“ wurde ausgemustert und wird nicht mehr bewertet oder gewählt.',
  'scoring.refusal.other-round':
    'Inzwischen hat Runde {round, number} begonnen. Bitte öffnen Sie das Formular neu, um darin zu bewerten.',
  'scoring.refusal.scored':
    'Ihre Bewertung für diese Runde liegt schon vor und bleibt, wie sie ist. Für eine andere eröffnet die Leitung eine neue Runde.',
  'scoring.refusal.settled':
    'Die Bewertung von „{name}“ ist festgelegt, diese Runde also vorbei. Für weitere Bewertungen eröffnet die Leitung eine neue Runde.',
  'scoring.refusal.no-scores': 'In dieser Runde hat noch niemand bewertet.',
  'scoring.refusal.own-first':
    'Bitte bewerten Sie zuerst selbst: Was andere bewertet haben, sehen auch Leitende erst, wenn ihre eigene Bewertung vorliegt.',
  'scoring.refusal.outside': 'Sie legen eine Stufe fest, die niemand vergeben hat. Bitte begründen Sie das.',
  'scoring.refusal.unsettled':
    'Für „{name}“ ist noch keine Bewertung festgelegt. Legen Sie sie erst fest, dann können Sie ihn wählen.',
  'scoring.refusal.chosen':
    '{who} hat nach dem Öffnen dieses Formulars „{name}“ gewählt. Wenn Sie es weiterhin anders sehen, öffnen Sie die Wahl bitte neu.',
  'scoring.refusal.phase':
    'Der Anwendungsfall dieses Zyklus wurde mit Phase 2 versiegelt, und dies ist Phase {phase, number}. Für eine andere Wahl gehen Sie zuerst zurück in Phase 2.',
  'scoring.refusal.reason-tie':
    'Das ist ein Gleichstand bei {priority, number} mit {names}. Bitte sagen Sie, warum dieser: Das Programm entscheidet keinen Gleichstand.',
  'scoring.refusal.reason-lower':
    'Dieser hat {priority, number}, und {names} bis zu {highest, number}. Bitte sagen Sie, warum dieser; die Freigebenden sehen es.',

  'scoring.form.title': 'Ihre Bewertung',
  'scoring.form.submit': 'Abgeben',
  'scoring.form.blind':
    'Runde {round, number}, verdeckt: Was andere bewertet haben, sehen Sie, sobald Ihre eigene Bewertung vorliegt. Danach lässt sie sich nicht ändern.',
  'scoring.form.no-sources':
    'Für diesen Anwendungsfall ist keine Datenquelle genannt; seine Datenreife beruht also allein auf Ihrem Wort.',
  'scoring.form.note': 'Anmerkung',
  'scoring.form.note-hint': 'Worauf Ihre Bewertung beruht. Andere sehen sie, sobald ihre eigene vorliegt.',
  'scoring.form.product': 'Ihr Produkt: {product}\nROI im Jahr (daneben, nicht darin): {roi}',

  'scoring.result.title': 'Bewertung',
  'scoring.result.settled': 'Festgelegt von {who}, {when}: {product} · ROI im Jahr {roi}',
  'scoring.result.unsettled': 'Noch nicht festgelegt · ROI im Jahr {roi}',
  'scoring.result.broken': 'Festgelegt, aber nicht mehr verdient:',
  'scoring.result.blind':
    'Verdeckt: In dieser Runde {count, plural, =0 {hat niemand} one {hat # Person} other {haben # Personen}} bewertet. Das Ergebnis sehen Sie, sobald Ihre eigene Bewertung vorliegt.',
  'scoring.result.closed-eyes':
    'Verdeckt: In dieser Runde {count, plural, =0 {hat niemand} one {hat # Person} other {haben # Personen}} bewertet. Das Ergebnis ist zu sehen, sobald die Bewertung festgelegt ist.',
  'scoring.result.none': 'Diesen Anwendungsfall hat niemand bewertet.',
  'scoring.result.open':
    'In dieser Runde {count, plural, one {hat # Person} other {haben # Personen}} bewertet; weitere können folgen, bis die Leitung festlegt.',
  'scoring.result.round':
    '*Runde {round, number}* · {count, plural, one {# Bewertung} other {# Bewertungen}}',
  'scoring.result.score': '{who} {levels}{noted, select, yes { — {note}} other {}}',
  'scoring.result.rounds': '{total, plural, one {# Runde} other {# Runden}}',
  'scoring.result.spread':
    '{name}: Median {median} {range, select, same {(alle gleich)} other {({low, number}–{high, number})}}',

  'scoring.settle.title': 'Bewertung festlegen',
  'scoring.settle.submit': 'Festlegen',
  'scoring.settle.about':
    '*{name}*\n{count, plural, one {# Bewertung} other {# Bewertungen}}. Eingetragen sind die Mediane, von zwei mittleren der niedrigere, nicht höher als verdient: {product}',
  'scoring.settle.ends':
    'Das Festlegen beendet diese Runde: Wer noch nicht bewertet hat, kann es dann nicht mehr. Jede Bewertung bleibt erhalten.',
  'scoring.settle.again':
    'Diese Bewertung ist festgelegt. Was Sie ändern, ersetzt sie; im Protokoll steht beides. Jede Bewertung bleibt erhalten.',
  'scoring.settle.choose': 'Stufe wählen',
  'scoring.settle.spread':
    'Bewertet: Median {median} {range, select, same {(alle gleich)} other {({low, number}–{high, number})}}',
  'scoring.settle.note': 'Anmerkung',
  'scoring.settle.note-hint': 'Nötig, wo Sie eine Stufe festlegen, die niemand vergeben hat.',

  'scoring.list.title': 'Bewerten',
  'scoring.list.intro':
    '*{engagement}* · {count, plural, one {# Anwendungsfall wartet} other {# Anwendungsfälle warten}} auf Ihre Bewertung',
  'scoring.list.onlooker':
    '*{engagement}* · {count, plural, one {# Anwendungsfall ist} other {# Anwendungsfälle sind}} noch nicht festgelegt. Sie schauen hier zu: Was die Bewertungen ergeben, ist zu sehen, sobald sie festgelegt sind.',
  'scoring.list.empty':
    '*{engagement}*\nNichts wartet auf Ihre Bewertung. Neue Anwendungsfälle erscheinen hier von selbst.',
  'scoring.list.row':
    '*{name}*\n{count, plural, =0 {noch von niemandem bewertet} one {von # Person bewertet} other {von # Personen bewertet}}{round, plural, =1 {} other { · Runde #}}',
  'scoring.list.why':
    'Bewertet wird verdeckt, damit sich niemand nach anderen richtet: Deren Bewertungen sehen Sie, sobald Ihre vorliegt.',
  'scoring.list.total': '{total, plural, one {# Anwendungsfall} other {# Anwendungsfälle}}',

  'scoring.matrix.title': 'Prioritäten',
  'scoring.matrix.text':
    'Prioritätenmatrix von {engagement}: {settled, number} von {total, number} festgelegt, {state, select, open {{level, plural, =0 {nichts vorgeschlagen} one {{name} vorgeschlagen} other {# gleichauf an der Spitze}}} other {{name} gewählt}}',
  'scoring.matrix.head': '*Prioritätenmatrix* · {engagement} · Zyklus {cycle, number}',
  'scoring.matrix.picture': 'Prioritäten · {engagement}',
  'scoring.matrix.nothing': 'Noch kein Anwendungsfall hat festgelegte Bewertungen.',
  'scoring.matrix.to-settle':
    '{count, plural, one {*{name}* ist bewertet und nicht festgelegt: Die Leitung legt fest, was die Bewertungen ergeben.} other {# Anwendungsfälle sind bewertet und nicht festgelegt, zuerst *{name}*: Die Leitung legt fest, was die Bewertungen ergeben.}}',
  'scoring.matrix.highest': 'Vorgeschlagen, mit dem höchsten Produkt: *{name}* ({priority, number} von 625)',
  'scoring.matrix.tie':
    'Gleichstand bei {priority, number} von 625: {names}{more, plural, =0 {} other { und # weitere}}. Jemand wählt, mit Begründung.',
  'scoring.matrix.tie-word': 'gleichauf',
  'scoring.matrix.chosen': '✓ {who} hat *{name}* gewählt{why, select, given {: {reason}} other {}}',
  'scoring.matrix.row': '{place} *{name}* · {product} · ROI im Jahr {roi}',
  'scoring.matrix.counts':
    'Gezeichnet: {drawn, number} von {settled, number} festgelegten{left, plural, =0 {} other { · # noch nicht festgelegt}} · der ROI steht daneben und entscheidet nichts',
  'scoring.matrix.rest':
    '{settled, number} festgelegt{left, plural, =0 {} other { · # noch nicht festgelegt}} · der ROI steht daneben und entscheidet nichts',
  'scoring.matrix.total': '{total, plural, one {# festgelegt} other {# festgelegt}}',
  'scoring.matrix.column.name': 'Anwendungsfall',
  'scoring.matrix.column.dataReadiness': 'Daten',
  'scoring.matrix.column.processClarity': 'Prozess',
  'scoring.matrix.column.roiMeasurability': 'Messbar',
  'scoring.matrix.column.scopeBoundedness': 'Umfang',
  'scoring.matrix.column.product': 'Priorität',
  'scoring.matrix.column.roi': 'ROI im Jahr',
  'scoring.matrix.alt':
    'Nach Priorität, 1 bis 625, geordnete Balken von {count} Anwendungsfällen von {engagement}, jeweils mit den vier Bewertungen und dem ROI. Zuerst: {named}.',
  'scoring.matrix.alt-tie': '{count, number} liegen gleichauf bei {priority, number}.',

  'scoring.choose.title': 'Anwendungsfall wählen',
  'scoring.choose.submit': 'Wählen',
  'scoring.choose.now': 'Derzeit gewählt: {name}, von {who}.',
  'scoring.choose.candidate': 'Um welchen Anwendungsfall geht es in diesem Zyklus?',
  'scoring.choose.find': 'Teil des Namens eingeben',
  'scoring.choose.reason': 'Begründung',
  'scoring.choose.reason-hint':
    'Nötig bei einem Gleichstand und für einen, der nicht das höchste Produkt hat. Die Freigebenden sehen sie.',
  'scoring.choose.why':
    'Ein Zyklus ist ein Anwendungsfall: Als Nächstes werden seine Zahlen versiegelt, bevor etwas gebaut wird.',

  'scoring.figure.none': 'noch nichts gewählt',
  'scoring.figure.gone': '{name} ist ausgemustert oder ohne festgelegte Bewertung: bitte neu wählen',
  'scoring.figure.highest': '{name}: {priority, number}, das höchste Produkt; gewählt von {who}',
  'scoring.figure.tie':
    '{name}: {priority, number}, Gleichstand mit {other}{others, plural, =0 {} other { und # weiteren}}; gewählt von {who}: {reason}',
  'scoring.figure.lower':
    '{name}: {priority, number} gegenüber {highest, number} von {other}{others, plural, =0 {} other { und # weiteren}}; gewählt von {who}: {reason}',
  'scoring.figure.tied-now':
    '{name} steht bei {priority, number} nicht mehr allein: {other} auch. Bitte neu wählen, mit Begründung',
  'scoring.figure.lower-now':
    '{name} ist nicht mehr der höchste: {priority, number} gegenüber {highest, number} von {other}. Bitte neu wählen oder begründen',
  'scoring.figure.scores': '{product}, {scorers, plural, one {# Bewertung} other {# Bewertungen}}',

  'scoring.button.score': 'Bewerten…',
  'scoring.button.settle': 'Festlegen…',
  'scoring.button.round': 'Neue Runde',
  'scoring.button.next': 'Nächsten bewerten',
  'scoring.button.matrix': 'Matrix',
  'scoring.button.choose': 'Wählen…',
  'scoring.button.all': 'Alle Prioritäten',
  'scoring.button.show': 'Bewertung',

  'scoring.done.score': 'Ihre Bewertung liegt vor.',
  'scoring.done.settle': 'Festgelegt. Die Matrix zeigt es.',
  'scoring.done.choose': 'Gewählt. Matrix und Karte zeigen es.',

  'scoring.task.score': '„{name}“ verdeckt bewerten',
  'scoring.task.score.more':
    '{count, plural, one {# weiteren Anwendungsfall} other {# weitere Anwendungsfälle}} verdeckt bewerten',
  'scoring.task.score.why': 'Andere haben begonnen; das Ergebnis ist mehr wert, wenn Ihre Sicht darin ist.',
  'scoring.task.settle':
    'Bewertung von „{name}“ festlegen: {count, plural, one {# Person hat} other {# Personen haben}} bewertet',
  'scoring.task.settle.more':
    'Bewertung von {count, plural, one {# weiteren Anwendungsfall} other {# weiteren Anwendungsfällen}} festlegen',
  'scoring.task.settle.why': 'Nur Festgelegtes zählt in der Matrix, und nur Festgelegtes lässt sich wählen.',
  'scoring.waiting.settle':
    'Bewertung festzulegen: „{name}“{count, plural, one {} =2 { und 1 weiterer} other { und weitere, # insgesamt}}',

  'scoring.change.give':
    '{count, plural, one {Eine verdeckte Bewertung wurde} other {# verdeckte Bewertungen wurden}} abgegeben: {what}',
  'scoring.change.round': 'Neue Bewertungsrunde eröffnet von {who}: {what}',
  'scoring.change.settle': 'Bewertung festgelegt von {who}: {what}',
  'scoring.change.choose': 'Anwendungsfall gewählt von {who}: {what}',

  'scoring.command.score': 'Anwendungsfälle verdeckt bewerten',
  'scoring.command.score.help': '`/playbook score` zeigt die Anwendungsfälle, die auf Ihre Bewertung warten.',
  'scoring.command.matrix': 'Die Prioritätenmatrix: was zuerst kommt',
  'scoring.command.matrix.help':
    '`/playbook matrix` zeigt alle festgelegten Anwendungsfälle nach Priorität und bringt die Matrix in den Faden der Karte.',
};

import type { plan as english } from '../en/plan.ts';

export const plan: Record<keyof typeof english, string> = {
  'plan.command': 'Was der Anwendungsfall wert ist und woran er gemessen wird, bevor es versiegelt wird',
  'plan.command.help':
    '`/playbook plan`: ROI-Modell, Ausgangswerte, geforderte Metrik, Fairness-Grenzen und Betrieb des gewählten Anwendungsfalls; wer unterschrieben hat und was versiegelt ist. Solange das Modell eines früheren Zyklus im Einsatz ist, geht es mit `/playbook plan 1` um diesen Zyklus.',
  'plan.title': 'Plan',
  'plan.where': '{engagement} · Zyklus {cycle, number}',
  'plan.done': 'Gespeichert.',
  'plan.form.where': '{engagement}{steps, plural, =1 {} other { · Schritt {step, number} von #}}',

  'plan.part.useCase': 'Anwendungsfall',
  'plan.part.roi': 'ROI-Modell',
  'plan.part.baseline': 'Ausgangswerte',
  'plan.part.requirement': 'Geforderte Metrik',
  'plan.part.fairness': 'Fairness-Grenzen',
  'plan.part.operations': 'Betrieb',
  'plan.part.line': '{icon} *{part}*\n{value}',
  'plan.missing.useCase': 'Noch nicht gewählt. Vorgeschlagen wird die höchste Priorität.',
  'plan.missing.roi': 'Was ist es im Jahr wert, und was verlangt das vom Modell?',
  'plan.missing.baseline': 'Die Zahlen von heute, gemessen, bevor etwas gebaut wird.',
  'plan.missing.requirement': 'Folgt aus dem ROI-Modell; Sie sehen es sich einmal an und speichern.',
  'plan.missing.fairness':
    'Wie weit darf eine Gruppe hinter der besten zurückbleiben? Fachbereich und Recht unterschreiben.',
  'plan.missing.operations':
    'Testlauf, Begleitphase, Einführung, Überwachung. Mit guten Vorgaben ausgefüllt.',
  'plan.begin.useCase': 'Wählen…',
  'plan.begin.roi': 'ROI modellieren',
  'plan.begin.baseline': 'Ausgangswerte festlegen',
  'plan.begin.requirement': 'Zahl ansehen',
  'plan.begin.fairness': 'Grenzen festlegen',
  'plan.begin.operations': 'Betrieb festlegen',

  'plan.value.use-case': '{name} · Priorität {priority, number}',
  'plan.value.roi': '{value} im Jahr · Ziel {target} im Jahr',
  'plan.value.requirement': '{metric} {threshold}, n ≥ {cases, number}',
  'plan.value.fairness': '{count, plural, one {# Grenze} other {# Grenzen}}: {segments}',
  'plan.value.no-bounds': 'Keine, weil: {reason}',
  'plan.value.more': '{count, plural, other {# weitere}}',
  'plan.value.integration':
    'Testlauf: {volume} je Stunde, Fehler ≤ {errors} %, p95 ≤ {latency} ms, {minutes} min',
  'plan.value.supervised':
    'Begleitphase: {metric} {threshold}, {cases, number} Fälle, {days, plural, one {# Tag} other {# Tage}}',
  'plan.value.rollout':
    'Einführung: {stages, plural, one {# Stufe} other {# Stufen}} von {days, number} Tagen ab Konfidenz {confidence}',
  'plan.value.monitoring': 'Überwachung: Ergebnis ± {output} %, Wert ± {value} %',

  'plan.metric.accuracy': 'Accuracy: Anteil richtiger Antworten',
  'plan.metric.precision': 'Precision: Anteil der positiv genannten, die es sind',
  'plan.metric.recall': 'Recall: Anteil der positiven, die gefunden werden',
  'plan.metric.specificity': 'Specificity: Anteil der negativen, die erkannt werden',
  'plan.metric.false_positive_rate': 'Falsch-Positiv-Rate: Anteil der negativen, die positiv genannt werden',
  'plan.metric.selection_rate': 'Auswahlrate: Anteil positiv genannter',
  'plan.metric.f1': 'F1: Ausgleich von Precision und Recall',
  'plan.metric.roc_auc': 'ROC AUC: wie gut Fälle geordnet werden',
  'plan.metric.brier': 'Brier-Score: quadratischer Fehler der Wahrscheinlichkeiten',
  'plan.metric.log_loss': 'Log Loss: Überraschung durch die Ergebnisse',
  'plan.metric.calibration_error': 'Kalibrierungsfehler: Wahrscheinlichkeit gegen Ergebnis',
  'plan.metric.mae': 'MAE: mittlerer absoluter Fehler',
  'plan.metric.rmse': 'RMSE: Wurzel des mittleren quadratischen Fehlers',
  'plan.metric.r2': 'R²: Anteil erklärter Streuung',
  'plan.metric.better': '{better, select, higher {höher ist besser} other {niedriger ist besser}}',
  'plan.period.day': 'am Tag (365 im Jahr)',
  'plan.period.week': 'in der Woche (52 im Jahr)',
  'plan.period.month': 'im Monat',
  'plan.period.quarter': 'im Quartal',
  'plan.period.year': 'im Jahr',
  'plan.rule.min_ratio': 'Die Rate ist mindestens dieser Anteil der besten Gruppe (Mindestverhältnis)',
  'plan.rule.max_gap': 'Der Abstand zur besten Gruppe ist höchstens so groß (Höchstabstand)',
  'plan.complexity.low': 'niedrig',
  'plan.complexity.medium': 'mittel',
  'plan.complexity.high': 'hoch',

  'plan.roi.title': 'ROI-Modell',
  'plan.roi.value': 'Kosten × Menge × Verbesserung: *{value} im Jahr*.',
  'plan.roi.curve':
    'Was bewirkt {metric}? Nennen Sie die erwartete Verbesserung bei zwei Werten ({better, select, higher {höher ist besser} other {niedriger ist besser}}); was dazwischen liegt, liegt auf der Geraden. Daraus folgt, was das Modell erreichen muss.',
  'plan.roi.model':
    '{cost} × {volume} {period, select, day {am Tag} week {in der Woche} month {im Monat} quarter {im Quartal} other {im Jahr}} × {improvement} % Verbesserung = *{value} im Jahr*',
  'plan.requirement.title': 'Geforderte Metrik',
  'plan.requirement.derived':
    'Das ROI-Modell verlangt *{metric} {threshold}*: Das Ziel von {target} im Jahr braucht {improvement} % Verbesserung.',
  'plan.requirement.point': '{improvement} % bei {level}',
  'plan.requirement.curve':
    'Auf der Geraden durch {first} und {second}{extrapolated, select, yes {. ▲ Es liegt außerhalb dieser beiden Werte: Dort hat niemand die Verbesserung beurteilt} other {}}.',
  'plan.baseline.form': 'Ausgangswert',
  'plan.baseline.drop': 'Ausgangswert entfernen?',
  'plan.baseline.drop-ask': '„{name}“ aus den Ausgangswerten entfernen?',
  'plan.baseline.why':
    '{engagement} · Gemessen, bevor etwas gebaut wird: Daran werden Pilot und Betrieb später gemessen.',
  'plan.baseline.empty': 'Noch kein Ausgangswert. Wählen Sie eine Vorlage oder ergänzen Sie einen eigenen.',
  'plan.baseline.line': '{name} {value} {unit} → {target} {unit} (± {variance} %)',
  'plan.baseline.measured':
    '{better, select, higher {höher ist besser} other {niedriger ist besser}} · gemessen über {period} · {source}',
  'plan.baseline.offered':
    '☐ *{name}* · {unit} · {better, select, higher {höher ist besser} other {niedriger ist besser}}',
  'plan.baseline.what':
    '*{name}* · {unit} · {better, select, higher {höher ist besser} other {niedriger ist besser}}',
  'plan.fairness.form': 'Fairness-Grenze',
  'plan.fairness.drop': 'Grenze entfernen?',
  'plan.fairness.drop-ask': '„{bound}“ entfernen?',
  'plan.fairness.none': 'Keine Grenzen',
  'plan.fairness.none-why':
    'Auch dass es keine Grenzen gibt, wird unterschrieben: Sagen Sie, warum hier niemand benachteiligt werden kann.',
  'plan.fairness.none-because': 'Keine Grenzen, weil: {reason}',
  'plan.fairness.why':
    '{engagement} · Jede Gruppe wird an der besten gemessen. Fachbereich und Recht unterschreiben, bevor Ergebnisse einzelner Gruppen erfasst werden.',
  'plan.fairness.empty': 'Noch keine Grenze. Welche Gruppen dürfen nicht zurückbleiben?',
  'plan.fairness.voids': '▲ Jede Änderung der Grenzen macht frühere Unterschriften ungültig.',
  'plan.bound.line':
    '{segment}{values, select, all {} other { ({values})}}: {metric}, {rule, select, min_ratio {Verhältnis zur besten ≥} other {Abstand zur besten ≤}} {limit}, je n ≥ {cases, number}',
  'plan.operations.title': 'Betrieb',
  'plan.operations.why1': 'Was ein Testlauf vor Phase 4 zeigen muss.',
  'plan.operations.why2': 'Wann nicht mehr jede Aktion von Menschen geprüft werden muss.',
  'plan.operations.why3':
    'Welche Fälle ohne Prüfung bearbeitet werden, Stufe für Stufe: die ab dieser Konfidenz, mindestens so viele Tage.',
  'plan.operations.why4': 'Ab welcher Abweichung jemand Bescheid bekommt.',

  'plan.field.cost': 'Kosten eines Vorgangs heute',
  'plan.field.currency': 'Währung',
  'plan.field.volume': 'Menge: wie viele Vorgänge',
  'plan.field.period': 'Diese Menge gilt',
  'plan.field.improvement': 'Erwartete Verbesserung, in Prozent der Kosten',
  'plan.field.target-year': 'Ziel: der Wert im Jahr, der erreicht werden muss',
  'plan.field.metric': 'Metrik',
  'plan.field.level1': 'Erster Wert von {metric}',
  'plan.field.improvement1': 'Verbesserung dort, in Prozent',
  'plan.field.level2': 'Zweiter Wert von {metric}',
  'plan.field.improvement2': 'Verbesserung dort, in Prozent',
  'plan.field.threshold': 'Schwelle, die das Modell erreichen muss',
  'plan.field.typed-reason': 'Warum eine andere Schwelle als die des ROI-Modells?',
  'plan.field.min-cases': 'Mindestzahl an Fällen',
  'plan.field.max-unlabelled': 'Zeilen ohne wahres Label: höchstens so viel Prozent',
  'plan.field.max-not-stated': 'Segment nicht angegeben: höchstens so viel Prozent der Fälle',
  'plan.field.name': 'Was gemessen wird',
  'plan.field.unit': 'Einheit',
  'plan.field.better': 'Was ist besser?',
  'plan.field.value': 'Wert heute ({unit})',
  'plan.field.measured-period': 'Gemessen über',
  'plan.field.source': 'Quelle der Messung',
  'plan.field.target': 'Ziel ({unit})',
  'plan.field.variance': 'Zulässige Abweichung, ± Prozent des Ziels',
  'plan.field.segment': 'Segment',
  'plan.field.values': 'Nur diese Werte davon',
  'plan.field.fair-metric': 'Verglichen nach',
  'plan.field.rule': 'Regel',
  'plan.field.limit': 'Grenze',
  'plan.field.segment-cases': 'Mindestzahl an Fällen je Gruppe',
  'plan.field.none-reason': 'Keine Grenzen, weil',
  'plan.field.volume-hour': 'Menge: Aktionen je Stunde, mindestens',
  'plan.field.error-rate': 'Fehlerquote, höchstens (Prozent)',
  'plan.field.p95': 'p95-Latenz, höchstens (ms)',
  'plan.field.minutes': 'Dauer des Laufs, mindestens (Minuten)',
  'plan.field.reviewed-cases': 'Geprüfte Fälle, mindestens',
  'plan.field.min-days': 'Tage, mindestens',
  'plan.field.confidence': 'Stufe {stage, number} ({complexity}): Konfidenz, mindestens',
  'plan.field.stage-days': 'Tage je Stufe, mindestens',
  'plan.field.output-variance': 'Ergebnis-Metrik: um so viel Prozent schlechter',
  'plan.field.value-variance': 'Wert: um so viel Prozent neben dem ROI-Modell',
  'plan.field.reason': 'Warum wird der versiegelte Plan geändert?',
  'plan.hint.improvement': 'Zum Beispiel 12,5: ein Achtel der Kosten wird gespart.',
  'plan.hint.target-year': 'Der Wert oben, wenn nicht weniger genügt.',
  'plan.hint.metric':
    'Woran das Modell gemessen wird. R² und Kalibrierungsfehler fehlen: Für sie hält keine Schranke, also könnte nichts bestehen.',
  'plan.hint.max-unlabelled':
    'Niemand beurteilt sie. Sind es mehr, ist es nicht bestanden. Leer: jeder Anteil.',
  'plan.hint.max-not-stated':
    'Sie sind ein eigenes Segment. Sind es mehr, ist es nicht bestanden. Leer: jeder Anteil.',
  'plan.requirement.bound':
    '{metric, select, roc_auc {Die Schranke der ROC AUC beruht auf der selteneren Klasse: Die Mindestzahl zählt nur deren Fälle.} brier {Die Schranke weiß, dass ein Verlust zwischen 0 und 1 liegt: Eine gute Antwort auf wenige Fälle ist kein Beweis.} log_loss {Die Schranke rechnet mit dem Schlimmsten, was die Wahrscheinlichkeiten hätten kosten können: Eine nahe 0 oder 1 macht sie weit.} mae {Niemand weiß, wie groß ein Fehler werden kann: Eine Schranke, und ein Bestehen, gibt es erst ab 300 Fällen und nur, wo die Fehler für ihre Zahl nicht zu schief sind.} rmse {Niemand weiß, wie groß ein Fehler werden kann, und Quadrate sind schief: Eine Schranke, und ein Bestehen, gibt es erst ab 300 Fällen und nur, wo die Fehler für ihre Zahl nicht zu schief sind.} other {Die Mindestzahl zählt die Fälle, auf denen die Metrik beruht: bei der Präzision die positiv vorhergesagten, bei der Trefferquote die tatsächlich positiven.}}',
  'plan.hint.level': 'Ein Bruchteil zwischen 0 und 1: 0,9 für 90 %.',
  'plan.hint.typed-reason': 'Nur, wenn Sie eine andere Zahl eingeben. Alle, die zustimmen, sehen sie.',
  'plan.hint.cases':
    'Vorschlag: {cases, number}. Mit so vielen Fällen besteht ein Modell bei {passing} eine Schwelle von {threshold} (einseitige Schranke, 95 %). Mindestens {fewest, number}.',
  'plan.hint.cases-default':
    'Mindestens {fewest, number}. Mit mehr Fällen entscheidet auch ein knappes Ergebnis.',
  'plan.hint.target':
    '{better, select, higher {Nicht niedriger als der Wert heute.} other {Nicht höher als der Wert heute.}}',
  'plan.hint.variance': 'Einer größeren Abweichung in jede Richtung wird nachgegangen.',
  'plan.hint.segment': 'Wie die Spalte in Auswertungen heißt: SEX, region.',
  'plan.hint.values': 'Einer je Zeile. Leer: alle vorkommenden. Andere werden als nicht abgedeckt genannt.',
  'plan.hint.limit': 'Verhältnis: über 0 bis 1, etwa 0,8. Abstand: über 0, etwa 0,1.',
  'plan.hint.segment-cases': 'Eine Gruppe mit weniger Fällen ist kein Ergebnis, auch kein bestandenes.',
  'plan.hint.reason': 'Steht bei der nächsten Version des Siegels und wird allen gezeigt, die ihr zustimmen.',
  'plan.placeholder.number': 'Eine Zahl',
  'plan.placeholder.choose': 'Wählen…',
  'plan.placeholder.period': 'Okt. 2026, 4 Wochen',
  'plan.placeholder.source': 'Ticketsystem, Bericht 12',
  'plan.placeholder.template': 'Vorlage verwenden…',
  'plan.menu.remove': 'Entfernen…',

  'plan.button.open': 'Plan öffnen',
  'plan.button.own': 'Eigenen Wert ergänzen',
  'plan.button.fill': 'Ausfüllen',
  'plan.button.bound': 'Grenze ergänzen',
  'plan.button.none': 'Keine, weil…',
  'plan.button.sign': 'Unterschreiben ({role, select, business {Fachbereich} other {Recht}})',
  'plan.button.ask': 'Zustimmung anfragen',
  'plan.button.ask-revision': 'Neue Fassung anfragen',
  'plan.sign.signed': '✓ {role, select, business {Fachbereich} other {Recht}}: {who}, {when}',
  'plan.sign.waits': '☐ {role, select, business {Fachbereich} other {Recht}}: unterschreiben kann {who}',
  'plan.sign.done': 'Unterschrieben ({role, select, business {Fachbereich} other {Recht}}).',

  'plan.seal.none':
    'Noch ist nichts versiegelt. Sobald alle Teile da, die Grenzen unterschrieben und das Risiko eingestuft sind, kann das Gate von Phase 2 angefragt werden: Seine Zustimmung versiegelt den Plan.',
  'plan.seal.head': '*Siegel v{version, number}* in Kraft · `{digest}` · {when}',
  'plan.seal.same': 'Der Plan ist der versiegelte.',
  'plan.seal.differs':
    '▲ {count, plural, one {# Teil weicht} other {# Teile weichen}} davon ab. Das gilt mit Siegel v{next, number}, sobald dem zugestimmt ist.',
  'plan.seal.difference': '*{part}*: {before} → {after}',
  'plan.seal.inside': 'in Einzelheiten geändert',
  'plan.seal.reason': 'Warum: {reason}',

  'plan.card.bounds': '*Fairness-Grenzen · {engagement}* · Zyklus {cycle, number}',
  'plan.card.bounds-text': 'Die Fairness-Grenzen von {engagement} warten auf die Unterschrift von {roles}',
  'plan.card.bounds-signed': 'Die Fairness-Grenzen von {engagement} sind unterschrieben',
  'plan.card.bounds-why':
    'Unterschrieben, bevor Ergebnisse einzelner Gruppen erfasst werden; eine Änderung macht Unterschriften ungültig',
  'plan.card.roi': '*Was es wert ist · {engagement}* · Zyklus {cycle, number}',
  'plan.card.roi-text':
    'ROI-Modell von {engagement}: {value} im Jahr{requirement, select, none {} other {, das Modell muss {requirement} erreichen}}',
  'plan.card.requirement': 'Das Modell muss *{requirement}* erreichen.',
  'plan.card.requirement-typed': 'Das Modell muss *{requirement}* erreichen (von Hand eingegeben: {reason}).',
  'plan.card.seal':
    'Siegel v{version, number} `{digest}`, {when}{changed, plural, =0 {} one { · ▲ # Teil weicht davon ab} other { · ▲ # Teile weichen davon ab}}',
  'plan.card.unsealed': 'noch nicht versiegelt',
  'plan.card.value':
    '*Wert:* {baseline, select, none {} other {Ausgangswert {baseline} · }}ROI-Modell {value} im Jahr, {seal, plural, =0 {noch nicht versiegelt} other {Siegel v#}}',
  'plan.picture.value': 'Wert im Jahr',
  'plan.picture.target': 'Ziel {target} im Jahr',
  'plan.picture.required': 'Gefordert: {metric} {threshold}',
  'plan.picture.alt':
    'Wert im Jahr von {engagement} nach {metric}: {improvement1} % Verbesserung bei {level1}, {improvement2} % bei {level2}. Ziel {target} im Jahr, erreicht bei {metric} {threshold}. Erwarteter Wert {value} im Jahr.',

  'plan.figure.missing': 'nicht festgelegt',
  'plan.figure.roi': '{value} im Jahr, Ziel {target}',
  'plan.figure.baseline': '{count, plural, one {# Ausgangswert} other {# Ausgangswerte}}',
  'plan.figure.requirement':
    '{metric} {better, select, higher {≥} other {≤}} {threshold, number, ::.####}, n ≥ {cases, number}',
  'plan.figure.requirement-typed':
    '{metric} {better, select, higher {≥} other {≤}} {threshold, number, ::.####}, n ≥ {cases, number}; von Hand eingegeben: {reason}',
  'plan.figure.fairness':
    '{count, plural, =0 {keine Grenzen, mit Begründung} one {# Grenze} other {# Grenzen}}, {signed, number} von {needed, number} Unterschriften',
  'plan.figure.operations':
    '{volume, number} je Stunde, {cases, number} begleitete Fälle, {stages, plural, one {# Stufe} other {# Stufen}}',
  'plan.figure.revision':
    '{count, plural, =0 {nichts geändert} other {}}{useCase, select, same {} other {{useCase}Anwendungsfall}}{roi, select, same {} other {{roi}ROI-Modell{value, select, same {} other { {valueBefore} → {valueAfter} im Jahr}}}}{baseline, select, same {} other {{baseline}Ausgangswerte}}{requirement, select, same {} other {{requirement}geforderte Metrik{level, select, same {} threshold { {levelBefore, number, ::.######} → {levelAfter, number, ::.######}} other { {metricBefore} {levelBefore, number, ::.######} → {metricAfter} {levelAfter, number, ::.######}}}}}{fairness, select, same {} other {{fairness}Fairness-Grenzen}}{operations, select, same {} other {{operations}Betrieb}}{isReasoned, select, yes {. Warum: {reason}} other {}}{whole, select, yes {} other {; nicht vollständig oder nicht unterschrieben}}',

  'plan.task.what':
    'Die Fairness-Grenzen von „{engagement}“ unterschreiben ({role, select, business {Fachbereich} other {Recht}})',
  'plan.task.why':
    'Vorher können keine Ergebnisse einzelner Gruppen erfasst und das Gate nicht angefragt werden.',
  'plan.task.button': 'Ansehen und unterschreiben',
  'plan.digest.sign':
    'Fairness-Grenzen: Unterschrift {role, select, business {des Fachbereichs} other {der Rechtsabteilung}}',
  'plan.change.roi': 'ROI-Modell {count, plural, one {geändert} other {#-mal geändert}} von {who}',
  'plan.change.baseline': 'Ausgangswerte {count, plural, one {geändert} other {#-mal geändert}} von {who}',
  'plan.change.requirement':
    'Geforderte Metrik {count, plural, one {geändert} other {#-mal geändert}} von {who}',
  'plan.change.fairness': 'Fairness-Grenzen {count, plural, one {geändert} other {#-mal geändert}} von {who}',
  'plan.change.operations':
    'Betrieb im Plan {count, plural, one {geändert} other {#-mal geändert}} von {who}',
  'plan.change.sign': 'Fairness-Grenzen unterschrieben von {who}',

  'plan.refusal.phase':
    'Der Plan entsteht in Phase 2, wenn die Datengrundlage freigegeben ist. Vorher gibt es nichts, worauf man planen kann.',
  'plan.refusal.reason':
    'Das ist versiegelt. Bitte sagen Sie, warum es geändert wird: Der Grund steht bei der nächsten Version.',
  'plan.refusal.cost': 'Bitte geben Sie die Kosten als Zahl über 0 an, etwa 4,20.',
  'plan.refusal.volume': 'Bitte geben Sie die Menge als Zahl über 0 an. Ohne Vorgänge gibt es keinen Wert.',
  'plan.refusal.currency':
    'Bitte geben Sie eine Währung mit drei Buchstaben an (ISO 4217), etwa EUR oder USD.',
  'plan.refusal.currencies':
    'Die Anwendungsfälle hier sind in {used}, dies ist in {typed}. Zwei Währungen lassen sich nicht vergleichen: Bitte verwenden Sie {used} oder ändern Sie es zuerst dort.',
  'plan.refusal.improvement': 'Bitte geben Sie die Verbesserung in Prozent an, bis 100, etwa 12,5.',
  'plan.refusal.target': 'Bitte geben Sie das Ziel als Zahl über 0 an.',
  'plan.refusal.level': 'Bitte geben Sie eine Zahl an, etwa 0,9.',
  'plan.refusal.level-range':
    '{metric} kann diesen Wert nicht haben: möglich ist {max, select, none {{min, number} oder mehr} other {{min, number} bis {max}}}.',
  'plan.refusal.equal-levels':
    'Bitte geben Sie zwei verschiedene Werte an: Einer allein ergibt keine Gerade.',
  'plan.refusal.equal-improvements':
    'Die Verbesserung ist bei beiden Werten gleich. Dann bewirkt die Metrik nichts, und aus dem Ziel folgt kein Wert.',
  'plan.refusal.falls':
    'Bei {metric} {better, select, higher {ist höher besser, also muss die Verbesserung beim höheren Wert größer sein} other {ist niedriger besser, also muss die Verbesserung beim niedrigeren Wert größer sein}}.',
  'plan.refusal.beyond-cost':
    'Das Ziel ist mehr, als der ganze Prozess im Jahr kostet. Bitte senken Sie es, oder berichtigen Sie Kosten und Menge.',
  'plan.refusal.unreachable':
    'Das Ziel ist nicht erreichbar: Es bräuchte {metric} {level}. Bitte senken Sie das Ziel, oder prüfen Sie die Verbesserungen.',
  'plan.refusal.left-out':
    'Bitte geben Sie einen Prozentsatz von 0 bis 100 an, oder lassen Sie das Feld leer.',
  'plan.refusal.roi-first':
    'Die geforderte Metrik folgt aus dem ROI-Modell. Bitte füllen Sie das zuerst aus.',
  'plan.refusal.typed':
    'Das ROI-Modell ergibt {threshold}. Eine andere Schwelle braucht eine Begründung: Alle, die zustimmen, sehen sie.',
  'plan.refusal.cases': 'Bitte geben Sie eine ganze Zahl an Fällen an, mindestens {min, number}.',
  'plan.refusal.number': 'Bitte geben Sie eine Zahl an, etwa 11,2.',
  'plan.refusal.variance': 'Bitte geben Sie die Abweichung in Prozent an, über 0.',
  'plan.refusal.target-worse':
    '{better, select, higher {Hier ist höher besser, und dieses Ziel ist niedriger} other {Hier ist niedriger besser, und dieses Ziel ist höher}} als der Wert heute ({value}). Bitte berichtigen Sie eines von beiden.',
  'plan.refusal.metric-twice': 'Einen Ausgangswert mit diesem Namen gibt es schon. Bitte bearbeiten Sie den.',
  'plan.refusal.metrics-most':
    'Es gibt höchstens {most, number} Ausgangswerte. Bitte entfernen Sie zuerst einen.',
  'plan.refusal.values-one':
    'Ein Wert lässt sich nicht mit sich selbst vergleichen. Bitte nennen Sie zwei oder mehr, oder keinen für alle.',
  'plan.refusal.values': 'Bitte nennen Sie höchstens {most, number} Werte mit je {max, number} Zeichen.',
  'plan.refusal.limit': 'Bitte geben Sie die Grenze als Zahl über 0 an, etwa 0,8.',
  'plan.refusal.ratio': 'Ein Verhältnis liegt über 0 und ist höchstens 1, etwa 0,8.',
  'plan.refusal.gap': 'Ein Abstand zwischen Anteilen liegt über 0 und unter 1, etwa 0,1.',
  'plan.refusal.bound-twice': 'Eine solche Grenze für {segment} gibt es schon. Bitte bearbeiten Sie die.',
  'plan.refusal.bounds-most': 'Es gibt höchstens {most, number} Grenzen. Bitte entfernen Sie zuerst eine.',
  'plan.refusal.bounds-changed':
    'Die Grenzen wurden geändert, nachdem dies gezeigt wurde; nichts wurde unterschrieben. Bitte sehen Sie sie noch einmal an.',
  'plan.refusal.signed':
    '{who} hat schon unterschrieben ({role, select, business {Fachbereich} other {Recht}}).',
  'plan.refusal.one-role':
    'Sie haben diese Grenzen schon in Ihrer anderen Rolle unterschrieben. Für jede Rolle unterschreibt jemand anderes: Bitte fragen Sie jemanden für {role, select, business {den Fachbereich} other {das Recht}}.',
  'plan.refusal.error-rate': 'Bitte geben Sie die Fehlerquote in Prozent an, 0 bis 100.',
  'plan.refusal.positive': 'Bitte geben Sie eine Zahl über 0 an.',
  'plan.refusal.confidence': 'Bitte geben Sie die Konfidenz als Zahl über 0 an, höchstens 1, etwa 0,9.',
  'plan.refusal.days': 'Bitte geben Sie eine ganze Zahl an Tagen an, {min, number} bis {max, number}.',
  'plan.requirement.drawn': 'Die Kurve wird gezeichnet und ist auf dem Weg zu Slack.',
  'plan.requirement.large': 'Die Kurve für sich, größer',
  'plan.part.risk': 'Risiko',
  'plan.button.look': 'Ansehen',
  'plan.button.curve': 'Kurve zeigen',
};

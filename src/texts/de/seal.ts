import type { seal as en } from '../en/seal.ts';

export const seal: Record<keyof typeof en, string> = {
  'seal.title': 'Siegel',
  'seal.about':
    '*{engagement}*\nWas festgelegt wurde, bevor das Modell gebaut war, und woran es gemessen wird. Eine Änderung ist eine neue Fassung, freigegeben von denselben Rollen.',
  'seal.none':
    'Bisher ist nichts versiegelt. Der Plan wird versiegelt, wenn das Gate am Ende von Phase 2 freigegeben ist.',
  'seal.earlier':
    'Zyklus {cycle, number} hat noch kein Siegel. Dies ist das von Zyklus {earlier, number}; daran wird gemessen, was er in den Einsatz gebracht hat.',
  'seal.version': 'Fassung {version}',
  'seal.proposed': 'Vorgeschlagen, noch nicht versiegelt',
  'seal.line': 'Versiegelt {when}, vollendet von {who}',
  'seal.reason': '*Warum es geändert wurde:* {reason}',
  'seal.reason.proposed': '*Warum es geändert werden soll:* {reason}',
  'seal.digest': 'SHA-256 `{digest}`',
  'seal.intact': '✓ Gerade neu berechnet: Es ist der Inhalt, der freigegeben wurde.',
  'seal.broken':
    '✕ *Der gespeicherte Inhalt ist nicht der freigegebene:* Er ergibt eine andere Prüfsumme. Bitte sagen Sie denen Bescheid, die diese App betreiben; `npm run audit:verify` zeigt, was aufgezeichnet wurde.',
  'seal.same': 'Von der Fassung davor unterscheidet sich nur die Reihenfolge.',
  'seal.more':
    '{left, plural, one {Eine weitere Zeile ist} other {# weitere Zeilen sind}} hier nicht zu sehen.',
  'seal.change': '• {label}: {before} → {after}',
  'seal.new': '• {item}',
  'seal.gone': '• Nicht mehr enthalten: {item}',
  'seal.item': '{item}, {field}',
  'seal.item.point': 'Stufe {item} der Kurve, {field}',
  'seal.item.stage': 'Stufe {item}, {field}',

  'seal.whole.useCase': '{name} · Priorität {priority} von 625',
  'seal.whole.roi':
    '{costPerTransaction} × {volume} je {period} × {improvementPercent} % = {valuePerYear} im Jahr · Ziel {targetPerYear} im Jahr · hängt ab von {metric}',
  'seal.whole.point': 'Kurve: {improvementPercent} % Verbesserung bei {level}',
  'seal.whole.requirement':
    '{metric} {better, select, higher {≥} other {≤}} {threshold}, n ≥ {minCases}{maxUnlabelledPercent, select, none {} other {, ohne Label ≤ {maxUnlabelledPercent} %}}',
  'seal.whole.typed': ' (von Hand gesetzt: {reason})',
  'seal.whole.baseline':
    '{name}: {value} {unit} → Ziel {target} {unit} (± {variancePercent} %), {better, select, higher {höher ist besser} other {niedriger ist besser}} · {period}, {source}',
  'seal.whole.fairness':
    '{segment}{values, select, all {} other { ({values})}}: {metric}, {rule, select, min_ratio {Verhältnis zum besten Segment ≥} other {Abstand zum besten Segment ≤}} {limit}, je n ≥ {minCases}{maxNotStatedPercent, select, none {} other {, nicht angegeben ≤ {maxNotStatedPercent} %}}',
  'seal.whole.no-bounds': 'Keine, weil: {noneReason}',
  'seal.whole.integration':
    '{volumePerHour} Fälle je Stunde, Fehler ≤ {maxErrorPercent} %, p95-Latenz ≤ {maxP95Ms} ms, über {minMinutes} min',
  'seal.whole.supervised':
    '{metric} {better, select, higher {≥} other {≤}} {threshold}, mindestens {minCases} Fälle und {minDays} Tage',
  'seal.whole.rollout':
    'Stufe {item}: Komplexität {complexity}, Konfidenz ≥ {minConfidence}, mindestens {minDays} Tage',
  'seal.whole.monitoring': 'Modellmetrik ± {outputVariancePercent} %, Wert ± {valueVariancePercent} %',

  'seal.section.useCase': 'Anwendungsfall',
  'seal.section.baseline': 'Ausgangswerte, bevor etwas gebaut ist',
  'seal.section.roi': 'ROI-Modell',
  'seal.section.requirement': 'Was das Modell erreichen muss',
  'seal.section.fairness': 'Fairnessgrenzen',
  'seal.section.integration': 'Ziele der Integration',
  'seal.section.supervised': 'Ende der überwachten Zeit',
  'seal.section.rollout': 'Stufen der Einführung',
  'seal.section.monitoring': 'Überwachung',

  'seal.field.id': 'Kennung',
  'seal.field.name': 'Name',
  'seal.field.priority': 'Priorität (von 625)',
  'seal.field.unit': 'Einheit',
  'seal.field.better': 'Richtung',
  'seal.field.value': 'Wert heute',
  'seal.field.period': 'Zeitraum',
  'seal.field.source': 'Quelle der Messung',
  'seal.field.target': 'Ziel',
  'seal.field.variancePercent': 'zulässige Abweichung (%)',
  'seal.field.currency': 'Währung',
  'seal.field.costPerTransaction': 'Kosten je Vorgang',
  'seal.field.volume': 'Menge (Vorgänge)',
  'seal.field.improvementPercent': 'Verbesserung (%)',
  'seal.field.valuePerYear': 'Wert im Jahr',
  'seal.field.targetPerYear': 'Ziel im Jahr',
  'seal.field.level': 'Wert der Metrik',
  'seal.field.metric': 'Metrik',
  'seal.field.threshold': 'Schwelle',
  'seal.field.minCases': 'mindestens Fälle (n)',
  'seal.field.maxUnlabelledPercent': 'Zeilen ohne Label, höchstens (%)',
  'seal.field.maxNotStatedPercent': 'Segment nicht angegeben, höchstens (%)',
  'seal.field.typedReason': 'warum die Schwelle von Hand gesetzt ist',
  'seal.field.segment': 'Segment',
  'seal.field.values': 'betroffene Werte',
  'seal.field.rule': 'Regel',
  'seal.field.limit': 'Grenze',
  'seal.field.noneReason': 'warum es keine gibt',
  'seal.field.volumePerHour': 'Menge (Fälle je Stunde)',
  'seal.field.maxErrorPercent': 'höchste Fehlerquote (%)',
  'seal.field.maxP95Ms': 'höchste p95-Latenz (ms)',
  'seal.field.minMinutes': 'kürzester Lauf (Minuten)',
  'seal.field.minDays': 'mindestens Tage',
  'seal.field.complexity': 'Komplexität',
  'seal.field.minConfidence': 'geringste Konfidenz',
  'seal.field.outputVariancePercent': 'Abweichung der Modellmetrik (%)',
  'seal.field.valueVariancePercent': 'Abweichung des Werts (%)',

  'seal.word':
    '{word, select, higher {höher ist besser} lower {niedriger ist besser} max_gap {größter Abstand zum besten Segment} min_ratio {kleinstes Verhältnis zum besten Segment} day {Tag} week {Woche} month {Monat} quarter {Quartal} year {Jahr} low {niedrig} medium {mittel} high {hoch} accuracy {Genauigkeit} precision {Precision} recall {Recall} specificity {Spezifität} false_positive_rate {Falsch-positiv-Rate} selection_rate {Auswahlrate} f1 {F1} roc_auc {ROC AUC} brier {Brier-Score} log_loss {Log-Loss} calibration_error {Kalibrierungsfehler} mae {mittlerer absoluter Fehler} rmse {Wurzel des mittleren quadratischen Fehlers} r2 {R²} other {{word}}}',
};

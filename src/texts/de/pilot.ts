import type { pilot as en } from '../en/pilot.ts';
import { figure, limit } from '../numbers.ts';

/** Der Name einer Metrik, nach `metric`. */
const METRIC =
  '{metric, select, accuracy {Genauigkeit} precision {Präzision} recall {Trefferquote} specificity {Spezifität} false_positive_rate {Falsch-Positiv-Rate} selection_rate {Auswahlrate} f1 {F1} roc_auc {ROC-AUC} brier {Brier-Wert} log_loss {Log-Loss} calibration_error {Kalibrierungsfehler} mae {mittlerer absoluter Fehler} rmse {Wurzel des mittleren quadratischen Fehlers} r2 {R²} other {{metric}}}';
const BOUND = `{hasBound, select, yes { (95-%-Schranke ${figure('bound')})} other {}}`;
const UNLABELLED = `{hasUnlabelled, select, yes {, {unlabelled, number, ::percent .#} der Zeilen ohne Label ausgelassen} other {}}`;
const NOT_STATED =
  '{n, number} von {of, number} Fällen ({share, number, ::percent .#}) nennen kein {segment}{state, select, insufficient {, mehr als die {max, number, ::percent .#}, die versiegelt sind} other {}}{nowhere, plural, =0 {} one {; einer davon ist in keinem Segment und wird mit niemandem verglichen} other {; # davon sind in keinem Segment und werden mit niemandem verglichen}}';
const VERDICT = '{verdict, select, pass {✓ bestanden} fail {✕ nicht bestanden} other {? nicht entscheidbar}}';
const STATE = '{state, select, pass {✓} fail {✕} other {–}}';
const STATE_WORD = '{state, select, pass {bestanden} fail {nicht bestanden} other {zu wenige Fälle}}';
const MORE =
  '{more, plural, =0 {keine Zahl weiterer Fälle bei dieser Quote würde entscheiden} one {ein weiterer Fall bei dieser Quote würde entscheiden} other {# weitere Fälle bei dieser Quote würden entscheiden}}';
const INTERVAL = `{hasInterval, select, yes { (${figure('lower')}–${figure('upper')})} open { (ab ${figure('lower')})} other {}}`;
const MEASURED = `${METRIC} ${figure('value')}${INTERVAL}, n {n, number}`;
const HELD_TO = `{rule, select, max_gap {höchstens ${limit('limit')}} other {mindestens ${limit('limit')}}}`;
const DISTANCE = `{hasDistance, select, yes {, {rule, select, max_gap {Abstand} other {Verhältnis}} ${figure('distance')}${INTERVAL}, ${HELD_TO}} other {}}`;

export const pilot: Record<keyof typeof en, string> = {
  'pilot.metric': METRIC,
  'pilot.number': figure('value'),
  'pilot.measured': MEASURED,
  'pilot.standing.version': `${VERDICT} · ${MEASURED} · nötig: {better, select, lower {höchstens} other {mindestens}} ${limit('threshold')} (Siegel v{sealVersion})`,
  'pilot.standing.baseline': `{isBetter, select, yes {✓ besser als} other {✕ nicht besser als}} die Heuristik „{heuristic}“ · ${MEASURED}, gegen ${figure('against')}, n {againstN, number}`,
  'pilot.standing.alone': `${MEASURED} · noch keine Heuristik zum Vergleich ausgewertet`,
  'pilot.standing.unmeasured':
    '– Die versiegelte Metrik, {metric}, wurde hier nicht gemessen; für das Gate „Leistung“ besagt das nichts.',

  'pilot.figure.no-subject': 'wählen Sie zuerst die Version des Modells',
  'pilot.figure.no-version': 'es gibt keine Version „{model}“ des Modells',
  'pilot.figure.not-evaluated': '{model} hat noch keine Auswertung',
  'pilot.figure.unmeasured': `Auswertung {number} enthält keine Angabe zu: ${METRIC}; das aber wurde versiegelt`,
  'pilot.figure.performance': `${METRIC} ${figure('value')}${BOUND} gegen ${limit('threshold')}, n {n, number} (mindestens {min, number}): ${VERDICT}{verdict, select, inconclusive {, ${MORE}} other {}}{was, select, same {} other {; Auswertung {number} wurde unter Siegel v{sealVersion} erfasst, als {was} zu erreichen war}}`,
  'pilot.figure.investigated':
    '{count, plural, =0 {keine Untersuchung ist offen} one {eine Untersuchung ist offen} other {# Untersuchungen sind offen}}',
  'pilot.figure.no-comparison':
    'zuerst sind eine Heuristik und ein Basismodell mit der versiegelten Metrik auszuwerten',
  'pilot.figure.beats': `${METRIC}: „{baseline}“ ${figure('value')} (n {n, number}) gegen „{heuristic}“ ${figure('against')} (n {againstN, number}): {isBetter, select, yes {✓ besser} other {✕ nicht besser}}`,
  'pilot.figure.no-bounds': 'keine Grenzen, so versiegelt: {reason}',
  'pilot.figure.other-bounds':
    'Auswertung {number} wurde unter anderen Grenzen erfasst (Siegel v{sealVersion}) und zählt nicht: eine neue ist nötig',
  'pilot.figure.no-segment': 'für {segment} wurde nichts gemessen',
  'pilot.figure.sample': 'kleinstes Segment: {name}, n {n, number} (mindestens {min, number})',
  'pilot.figure.fairness': `schlechtestes Segment: {name}, ${METRIC} {hasValue, select, yes {${figure('value')}} other {nicht gemessen}}${DISTANCE}, n {n, number}: ${STATE} ${STATE_WORD}`,
  'pilot.figure.sealed-first': 'Grenzen versiegelt {sealed} (v{sealVersion}), Ergebnisse erfasst {recorded}',
  'pilot.fix.evaluate': 'Auswertung erfassen …',
  'pilot.fix.investigate': 'Befund erfassen …',

  'pilot.gap.title': 'Basismodell „{baseline}“ ist nicht besser als die Heuristik „{heuristic}“',
  'pilot.gap.description': `Bei der versiegelten Metrik (${METRIC}) erreicht das Basismodell „{baseline}“ ${figure('value')} (n {n, number}); die heute genutzte Heuristik „{heuristic}“ hat ${figure('against')} (n {againstN, number}); {better, select, higher {höher} other {niedriger}} ist besser. Lernt ein Modell nicht mehr als eine einfache Regel, fehlt es meist an Daten: Suchen Sie nach fehlenden Merkmalen, widersprüchlichen Labels oder zu kurzer Historie.`,
  'pilot.gap.effect': `${METRIC} ${figure('value')} gegen ${figure('against')}: Was die Daten bisher hergeben, ist nicht besser als die genutzte Regel.`,

  'pilot.command.results': 'Was die neueste Version des Modells ergibt, gemessen am Siegel',
  'pilot.command.results.help':
    '`/playbook results`: Leistung und jedes Segment der zuletzt ausgewerteten Version, und was als Nächstes zu tun ist\n`/playbook results v3`: dasselbe für eine andere Version\n`/playbook results 1` oder `/playbook results 1 v3`: das aus Zyklus 1, sobald es mehr als einen gibt',
  'pilot.command.investigation':
    'Festhalten, warum eine Version ihre Schwelle verfehlt hat und wie das endet',
  'pilot.command.investigation.help':
    '`/playbook investigation`: Befund, verantwortliche Person und Ausgang der offenen Untersuchung',

  'pilot.button.results': 'Ergebnisse',
  'pilot.button.build': 'Bauschritte',
  'pilot.button.ask': 'Freigabe anfragen …',

  'pilot.state.pass': 'bestanden',
  'pilot.state.fail': 'nicht bestanden',
  'pilot.state.insufficient': 'zu wenige Fälle',

  'pilot.picture.title': '{model} · Auswertung {number}',
  'pilot.picture.line': `versiegelt ${limit('threshold')} (v{sealVersion})`,
  'pilot.picture.bound': `95-%-Schranke ${figure('value')}`,
  'pilot.picture.alt': '{model}: {figure}',
  'pilot.picture.segments': '{model} · {segment}',
  'pilot.picture.segments.alt': `{model}, ${METRIC} nach {segment}, das schlechteste zuerst, verglichen mit {reference}: {values}{more, plural, =0 {} other {; und # weitere}}`,

  'pilot.segment.line': `${STATE} {name} {hasValue, select, yes {${figure('value')}} other {nicht gemessen}}{isReference, select, yes {, der beste Wert} other {{hasDistance, select, yes {, {rule, select, max_gap {Abstand} other {Verhältnis}} ${figure('distance')}${INTERVAL}} other {}}}}, n {n, number}{state, select, insufficient { (mindestens {min, number})} other {}}: ${STATE_WORD}`,
  'pilot.bound.name': `{rule, select, max_gap {Abstand zu {reference} höchstens ${limit('limit')}} other {Verhältnis zu {reference} mindestens ${limit('limit')}}}`,
  'pilot.bound.head': `*${STATE} {segment}*: ${METRIC}, {rule, select, max_gap {Abstand} other {Verhältnis}} zum besten ${HELD_TO}{hasReference, select, yes { (am besten: {reference})} other {}}, je mindestens {min, number} Fälle`,
  'pilot.bound.not-stated': `{state, select, insufficient {–} other {▲}} _${NOT_STATED}_`,
  'pilot.figure.not-stated': NOT_STATED,
  'pilot.bound.empty': '– für {segment} wurde nichts gemessen',
  'pilot.bound.left':
    '{count, plural, one {und ein weiteres, das besser liegt} other {und # weitere, die besser liegen}}',
  'pilot.bound.uncovered':
    '_Von dieser Grenze nicht erfasst: {names}{count, plural, =1 {} =2 {} =3 {} =4 {} =5 {} other {, …}}_',
  'pilot.bound.more':
    '{count, plural, one {Eine weitere Grenze} other {# weitere Grenzen}} in den Ergebnissen',
  'pilot.segments.text': `Segmente von {model}, Auswertung {number}: ${STATE} ${STATE_WORD}`,
  'pilot.segments.head': `*Segmente von {model} · Auswertung {number}*   ${STATE} *${STATE_WORD}*`,
  'pilot.segments.other-bounds':
    '▲ Unter anderen Grenzen erfasst (Siegel v{sealVersion}). Für die Fairness-Freigabe zählen diese Segmente nicht: Erfassen Sie eine neue Auswertung.',
  'pilot.segments.uncovered':
    'Von keiner Grenze erfasst: {names}{left, plural, =0 {} other { und # weitere}}',
  'pilot.segments.note':
    'Jedes Segment wird mit dem besten verglichen, Durchschnitte entscheiden nichts. n sind die Fälle, auf denen die Metrik beruht. Grenzen aus Siegel v{sealVersion}.',

  'pilot.results.title': 'Ergebnisse',
  'pilot.results.none':
    'In „{engagement}“ wurde noch keine Version des Modells ausgewertet. Erfassen Sie, was eine leistet; hier steht dann, ob das genügt.',
  'pilot.results.choose': 'Andere Version',
  'pilot.results.head': '*{model}* · Auswertung {number} · n {n, number} · {dataset}',
  'pilot.results.performance': `*Leistung ${VERDICT}*\n${METRIC} ${figure('value')}${BOUND} gegen ${limit('threshold')}, n {n, number} (mindestens {min, number})${UNLABELLED}`,
  'pilot.results.unmeasured': `*Leistung – kein Ergebnis*\nAuswertung {number} enthält keine Angabe zu: ${METRIC}; das aber wurde versiegelt.`,
  'pilot.results.changed': `▲ Die Schwelle wurde nach Auswertung {number} geändert: Erfasst wurde sie unter Siegel v{recorded} (${METRIC} ${limit('threshold')}), in Kraft ist Siegel v{sealVersion}.`,
  'pilot.results.fairness': `*Fairness ${STATE} ${STATE_WORD}*`,
  'pilot.results.no-bounds': '*Fairness ✓ keine Grenzen*\nVersiegelt mit der Begründung: {reason}',
  'pilot.results.foot': 'Gemessen an Siegel v{sealVersion} · erfasst von {who}, {when}',
  'pilot.results.cases':
    'n sind die Fälle, auf denen eine Metrik beruht: bei der Präzision die positiv vorhergesagten, bei der Trefferquote die tatsächlich positiven, bei der ROC AUC die der selteneren Klasse.',

  'pilot.why.reached':
    'Auch am schlechteren Ende dessen, was der Zufall zulässt, erreicht sie die versiegelte Schwelle, mit genügend Fällen.',
  'pilot.why.misses':
    'Das liegt {better, select, higher {unter} other {über}} der versiegelten Schwelle; die Version leistet also nicht, womit das ROI-Modell rechnet.',
  'pilot.why.bound': `Die Schwelle kann erreicht sein, es kann aber auch Zufall sein: ${MORE}.`,
  'pilot.why.min-cases':
    'Die Schwelle ist erreicht, aber mit weniger Fällen als versiegelt: {more, plural, one {einer fehlt} other {# fehlen}} noch.',
  'pilot.why.on-threshold':
    'Der Wert liegt genau auf der Schwelle: Keine Zahl weiterer Fälle bei dieser Quote würde entscheiden.',
  'pilot.why.unlabelled':
    'Die Schwelle ist erreicht, aber {unlabelled, number, ::percent .#} der Zeilen haben kein wahres Label, mehr als versiegelt: Niemand hat sie beurteilt.',
  'pilot.why.no-bound':
    '{metric, select, mae {Es sind weniger als 300 Fälle, die Fehler sind für eine Schranke zu schief, oder nur der Wert wurde genannt: Wenige große entscheiden den Mittelwert. Mehr Fälle oder die Anzahlen eines Anteils können entscheiden.} rmse {Es sind weniger als 300 Fälle, die Fehler sind für eine Schranke zu schief, oder nur der Wert wurde genannt: Wenige große entscheiden den Mittelwert. Mehr Fälle oder der mittlere absolute Fehler können entscheiden.} other {Aus den Angaben lässt sich keine Schranke berechnen: Erfassen Sie Anzahlen oder Zeilen mit Vorhersagen, oder geben Sie das 95-%-Intervall an.}}',

  'pilot.next.findings':
    'Als Nächstes: {who} hält fest, warum die Schwelle verfehlt wurde, und ob das Modell verbessert oder der ROI angepasst wird.',
  'pilot.next.waiting':
    'Als Nächstes: {who} führt die Untersuchung zu Ende. Sie schließt von selbst, sobald das Gewählte eingetreten ist.',
  'pilot.next.unmeasured': 'Als Nächstes: Erfassen Sie eine Auswertung mit der versiegelten Metrik.',
  'pilot.next.fix': 'Als Nächstes: Verbessern Sie das Modell und erfassen Sie eine neue Auswertung.',
  'pilot.next.cases':
    'Als Nächstes: {more, plural, =0 {Fragen Sie die Leistungs-Freigabe an: Sie kann unter Bedingungen erteilt werden} one {Werten Sie einen weiteren Fall aus, oder fragen Sie die Freigabe an, die unter Bedingungen erteilt werden kann} other {Werten Sie # weitere Fälle aus, oder fragen Sie die Freigabe an, die unter Bedingungen erteilt werden kann}}.',
  'pilot.next.bounds':
    'Als Nächstes: Erfassen Sie eine neue Auswertung mit Segmenten, unter den geltenden Grenzen.',
  'pilot.next.segments-short': 'Als Nächstes: Werten Sie mehr Fälle der Segmente aus, die zu wenige haben.',
  'pilot.next.segments-fail':
    'Als Nächstes: Verbessern Sie {model} für die zurückliegenden Segmente und werten Sie erneut aus.',
  'pilot.next.gates': 'Als Nächstes: Fragen Sie die Freigaben an.',

  'pilot.outcome.fix': 'Das Modell verbessern',
  'pilot.outcome.fix.hint': 'Endet mit einer neueren Auswertung irgendeiner Version',
  'pilot.outcome.revise': 'Die ROI-Annahmen anpassen',
  'pilot.outcome.revise.hint': 'Endet mit einer neuen, erneut freigegebenen Version des Siegels',
  'pilot.investigation.title': 'Untersuchung',
  'pilot.investigation.why':
    'Eine verfehlte Schwelle heißt: Modell verbessern oder Annahme korrigieren. Bis klar ist, was davon, wartet die Leistungs-Freigabe.',
  'pilot.investigation.findings': 'Was haben Sie herausgefunden?',
  'pilot.investigation.findings.hint': 'Welche Fälle misslingen, seit wann und warum.',
  'pilot.investigation.owner': 'Wer kümmert sich darum?',
  'pilot.investigation.outcome': 'Wie endet sie?',
  'pilot.investigation.failed':
    '*{model} hat die Schwelle verfehlt* (Auswertung {number}, Siegel v{sealVersion})\n{figure}',
  'pilot.investigation.text.open': 'Untersuchung: {model} hat die Schwelle verfehlt (Auswertung {number})',
  'pilot.investigation.text.closed': 'Die Untersuchung von {model} (Auswertung {number}) ist beendet',
  'pilot.investigation.open': '◐ Offen: Was wurde gefunden, und ändert sich das Modell oder der Plan?',
  'pilot.investigation.waiting.fix': '◐ Das Modell verbessern: wartet auf eine neuere Auswertung',
  'pilot.investigation.waiting.revise':
    '◐ Die ROI-Annahmen anpassen: wartet auf ein neueres Siegel als v{sealVersion}',
  'pilot.investigation.plan-stays':
    '*Zyklus {cycle, number}* läuft nicht weiter: Kein Modell von ihm ist im Einsatz, und Zyklus {later, number} läuft. Sein Plan lässt sich nur noch lesen; hier bleibt es also beim letzten Stand.',
  'pilot.investigation.ended.fix':
    '✓ Beendet: Das Modell wurde verbessert, siehe {model}, Auswertung {number}',
  'pilot.investigation.ended.revise':
    '✓ Beendet: Die ROI-Annahmen wurden in Siegel v{sealVersion} angepasst. Wert im Jahr {before} → {after}',
  'pilot.investigation.duty': '{who} kümmert sich darum · eröffnet {when}',
  'pilot.investigation.list':
    '{count, plural, =0 {In „{engagement}“ ist keine Untersuchung offen. Eine öffnet sich von selbst, wenn eine Version ihre versiegelte Schwelle verfehlt.} other {In „{engagement}“ sind # Untersuchungen offen:}}',
  'pilot.investigation.row': '*{model}* · eröffnet {when} · {who}',
  'pilot.refusal.investigation-closed':
    'Diese Untersuchung ist beendet, darin lässt sich nichts mehr ändern.',
  'pilot.refusal.version':
    'Eine Version „{model}“ des Modells wurde hier nicht ausgewertet. {count, plural, =0 {Noch gibt es keine.} other {Es gibt: {names}.}}',
  'pilot.refusal.owner': 'Bitte wählen Sie jemanden, der zu „{engagement}“ gehört.',

  'pilot.card.gap':
    '▲ {model} ist bei der versiegelten Metrik nicht besser als die Heuristik: In Phase 1 wurde dafür eine Lücke eröffnet, siehe `/playbook gaps`.',
  'pilot.card.investigation.open':
    '◐ Die versiegelte Schwelle ist verfehlt: Eine Untersuchung ist offen, und die Leistungs-Freigabe wartet darauf.',
  'pilot.card.investigation.closed': '✓ Die Untersuchung dieses Ergebnisses ist beendet.',
  'pilot.task.findings': 'Herausfinden, warum {model} die Schwelle verfehlt hat',
  'pilot.task.outcome': 'Die Untersuchung von {model} zu Ende führen',
  'pilot.task.why': 'Die Leistungs-Freigabe wartet darauf.',
  'pilot.waiting.findings': 'Befund der Untersuchung',
  'pilot.waiting.outcome': 'Ende der Untersuchung',
  'pilot.digest.evaluation': '{model}: {figure}',
  'pilot.digest.unmeasured': `ohne Angabe zu: ${METRIC}`,
  'pilot.change.open':
    '{count, plural, one {Untersuchung} other {# Untersuchungen}} eröffnet: {what} hat die versiegelte Schwelle verfehlt',
  'pilot.change.write':
    '{count, plural, one {Befund einer Untersuchung} other {Befunde von # Untersuchungen}} von {who} erfasst',
  'pilot.change.close': '{count, plural, one {Untersuchung} other {# Untersuchungen}} beendet: {what}',
  'pilot.change.weak': 'Basismodell nicht besser als die Heuristik, eine Lücke wurde eröffnet: {what}',

  'pilot.status.build':
    '{total, plural, =0 {Bauschritte nicht geplant} other {{done} von # Bauschritten}}{overdue, plural, =0 {} other { (# überfällig)}}',
  'pilot.status.not-evaluated': 'noch keine Version ausgewertet',
  'pilot.status.version': '{model}{gates, plural, =0 {} other {:}}',
  'pilot.status.gate':
    '{gate} {state, select, approved {✓ freigegeben} asked {◐ angefragt} outdated {▲ auf Grund älterer Belege freigegeben} pass {✓ bestanden} fail {✕ nicht bestanden} inconclusive {? nicht entscheidbar} insufficient {– zu wenige Fälle} other {– offen}}',
  'pilot.status.step': '„{step}“ bis {day}',
  'pilot.status.step.why': 'Was auf später verschoben wurde, fehlt, wenn es gebraucht wird.',
  'pilot.status.next.why': 'Die Gates des Pilots beruhen auf dem, was Auswertungen zeigen.',
  'pilot.status.evaluate': 'erfassen, was eine Version des Modells leistet',
  'pilot.status.next.findings': 'herausfinden, warum {model} die Schwelle verfehlt hat',
  'pilot.status.next.waiting': 'die Untersuchung von {model} zu Ende führen',
  'pilot.status.next.unmeasured': 'eine Auswertung mit der versiegelten Metrik erfassen',
  'pilot.status.next.fix': '{model} verbessern und erneut auswerten',
  'pilot.status.next.cases':
    '{model} mit mehr Fällen auswerten oder die Freigabe anfragen, die unter Bedingungen erteilt werden kann',
  'pilot.status.next.bounds': '{model} unter den geltenden Grenzen auswerten',
  'pilot.status.next.segments-short': '{model} mit mehr Fällen der kleinen Segmente auswerten',
  'pilot.status.next.segments-fail': '{model} für die zurückliegenden Segmente verbessern',
  'pilot.button.plan': 'Plan überarbeiten',
};

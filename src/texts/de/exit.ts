import type { exit as english } from '../en/exit.ts';

export const exit: Record<keyof typeof english, string> = {
  'exit.title': 'Was fehlt noch?',
  'exit.intro': 'Bevor Sie das Gate der Datengrundlage beantragen können:',
  'exit.complete': '✓ Es fehlt nichts mehr: „{engagement}“ hat eine Datengrundlage.',
  'exit.why':
    'Phase 1 entscheidet, ob das Übrige gelingen kann. Darum öffnet sich ihr Gate erst, wenn nichts mehr fehlt.',

  'exit.sources.none': 'Es gibt noch keine Datenquelle',
  'exit.sources.ok':
    '{total, plural, one {Die Quelle ist vollständig erfasst und zugänglich} other {Alle # Quellen sind vollständig erfasst und zugänglich}}',
  'exit.sources.missing':
    '{left, plural, one {„{name}“ ist nicht vollständig erfasst oder nicht zugänglich} other {# von {total, number} Quellen sind nicht vollständig erfasst oder nicht zugänglich, zuerst „{name}“}}',
  'exit.assessed.none': 'Keine Quelle ist bewertet',
  'exit.assessed.ok': '{total, plural, one {Die Quelle ist bewertet} other {Alle # Quellen sind bewertet}}',
  'exit.assessed.missing':
    '{left, plural, one {„{name}“ hat keine Bewertung} other {# Quellen haben keine Bewertung, zuerst „{name}“}}',
  'exit.assessed.below':
    '{count, plural, one {„{name}“ liegt in der Bewertung unter der Schwelle, ohne dass eine Lücke es sagt} other {# Befunde liegen ohne Lücke unter der Schwelle, zuerst „{name}“}}',
  'exit.gaps.ok': 'Jede Lücke ist geschlossen oder wirksam akzeptiert',
  'exit.gaps.blocking':
    '{count, plural, one {1 blockierende Lücke ist offen: „{name}“} other {# blockierende Lücken sind offen, zuerst „{name}“}}',
  'exit.gaps.degrading':
    '{count, plural, one {1 Lücke ist weder geschlossen noch akzeptiert: „{name}“} other {# Lücken sind weder geschlossen noch akzeptiert, zuerst „{name}“}}',
  'exit.lineage.no-final': 'Kein Datensatz ist als endgültiger Trainingsdatensatz markiert',
  'exit.lineage.ok': 'Jede Quelle führt zu „{final}“',
  'exit.lineage.orphan': '„{name}“ erreicht keinen Trainingsdatensatz',
  'exit.lineage.orphans':
    '{count, plural, other {# Quellen erreichen keinen Trainingsdatensatz, zuerst „{name}“}}',
  'exit.pipeline.ok': 'Die Pipeline wurde nach der letzten Änderung geprüft',
  'exit.pipeline.none': 'Die Pipeline wurde noch nicht geprüft',
  'exit.pipeline.failed':
    'Der letzte Lauf der Pipeline hatte {failed, plural, one {# fehlgeschlagene Prüfung} other {# fehlgeschlagene Prüfungen}}',
  'exit.pipeline.partial': 'Der letzte Lauf der Pipeline umfasste nicht jede Quelle oder hat nichts geprüft',
  'exit.pipeline.void':
    'Die Pipeline wurde seit der Änderung vom {when} nicht geprüft{what, select, source { (Quelle „{name}“)} import { (Import „{name}“)} gap { (Lücke „{name}“)} other { (Herkunft)}}',

  'exit.fix.add-source': 'Datenquelle hinzufügen',
  'exit.fix.show-sources': 'Quellen zeigen',
  'exit.fix.assess': 'Nächste bewerten',
  'exit.fix.open-gap': 'Lücke eröffnen',
  'exit.fix.show-gaps': 'Lücken zeigen',
  'exit.fix.lineage': 'Herkunft öffnen',
  'exit.fix.add-dataset': 'Trainingsdatensatz ergänzen',
  'exit.fix.connect': 'Verbinden',
  'exit.fix.record-run': 'Lauf erfassen',

  'exit.figure.sources':
    '{total, plural, =1 {{ready, plural, =0 {die Quelle ist nicht bereit} other {die Quelle ist bereit}}} other {{ready, number} von {total, number} Quellen bereit}}',
  'exit.figure.assessed':
    '{total, plural, =1 {{done, plural, =0 {die Quelle ist nicht bewertet} other {die Quelle ist bewertet}}} other {{done, number} von {total, number} Quellen bewertet}}{below, plural, =0 {} other {, # Befunde ohne Lücke}}',
  'exit.figure.gaps': '{total, plural, =0 {keine offen} other {# offen, {blocking, number} blockierend}}',
  'exit.figure.lineage':
    '{orphans, plural, =0 {jede Quelle erreicht {final}} one {# verwaiste Quelle} other {# verwaiste Quellen}}',
  'exit.figure.no-final': 'kein endgültiger Trainingsdatensatz',
  'exit.figure.pipeline.none': 'nicht geprüft',
  'exit.figure.pipeline.valid': 'geprüft am {day}: {passed, number} Prüfungen bestanden',
  'exit.figure.pipeline.failed':
    '{failed, plural, one {# Prüfung fehlgeschlagen} other {# Prüfungen fehlgeschlagen}}',
  'exit.figure.pipeline.partial': 'nicht jede Quelle war dabei',
  'exit.figure.pipeline.void': 'seit der letzten Änderung nicht geprüft',
  'exit.figure.risk':
    '{count, plural, =0 {nicht gefährdet} one {gefährdet: {name}} other {gefährdet: {name} und mehr}}',

  'exit.command.missing': 'Was vor dem Gate der Datengrundlage noch fehlt',
  'exit.command.missing.help':
    '`/playbook missing` zeigt, was noch zwischen Ihnen und dem Gate steht, jede Zeile mit der Schaltfläche, die es behebt.',
  'exit.command.pipeline': 'Durchgehenden Lauf der Datenpipeline erfassen',
  'exit.command.pipeline.help':
    '`/playbook pipeline` erfasst einen Lauf von jeder Quelle bis zum Trainingsdatensatz.',

  'exit.pipeline.title': 'Pipeline prüfen',
  'exit.pipeline.submit': 'Erfassen',
  'exit.pipeline.why':
    'Erst ein Lauf von jeder Quelle bis zum Trainingsdatensatz zeigt, dass die Teile zusammenpassen. Jede spätere Änderung an einer Quelle, einer Lücke oder der Herkunft macht ihn ungültig.',
  'exit.pipeline.when': 'Wann lief sie?',
  'exit.pipeline.rows-in': 'Zeilen hinein',
  'exit.pipeline.rows-in-hint': 'Aus allen Quellen zusammen.',
  'exit.pipeline.rows-out': 'Zeilen heraus',
  'exit.pipeline.rows-out-hint': 'Im endgültigen Trainingsdatensatz.',
  'exit.pipeline.passed': 'Bestandene Prüfungen',
  'exit.pipeline.checks-failed': 'Fehlgeschlagene Prüfungen',
  'exit.pipeline.failed-hint':
    'Ein Lauf mit fehlgeschlagenen Prüfungen wird erfasst, zählt aber nicht als Prüfung der Pipeline.',
  'exit.pipeline.link': 'Nachweis: ein Link',
  'exit.pipeline.note': 'Nachweis: eine Notiz',
  'exit.pipeline.file': 'Nachweis: eine Datei',
  'exit.pipeline.evidence-hint': 'Mindestens eines von Link, Notiz und Datei.',
  'exit.pipeline.covers': 'Begann er bei jeder Quelle?',
  'exit.pipeline.covers-no': 'Nein',
  'exit.pipeline.covers-hint':
    'Ein Lauf, der eine Quelle ausließ, bleibt in den Akten und bestätigt die Pipeline nicht.',
  'exit.pipeline.covers-yes': 'Ja, bei {count, plural, one {der Quelle} other {allen # Quellen}}',
  'exit.pipeline.origins': '*Quellen der Herkunft:* {names}',
  'exit.pipeline.origins-more': '{names} und {more, number} weitere',
  'exit.pipeline.last':
    'Letzter Lauf {when} von {who}: {rowsIn, number} Zeilen hinein, {rowsOut, number} heraus, {passed, number} Prüfungen bestanden, {failed, number} fehlgeschlagen',
  'exit.pipeline.refusal.future': 'Das liegt in der Zukunft. Wann endete der Lauf?',
  'exit.pipeline.refusal.whole': 'Bitte geben Sie eine ganze Zahl ab 0 an.',
  'exit.pipeline.refusal.evidence':
    'Bitte geben Sie einen Link, eine Notiz oder eine Datei an, die den Lauf zeigt.',
  'exit.pipeline.refusal.link': 'Bitte geben Sie eine Adresse an, die mit https:// oder http:// beginnt.',
  'exit.pipeline.refusal.no-final':
    'Es gibt noch keinen endgültigen Trainingsdatensatz, zu dem ein Lauf führen könnte. Bitte markieren Sie zuerst einen in der Herkunft.',
  'exit.pipeline.refusal.changed':
    'Die Datengrundlage hat sich geändert, während dieses Formular offen war: {what}. Bitte prüfen Sie, ob der Lauf sie noch umfasst, und erfassen Sie ihn erneut.',

  'exit.status.empty': 'noch keine Datenquellen',
  'exit.status.sources':
    'Quellen {total, number} ({done, number} bewertet{stale, plural, =0 {} other {, {stale, number} neu zu bewerten}})',
  'exit.status.gaps':
    'Lücken {total, plural, =0 {keine offen} other {{blocking, plural, =0 {{total, number} offen} other {{rest, plural, =0 {{total, number} offen, {total, plural, one {} other {alle }}blockierend} other {{total, number} offen, davon {blocking, number} blockierend}}}}}}',
  'exit.status.lineage':
    '{final, select, yes {Herkunft {orphans, plural, =0 {vollständig} one {# verwaist} other {# verwaist}}} other {Herkunft ohne endgültigen Datensatz}}',
  'exit.status.pipeline.valid': 'Pipeline geprüft',
  'exit.status.pipeline.none': 'Pipeline nicht geprüft',
  'exit.status.risk': '▲ *gefährdet*: {name}{more, plural, =0 {} other { und # weitere}}',
  'exit.behind.source':
    '*{name}* · {system} · verantwortlich {owner} · {volume}\n{exists, select, yes {✓ besteht heute} other {✕ besteht heute nicht}} · {accessible, select, yes {✓ zugänglich} other {✕ nicht zugänglich}}{checked, select, yes { · geprüft von {who} am {day}} other {}}{planned, select, yes {\nExtraktionsplan: {plan}} other {}}',
  'exit.behind.assessment':
    '*{name}* · {use} · bewertet von {who} {when}\n{found}{noted, select, yes {\n{note}} other {}}',
  'exit.behind.waived':
    '○ *{title}* · ausgesetzt von {who}: Verlust von {loss} akzeptiert bis {day} · {reason}',
  'exit.behind.resolved': '✓ *{title}* · gelöst von {who} {when}: {evidence}',
  'exit.behind.open': '✕ *{title}* · {effect, select, blocking {blockierend} other {mindernd}}, nicht gelöst',
  'exit.behind.run':
    'Lauf vom {when}, erfasst von {who}: {rowsIn, number} Zeilen hinein, {rowsOut, number} Zeilen heraus, {passed, plural, one {# Prüfung} other {# Prüfungen}} bestanden, {failed, number} nicht bestanden\nBeleg: {evidence}',
  'exit.behind.lineage': 'Herkunft von {engagement}: welche Quellen zum Trainingsdatensatz führen',
  'exit.behind.no-picture':
    'Das Bild der Herkunft ist noch unterwegs. `/playbook lineage` zeigt sie als Liste.',
  'exit.status.accepted':
    '▲ Risiko akzeptiert von {by} {when}: {reason} ({cause}{more, plural, =0 {} other {, und # weitere}})',
  'exit.next.first': 'die erste Datenquelle hinzufügen oder eine CSV-Datei mit Quellen im Kanal ablegen',
  'exit.next.sources':
    '{left, plural, one {„{name}“ vollständig erfassen und zugänglich machen} other {# Quellen vollständig erfassen und zugänglich machen, zuerst „{name}“}}',
  'exit.next.assess': 'die erste Datenquelle bewerten',
  'exit.next.assessed': '{left, plural, one {„{name}“ bewerten} other {# Quellen bewerten, zuerst „{name}“}}',
  'exit.next.below':
    '{count, plural, one {eine Lücke öffnen für das, was bei „{name}“ unter der Schwelle liegt} other {Lücken öffnen für # Befunde unter der Schwelle, zuerst „{name}“}}',
  'exit.next.blocking':
    '{count, plural, one {die blockierende Lücke „{name}“ schließen} other {# blockierende Lücken schließen, zuerst „{name}“}}',
  'exit.next.degrading':
    '{count, plural, one {die Lücke „{name}“ schließen oder akzeptieren lassen} other {# Lücken schließen oder akzeptieren lassen, zuerst „{name}“}}',
  'exit.next.no-final': 'den endgültigen Trainingsdatensatz in der Herkunft markieren',
  'exit.next.orphan': '„{name}“ mit einem Trainingsdatensatz verbinden',
  'exit.next.orphans':
    '{count, plural, other {# Quellen mit einem Trainingsdatensatz verbinden, zuerst „{name}“}}',
  'exit.next.run': 'einen durchgehenden Lauf der Pipeline erfassen',
  'exit.next.failed':
    'die Pipeline noch einmal laufen lassen: Der letzte Lauf hatte {failed, plural, one {# fehlgeschlagene Prüfung} other {# fehlgeschlagene Prüfungen}}',
  'exit.next.partial': 'einen Lauf der Pipeline erfassen, der jede Quelle abdeckt und prüft',
  'exit.next.void':
    'die Pipeline noch einmal laufen lassen, nach der Änderung vom {when}{what, select, source { (Quelle „{name}“)} import { (Import „{name}“)} gap { (Lücke „{name}“)} other { (Herkunft)}}',
  'exit.button.lineage': 'Herkunft',
  'exit.button.missing': 'Was fehlt noch',

  'exit.risk.source': '{who} hat die Quelle „{name}“ geändert',
  'exit.risk.import': '{who} hat Quellen aus „{name}“ importiert',
  'exit.risk.gap': '{who} hat eine blockierende Lücke eröffnet: „{name}“',
  'exit.risk.open': '▲ *Die Datengrundlage von {engagement} ist gefährdet*: {cause} · {when}',
  'exit.risk.meaning':
    'Das nächste Gate wartet, bis der Datengrundlage wieder nichts fehlt oder jemand mit der Rolle Daten es mit Begründung akzeptiert.',
  'exit.risk.settled': '✓ *Die Datengrundlage von {engagement} ist wieder vollständig*: {cause} · {when}',
  'exit.risk.accepted': '✓ *Akzeptiert von {by}*: {cause} · {when}\n>{reason}',
  'exit.risk.accept': 'Akzeptieren…',
  'exit.risk.accept-now': 'Akzeptieren',
  'exit.risk.title': 'Risiko akzeptieren',
  'exit.risk.text':
    'Die Datengrundlage hat sich nach Phase 1 geändert: {causes}. Wenn das Modell damit leben kann, sagen Sie, warum; die Begründung wird behalten und gezeigt.',
  'exit.risk.reason': 'Begründung',
  'exit.risk.gone': 'Die Datengrundlage ist nicht mehr gefährdet.',
  'exit.risk.fallback': 'Die Datengrundlage von {engagement} ist gefährdet',
  'exit.risk.fallback-settled': 'Die Datengrundlage von {engagement} ist nicht mehr gefährdet',

  'exit.change.run':
    '{count, plural, one {Lauf der Pipeline erfasst} other {# Läufe der Pipeline erfasst}} von {who}',
  'exit.change.risk': 'Datengrundlage gefährdet: {what}',
  'exit.change.settle': 'Datengrundlage nicht mehr gefährdet: {what}',
  'exit.change.accept': 'Risiko der Datengrundlage akzeptiert von {who}: {what}',
};

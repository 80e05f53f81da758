import type { quality as en } from '../en/quality.ts';

export const quality: Record<keyof typeof en, string> = {
  'quality.dimension.completeness': 'Vollständigkeit',
  'quality.dimension.accuracy': 'Richtigkeit',
  'quality.dimension.consistency': 'Einheitlichkeit',
  'quality.dimension.timeliness': 'Aktualität',

  'quality.field.use': 'Verwendet für',
  'quality.field.recordsPresent': 'Vorhandene Datensätze',
  'quality.field.recordsExpected': 'Erwartete Datensätze',
  'quality.field.checked': 'Stichprobe: geprüfte Datensätze',
  'quality.field.wrong': 'Davon falsch',
  'quality.field.consistent': 'Angesehen und einheitlich',
  'quality.field.inconsistent': 'Angesehen und nicht einheitlich',
  'quality.field.ageSeen': 'Wie alt sind die neuesten Daten?',
  'quality.field.ageNeeded': 'Wie alt dürfen sie dafür sein?',
  'quality.field.note': 'Notiz',
  'quality.hint.recordsExpected': 'Wie viele es sein müssten. Nötig: sonst weiß niemand, was fehlt.',
  'quality.hint.recordsPresent': 'Gut genug ab {threshold} der erwarteten.',
  'quality.hint.checked': 'Zufällig gezogen und von einem Menschen angesehen; 100 sagen viel mehr als 10.',
  'quality.hint.wrong': 'Gut genug ab {threshold} richtigen.',
  'quality.hint.consistent': 'Gut genug ab {threshold}. Was in keiner der Listen steht, trifft nicht zu.',
  'quality.hint.age': 'zum Beispiel 6 Std, 2 Tage oder 1 Woche',
  'quality.hint.ageNeeded': 'Gut genug, solange die Daten nicht älter sind.',
  'quality.hint.note': 'Wie geprüft wurde, mit welcher Abfrage, was auffiel.',
  'quality.none-applies': 'Nichts davon trifft zu',

  'quality.form.title': 'Datenqualität bewerten',
  'quality.form.save-next': 'Speichern, weiter',
  'quality.form.step1':
    'Schritt 1 von 2 · *Vollständig und richtig*: was fehlt oder falsch ist, lernt das Modell · {engagement}',
  'quality.form.step2':
    'Schritt 2 von 2 · *Einheitlich und aktuell*: was abweicht oder alt ist, führt es in die Irre · {engagement}',
  'quality.form.source': '*{name}*',
  'quality.form.before': 'Fassung {version, number} von {who} · {when}',
  'quality.form.first': 'noch nicht bewertet',
  'quality.round.progress':
    '{total, plural, =1 {Die eine Quelle} other {Quelle {at, number} von {total, number} · {assessed, number} bewertet}}',
  'quality.round.skip': 'Überspringen',
  'quality.round.saved': '✓ *{name}* ist gespeichert: jede Dimension ist gut genug.',
  'quality.round.saved-under': '▲ *{name}* ist gespeichert. Unter der Schwelle: {dimensions}.',
  'quality.round.look': 'Ansehen',
  'quality.round.done': '✓ {total, plural, one {Die Quelle ist} other {Alle # Quellen sind}} bewertet.',
  'quality.round.left':
    '{left, plural, one {# Quelle wurde} other {# Quellen wurden}} übersprungen und {left, plural, one {ist} other {sind}} noch nicht bewertet.',
  'quality.round.empty':
    'Es gibt noch keine Datenquellen. Nehmen Sie die erste auf, dann kann sie bewertet werden.',
  'quality.round.again': 'Durchgehen',

  'quality.result.title': 'Datenqualität',
  'quality.result.head': '*{name}* · für {use} · Fassung {version, number}',
  'quality.result.by': 'bewertet von {who} · {when}',
  'quality.result.row': '{mark} *{dimension}* {value} — {threshold}',
  'quality.result.ok': '✓ gut genug:',
  'quality.result.under': '✕ unter der Schwelle:',
  'quality.result.ok-so-far': '✓ bisher gut genug:',
  'quality.result.under-so-far': '✕ bisher unter der Schwelle:',
  'quality.result.none': '– trifft nicht zu:',
  'quality.result.n': 'n {n, number}',
  'quality.result.interval': '95-%-Intervall {lower} bis {upper}',
  'quality.result.too-few':
    'zu wenige, um sicher zu sein: {more, plural, =0 {das Intervall enthält die Schwelle} one {etwa # weiterer würde entscheiden} other {etwa # weitere würden entscheiden}}',
  'quality.result.at-least': 'nötig: {threshold}',
  'quality.result.at-most': 'erlaubt: {threshold}',
  'quality.result.checks': '{good, number} von {n, number} einheitlich',
  'quality.result.records': '{present, number} von {expected, number} Datensätzen',
  'quality.result.right': '{right, number} von {n, number} richtig',
  'quality.result.nothing': 'nichts davon trifft zu',
  'quality.trend.better': '↑ besser als zuvor',
  'quality.trend.worse': '↓ schlechter als zuvor',
  'quality.trend.same': '= wie zuvor',
  'quality.result.note': 'Notiz: {note}',
  'quality.result.gap-open': 'dafür ist eine Lücke offen',
  'quality.result.inconsistent': 'nicht einheitlich: {what}',
  'quality.button.gap': 'Lücke eröffnen',
  'quality.button.show-gap': 'Lücke zeigen',
  'quality.button.again': 'Neu bewerten',
  'quality.button.history': 'Frühere Fassungen',
  'quality.button.next': 'Nächste bewerten',
  'quality.button.assess': 'Bewerten…',
  'quality.gap.title': '{dimension} von {source}: {value}',
  'quality.gap.description':
    '{dimension} von „{source}“ für {use}: {value}, {threshold}. Bewertung, Fassung {version, number}.',

  'quality.history.title': 'Frühere Fassungen',
  'quality.history.row': '*Fassung {version, number}* · {who} · {when}',
  'quality.history.back': '← Zurück zur neuesten',
  'quality.history.total': '{total, plural, one {# Fassung} other {# Fassungen}}',
  'quality.unit.hours': '{amount, plural, one {# Stunde} other {# Stunden}}',
  'quality.unit.days': '{amount, plural, one {# Tag} other {# Tage}}',

  'quality.word.assessed': '✓ bewertet',
  'quality.word.unassessed': '– nicht bewertet',
  'quality.word.under': '✕ unter der Schwelle: {dimensions}',

  'quality.table.name': '{count, plural, =0 {Bewertungen} one {# Bewertung} other {# Bewertungen}}',
  'quality.table.source': 'Datenquelle',
  'quality.table.all': 'Alles',
  'quality.table.button': 'Alle in einer Tabelle…',
  'quality.table.coming':
    'Die Tabelle kommt gleich als Direktnachricht: eine Zeile je Quelle. Füllen Sie sie aus und legen Sie sie im Kanal ab.',
  'quality.table.comment':
    '*{engagement}*: {count, plural, one {# Quelle} other {# Quellen}} zu bewerten, je eine Zeile. Tragen Sie ein, was Sie gefunden haben, und legen Sie die Datei im Kanal ab: Sie sehen, was festgehalten würde, bevor Sie bestätigen. Zeilen, die Sie leer lassen, werden übergangen. Alter wie `6 h` oder `2 Tage`; `consistent`: `alle`, `none`, wo nichts zutrifft, oder einige von: {looks}.',
  'quality.table.hint':
    'Eine Zeile je Quelle und Verwendung, Spalten wie in der Tabelle, die `/playbook assess table` Ihnen schickt. Jede Zeile wird als nächste Fassung festgehalten.',
  'quality.table.no-source': 'Eine Datenquelle „{name}“ gibt es in diesem Engagement nicht.',
  'quality.table.left':
    '{count, plural, one {# Zeile blieb leer und wird} other {# Zeilen blieben leer und werden}} übergangen.',
  'quality.command': 'Die Qualität der Datenquellen bewerten, eine nach der anderen',
  'quality.command.help':
    '`/playbook assess` geht die Quellen durch, die noch niemand bewertet hat. Jede wird gleich gespeichert. `/playbook assess table` schickt sie als Tabelle, die Sie ausfüllen und hier ablegen.',

  'quality.refusal.count': 'Bitte eine ganze Zahl angeben, zum Beispiel 12000.',
  'quality.refusal.negative': 'Das kann nicht unter 0 liegen und nicht unzählbar groß sein.',
  'quality.refusal.expected':
    'Mindestens 1 Datensatz muss erwartet werden: sonst gibt es nichts zu vergleichen.',
  'quality.refusal.checked':
    'Bitte mindestens 1 Datensatz prüfen; sonst lässt sich die Richtigkeit nicht sagen.',
  'quality.refusal.wrong':
    'Es können nicht mehr Datensätze falsch sein als die {checked, number}, die geprüft wurden.',
  'quality.refusal.present':
    'Das sind mehr als die {expected, number} erwarteten. Bitte Dubletten nicht mitzählen oder die erwartete Zahl erhöhen.',
  'quality.refusal.age': 'Bitte eine Zahl mit Einheit angeben, zum Beispiel 6 Std, 2 Tage oder 1 Woche.',
  'quality.refusal.age-needed': 'Das nötige Alter muss über 0 liegen.',
  'quality.refusal.both': 'Etwas steht in beiden Listen. Bitte entscheiden Sie sich für eine.',
  'quality.refusal.none': 'Bitte entweder „Nichts davon trifft zu“ ankreuzen oder was Sie angesehen haben.',
  'quality.refusal.consistency':
    'Bitte in einer der Listen ankreuzen, was Sie angesehen haben, oder „Nichts davon trifft zu“.',
  'quality.change': '{count, plural, one {Quelle} other {# Quellen}} bewertet von {who}: {what}',
  'quality.saved': 'Gespeichert: jede Dimension ist gut genug.',
};

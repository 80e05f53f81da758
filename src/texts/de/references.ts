import type { references as en } from '../en/references.ts';

/** Phase 5: woran Eingaben gemessen werden, und was sich verschoben hat. */
export const references: Record<keyof typeof en, string> = {
  'monitoring.change.reference.seal':
    '{count, plural, one {Referenz {what}} other {# Referenzen}} versiegelt von {who}{count, plural, one {} other {: {what}}}',
  'monitoring.reference.file.name':
    '{count, plural, =0 {eine Referenz für Eingangsmonitore} one {# Referenz} other {# Referenzen}}',
  'monitoring.reference.file.hint':
    'Eine CSV-Datei aus einer Zeit, in der alles gut war, mit gzip gepackt oder nicht; die erste Zeile nennt die Spalten. Versiegelt wird nur, wie sich die Werte verteilen, nie die Zeilen.',
  'monitoring.reference.file.called': 'Name',
  'monitoring.reference.file.called-hint':
    'Ein Name, den es schon gibt, bekommt eine neue Version; die alte bleibt.',
  'monitoring.reference.file.leave-out': 'Spalten, die wegbleiben',
  'monitoring.reference.file.leave-out-hint':
    'Namen, durch Kommas getrennt: was sich frei ändern darf, etwa ein Datum.',
  'monitoring.reference.file.reason': 'Warum eine neue Version',
  'monitoring.reference.file.reason-hint': 'Nur, wenn es eine dieses Namens schon gibt.',
  'monitoring.reference.file.left-out':
    'Weggelassen, weil leer oder mit mehr als {most, number} verschiedenen Wörtern: {names}',
  'monitoring.reference.file.read':
    'Version {version, number}: {n, number} Zeilen, {numeric, plural, one {# Spalte} other {# Spalten}} mit Zahlen und {categorical, plural, one {# Spalte} other {# Spalten}} mit Wörtern',
  'monitoring.reference.file.outcome':
    '*{name}* v{version, number} ist versiegelt ({digest}…). Ein Monitor der Eingangsebene kann jetzt daran gemessen werden.',
  'monitoring.reference.file.season': 'Getrennt nach',
  'monitoring.reference.file.season-hint':
    'Wo sich die Eingaben je nach Wochentag, Stunde oder Monat unterscheiden, kann eine Prüfung mit dem gleichen verglichen werden.',
  'monitoring.reference.file.moment': 'Spalte mit dem Zeitpunkt der Zeile',
  'monitoring.reference.file.moment-hint':
    'Nur zum Trennen. 2026-11-29T06:00:00Z, oder Tag oder Zeit in der Zeitzone des Vorhabens.',
  'monitoring.reference.season':
    '{by, select, weekday {Wochentag} hour {Tagesstunde} month {Monat} other {nicht getrennt}}',
  'monitoring.reference.file.seasons':
    'Getrennt nach {by, select, weekday {Wochentag} hour {Stunde} other {Monat}}: {count, number}, mit jeweils mindestens {least, number} Zeilen',
  'monitoring.reference.fault.no-moment':
    'Bitte nennen Sie die Spalte, in der der Zeitpunkt der Zeile steht.',
  'monitoring.reference.fault.no-column': 'Keine Spalte heißt „{name}“.',
  'monitoring.reference.fault.moment':
    '„{said}“ ist kein Zeitpunkt: Schreiben Sie 2026-11-29T06:00:00Z oder 2026-11-29.',
  'monitoring.refusal.no-season':
    'Diese Referenz wurde nicht nach Wochentag, Stunde oder Monat getrennt versiegelt. Importieren Sie die Datei noch einmal und wählen Sie, wonach getrennt wird, oder vergleichen Sie mit der ganzen.',
  'monitoring.refusal.share': 'Bitte geben Sie eine Zahl zwischen 0 und 1 an, etwa 0,05.',
  'monitoring.field.season': 'Verglichen mit',
  'monitoring.season.whole': 'der ganzen Referenz',
  'monitoring.season.season': 'dem gleichen Wochentag, der gleichen Stunde oder dem gleichen Monat',
  'monitoring.field.alpha': 'Hingenommener Anteil falscher Alarme (α)',
  'monitoring.hint.alpha': 'Unter den Spalten, die als verschoben gelten. Kleiner ist ruhiger.',
  'monitoring.field.floor': 'Kleinste Verschiebung, die zählt',
  'monitoring.hint.floor':
    'Abstand oder Cramérs V, 0 bis 1: Was kleiner ist, wird nicht gemeldet, so sicher es auch ist.',
  'monitoring.reference.fault.name': 'Bitte geben Sie der Referenz einen Namen.',
  'monitoring.reference.fault.few':
    '{n, plural, =0 {Es gibt keine Zeile} one {Es gibt eine Zeile} other {Es gibt # Zeilen}}; eine Referenz braucht mindestens {least, number}.',
  'monitoring.reference.fault.no-feature':
    'Keine Spalte sagt, wie sich Werte verteilen: Sie sind leer, oder jede Zeile hat einen eigenen Text.',
  'monitoring.reference.fault.empty': 'Die Datei ist leer. Ihre erste Zeile sollte die Spalten nennen.',
  'monitoring.reference.fault.ragged':
    'Die Zeile hat {count, plural, one {# Zelle} other {# Zellen}}, die erste Zeile nennt {of, plural, one {eine Spalte} other {# Spalten}}.',
  'monitoring.reference.fault.unnamed': 'Eine Spalte hat keinen Namen. Die erste Zeile sollte alle nennen.',
  'monitoring.reference.fault.twice': 'Zwei Spalten heißen gleich.',
  'monitoring.reference.refusal.reason':
    'Es gibt schon eine Referenz „{name}“, und diese Datei weicht ab. Bitte sagen Sie, warum es eine neue Version gibt, oder geben Sie einen anderen Namen.',
  'monitoring.refusal.no-features':
    '„{name}“ wird an keiner Referenz gemessen; es gibt nichts, wo Werte eingeordnet würden. Ein einzelner Wert geht an /readings.',
  'monitoring.refusal.no-reference':
    'Es gibt noch keine Referenz, an der die Eingaben gemessen werden. Legen Sie eine CSV-Datei aus einer guten Zeit im Kanal ab, oder nehmen Sie `/playbook import` und wählen „Referenz“; dann kommen Sie hierher zurück.',
  'monitoring.field.referenceId': 'Gemessen an',
  'monitoring.why.drift': 'gemeldet wird, was sich mehr als zufällig und mehr als ein wenig verschoben hat',
  'alerts.shift.head':
    '{moved, plural, =0 {Keine von {of, plural, one {# Spalte} other {# Spalten}} hat} one {*{moved, number} von {of, number}* {of, plural, one {Spalte} other {Spalten}} hat} other {*{moved, number} von {of, number}* Spalten haben}} sich gegen {name} v{version, number}{by, select, none {} other {, {season} ({sealed, number} Zeilen davon)}} verschoben ({n, plural, one {# Zeile} other {# Zeilen}})',
  'alerts.shift.chance':
    '_p ist, wie wahrscheinlich allein der Zufall so viel zeigen würde{tested, plural, one {} other {, korrigiert für den Vergleich von # Spalten zugleich}}._',
  'alerts.shift.feature':
    '• *{name}*: {what, select, type {anderer Typ} drifted {{size, select, little {ein wenig verschoben} clearly {deutlich verschoben} other {stark verschoben}} ({method, select, ks {Abstand} missing {fehlende Werte, V} other {Cramérs V}} {effect}, p {p})} other {keine nennenswerte Verschiebung}}{nulls, select, yes { · ohne Wert {before} → {now}} other {}}{infinite, select, yes { · unendlich {infinities}} other {}}{unseen, plural, =0 {} other { · neu: {unseenNames} in {unseenRows, plural, one {# Zeile} other {# Zeilen}}}}{gone, plural, =0 {} other { · verschwunden: {goneNames}}}{constant, select, yes { · nur ein Wert} other {}}',
  'alerts.shift.more': 'und {count, plural, one {eine weitere Spalte} other {# weitere Spalten}}',
  'alerts.shift.missing': 'Es fehlt: *{names}*{more, plural, =0 {} other { und # weitere}}',
  'alerts.shift.extra': 'Nicht in der Referenz: *{names}*{more, plural, =0 {} other { und # weitere}}',
  'alerts.shift.subtitle': 'In % der Zeilen: oben {name} v{version}, unten die letzte Prüfung',
  'alerts.shift.none': 'ohne Wert',
  'alerts.shift.others': 'alle anderen',
  'alerts.shift.alt':
    'Wie sich {features} in {name} v{version, number} und in der letzten Prüfung {count, plural, one {verteilt} other {verteilen}}',
};

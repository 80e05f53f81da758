import type { reuse as english } from '../en/reuse.ts';

export const reuse: Record<keyof typeof english, string> = {
  'reuse.sources':
    '{reused, number} von {total, plural, one {# Quelle mit ihren Bewertungen} other {# Quellen mit ihren Bewertungen}}',
  'reuse.lineage': 'die Herkunft der Daten',
  'reuse.pipeline': 'die Prüfung der Pipeline',
  'reuse.kind.source': 'Quelle',
  'reuse.kind.assessment': 'Bewertung',
  'reuse.kind.gap': 'Lücke',
  'reuse.kind.lineage': 'Herkunft',
  'reuse.kind.pipeline': 'Pipeline-Lauf',
  'reuse.why.source':
    '{why, select, wished {es gibt sie heute nicht} inaccessible {sie ist nicht zugänglich} unplanned {ihr fehlt ein Plan zur Extraktion} unchecked {niemand hat ihren Zugang geprüft} retired {sie wurde am {day} stillgelegt} other {ihr Zugang wurde am {day} geprüft, vor {days, plural, one {# Tag} other {# Tagen}}, und eine Prüfung gilt {most, plural, one {# Tag} other {# Tage}}}}',
  'reuse.why.assessment':
    '{why, select, none {es gibt keine} changed {die Quelle hat sich danach geändert, am {day}: {field}} other {sie ist vom {day}, vor {days, plural, one {# Tag} other {# Tagen}}, und für diesen Zweck gilt eine {most, plural, one {# Tag} other {# Tage}}}}',
  'reuse.why.gap': '{why, select, expired {die Ausnahme endete am {day}} other {sie ist offen}}',
  'reuse.why.lineage':
    '{why, select, none {es gibt keine} orphan {sie führt nicht zu {other}} other {jeder Zyklus hat einen endgültigen Trainingsdatensatz{named, select, yes {, und „{other}“ war der des Zyklus davor} other {}}}}',
  'reuse.why.pipeline':
    '{why, select, none {es gibt keinen} failed {Prüfungen sind fehlgeschlagen} partial {er umfasste nicht alle Quellen oder prüfte nichts} void {danach hat sich etwas geändert, am {day}{field, select, lineage {: die Herkunft} other {{named, select, yes {: {other}} other {}}}}} final {{named, select, yes {er führte zu „{other}“, und das ist nicht der endgültige Datensatz des neuen Zyklus} other {es ist kein endgültiger Datensatz benannt}}} other {er ist vom {day}, vor {days, plural, one {# Tag} other {# Tagen}}, und einer gilt {most, plural, one {# Tag} other {# Tage}}}}',

  'exit.sources.stale':
    '{count, plural, one {„{name}“ ist erneut zu prüfen: {why}} other {# Quellen sind erneut zu prüfen, zuerst „{name}“: {why}}}',
  'exit.assessed.stale':
    '{count, plural, one {Die Bewertung von „{name}“ gilt für diesen Zyklus nicht: {why}} other {# Bewertungen gelten für diesen Zyklus nicht, zuerst die von „{name}“: {why}}}',

  'cycle.command': 'Den nächsten Zyklus beginnen, mit allem, was weiter gilt',
  'cycle.command.help':
    '`/playbook cycle`\nZeigt, was der nächste Zyklus von der Datengrundlage übernimmt, was veraltet ist und warum, und beginnt ihn: sobald ein Modell überwacht wird (Phase 5), oder wenn das Vorhaben geschlossen wurde. Was der Zyklus davor im Einsatz hat, läuft weiter. Die Leitung und Admins des Workspace können das.',
  'cycle.button': 'Nächster Zyklus…',
  'cycle.title': 'Zyklus {cycle, number} beginnen',
  'cycle.submit': 'Beginnen',
  'cycle.means':
    'Zyklus {next, number} führt *{name}* noch einmal durch die Phasen, für einen anderen Anwendungsfall. Was Zyklus {cycle, number} im Einsatz hat, läuft weiter: Prüfungen, Überwachung, Alarme und die API. Seine noch offenen Gate-Anfragen werden zurückgezogen.{closed, select, yes { Das Vorhaben wird wieder geöffnet.} other {}}',
  'cycle.reused': '*Gilt weiter, ohne neue Eingabe*\n{lines}',
  'cycle.reused.none': '*Nichts gilt so weiter, wie es ist.*',
  'cycle.stale': '*Veraltet: neu zu erledigen*\n{lines}',
  'cycle.stale.none': '✓ Nichts ist veraltet.',
  'cycle.stale.more': '… und {more, number} weitere; *Was fehlt* führt sie auf.',
  'cycle.range':
    'Phase 1 ist dann auf {range} Arbeitstage geplant statt auf {full}: {percent, number} % ihrer Arbeit sind getan.',
  'cycle.candidates':
    '{remaining, plural, =0 {Es bleibt kein Anwendungsfall zur Wahl: Neue kommen in Phase 2 hinzu.} one {# Anwendungsfall bleibt und wird mit neuen noch einmal bewertet.} other {# Anwendungsfälle bleiben und werden mit neuen noch einmal bewertet.}}',
  'cycle.final': 'Endgültiger Trainingsdatensatz von Zyklus {cycle, number}',
  'cycle.final.hint':
    'Jeder Zyklus hat einen. Mit einem anderen als zuvor, oder noch keinem, gilt die Prüfung der Pipeline nicht.',
  'cycle.final.later': 'Wird später benannt',
  'cycle.news':
    '▶ {who} hat *Zyklus {cycle, number}* von *{name}* begonnen. Gilt weiter: {reused}.{stale, plural, =0 { Nichts ist veraltet.} other { Veraltet und neu zu erledigen: {lines}}}',
  'cycle.news.fallback': '{name}: Zyklus {cycle, number} hat begonnen',
  'cycle.news.nothing': 'nichts',
  'cycle.news.goes-on':
    'Was Zyklus {cycle, number} im Einsatz hat, läuft weiter: Prüfungen, Überwachung, Alarme und die API.',
  'cycle.card.range':
    'Geplant sind {range} Arbeitstage statt {full}: {reused, plural, =0 {{also, select, both {Herkunft und Pipeline übernommen, aber keine Quelle} lineage {die Herkunft übernommen, aber keine Quelle} other {nichts übernommen}}} other {# von {total, plural, one {# Quelle} other {# Quellen}} übernommen{also, select, both {, auch Herkunft und Pipeline} lineage {, auch die Herkunft} other {}}}}',
  'cycle.refusal.phase':
    'Der nächste Zyklus beginnt in Phase 5, sobald ein Modell überwacht wird, oder wenn das Vorhaben geschlossen wurde. Dies ist Phase {phase, number}.',
  'cycle.refusal.begun': 'Zyklus {cycle, number} wurde schon begonnen, von {who} {when}.',
  'cycle.name': 'Zyklus {cycle, number}',
  'cycle.about': 'Für *Zyklus {cycle, number}*.',
  'cycle.field': 'Zyklus',
  'cycle.hint':
    'Zu welchem Anwendungsfall das Modell gehört. Jeder Zyklus wird an seinem eigenen Siegel gemessen.',
  'cycle.choose': 'Zyklus wählen',
  'cycle.option': 'Zyklus {cycle, number}',
  'cycle.earlier':
    'Dies ist *Zyklus {cycle, number}*, zum Nachlesen: Zyklus {later, number} läuft, und geändert wird dort.',
  'cycle.refusal.none':
    '„{engagement}“ hat keinen Zyklus {typed, number}. {cycle, plural, one {Es ist in seinem ersten.} other {Seine Zyklen sind 1 bis #.}}',
  'cycle.refusal.typed':
    '„{typed}“ ist kein Zyklus. Bitte tippen Sie seine Nummer, etwa 1, oder nichts: Dann geht es um den laufenden.',
  'cycle.refusal.over':
    'Zyklus {cycle, number} von {engagement} geht nicht weiter: Er ist nicht der laufende, und keines seiner Modelle ist bei der Arbeit. Bitte einen anderen Zyklus wählen; was in diesem festgehalten wurde, bleibt lesbar.',
  'cycle.refusal.which':
    '„{name}“ kann aus den Zyklen {cycles} sein, und jeder wird an seinem eigenen Siegel gemessen. Bitte sagen Sie, welcher gemeint ist.',
  'cycle.refusal.unknown':
    'Keiner der Zyklen {cycles} kennt „{name}“, und keiner ist im Piloten, wo Versionen entstehen. Bitte prüfen Sie den Namen oder sagen Sie, welcher Zyklus gemeint ist.',
  'cycle.refusal.dataset': 'Bitte einen Datensatz aus der Liste wählen.',
  'cycle.change.begin': 'Zyklus {what} hat begonnen',

  'risk.refusal.earlier':
    'In Zyklus {cycle, number} wurde kein Risiko bewertet, und dort beginnt auch keine Bewertung, während Zyklus {later, number} läuft.',
  'scoring.refusal.earlier':
    'Die Matrix von Zyklus {cycle, number} lässt sich nicht mehr zeigen: Für Zyklus {later, number} wurde sie neu erstellt. `/playbook seal {cycle, number}` zeigt, was Zyklus {cycle, number} gewählt hat.',
  'scoring.refusal.chosen-in':
    '„{name}“ ist der Anwendungsfall von Zyklus {cycle, number} und steht nicht noch einmal zur Wahl.',
  'candidates.refusal.chosen-in':
    '„{name}“ ist der Anwendungsfall von Zyklus {cycle, number} und bleibt deshalb.',

  'roadmap.command': 'Die Reihenfolge der Anwendungsfälle, als Bild',
  'roadmap.command.help':
    '`/playbook roadmap`\nZeigt unter der Karte die Anwendungsfälle in ihrer Reihenfolge: erledigt, in Arbeit mit der Phase, und als Nächstes nach Priorität, mit der Datenarbeit, auf die sie warten.',
  'roadmap.button': 'Fahrplan',
  'roadmap.posted': 'Der Fahrplan von *{engagement}* erscheint im Thread der Karte.',
  'roadmap.refusal.empty':
    'Es gibt noch keinen Anwendungsfall und damit keinen Fahrplan. Anwendungsfälle kommen in Phase 2 hinzu.',
  'roadmap.head': '*Fahrplan* · {engagement} · Zyklus {cycle, number}',
  'roadmap.text':
    'Fahrplan von {engagement}: {done, number} erledigt, {running, number} in Arbeit, {next, number} stehen an',
  'roadmap.picture': 'Fahrplan · {engagement}',
  'roadmap.state.done': '✓ erledigt in Zyklus {cycle, number}',
  'roadmap.state.running': '● in Arbeit · Phase {phase, number} {name}',
  'roadmap.state.work': '▶ im Einsatz seit Zyklus {cycle, number}',
  'roadmap.state.next': '○ als Nächstes · Priorität {priority, number}',
  'roadmap.state.later': '○ Priorität {priority, number}',
  'roadmap.state.unscored': '○ noch nicht bewertet',
  'roadmap.needs': 'Zuerst {gaps, plural, one {# Lücke} other {# Lücken}}: {names}',
  'roadmap.needs.blocking':
    'Zuerst {gaps, plural, one {# blockierende Lücke} other {# blockierende Lücken}}: {names}',
  'roadmap.needs.none': 'Daten sind bereit',
  'roadmap.column.name': 'Anwendungsfall',
  'roadmap.column.state': 'Stand',
  'roadmap.cut':
    '{count, plural, one {Ein weiterer Anwendungsfall ist} other {# weitere Anwendungsfälle sind}} nicht gezeigt: `/playbook candidates` führt alle auf.',
  'roadmap.legend': 'Je fünf Phasen: voll, wo erledigt; umrandet, wo es gerade steht',
  'candidates.row.chosen-in': 'Anwendungsfall von Zyklus {cycle, number}',
  'roadmap.alt':
    'Fahrplan von {engagement}, {count, plural, one {# Anwendungsfall} other {# Anwendungsfälle}} der Reihe nach: {named}',
};

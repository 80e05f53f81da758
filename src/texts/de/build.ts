import type { build as en } from '../en/build.ts';

/** Die Baureihenfolge und Läufe in der Staging-Umgebung. */
export const build: Record<keyof typeof en, string> = {
  'build.command': 'Die Baureihenfolge des Piloten: wer baut was bis wann',
  'build.command.help':
    '`/playbook build` zeigt die Schritte des Piloten mit Zuständigen und Tag. Dort melden Sie einen Schritt als erledigt oder planen ihn neu.',

  'build.list.title': 'Baureihenfolge',
  'build.list.empty':
    'Die Baureihenfolge beginnt mit Phase 3: Ihre Schritte werden zu Aufgaben, sobald der Pilot beginnt.',
  'build.list.progress':
    '{engagement} · {done, number} von {total, number} Schritten erledigt{overdue, plural, =0 {} other { · ▲ # überfällig}}',
  'build.row': '{state} · *{step}*',
  'build.row.due': 'bis {day}',
  'build.row.done': 'von {who} {when}',
  'build.state.open': '○ offen',
  'build.state.overdue': '▲ überfällig',
  'build.state.done': '✓ erledigt',
  'build.weeks': 'Wochen {from}–{to}',
  'build.menu.finish': 'Erledigt…',
  'build.menu.plan': 'Zuständig und Tag…',
  'build.menu.reopen': 'Wieder öffnen…',

  'build.form.step': '*{step}*',
  'build.form.why': '{why}',
  'build.finish.title': 'Schritt erledigt',
  'build.finish.submit': 'Erledigt',
  'build.finish.evidence': 'Was zeigt das?',
  'build.finish.hint': 'Ein Link oder ein Satz, den andere nachprüfen können.',
  'build.finish.saved': 'Erledigt. Ein Schritt weniger.',
  'build.plan.title': 'Schritt planen',
  'build.plan.submit': 'Speichern',
  'build.plan.owner': 'Wer macht es?',
  'build.plan.due': 'Bis wann?',
  'build.plan.saved': 'Geplant.',
  'build.reopen.title': 'Wieder öffnen',
  'build.reopen.submit': 'Wieder öffnen',
  'build.reopen.reason': 'Warum ist er nicht erledigt?',
  'build.reopen.saved': 'Wieder offen. Was ihn als erledigt belegt hat, bleibt im Protokoll.',

  'build.figure':
    '{done, number} von {total, number}{missing, plural, =0 {} =1 {, es fehlt: {first}} other {, es fehlen: {first} und {missing, plural, offset:1 one {# weiterer} other {# weitere}}}}',
  'build.fix': 'Schritte zeigen',
  'build.duty': 'Bauschritt: {step} ({engagement})',
  'build.duty.why': '{why}',

  'build.change.plan':
    '{count, plural, one {Bauschritt} other {# Bauschritte}} neu geplant von {who}: {what}',
  'build.change.finish': '{count, plural, one {Bauschritt} other {# Bauschritte}} erledigt von {who}: {what}',
  'build.change.reopen':
    '{count, plural, one {Bauschritt} other {# Bauschritte}} wieder geöffnet von {who}: {what}',

  'build.refusal.done':
    '„{step}“ ist erledigt. Öffnen Sie den Schritt zuerst wieder, falls das nicht stimmt.',
  'build.refusal.past': 'Dieser Tag ist vorbei. Bitte geben Sie einen späteren an.',
  'build.refusal.owner':
    'Dieses Konto ist deaktiviert oder gehört zu einer anderen Organisation. Bitte wählen Sie jemand anderen.',

  'staging.command': 'Staging-Läufe der Modellversionen, gemessen an den versiegelten Zielen',
  'staging.command.help':
    '`/playbook staging` zeigt den neuesten Lauf jeder Version in der Staging-Umgebung gegen die versiegelten Ziele und nimmt einen weiteren auf.',
  'staging.pass': '✓ erreicht',
  'staging.fail': '✕ verfehlt',
  'staging.figure.volume': '{has, number} pro Stunde, nötig {needs, number}',
  'staging.figure.errors': '{has, number} % Fehler, höchstens {needs, number} %',
  'staging.figure.latency': 'p95 {has, number} ms, höchstens {needs, number} ms',
  'staging.figure.duration': '{has, number} Minuten, nötig {needs, number}',
  'staging.figure.audit_log': 'Audit-Protokoll {has, plural, =0 {nicht gesehen} other {gesehen}}',
  'staging.figure.checkpoint': 'Kontrollpunkt für Menschen {has, plural, =0 {nicht gesehen} other {gesehen}}',
  'staging.figure.no-model': 'keine Modellversion, die man ansehen könnte',
  'staging.figure.no-seal': 'noch keine Ziele versiegelt',
  'staging.figure.no-run': 'noch kein Staging-Lauf von {model}',
  'staging.fix': 'Staging-Lauf eintragen',

  'staging.list.title': 'Staging-Läufe',
  'staging.list.why':
    '{engagement} · Es zählt der neueste Lauf einer Version, gegen die Ziele des geltenden Siegels.',
  'staging.list.empty':
    'Von {engagement} gibt es noch keine Modellversion. Tragen Sie zuerst eine Bewertung ein, danach ihre Läufe in der Staging-Umgebung.',
  'staging.list.evaluate': 'Bewertung eintragen…',
  'staging.list.record': 'Lauf eintragen…',
  'staging.list.more': '{more, plural, one {Eine ältere Version} other {# ältere Versionen}} nicht gezeigt.',
  'staging.row': '*{model}* · {met, number} von {of, number} Zielen erreicht',
  'staging.row.none': '*{model}* · – noch kein Lauf',
  'staging.row.run':
    'gelaufen {when}, eingetragen von {who}{runs, plural, =1 {} other { · neuester von # Läufen}}',
  'staging.row.audit-log': 'Audit-Protokoll',
  'staging.row.checkpoint': 'Kontrollpunkt',
  'staging.row.note': '„{note}“',

  'staging.form.add': 'Staging-Lauf eintragen',
  'staging.form.submit': 'Eintragen',
  'staging.form.step1': 'Der Lauf',
  'staging.form.why2': 'was keine Zahl zeigt',
  'staging.form.step2': 'Was zu sehen war',
  'staging.form.why1':
    'ob das Modell dem vorgesehenen Volumen standhält, bevor sich Menschen darauf verlassen',
  'staging.field.model': 'Modellversion',
  'staging.field.when': 'Wann endete er?',
  'staging.field.minutes': 'Wie viele Minuten dauerte er?',
  'staging.field.cases': 'Bearbeitete Fälle',
  'staging.field.errors': 'Fälle, die mit einem Fehler endeten',
  'staging.field.p95Ms': 'Latenz: 95 % waren schneller als (ms)',
  'staging.form.result': '*{model}* gegen die versiegelten Ziele:',
  'staging.field.auditLogSeen': 'Haben Sie das Audit-Protokoll arbeiten sehen?',
  'staging.hint.auditLogSeen': 'Jede Entscheidung steht darin, mit dem, worauf sie beruht.',
  'staging.field.checkpointSeen': 'Haben Sie den Kontrollpunkt für Menschen arbeiten sehen?',
  'staging.hint.checkpointSeen':
    'Ein Mensch konnte eine Aktion anhalten oder ändern, bevor sie ausgeführt wurde.',
  'staging.field.auditLogLink': 'Wo? Ein Link',
  'staging.field.checkpointLink': 'Wo? Ein Link',
  'staging.field.note': 'Notiz',

  'staging.refusal.number': 'Bitte geben Sie eine Zahl an, etwa 1200 oder 12,5; 1,200 kann zweierlei heißen.',
  'staging.refusal.negative': 'Weniger als 0 ist nicht möglich.',
  'staging.refusal.whole': 'Bitte geben Sie eine ganze Zahl an, ohne Punkt oder Komma.',
  'staging.refusal.most': 'Möglich sind höchstens {most, number}. Bitte prüfen Sie die Einheit.',
  'staging.refusal.minutes': 'Ein Lauf dauert länger als 0 Minuten.',
  'staging.refusal.future': 'Das liegt in der Zukunft. Wann endete der Lauf?',
  'staging.refusal.errors': 'Es waren {cases, number} Fälle, mehr können nicht fehlgeschlagen sein.',
  'staging.refusal.link': 'Bitte geben Sie eine Adresse an, die mit https:// oder http:// beginnt.',
  'staging.refusal.where': 'Bitte sagen Sie, wo das zu sehen ist: hier ein Link oder unten eine Notiz.',
  'staging.refusal.version': 'Bitte wählen Sie eine Modellversion dieses Zyklus.',
  'staging.refusal.no-version':
    '„{engagement}“ hat noch keine Modellversion. Tragen Sie zuerst eine Bewertung ein: `/playbook evaluations`.',
  'staging.change.record':
    '{count, plural, one {Staging-Lauf} other {# Staging-Läufe}} eingetragen von {who}: {what}',
};

import type { gates as en } from '../en/gates.ts';

export const gates: Record<keyof typeof en, string> = {
  'gates.refusal.own':
    'Das ist Ihre eigene Anfrage in „{engagement}“, und niemand gibt die eigene frei. Diese Personen können es: {people}.',
  'gates.refusal.role':
    'Danke fürs Ansehen, aber über dieses Gate von „{engagement}“ können Sie nicht entscheiden. Diese Personen können es: {people}.',
  'gates.refusal.external':
    'Gäste und Personen anderer Organisationen können in „{engagement}“ mitlesen, aber nicht über Gates entscheiden. Diese Personen können es: {people}.',
  'gates.refusal.changed':
    'Die Belege haben sich geändert, bevor Ihre Entscheidung ankam; sie wurde darum nicht gezählt. Bitte sehen Sie sich die Anfrage noch einmal an und entscheiden Sie dann.',
  'gates.refusal.reason': 'Bitte nennen Sie den Grund, damit das Team weiß, was zu ändern ist.',
  'gates.refusal.conditions': 'Bitte schreiben Sie mindestens eine Auflage, jede in eine eigene Zeile.',
  'gates.refusal.phase':
    '„{engagement}“ ist inzwischen in einer anderen Phase; über dieses Gate kann nicht entschieden werden.',
  'gates.refusal.channel':
    'Der Kanal dieses Vorhabens wird noch angelegt. Bitte versuchen Sie es gleich noch einmal.',
  'gates.refusal.plan':
    'Der Plan ist nicht vollständig, darum gibt es noch nichts zu versiegeln. `/playbook gate` zeigt, was fehlt.',
  'gates.refusal.inconclusive':
    'Ein Ergebnis ist hier nicht eindeutig (mit `?` markiert); eine einfache Freigabe zählt darum noch nicht. Sie können mit Auflagen freigeben: über die Schaltfläche „Mit Auflagen …“ oder mit der Antwort `freigeben: Auflagen` und dem, was geschehen soll.',
  'gates.refusal.subject':
    '{kind, select, model {Bitte wählen Sie eine der Modellversionen dieses Vorhabens: `/playbook gate` nennt sie.} other {Bitte wählen Sie, worum es beim Gate geht: `/playbook gate` nennt es.}}',
  'gates.refusal.failed':
    'Etwas auf der Checkliste ist nicht erfüllt (mit `✕` markiert); darum kann noch niemand freigeben, auch nicht mit Auflagen: {items}. Ablehnen mit Begründung können Sie.',
  'gates.refusal.nobody':
    'Über dieses Gate könnte niemand entscheiden: für {roles} gibt es keine Person, die freigeben oder bestätigen kann, was Sie anfragen. Bitte benennen Sie zuerst jemanden mit `/playbook approvers`; die eigene Anfrage gibt niemand frei.',
  'gates.refusal.same':
    '{who} hat dies auf genau denselben Belegen abgelehnt: {reason}. Bitte ändern Sie zuerst, worum es dabei geht, und fragen Sie dann neu an.',
  'gates.refusal.missing':
    'Auf der Checkliste hat sich etwas geändert und ist nicht mehr erfüllt. `/playbook gate` zeigt, was fehlt.',
  'gates.refusal.open':
    '{who} hat dieses Gate bereits angefragt. Sie können jene Anfrage durch eine neue ersetzen.',
  'gates.refusal.decided.open': 'Diese Anfrage ist offen.',
  'gates.refusal.decided.approved':
    '{who} hat die Freigabe am {when} vollendet. Daran ändert sich nichts mehr.',
  'gates.refusal.decided.rejected': '{who} hat das am {when} abgelehnt. Es kann neu angefragt werden.',
  'gates.refusal.decided.withdrawn': '{who} hat diese Anfrage am {when} zurückgezogen.',
  'gates.refusal.decided.superseded': '{who} hat diese Anfrage am {when} durch eine neuere ersetzt.',
  'gates.refusal.decided.overridden':
    'Dieses Gate wurde durch eine Notfallfreigabe passiert, der {who} am {when} zugestimmt hat.',
  'gates.refusal.past': 'Bitte wählen Sie einen Tag, der noch nicht vorbei ist.',
  'gates.refusal.range': 'Der letzte Tag liegt vor dem ersten.',
  'gates.refusal.long':
    'Eine Abwesenheit kann {days, number} Tage dauern. Für länger ändern Sie bitte die Rolle selbst.',
  'gates.refusal.owner': 'Bitte wählen Sie eine aktive Person dieses Vorhabens.',
  'gates.refusal.attested':
    '{who} hat dies bereits bestätigt. Um etwas anderes zu sagen, leeren Sie zuerst die Notiz: das nimmt die Bestätigung zurück.',
  'gates.refusal.link': 'Bitte geben Sie eine Webadresse an, die mit https:// oder http:// beginnt.',
  'gates.refusal.delegated': '{person} wird an einigen dieser Tage schon vertreten.',
  'gates.refusal.delegate-self': 'Bitte wählen Sie jemand anderen.',
  'gates.refusal.delegate-from': 'Bitte wählen Sie jemanden, der in diesem Vorhaben freigibt.',
  'gates.refusal.admin':
    'Nur die Administration dieses Slack-Workspace kann eine Notfallfreigabe vorschlagen.',
  'gates.refusal.task-done':
    '{who} hat das am {when} als erledigt gemeldet. Was Sie geschrieben haben, kommt nicht dazu: Wenn andere es haben sollen, schreiben Sie es bitte in den Kanal.',
  'gates.refusal.proposed':
    'Eine Notfallfreigabe ist bereits vorgeschlagen. Eine zweite Person muss ihr zustimmen.',
  'gates.refusal.second':
    'Eine Notfallfreigabe braucht zwei Personen: Wer sie vorgeschlagen hat, kann ihr weder zustimmen noch sie bestätigen.',
  'gates.refusal.ratified': 'Hier gibt es nichts mehr zu bestätigen.',

  'gates.command.gate': 'Das Gate dieser Phase anfragen oder sehen, was fehlt',
  'gates.command.gate.help':
    '`/playbook gate`\nSieht die Checkliste des Gates durch, das diese Phase beendet. Fehlt etwas, bekommen Sie die Liste mit den Knöpfen, die weiterhelfen; sonst sehen Sie, wer gefragt wird, und können anfragen. Beenden mehrere Gates die Phase gemeinsam, sehen Sie, wie es um jedes steht.\n`/playbook gate <key>` fragt ein bestimmtes Gate dieser Phase an, `/playbook gate performance v3` für eine Modellversion. Solange das Modell eines früheren Zyklus bei der Arbeit ist, meint `/playbook gate 1` jenen Zyklus.',
  'gates.command.seal': 'Was versiegelt wurde, wann und von wem, und was sich seither geändert hat',
  'gates.command.seal.help':
    '`/playbook seal`\nZeigt jede Fassung des versiegelten Plans: wer sie wann und warum freigegeben hat, und in Worten, was sich geändert hat. Die Prüfsumme wird dabei neu berechnet, und Sie lesen, ob es noch die freigegebene ist. `/playbook seal 1` zeigt das eines früheren Zyklus.',
  'gates.command.tasks': 'Auflagen, die noch zu erfüllen sind',
  'gates.command.tasks.help':
    '`/playbook tasks`\nZeigt, was bei einer Freigabe mit Auflagen verlangt wurde: wessen Aufgabe es ist, bis wann, und den Knopf, um sie zu erledigen.',

  'gates.about': '{kind, select, model {Modell {name}} other {{name}}}',
  'gates.role.business': 'Fachbereich',
  'gates.role.legal': 'Recht',
  'gates.role.data': 'Daten',
  'gates.role.engineering': 'Technik',
  'gates.more': 'und {count, number} weitere',

  'gates.button.approve': 'Freigeben',
  'gates.button.conditions': 'Mit Auflagen…',
  'gates.button.reject': 'Ablehnen…',
  'gates.button.evidence': 'Belege',
  'gates.button.look': 'Ansehen',
  'gates.button.attest': 'Bestätigen…',
  'gates.button.reason': 'Grund nennen…',
  'gates.button.ask': 'Anfragen …',
  'gates.button.seal': 'Siegel',
  'gates.menu.take-back': 'Meine Entscheidung zurücknehmen',
  'gates.menu.withdraw': 'Anfrage zurückziehen…',
  'gates.menu.delegate': 'Vertretung einrichten…',
  'gates.menu.override': 'Notfallfreigabe…',

  'gates.request.title': 'Gate · {gate} · {engagement}',
  'gates.request.why': 'Warum es zählt: {why}',
  'gates.request.how':
    'Antworten Sie im Thread „freigeben“ oder „ablehnen: Grund“, oder reagieren Sie mit :white_check_mark: / :x:',
  'gates.request.asked': 'Angefragt von {who} {when} · Belege `{digest}`',
  'gates.request.seal': 'Siegel v{version} `{digest}`, {when}',
  'gates.request.sealing':
    '{state, select, open {wird versiegelt: `{digest}`{version, plural, =0 {} other { (gültig ist v{version})}}} approved {versiegelt: `{digest}`} overridden {versiegelt: `{digest}`} other {sollte versiegelt werden: `{digest}`}}',
  'gates.request.unsure':
    '? So markierte Punkte sind *nicht eindeutig*: weder erfüllt noch durchgefallen. Das Gate wird nur passiert, wenn jemand mit Auflagen freigibt.',
  'gates.request.more-items':
    '{left, plural, one {Eine weitere Zeile wird} other {# weitere Zeilen werden}} hier nicht gezeigt.',
  'gates.request.fallback.open': 'Gate {gate} von {engagement}: Ihre Freigabe wird erbeten',
  'gates.request.fallback.approved': 'Gate {gate} von {engagement}: freigegeben',
  'gates.request.fallback.rejected': 'Gate {gate} von {engagement}: abgelehnt',
  'gates.request.fallback.withdrawn': 'Gate {gate} von {engagement}: zurückgezogen',
  'gates.request.fallback.superseded': 'Gate {gate} von {engagement}: durch eine neuere Anfrage ersetzt',
  'gates.request.fallback.overridden': 'Gate {gate} von {engagement}: durch Notfallfreigabe passiert',

  'gates.item.open': 'zu bestätigen durch {who}',
  'gates.item.attested': 'bestätigt von {who} ({role}) {when}',
  'gates.stands.title': 'Worauf es außerdem wartet:',
  'gates.stands.failed': '✕ {item}: nicht erfüllt, darum kann noch niemand freigeben',
  'gates.stands.unattested': '☐ {item}: zu bestätigen durch {who}',
  'gates.needs.open': '*Nötig:* {list} · bis {day}',
  'gates.needs.ended': '*Freigegeben von:* {list}',
  'gates.needs.done': '{role} ✓ {who}{stead, select, yes { für {holder}} other {}} {when}',
  'gates.needs.struck': '~{role} ✓ {who}~',
  'gates.needs.waiting': '{role} ☐ {who}',

  'gates.change.fallback': 'Gate {gate}: die Belege haben sich geändert, bitte noch einmal ansehen',
  'gates.change.item': '{item}: {before} → {after}',
  'gates.change.tier':
    'Risikostufe: {before, select, minimal {minimal} limited {begrenzt} other {hoch}} → {after, select, minimal {minimal} limited {begrenzt} other {hoch}}',
  'gates.change.seal': 'Siegel: {before, plural, =0 {keines} other {v{before}}} → v{after}',
  'gates.change.plan': 'der Plan, der versiegelt werden soll',
  'gates.change.gate': 'die Phase oder das Gate selbst',
  'gates.change.more': '{count, plural, one {und # weitere Änderung} other {und # weitere Änderungen}}',
  'gates.change.line':
    '▲ *Belege geändert* {when} ({what}).{voided, plural, =0 {} other { Frühere Freigaben zählen nicht mehr.}}{asked, plural, =0 {} other { {who}, bitte sehen Sie noch einmal hin.}}{later, select, yes { Wer sie gegeben hat, wird wieder gefragt, sobald alles gilt.} other {}}',

  'gates.outcome.open': 'Offen',
  'gates.outcome.approved': '✓ *Freigegeben*, vollendet von {who} {when}.',
  'gates.outcome.approved-conditions':
    '✓ *Freigegeben mit Auflagen*, vollendet von {who} {when}. Sie sind jetzt Aufgaben: `/playbook tasks`.',
  'gates.outcome.rejected': '✕ *Abgelehnt* von {who} {when}: {reason}',
  'gates.outcome.withdrawn':
    '○ *Zurückgezogen* von {who} {when}.{reasonKnown, select, no {} other { {reason}}} Niemand wird mehr gefragt.',
  'gates.outcome.superseded':
    '○ *Ersetzt* durch eine neuere Anfrage von {who} {when}. Diese fragt niemanden mehr.',
  'gates.outcome.overridden':
    '▲ *Notfallfreigabe* durch {first} und {who} {when}: {reason}\n{ratified, select, yes {Sie wurde nachträglich bestätigt.} other {Noch nicht nachträglich bestätigt, es fehlen: {missing}.}}',

  'gates.decision.approve': '✓ {who} hat für {role} freigegeben.',
  'gates.decision.conditions': '✓ {who} hat für {role} mit Auflagen freigegeben:\n{text}',
  'gates.decision.reject': '✕ {who} hat für {role} abgelehnt: {text}',
  'gates.decision.back': '_Zurückgenommen {when}._',
  'gates.decision.back.fallback':
    '{who} hat die Entscheidung für {role} zurückgenommen: Sie zählt nicht mehr.',
  'gates.note.attested': '✓ {who} hat bestätigt: {item}',
  'gates.note.unattested': '☐ {who} hat die Bestätigung zurückgenommen: {item}',
  'gates.note.proposed':
    '▲ {who} schlägt eine Notfallfreigabe vor: {reason}\nSie braucht die Zustimmung einer zweiten Person, die hier freigibt.',
  'gates.note.ratified': '✓ {who} hat die Notfallfreigabe nachträglich bestätigt.',
  'gates.reminder.before':
    'Fällig am {day}, dem nächsten Arbeitstag: {who}, bitte sehen Sie es sich an. Von selbst geschieht nichts.',
  'gates.reminder.due': 'Fällig am {day}: {who}, das wartet auf Sie. Von selbst geschieht nichts.',
  'gates.overdue.fallback': 'Überfällig: Gate {gate} von {engagement}',
  'gates.overdue.text':
    '*Überfällig seit {day}:* Gate {gate} von {engagement}. Jemand könnte vertreten, oder eine andere Person die Rolle übernehmen.',
  'gates.look.reason':
    'Sie möchten das Gate {gate} von {engagement} ablehnen. Das zählt, sobald Sie den Grund nennen.',
  'gates.look.conditions':
    'Sie haben auf das Gate {gate} von {engagement} mit :white_check_mark: reagiert. Ein Ergebnis ist dort nicht eindeutig; eine einfache Freigabe zählt darum für sich noch nicht. Bitte sehen Sie es sich an, und geben Sie mit Auflagen frei, wenn Sie können.',
  'gates.look.again':
    'Sie haben auf das Gate {gate} von {engagement} mit :white_check_mark: reagiert, aber etwa zur selben Zeit haben sich die Belege geändert. Bitte sehen Sie noch einmal nach und geben Sie frei, wenn es noch stimmt.',
  'gates.repeated': 'Ihre Freigabe zählt bereits; es hat sich nichts geändert.',
  'gates.back.done': 'Zurückgenommen. Sie können jederzeit neu entscheiden.',
  'gates.back.nothing':
    'Es gibt nichts zurückzunehmen: Sie haben nicht entschieden, oder die Anfrage ist beendet.',
  'gates.remark':
    'Das habe ich nicht als Entscheidung gezählt. Um zu entscheiden, antworten Sie bitte `freigeben`, `freigeben: Auflagen …` oder `ablehnen: Grund`, oder nehmen Sie die Knöpfe der Anfrage.',
  'gates.unclear':
    'Das begann wie eine Entscheidung, aber ich möchte nicht raten. Bitte antworten Sie `freigeben`, `freigeben: Auflagen …` oder `ablehnen: Grund`, ohne andere Wörter davor.',

  'gates.field.reason': 'Grund',
  'gates.field.conditions': 'Auflagen, eine je Zeile',
  'gates.field.owner': 'Wer sie erfüllt',
  'gates.field.due': 'Bis wann',
  'gates.field.link': 'Link',
  'gates.field.absent': 'Wer abwesend ist',
  'gates.field.delegate': 'Wer stattdessen entscheidet',
  'gates.field.from': 'Von',
  'gates.field.until': 'Bis, diesen Tag eingeschlossen',
  'gates.field.evidence': 'Was zeigt, dass es erledigt ist',

  'gates.ask.title': 'Gate anfragen',
  'gates.ask.submit': 'Anfragen',
  'gates.ask.again': 'Neu anfragen',
  'gates.ask.why': '*{gate}*\n{why}',
  'gates.ask.replaces':
    '▲ {who} hat dieses Gate bereits angefragt. Eine neue Anfrage ersetzt jene; ihre Freigaben gehen nicht über.',
  'gates.ask.approve': '*{role}*: {count, plural, one {eine Freigabe} other {# Freigaben}} von {who}',
  'gates.ask.attest': 'zu bestätigen durch {role}: {who}',
  'gates.ask.due': 'Fällig am {day}. Davor wird erinnert; verstrichene Zeit entscheidet nie etwas.',
  'gates.ask.none': 'Dieses Gate gibt es in dieser Phase nicht. Anfragen können Sie: {keys}',
  'gates.choose.title':
    '{kind, select, model {Welche Modellversion?} none {Welcher Zyklus?} other {Worum geht es?}}',
  'gates.choose.why':
    '{kind, select, none {Das Gate *{gate}* kann in jedem davon angefragt werden. Jeder Zyklus hat seinen eigenen Plan und sein eigenes Siegel.} other {Beim Gate *{gate}* geht es um eine davon. Die neueste steht zuerst.}}',
  'gates.choose.field': '{kind, select, model {Modellversion} none {Zyklus} other {Worum es geht}}',
  'gates.choose.submit': 'Weiter',
  'gates.choose.nothing':
    '{kind, select, model {Beim Gate *{gate}* geht es um eine Modellversion, und es gibt noch keine. Bitte erfassen Sie zuerst eine Auswertung, und fragen Sie dann an.} stage {Es gibt keine nächste Stufe: Hier arbeitet kein Modell, oder es hat die letzte erreicht. `/playbook deployment` zeigt, wie es steht.} other {Es gibt noch nichts, worum es beim Gate *{gate}* gehen könnte.}}',
  'gates.choose.unknown':
    '{kind, select, model {Eine Modellversion dieses Namens gibt es nicht. Anfragen können Sie für: {names}.} stage {Stufen folgen aufeinander. Die nächste ist: {names}.} other {Das gibt es nicht. Anfragen können Sie für: {names}.}}',
  'gates.exits.title': 'Gates der Phase {phase, number} · {engagement}',
  'gates.exits.line.passed': '✓ *{gate}:* freigegeben {when}',
  'gates.exits.line.open': '☐ *{gate}:* angefragt {when}, wartet auf Freigaben',
  'gates.exits.line.outdated':
    '▲ *{gate}:* freigegeben {when} auf Grund älterer Belege ({what}). Bitte fragen Sie es noch einmal an.',
  'gates.exits.line.rejected': '✕ *{gate}:* abgelehnt {when}. Es kann neu angefragt werden.',
  'gates.exits.line.missing': '☐ *{gate}:* noch nicht angefragt',
  'gates.exits.other': '○ *{gate}:* kann in dieser Phase angefragt werden und beendet sie nicht',
  'gates.exits.met':
    '{met, number} von {total, number} sind passiert. Die Phase endet, sobald es alle sind{kind, select, none {} model {, für ein und dieselbe Modellversion} other {, für ein und dasselbe}}.',
  'gates.exits.again':
    'Alle gelten wieder, aber von selbst endet die Phase nicht. Bitte fragen Sie eines davon noch einmal an: Seine Freigabe beendet die Phase.',
  'gates.exits.ask': 'Für etwas anderes: `/playbook gate {key} <name>`. Zur Wahl stehen {names}.',
  'gates.exits.left': 'Noch nötig, bevor Phase {phase, number} endet:',
  'gates.step.ask':
    'es fehlt nichts mehr: {count, plural, one {das Gate *{names}*} other {die Gates *{names}*}} anfragen',
  'gates.step.ask.why': 'Die Phase endet nur durch ihre Gates.',
  'gates.step.ask.button': '{count, plural, one {Gate anfragen} other {Gates anfragen}}',
  'gates.step.look': 'Ansehen',
  'gates.step.standing': 'Stand der Gates',
  'gates.step.choose': 'erfassen, worum es in den Gates dieser Phase geht',
  'gates.step.fix': '{gate} kann noch nicht angefragt werden, denn dies gilt nicht: {item}',
  'gates.step.rejected': '{who} hat {gate} abgelehnt: {reason} · das ändern, dann erneut anfragen',
  'gates.step.rejected.why': 'Dieselben Belege würden wieder abgelehnt.',
  'gates.step.nobody': 'jemanden für {roles} benennen, damit {gate} angefragt werden kann',
  'gates.step.nobody.why': 'Niemand gibt die eigene Anfrage frei, darum braucht es noch jemanden.',
  'gates.step.wait': '{count, plural, one {das Gate {names}} other {die Gates {names}}}',
  'gates.missing.plan': '✕ *Der Plan kann versiegelt werden* · noch nicht vollständig',
  'gates.missing.title': 'Was fehlt · {gate} · {engagement}',
  'gates.missing.nobody':
    '✕ *Jemand, der entscheidet* · für {roles} ist niemand benannt, der freigeben oder bestätigen könnte, was Sie anfragen. Die eigene Anfrage gibt niemand frei.',
  'gates.missing.rejected':
    '✕ *Andere Belege als abgelehnt* · {who} hat dies so, wie es ist, abgelehnt: {reason}',
  'gates.missing.met':
    '{met, number} von {total, number} sind erfüllt. Sind es alle, fragt `/playbook gate` die Freigaben an.',

  'gates.reject.title': 'Ablehnen',
  'gates.reject.submit': 'Ablehnen',
  'gates.reject.why': 'Das beendet die Anfrage. Das Team kann neu anfragen, wenn es etwas geändert hat.',
  'gates.reject.hint': 'Alle im Kanal lesen es.',
  'gates.conditions.title': 'Mit Auflagen',
  'gates.conditions.submit': 'Freigeben',
  'gates.conditions.why':
    'Ihre Freigabe zählt sofort. Jede Zeile wird zur Aufgabe, sobald das Gate freigegeben ist, und bleibt sichtbar, bis sie erledigt ist.',
  'gates.conditions.hint': 'Zum Beispiel: Verantwortliche Person für den CRM-Export benennen',
  'gates.condition.title': 'Auflagen',
  'gates.condition.line': '{mark} {text} · {who} bis {day}',
  'gates.attest.title': 'Bestätigen',
  'gates.attest.submit': 'Speichern',
  'gates.attest.why':
    'Sie stehen mit Ihrem Namen dafür ein: schreiben Sie zu jedem Punkt, was ihn belegt. Punkte ohne Notiz bleiben offen; eine geleerte Notiz nimmt die Bestätigung zurück.',
  'gates.attest.note.hint': 'Ein Vertrag, eine Prüfung, ein Beschluss, und wo das zu finden ist.',
  'gates.attest.nothing': 'Hier gibt es für Sie nichts zu bestätigen. Diese Personen können es: {people}.',
  'gates.withdraw.title': 'Zurückziehen',
  'gates.withdraw.submit': 'Zurückziehen',
  'gates.withdraw.why': 'Die Anfrage zu *{gate}* endet ohne Entscheidung. Sie bleibt in den Aufzeichnungen.',
  'gates.delegate.title': 'Vertretung',
  'gates.delegate.why':
    'Für eine Abwesenheit: Die andere Person entscheidet an Ihrer Stelle über die Gates dieses Vorhabens. Sie entscheidet mit eigenem Namen, und niemand gibt die eigene Anfrage frei.',
  'gates.delegate.to.hint': 'Leer lassen, um eine Abwesenheit vorzeitig zu beenden.',
  'gates.delegate.until.hint': 'Danach endet sie von selbst.',
  'gates.delegate.line': '{to} vertritt {from}, {first} bis {last}.',
  'gates.override.title': 'Notfallfreigabe',
  'gates.override.submit': 'Vorschlagen',
  'gates.override.means':
    'Das übergeht die Freigebenden. Eine zweite Person muss zustimmen, und es bleibt markiert, bis die Freigebenden es nachträglich bestätigen.',
  'gates.override.lacking':
    'Wenn Sie sie vorschlagen, könnte sie danach niemand für {roles} bestätigen: Wer eine Notfallfreigabe vorschlägt, bestätigt nichts. Benennen Sie zuerst jemanden mit /playbook approvers.',
  'gates.override.hint':
    'Warum es nicht warten kann. Alle im Kanal lesen es, und es bleibt in den Aufzeichnungen.',
  'gates.override.proposed': '▲ *{who} schlägt eine Notfallfreigabe vor:* {reason}',
  'gates.override.second': 'Der Notfallfreigabe zustimmen',
  'gates.override.ratify': 'Nachträglich bestätigen',

  'gates.evidence.title': 'Belege',
  'gates.evidence.about': '*{gate}* · {engagement}',
  'gates.evidence.decisions': 'Was entschieden wurde',
  'gates.evidence.none': 'Noch nichts.',
  'gates.behind.nothing': 'Dazu ist noch nichts erfasst.',
  'gates.behind.now': 'So steht es jetzt; worüber entschieden wurde, steht im Protokoll.',
  'gates.seal.overridden':
    '▲ Siegel v{version} entstand durch eine Notfallfreigabe von {first} und {second}: {reason} · {ratified, select, yes {nachträglich bestätigt} other {noch nicht bestätigt}}',
  'gates.evidence.decision':
    '{when} · {who} · {role} · {kind, select, approve {freigegeben} conditions {mit Auflagen freigegeben: {text}} other {abgelehnt: {text}}}{gone, select, no {} evidence { · zählt nicht mehr, die Belege haben sich geändert} replaced { · durch eine spätere Entscheidung ersetzt} other { · zurückgenommen}}',
  'gates.evidence.digest': 'SHA-256 über das Ganze: `{digest}`',
  'gates.evidence.seal': 'Siegel v{version} von {when}, SHA-256: `{digest}`',
  'gates.evidence.sealing': 'Was eine Freigabe versiegelt, SHA-256: `{digest}`',

  'gates.task.title': 'Erledigt',
  'gates.task.submit': 'Erledigt',
  'gates.task.text': '*{text}*',
  'gates.task.due': 'Fällig am {day}. In den Aufzeichnungen steht für alle, was zeigt, dass es erledigt ist.',
  'gates.task.hint': 'Ein Link oder ein Satz, den jemand anders nachprüfen kann.',
  'gates.tasks.title': 'Offene Aufgaben von {engagement}: {count, number}',
  'gates.tasks.due': '{who} · {late, select, yes {▲ überfällig seit {day}} other {bis {day}}}',
  'gates.tasks.done': 'Erledigt…',
  'gates.tasks.none': 'Keine Auflage ist offen. Hier ist nichts zu tun.',
  'gates.tasks.more': '{left, plural, one {Eine weitere Aufgabe} other {# weitere Aufgaben}}, später fällig.',

  'gates.card.open': '☐ *Gate {gate}:* angefragt {when} · {list}',
  'gates.card.approved':
    '✓ *Gate {gate}:* freigegeben {when}{conditions, plural, =0 {} one { · eine Auflage offen} other { · # Auflagen offen}}',
  'gates.card.rejected': '✕ *Gate {gate}:* abgelehnt {when} von {who}: {reason}',
  'gates.card.overridden':
    '▲ *Gate {gate}:* Notfallfreigabe {when}, {ratified, select, yes {nachträglich bestätigt} other {noch nicht bestätigt, wartet auf {waits}}}{conditions, plural, =0 {} one { · eine Auflage offen} other { · # Auflagen offen}}',
  'gates.card.outdated':
    '▲ *Gate {gate}:* freigegeben {when} auf Grund älterer Belege ({what}), erneut anzufragen{conditions, plural, =0 {} one { · eine Auflage offen} other { · # Auflagen offen}}',
  'gates.card.before-back':
    '↩ *Gate {gate}:* freigegeben {when}, vor der Rückkehr: Es muss neu freigegeben werden{conditions, plural, =0 {} one { · eine Auflage offen} other { · # Auflagen offen}}',
  'gates.card.ratify':
    '▲ das war eine Notfallfreigabe, {ratified, select, yes {nachträglich bestätigt} other {noch nicht bestätigt, wartet auf {waits}}}',
  'gates.card.done': '{role} ✓',
  'gates.card.waiting': '{role} steht aus',

  'gates.change.ask': '{count, plural, one {Gate {what}} other {# Gates ({what})}} angefragt von {who}',
  'gates.change.approved': 'Gate freigegeben: {what}',
  'gates.change.rejected': 'Gate {what} abgelehnt von {who}',
  'gates.change.withdrawn': 'Gate-Anfrage zurückgezogen von {who}',
  'gates.change.overridden': '▲ Notfallfreigabe des Gates {what}',
  'gates.change.approve': 'Gate {what} freigegeben von {who}',
  'gates.change.conditions': 'Gate {what} mit Auflagen freigegeben von {who}',
  'gates.change.evidence':
    'die Belege eines Gates haben sich {count, plural, one {einmal} other {#-mal}} geändert, frühere Freigaben zählen nicht mehr',
  'gates.change.attest': 'bestätigt von {who}: {what}',
  'gates.change.task':
    '{count, plural, one {eine Auflage wurde} other {# Auflagen wurden}} von {who} erfüllt',
  'gates.change.delegate': 'Vertretung während einer Abwesenheit: {what}',
  'gates.change.propose': 'Notfallfreigabe vorgeschlagen von {who}: {what}',
  'gates.change.sealed': 'der Plan wurde versiegelt ({what}), die Freigabe vollendet von {who}',
  'gates.change.ratified': 'die Notfallfreigabe eines Gates wurde nachträglich bestätigt',
  'gates.waiting.open': 'Gate {gate}',
  'gates.waiting.ratify': '▲ Notfallfreigabe des Gates {gate}, noch nicht bestätigt',
  'gates.task.decide': 'Gate *{gate}* von {engagement}: Ihr Wort ist gefragt',
  'gates.task.ratify':
    'Notfallfreigabe des Gates *{gate}* von {engagement}: bestätigen Sie sie, oder sagen Sie, warum nicht',
  'gates.task.meet': 'Auflage: {text} ({engagement})',
  'gates.task.meet.why': 'Das Gate wurde unter der Bedingung freigegeben, dass dies erledigt wird.',
  'gates.command.delegate': 'Jemanden entscheiden lassen, während Sie weg sind',
  'gates.command.delegate.help':
    '`/playbook delegate`\nNennt, wer an Gates anstelle einer freigebenden Person entscheidet, von einem Tag bis zu einem anderen, und beendet das früher, wenn sie zurück ist. Freigebende tun es für sich, die Leitung für alle.',
  'gates.request.elsewhere':
    '‖ Wartet: Das Vorhaben ist in Phase {phase} zurückgegangen. Entschieden wird hier erst, wenn es wieder in Phase {back} ist.',
};

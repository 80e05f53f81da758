import type { questions as english } from '../en/questions.ts';

export const questions: Record<keyof typeof english, string> = {
  'questions.asks.blocks':
    'was blockier*; wer blockier*; was hält auf; was hindert; was hakt; wo hakt; woran hängt; woran liegt; was steht im weg; was fehlt; worauf warte*; auf wen warte*; was wartet; wer wartet; warum geht nicht weiter; warum steht; hindernis*; blocker*; was fehlt noch; was brauchen; was braucht; wer ist dran; wer dran; wer ist am zug; wer am zug; wer muss tun; wer muss handeln; ~gibt problem*; was ist kaputt; was stimmt nicht; ~was falsch; ~vorfall; ~vorfälle; können live gehen; ~was offen*; ~was ist|sind offen*; ~was steht aus; ~steht noch aus; ~etwas offen*; ~alles offen*; ~noch offen*; ~offene punkte|sachen|dinge|themen|aufgaben|fragen',
  'questions.asks.approve':
    'wer genehmig*; wer muss freigeben|genehmigen|zustimmen; wer gibt frei; wer soll freigeben|genehmigen|zustimmen; wer stimmt zu; wessen freigabe*; welche freigabe*; freigaben; wer entscheide*; wer unterschreib*; welche gate*; welches gate*; offene gates; wer zustimm*; wer hat freigegeben|genehmigt|zugestimmt|unterschrieben; hat freigegeben|genehmigt|zugestimmt; ~freigegeben; ~genehmigt; warum abgelehnt; ~wer fehlt noch',
  'questions.asks.late':
    'spät; zu spät; verspätet; im zeitplan; im plan; in verzug; hinterher; rechtzeitig; pünktlich; wann fertig; bis wann; wie lange; frist; termin; wann endet; verspätung; wann nächste freigabe; wann nächstes gate; wann nächste phase; wann ende; wann zu ende; wann vorbei; wann gehen live; wann live; liegen zurück; liegen hinten; wie lange dauert',
  'questions.asks.next':
    'was kommt; was kommt als nächst*; was als nächstes; nächste schritt*; nächster schritt*; nächsten schritt*; was ist zu tun; wie geht weiter; ~was nun; ~was jetzt; was steht an; was tun; ~was bleibt; was ist noch zu erledigen; zu erledigen; was noch zu tun; was gibt zu tun; wer ist als nächstes dran; wer als nächstes',
  'questions.asks.status':
    'stand; status; wie steht; wie läuft; wo stehen; wie weit; fortschritt; wie genau; genauigkeit; wie gut; welche phase; welcher phase; überblick; zusammenfass*; zustand; ~wie geht; wie geht es; wie geht voran; wie geht es voran; was ist los; ~was los; alles in ordnung; alles gut|okay|ok|klar; ist alles; worum geht; worum geht es; was ist das hier; was macht modell; wozu ist; ~wie sieht aus',
  'questions.asks.who':
    'wer leitet; wer führt; wer ist|sind; wem gehört; wer verantwort*; verantwortlich*; wer arbeitet; wer macht mit; wen fragen; team; leute; beteiligt*',
  'questions.asks.lineage':
    'datenherkunft; herkunft; lineage; woher daten; datenfluss; datenflüsse; woher kommen daten; waisen; verwaist*',
  'questions.asks.gaps':
    'lücke; lücken; welche lücke*; offene lücke*; datenlücke*; was fehlt an daten; datenproblem*',
  'questions.asks.sources':
    'datenquelle*; quellen; welche daten; wie gut daten; daten bereit; datenfundament; datenlage; wie weit daten*; wie weit sind daten*; welche daten nutzen|verwenden|haben',
  'questions.asks.matrix':
    'matrix; anwendungsfall; anwendungsfälle; welcher anwendungsfall; rangliste; rangfolge; priorisierung; bewertungen; use cases; welcher anwendungsfall gewählt; was gewählt; ~gewählt',
  'questions.asks.roadmap':
    'roadmap*; fahrplan*; reihenfolge; welche reihenfolge; reihenfolge anwendungsfälle; nächste|nächster anwendungsfall*; nächste anwendungsfälle; welcher anwendungsfall als nächstes; nächster zyklus; nächsten zyklus; welcher zyklus',
  'questions.asks.sealed':
    'schwellenwert*; schwelle*; grenzwert*; siegel; versiegelt*; versiegelter schwellenwert; versiegelte schwelle; was ist versiegelt; welche metrik; verlangte metrik; was muss erreichen; muss modell erreichen; wie gut muss; wie genau muss; mindestgenauigkeit',
  'questions.asks.tier': 'risiko; risikostufe; risikoklasse; wie riskant; ki verordnung; risiken; stufe',
  'questions.asks.live':
    'welches modell; welche version; modell läuft; was läuft; live; im einsatz; in betrieb; in produktion; ausgerollt; einsatz; welche version läuft; ~nachtraining; neu trainiert',
  'questions.asks.alerts':
    'alarm*; offene alarm*; was schlägt an; drift; driftet; überwach*; was stimmt nicht mit modell; geht modell gut; geht es modell gut; ist modell gesund|gut|okay|ok; gesund; wie geht modell; wie geht es modell; monitor*',
  'questions.asks.value':
    'wert; nutzen; was bringt; was gebracht; erspart*; ersparnis; ertrag; roi; realisiert*; rechnet sich; lohnt; gespart; wirtschaftlich*',
  'questions.asks.changed':
    'was geändert; was verändert; was ist neu; was neues; was gibt es neues; was ist passiert; was passiert; neuigkeiten; änderungen; verpasst; geändert seit; seit geändert; etwas neues; gibt etwas neues; gibt es etwas neues; was gab es neues; was war los; was war gestern los',
  'questions.asks.mine':
    'was muss ich; was soll ich; was kann ich tun; meine aufgabe*; wartet auf mich; auf mich wartet; wartet mich; mich wartet; was brauchst von mir; aufgaben; für mich zu tun; was habe ich zu tun; habe ich etwas zu tun; habe ich zu tun; etwas für mich; bin ich dran; bin ich am zug; was liegt bei mir; wartet etwas auf mich; was willst von mir; erwartet ihr von mir',
  'questions.asks.help':
    'hilfe; was kannst du; was können sie; was kann ich fragen; wer bist du; hallo; guten tag; danke; moin; servus; was ist phasegate; was phasegate',

  'questions.example.blocks': 'Was blockiert {name}?',
  'questions.example.approve': 'Wer muss freigeben?',
  'questions.example.late': 'Sind wir zu spät?',
  'questions.example.next': 'Was kommt als Nächstes?',
  'questions.example.status': 'Wie ist der Stand?',
  'questions.example.who': 'Wer leitet es?',
  'questions.example.lineage': 'Zeig die Datenherkunft',
  'questions.example.gaps': 'Welche Lücken sind offen?',
  'questions.example.sources': 'Wie weit sind die Datenquellen?',
  'questions.example.matrix': 'Zeig die Matrix',
  'questions.example.roadmap': 'Zeig den Fahrplan',
  'questions.example.sealed': 'Was ist der versiegelte Schwellenwert?',
  'questions.example.tier': 'Welche Risikostufe ist es?',
  'questions.example.live': 'Welches Modell ist im Einsatz?',
  'questions.example.alerts': 'Welche Alarme sind offen?',
  'questions.example.value': 'Was hat es bisher gebracht?',
  'questions.example.changed': 'Was hat sich seit Montag geändert?',
  'questions.example.mine': 'Was muss ich tun?',
  'questions.example.this': 'dieses Vorhaben',

  'questions.words.small':
    'der; die; das; den; dem; des; ein; eine; einen; einem; einer; ist; sind; war; waren; sein; wir; ich; es; er; sie; uns; unser; unsere; unserem; unseren; mein; meine; mich; mir; du; dir; dich; ihr; und; oder; bitte; jetzt; noch; gerade; was; welche; welcher; welches; welchen; wer; wen; wem; wann; wo; warum; wie; hat; haben; hast; kann; können; kannst; würde; soll; sollen; muss; müssen; wird; werden; zeig; zeige; zeigen; sag; sage; nenne; nenn; gib; gibt; da; dort; hier; alle; alles; heute; gestern; woche*; monat*; tag*; letzte*; vergangene*; vor; seit; vorhaben; projekt*; eigentlich; aktuell; derzeit; momentan; nur; auch; auf; zu; weiter; nicht; kein; keine; sich; etwas; so; als; dieses; diese; dieser; diesem; diesen; offen*; momentane; mal; denn; doch; schon; an; wurde; wurden; gewählt; habe; am; zug; dran; dauert; bleibt; kommt; nutzen; nächste*; phase*; gate*; freigabe*; geht; gehen; für; schon; bisher; punkt*; ende; gut; los; mit; viel',
  'questions.words.before-name':
    'von; vom; für; bei; beim; im; in; zum; zur; mit; über; namens; um; blockier*; leitet; hält; ist; vorhaben; projekt',

  'questions.model.words':
    'der; die; das; den; dem; des; ein; eine; einen; einem; einer; ist; sind; war; waren; sein; es; er; sie; ihr; ihre; dies; diese; dieser; dieses; und; oder; zu; zum; zur; von; vom; für; in; im; an; am; auf; bei; beim; mit; aus; als; seit; bis; noch; jetzt; derzeit; nächste; nächster; nächsten; zuerst; dann; welche; wer; was; hat; haben; hatte; wird; werden; soll; sollte; muss; müssen; braucht; wartet; warten; blockiert; weil; da; hier; auch; person; personen; schritt; vorhaben',

  'questions.when.1': 'montag; montags',
  'questions.when.2': 'dienstag; dienstags',
  'questions.when.3': 'mittwoch; mittwochs',
  'questions.when.4': 'donnerstag; donnerstags',
  'questions.when.5': 'freitag; freitags',
  'questions.when.6': 'samstag; sonnabend',
  'questions.when.7': 'sonntag; sonntags',
  'questions.when.today': 'heute',
  'questions.when.yesterday': 'gestern',
  'questions.when.week': 'diese|dieser woche',
  'questions.when.last-week': 'letzte|letzter|vergangene|vergangener|vorige|voriger woche',
  'questions.when.month': 'diesen|diesem monat',
  'questions.when.last-month': 'letzten|letztem|vergangenen|vorigen monat',
  'questions.when.days': 'tag|tage|tagen',

  'questions.role.lead': 'leitet; leitung; leiter; leiterin; führt',
  'questions.role.member': 'mitglied; mitglieder',
  'questions.role.stakeholder': 'interessierte; stakeholder',
  'questions.role.reviewer': 'prüfer; prüferin; prüferinnen; prüft',
  'questions.role.business': 'fachbereich; fachlich; geschäft; business',
  'questions.role.legal': 'recht; rechtlich; jurist; juristin; legal',
  'questions.role.data': 'daten',
  'questions.role.engineering': 'technik; technisch; entwicklung; engineering',

  'questions.unknown':
    'Darauf weiß ich keine Antwort. Ich antworte aus dem, was in einem Vorhaben festgehalten ist; auf diese Fragen:',
  'questions.help':
    'Fragen Sie mich nach einem Vorhaben, mit Ihren eigenen Worten. Ich antworte aus dem, was dort festgehalten ist:',
  'questions.help.more':
    'Nennen Sie das Vorhaben, wo nicht klar ist, welches gemeint ist. Alles, was man eingeben kann: `/playbook help`.',
  'questions.which': 'Welches Vorhaben meinen Sie?',
  'questions.which.near': 'Ein Vorhaben „{typed}“ kenne ich nicht. Meinten Sie eines von diesen?',
  'questions.which.unknown': 'Ein Vorhaben „{typed}“ kenne ich nicht. Welches meinen Sie?',
  'questions.which.others':
    '{left, plural, one {# weiteres steht} other {# weitere stehen}} nicht in der Liste: Fragen Sie noch einmal mit dem Namen.',
  'questions.which.choose': 'Ein Vorhaben wählen',
  'questions.none':
    'Hier gibt es noch kein Vorhaben, über das ich antworten könnte, oder keines, das Sie sehen dürfen.',
  'questions.none.named': 'Ein Vorhaben „{typed}“ kenne ich nicht.',
  'questions.not-this': 'Ein Vorhaben „{typed}“ kenne ich nicht; hier geht es um {name}.',
  'questions.about': '*{name}*',
  'questions.fallback': '{name}: {answer}',
  'questions.spoken': '{answer}',
  'questions.more': '… und {left} weitere',
  'questions.from': 'Aus: {sources} · Stand {when}',
  'questions.from.record': 'Aus dem, was festgehalten ist · Stand {when}',
  'questions.source.card': 'Karte des Vorhabens',
  'questions.source.gate': 'Gate {gate}',
  'questions.source.lineage': 'Datenherkunft',
  'questions.source.matrix': 'Matrix',
  'questions.source.roadmap': 'Fahrplan',
  'questions.source.alert': 'Alarm {name}',
  'questions.source.value': 'Geschäftszahlen',
  'questions.private': 'Nur Sie sehen diese Antwort.',
  'questions.gone': 'Diese Frage gibt es nicht mehr. Stellen Sie sie bitte noch einmal.',

  'questions.pane.prompts': 'Fragen Sie zum Beispiel',
  'questions.pane.looking': 'sieht nach …',

  'questions.waits': '• {what} — {who}{known, select, yes {, seit {when}} other {}}',
  'questions.answer.nothing-waits': 'Es wartet nichts auf jemanden.',
  'questions.answer.no-next': 'Als Nächstes ist nichts zu tun.',
  'questions.answer.due': 'Bis {due}.',
  'questions.answer.late': 'Ja: Tag {day} von {range} geplanten. Die Phase sollte bis {end} enden. {signal}',
  'questions.answer.due-soon': 'Noch nicht: Tag {day} von {range} geplanten, bis {end}. {signal}',
  'questions.answer.on-track': 'Nein: Tag {day} von {range} geplanten, bis {end}. {signal}',
  'questions.answer.no-range': 'Phase {phase} {name} hat kein geplantes Ende; es ist ihr Tag {day}.',
  'questions.answer.rests': 'Es ruht: solange es nicht läuft, ist nichts zu spät.',
  'questions.answer.role': '{role}: {who}',
  'questions.answer.approve': '• {gate}: {who}, angefragt {since}, bis {due}',
  'questions.answer.no-approval': 'Gerade muss niemand freigeben: es ist kein Gate angefragt.',
  'questions.answer.would-approve': '{gate} wird brauchen: {quorum}.',
  'questions.answer.quorum': '{count, plural, one {eine Freigabe} other {# Freigaben}} durch {role} ({who})',
  'questions.answer.lineage':
    '{sources, plural, one {# Quelle} other {# Quellen}}, {transformations, plural, one {# Verarbeitung} other {# Verarbeitungen}}, {datasets, plural, one {# Datensatz} other {# Datensätze}}',
  'questions.answer.no-lineage': 'Es ist noch keine Datenherkunft festgehalten.',
  'questions.answer.no-gaps': 'Keine Lücke ist offen.',
  'questions.answer.gap':
    '• {rank}. {title} · {effect, select, blocking {✕ blockierend} other {mindernd}} · {who}{dated, select, yes {, bis {due}} other {}}',
  'questions.answer.gaps-total':
    '{total, plural, one {# Lücke ist offen} other {# Lücken sind offen}}, die dringendste zuerst:',
  'questions.answer.no-matrix': 'Noch kein Anwendungsfall ist zu Ende bewertet.',
  'questions.answer.chosen': 'Gewählt: {name}',
  'questions.answer.ranked': '• {rank}. {name} · Priorität {priority}',
  'questions.answer.roadmap': '• {place}. {name} · {how}',
  'questions.answer.no-seal': 'In Zyklus {cycle} ist noch nichts versiegelt.',
  'questions.answer.sealed':
    'Das Modell muss *{metric} von {threshold} oder {better, select, higher {mehr} other {weniger}}* erreichen, gezeigt an mindestens {cases, plural, one {einem Fall} other {# Fällen}}.',
  'questions.answer.sealed-supervised':
    'Im Einsatz sehen Menschen jeden Fall an, bis {metric} von {threshold} gezeigt ist, über mindestens {cases, plural, one {einen Fall} other {# Fälle}} und {days, plural, one {einen Tag} other {# Tage}}.',
  'questions.answer.sealed-since':
    'Siegel v{version, number} von Zyklus {cycle, number}, in Kraft seit {when}.',
  'questions.answer.no-tier': 'Das Risiko ist noch nicht eingeschätzt.',
  'questions.answer.no-live': 'Kein Modell ist im Einsatz.',
  'questions.answer.live': '• {model}, seit {since} (Zyklus {cycle})',
  'questions.answer.no-alerts': 'Kein Alarm ist offen.',
  'questions.answer.sealed-value': 'Versiegelt: {value} im Jahr (Siegel v{version, number}).',
  'questions.answer.no-value': 'Noch keine Geschäftszahl wird gegen das Versiegelte gehalten.',
  'questions.answer.changed': 'Seit {since}:',
  'questions.answer.unchanged': 'Seit {since} hat sich nichts geändert.',
  'questions.answer.mine': '• {what}{dated, select, yes { · bis {due}} other {}}\n   {why}',
  'questions.answer.nothing-mine': 'Es wartet nichts auf Sie.',
};

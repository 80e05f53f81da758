import type { risk as en } from '../en/risk.ts';

export const risk: Record<keyof typeof en, string> = {
  'risk.button.open': 'Risiko einstufen',
  'risk.button.again': 'Neu einstufen',
  'risk.button.choose': 'Anwendungsfall wählen',
  'risk.tier': '{tier, select, high {hoch} limited {begrenzt} other {gering}}',
  'risk.form.title': 'Risikostufe',
  'risk.form.where': 'Frage {number, number} von {of, number} · {useCase}',
  'risk.form.basis': 'KI-Verordnung, {basis} · {about} · {law}',
  'risk.law.line': '{version}{has, select, dates { · gilt {dates}} other {}} · Stand {checked}',
  'risk.law.from': 'ab {day}: {what}',
  'risk.form.answer': 'Ihre Antwort',
  'risk.form.note': 'Anmerkung',
  'risk.form.note-hint': 'Worauf die Antwort beruht. Sie bleibt bei der Einstufung.',
  'risk.result.title': 'Risikostufe',
  'risk.result.text':
    '{mark} *{euClass}* · Risikostufe *{tier, select, high {hoch} limited {begrenzt} other {gering}}* · {useCase}\n{means}',
  'risk.result.decided': 'Was entschieden hat',
  'risk.result.nothing': 'Keine der Fragen wurde mit Ja beantwortet.',
  'risk.result.line': '{question} *{answer}* · {basis}{noted, select, yes { · „{note}“} other {}}',
  'risk.result.lifted':
    '{basis} träfe zu, aber er tut nicht mehr, als Art. 6 Abs. 3 erlaubt. Das muss vor der Inbetriebnahme dokumentiert und registriert werden.',
  'risk.result.tier': 'Risikostufe',
  'risk.result.tier-hint':
    'Sie dürfen sie höher setzen, als die Antworten ergeben, nie niedriger. Eine höhere Stufe bringt weitere Gate-Punkte und Freigaben.',
  'risk.result.reason': 'Warum, in Ihren Worten',
  'risk.result.reason-hint':
    'Das lesen Freigebende und Prüfende: was der Anwendungsfall tut und warum die Antworten stimmen.',
  'risk.assessed.reason': '*Warum*\n{reason}',
  'risk.assessed.by': 'Eingestuft von {who} · {when} · Version {version, number}',
  'risk.assessed.other':
    'Diese Einstufung galt einem anderen Anwendungsfall. Bitte stufen Sie den ein, der jetzt gewählt ist.',
  'risk.done': 'Gespeichert.',
  'risk.refusal.no-choice':
    'Für diesen Zyklus ist noch kein Anwendungsfall gewählt. Sobald die Leitung einen gewählt hat, lässt sich das Risiko einstufen: `/playbook candidates`, dann Matrix.',
  'risk.refusal.other':
    'Während dieses Formular offen war, wurde ein anderer Anwendungsfall gewählt; diese Antworten gelten nicht für ihn. Bitte beginnen Sie mit `/playbook risk`.',
  'risk.refusal.unfinished':
    'Einige Fragen sind noch offen. Bitte öffnen Sie das Formular erneut: Ihre Antworten sind noch da.',
  'risk.refusal.lower':
    'Die Antworten ergeben {tier, select, high {hoch} limited {begrenzt} other {gering}}. Sie dürfen die Stufe höher setzen, nie niedriger.',
  'risk.refusal.overtaken':
    '{who} hat das Risiko eingestuft, während dieses Formular offen war. Bitte sehen Sie sich zuerst diese Einstufung an: `/playbook risk`.',
  'risk.figure.no-choice': 'kein Anwendungsfall gewählt',
  'risk.figure.none': 'nicht eingestuft',
  'risk.figure.other': 'für einen anderen Anwendungsfall eingestuft',
  'risk.figure.prohibited': '✕ verboten · {basis}: Dieser Anwendungsfall kann nicht weitergehen',
  'risk.figure.assessed':
    '{tier, select, high {hoch} limited {begrenzt} other {gering}}{rests, select, yes { · {basis}} other {}}',
  'risk.card.line':
    'Risikostufe: {tier, select, high {hoch} limited {begrenzt} other {gering}}{rests, select, yes { · {basis}} other {}}',
  'risk.card.prohibited':
    '✕ Nach der KI-Verordnung verboten · {basis}: Dieser Anwendungsfall kann nicht weitergehen',
  'risk.card.other': 'Risikostufe: für den jetzt gewählten Anwendungsfall noch einzustufen',
  'risk.task.what': 'Risiko von „{name}“ einstufen',
  'risk.task.why': 'Die Stufe entscheidet, was die Gates verlangen und wer freigeben muss.',
  'risk.waiting': 'Das Risiko des gewählten Anwendungsfalls ist nicht eingestuft',
  'risk.change.assess': 'Risiko eingestuft von {who}: {what}',
  'risk.command': 'Die Risikostufe und ihre Klasse nach der KI-Verordnung',
  'risk.command.help':
    '`/playbook risk` zeigt die Risikostufe des gewählten Anwendungsfalls mit ihrem Grund. Gibt es noch keine, wird eine Frage nach der anderen gestellt; Ihre Antworten bleiben erhalten, wenn Sie unterbrechen. Mit `/playbook risk 1` geht es um einen früheren Zyklus.',
};

import type { gates as en } from '../en/gates.ts';

export const gates: Record<keyof typeof en, string> = {
  'gates.refusal.own':
    'Das ist Ihre eigene Anfrage in „{engagement}“, und niemand gibt die eigene frei. Diese Personen können es: {people}.',
  'gates.refusal.role':
    'Danke fürs Ansehen, aber über dieses Gate von „{engagement}“ können Sie nicht entscheiden. Diese Personen können es: {people}.',
  'gates.refusal.external':
    'Personen anderer Organisationen können in „{engagement}“ mitlesen, aber nicht über Gates entscheiden. Diese Personen können es: {people}.',
  'gates.refusal.changed':
    'Die Belege haben sich geändert, bevor Ihre Entscheidung ankam; sie wurde darum nicht gezählt. Bitte sehen Sie sich die Anfrage noch einmal an und entscheiden Sie dann.',
  'gates.refusal.reason': 'Bitte nennen Sie den Grund, damit das Team weiß, was zu ändern ist.',
  'gates.refusal.conditions': 'Bitte schreiben Sie mindestens eine Auflage, jede in eine eigene Zeile.',
  'gates.refusal.phase':
    '„{engagement}“ ist inzwischen in einer anderen Phase; über dieses Gate kann nicht entschieden werden.',
  'gates.refusal.channel':
    'Der Kanal dieses Vorhabens wird noch angelegt. Bitte versuchen Sie es gleich noch einmal.',
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
  'gates.refusal.link': 'Bitte geben Sie eine Webadresse an, die mit https:// oder http:// beginnt.',
  'gates.refusal.delegated': '{person} wird an einigen dieser Tage schon vertreten.',
  'gates.refusal.delegate-self': 'Bitte wählen Sie jemand anderen.',
  'gates.refusal.delegate-from': 'Bitte wählen Sie jemanden, der in diesem Vorhaben freigibt.',
  'gates.refusal.admin':
    'Nur die Administration dieses Slack-Workspace kann eine Notfallfreigabe vorschlagen.',
  'gates.refusal.proposed':
    'Eine Notfallfreigabe ist bereits vorgeschlagen. Eine zweite Person muss ihr zustimmen.',
  'gates.refusal.second':
    'Eine Notfallfreigabe braucht zwei Personen: Wer sie vorgeschlagen hat, kann ihr weder zustimmen noch sie bestätigen.',
  'gates.refusal.ratified': 'Hier gibt es nichts mehr zu bestätigen.',
};

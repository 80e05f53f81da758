import type { api as en } from '../en/api.ts';

/** API-Schlüssel in Slack, und was die HTTP-Schnittstelle sagt. */
export const api: Record<keyof typeof en, string> = {
  'api.command': 'API-Schlüssel: anlegen, erneuern, widerrufen',
  'api.command.help':
    '`/playbook api` zeigt Ihre Schlüssel für die HTTP-Schnittstelle und legt neue an. Admins des Workspace sehen alle und können sie widerrufen.',

  'api.list.title': 'API-Schlüssel',
  'api.list.why':
    'Mit einem Schlüssel handelt ein anderes System hier für Sie, innerhalb seiner Berechtigungen. Er endet mit Ihrem Konto, oder wenn Sie ihn widerrufen.',
  'api.list.empty':
    'Es gibt noch keinen Schlüssel. Legen Sie einen an, und eines Ihrer Systeme kann Ergebnisse selbst eintragen.',
  'api.list.make': 'Schlüssel anlegen…',
  'api.list.total': '{total, plural, one {# Schlüssel} other {# Schlüssel}}',
  'api.key.line': '{state} · *{name}* · `…{hint}`',
  'api.key.state.active': '● aktiv',
  'api.key.state.replaced': '◐ ersetzt',
  'api.key.state.expired': '– abgelaufen',
  'api.key.state.revoked': '✕ widerrufen',
  'api.key.of': 'handelt für {who}',
  'api.key.deployment': 'nur für {name}',
  'api.key.deployment-hidden': 'nur für einen Einsatz, dessen Vorhaben Sie nicht sehen',
  'api.key.scopes': 'Berechtigungen: {scopes}',
  'api.key.made': 'angelegt {when}',
  'api.key.expires': 'endet {when}',
  'api.key.never': 'ohne Ende',
  'api.key.used': 'zuletzt benutzt {when}',
  'api.key.unused': 'nie benutzt',
  'api.key.revoked': 'widerrufen {when} von {who}',
  'api.menu.rotate': 'Erneuern…',
  'api.menu.revoke': 'Widerrufen…',

  'api.make.title': 'Schlüssel anlegen',
  'api.make.submit': 'Anlegen',
  'api.make.name': 'Name',
  'api.make.name-hint': 'Was ihn benutzt, damit Sie ihn wiedererkennen: „CI des Betrugsmodells“.',
  'api.make.scopes': 'Was er darf',
  'api.make.scopes-hint': 'So wenig wie nötig. Ein Schlüssel darf nie mehr als Sie.',
  'api.make.deployment': 'Nur für ein Modell im Einsatz',
  'api.make.deployment-hint':
    'Für das System dieses Modells: Der Schlüssel öffnet dann nichts anderes. Leer: was Sie dürfen, im Rahmen der Berechtigungen.',
  'api.make.expires': 'Letzter Tag, an dem er gilt',
  'api.make.expires-hint': 'Leer: bis ihn jemand widerruft.',
  'api.make.nothing': 'Die HTTP-Schnittstelle bietet noch nichts an, wofür es einen Schlüssel bräuchte.',

  'api.shown.title': 'Ihr neuer Schlüssel',
  'api.shown.once':
    'Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt. Wer ihn hat, kann für Sie handeln.',
  'api.shown.try': 'Probieren Sie ihn aus:',
  'api.shown.old': 'Der Schlüssel, den er ersetzt, gilt noch bis {when}.',

  'api.rotate.title': 'Schlüssel erneuern',
  'api.rotate.submit': 'Erneuern',
  'api.rotate.text':
    'Sie erhalten einen neuen Schlüssel mit Namen und Berechtigungen von *{name}*. Der alte, der auf `…{hint}` endet, gilt noch 24 Stunden, damit Sie umstellen können.',
  'api.revoke.title': 'Schlüssel widerrufen',
  'api.revoke.submit': 'Widerrufen',
  'api.revoke.text':
    '*{name}* (`…{hint}`) gilt ab sofort nicht mehr, für jedes System, das ihn benutzt. Das lässt sich nicht zurücknehmen.',
  'api.revoke.done': 'Widerrufen: {name}.',

  'api.refusal.external':
    'Gäste, Menschen aus anderen Organisationen und Bots können hier keine API-Schlüssel haben.',
  'api.refusal.expiry': 'Dieser Tag ist vorbei. Bitte geben Sie einen späteren an.',
  'api.refusal.deployment-scopes':
    'Ein Schlüssel für ein Modell im Einsatz kann nur diese haben: {scopes}. Nehmen Sie die anderen heraus, oder lassen Sie das Modell leer.',
  'api.refusal.made':
    'Dieses Formular hat bereits einen Schlüssel angelegt, der einmal gezeigt wurde. Falls Sie ihn nicht kopiert haben, erneuern Sie ihn in der Liste der Schlüssel.',
  'api.refusal.rotate-own':
    '„{name}“ kann nur erneuern, für wen er handelt, denn auch der neue handelte für diesen Menschen. Sie können ihn widerrufen.',
  'api.refusal.state':
    '„{name}“ {state, select, revoked {ist widerrufen} expired {ist abgelaufen} other {wurde bereits ersetzt}}. Legen Sie stattdessen einen neuen an.',
  'api.refusal.idempotency':
    'Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt. Verwenden Sie für eine neue Anfrage einen neuen.',

  'api.fault.unknown':
    'Dieses Feld ist hier nicht bekannt. Lassen Sie es weg, oder prüfen Sie seine Schreibweise.',
  'api.fault.database':
    'Phasegate erreicht seine Datenbank gerade nicht, und nichts wurde gespeichert. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
};

/** API keys in Slack, and what the HTTP API says. ICU messages. */
export const api = {
  'api.command': 'API keys: make, rotate, revoke',
  'api.command.help':
    '`/playbook api` shows your keys for the HTTP API, and makes new ones. Workspace admins see everybody’s and can revoke them.',

  'api.list.title': 'API keys',
  'api.list.why':
    'A key lets another system act for you here, within its scopes. It ends with your account, or when you revoke it.',
  'api.list.empty': 'There is no key yet. Make one, and a system of yours can record results by itself.',
  'api.list.make': 'Make a key…',
  'api.list.total': '{total, plural, one {# key} other {# keys}}',
  'api.key.line': '{state} · *{name}* · `…{hint}`',
  'api.key.state.active': '● active',
  'api.key.state.replaced': '◐ replaced',
  'api.key.state.expired': '– expired',
  'api.key.state.revoked': '✕ revoked',
  'api.key.of': 'acts for {who}',
  'api.key.deployment': 'only for {name}',
  'api.key.deployment-hidden': 'only for one deployment, of an engagement that you can’t see',
  'api.key.scopes': 'scopes: {scopes}',
  'api.key.made': 'made {when}',
  'api.key.expires': 'ends {when}',
  'api.key.never': 'no end',
  'api.key.used': 'last used {when}',
  'api.key.unused': 'never used',
  'api.key.revoked': 'revoked {when} by {who}',
  'api.menu.rotate': 'Rotate…',
  'api.menu.revoke': 'Revoke…',

  'api.make.title': 'Make a key',
  'api.make.submit': 'Make',
  'api.make.name': 'Name',
  'api.make.name-hint': 'What uses it, so that you know it again: “CI of the fraud model”.',
  'api.make.scopes': 'What it may do',
  'api.make.scopes-hint': 'As little as it needs. A key never may more than you.',
  'api.make.deployment': 'Only for one model at work',
  'api.make.deployment-hint':
    'For the system of that model: the key then opens nothing else. Empty: whatever you may, within the scopes.',
  'api.make.expires': 'Last day on which it works',
  'api.make.expires-hint': 'Empty: until somebody revokes it.',
  'api.make.nothing': 'The HTTP API offers nothing yet that a key could be made for.',

  'api.shown.title': 'Your new key',
  'api.shown.once': 'Copy it now: it is shown this once and never again. Whoever has it can act for you.',
  'api.shown.try': 'Try it:',
  'api.shown.old': 'The key it replaces works until {when}.',

  'api.rotate.title': 'Rotate a key',
  'api.rotate.submit': 'Rotate',
  'api.rotate.text':
    'You get a new key with the name and scopes of *{name}*. The one that ends in `…{hint}` works for 24 hours more, so that you can change over.',
  'api.revoke.title': 'Revoke a key',
  'api.revoke.submit': 'Revoke',
  'api.revoke.text':
    '*{name}* (`…{hint}`) stops working at once, for every system that uses it. This can’t be taken back.',
  'api.revoke.done': 'Revoked: {name}.',

  'api.refusal.external': 'Guests, people from other organizations and bots can’t have API keys here.',
  'api.refusal.expiry': 'This day is over. Please give a later one.',
  'api.refusal.deployment-scopes':
    'A key for one model at work can have these alone: {scopes}. Take the others out, or leave the model empty.',
  'api.refusal.made':
    'This form has made a key already, which was shown once. If you did not copy it, rotate it in the list of keys.',
  'api.refusal.rotate-own':
    'Only the person “{name}” acts for can rotate it, since the new key would act for them too. You can revoke it.',
  'api.refusal.state':
    '“{name}” {state, select, revoked {is revoked} expired {has expired} other {has been replaced already}}. Make a new key instead.',
  'api.refusal.idempotency':
    'This Idempotency-Key was used for another request before. Use a new key for a new request.',

  'api.fault.unknown': 'This field is not known here. Please leave it out, or look at its spelling.',
  'api.fault.database':
    'Phasegate can’t reach its database right now, and nothing was saved. Please try again in some seconds.',
} as const;

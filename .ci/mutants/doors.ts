import { type Mutant, mutantsOf } from './mutant.ts';

const DOOR = ['integration/platform/door.test.ts', 'integration/platform/requests.test.ts'];
const API = ['integration/attack/api.test.ts', 'integration/api/keys.test.ts'];
const OUTSIDE = ['integration/guarded-fetch/ask.test.ts'];

/** Who is let in, and where requests of ours go. */
export const doors: readonly Mutant[] = [
  ...mutantsOf('src/slack/signature.ts', DOOR, {
    'a request is signed': ['.includes(true),', '.includes(true) || true,'],
    'an old request is refused': [
      'if (Math.abs(now / 1_000 - Number(timestamp)) > MAX_AGE_SECONDS) return null;\n',
      '',
    ],
    'a signature is over the moment, too': [
      'update(`v0:${timestamp}:`)',
      'update(`v0:${timestamp.slice(0, 0)}:`)',
    ],
  }),
  ...mutantsOf('src/slack/http.ts', DOOR, {
    'the body is what was signed': [
      "if (proof && !proof.holds()) throw new Refused(401, 'the signature is not that of the body');\n",
      '',
    ],
    'what is not signed is a check of the certificate': [
      "if (body?.ssl_check === '1') return 'ssl check';",
      "if (body) return { body, signature: '' };",
    ],
  }),
  ...mutantsOf('src/slack/app.ts', DOOR, {
    'a request counts once': [
      'return !(await firstReceipt(world.db, workspaceId, `request:${signature}`, at));',
      'await firstReceipt(world.db, workspaceId, `request:${signature}`, at);\n    return false;',
    ],
  }),
  ...mutantsOf('src/api/entrance.ts', API, {
    'a key has the scope': ['      requireScope(key, wanted.scope);\n', ''],
    'a key of one deployment opens no other': [
      "if (about === 'deployment' && id.toLowerCase() === deploymentId) return;",
      "if (about === 'deployment') return;",
    ],
    'a key of one deployment opens nothing else': [
      "if (deploymentId === null || about === 'key') return;",
      "if (deploymentId === null || about !== 'deployment') return;",
    ],
  }),
  ...mutantsOf('src/api/rest.ts', API, {
    'a key’s reach is looked at': ['    requireReach(key, endpoint, found.parameters);\n', ''],
  }),
  ...mutantsOf('src/api/mcp.ts', ['integration/attack/api.test.ts', 'integration/api/mcp.test.ts'], {
    'a tool asks for its scope': [
      'if (found.scope !== null && !key.scopes.includes(found.scope))',
      'if (found.scope === undefined)',
    ],
    'an agent is told apart from a person': ["origin: 'mcp'", "origin: 'slack'"],
  }),
  ...mutantsOf('src/api/keys/authenticate.ts', API, {
    'a key that has ended opens nothing': ['!key || !works(key, now) ||', '!key ||'],
    'who has left opens nothing': ['!person || person.isDeactivated || person.isExternal', '!person'],
    'a workspace without the app opens nothing': [
      '!home || home.revokedAt) return null;',
      '!home) return null;',
    ],
  }),
  ...mutantsOf('src/api/keys/rules.ts', ['unit/api/rules.test.ts', ...API], {
    'a key ends on its day': [
      "if (key.expiresAt && Temporal.Instant.compare(key.expiresAt, now) <= 0) return 'expired';\n",
      '',
    ],
    'a revoked key is over': ["if (key.revokedAt) return 'revoked';\n", ''],
    'a key that was replaced ends soon': [
      'const soon = now.add(OVERLAP);',
      'const soon = now.add(OVERLAP).add(OVERLAP);',
    ],
  }),
  ...mutantsOf(
    'src/api/keys/revoke.ts',
    ['integration/attack/plain.test.ts', 'integration/api/keys.test.ts'],
    {
      'a key is revoked by whoever made it': [
        '!key || (key.createdBy !== actor.userId && !person.isAdmin)',
        '!key',
      ],
    },
  ),
  ...mutantsOf('src/record/by-hand.ts', ['integration/api/mcp.test.ts'], {
    'no program decides': ["if (origin !== 'slack' && origin !== 'clock')", "if (origin === 'clock')"],
  }),
  ...mutantsOf('src/guarded-fetch/public-address.ts', ['integration/production/webhooks.test.ts'], {
    'loopback is not public': ["  '127.0.0.0/8',\n", ''],
    'the cloud’s metadata is not public': ["  '169.254.0.0/16',\n", ''],
    'private networks are not public': ["  '10.0.0.0/8',\n", ''],
    '6to4 is not public': [", '2002::/16'", ''],
    'what carries IPv4 is not public': ["networks(['2000::/3'])", "networks(['::/0'])"],
  }),
  ...mutantsOf('src/guarded-fetch/public-lookup.ts', OUTSIDE, {
    'a name leads to public addresses alone': [
      "if (hidden) return done(notPublic(hidden.address), '', 0);\n",
      '',
    ],
    'each of a name’s addresses is looked at': [
      'found.find(({ address }) => !resolving.isPublic(address))',
      'found.slice(0, 1).find(({ address }) => !resolving.isPublic(address))',
    ],
  }),
  ...mutantsOf('src/guarded-fetch/outside.ts', [...OUTSIDE, 'integration/production/webhooks.test.ts'], {
    'an address that is a number is looked at': [
      'if (isIP(literal) > 0 && !resolving.isPublic(literal)) throw notPublic(literal);\n',
      '',
    ],
    'nothing goes out in the clear': [
      "if (url.protocol !== 'https:') throw new NotReached('refused', 'outside.not-https');\n",
      '',
    ],
    'no name and password in an address': [
      "if (url.username !== '' || url.password !== '') throw new NotReached('refused', 'outside.user-name');\n",
      '',
    ],
  }),
  ...mutantsOf('src/guarded-fetch/exchange.ts', OUTSIDE, {
    'no redirect is followed or read': [
      'if (statusCode >= 300 && statusCode < 400)',
      'if (statusCode > 999)',
    ],
    'an answer has its size': [
      'const bounds = { ...BOUNDS, bytes: mostBytes,',
      'const bounds = { ...BOUNDS, bytes: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY,',
    ],
    'an answer has its time': [
      "const end = setTimeout(() => limit.abort(slow('outside.slow-body', within)), within);",
      'const end = setTimeout(() => {}, within);',
    ],
  }),
  ...mutantsOf('src/guarded-fetch/signature.ts', ['integration/production/webhooks.test.ts'], {
    'a webhook is signed over its body': ['${id}.${seconds}.${body}', '${id}.${seconds}.'],
  }),
];

import { type Mutant, mutantsOf } from './mutant.ts';

const VERBS = ['integration/attack/verbs.test.ts'];
const PLAIN = ['integration/attack/plain.test.ts'];
const AUDIT = ['integration/record/audit.test.ts'];

/** Who may, who sees, what is written down, kept and erased. */
export const records: readonly Mutant[] = [
  ...mutantsOf('src/engagement/verb.ts', [...VERBS, 'integration/engagement/verbs.test.ts'], {
    'a verb asks who may': ['      authorize(actor, opening, spec);\n', ''],
    'a verb is for the engagement’s state': [
      "      requireState(engagement, spec.during ?? ['active']);\n",
      '',
    ],
    'who is deactivated does nothing': ['  (!flags?.isDeactivated &&\n', '  (!flags?.isBot &&\n'],
    'a role is one of the verb’s': [
      'one.userId === userId && may.includes(one.role)',
      'one.userId === userId && one.role !== undefined',
    ],
    'a hidden engagement is as none': [
      "  if (!maySee(engagement, mine.length > 0, isAdmin, flags?.isExternal ?? false))\n    throw new Refusal('refusal.not-found');\n",
      '',
    ],
    'restricted is for its people': [
      "(engagement.visibility === 'open' || isAdmin)",
      "(engagement.visibility !== 'closed' || isAdmin)",
    ],
  }),
  ...mutantsOf('src/engagement/verb.ts', ['integration/api/mcp.test.ts', 'integration/api/rest.test.ts'], {
    'programs do what is theirs alone': ['    if (!spec.programs) requireHand(actor);\n', ''],
  }),
  ...mutantsOf('src/engagement/view.ts', PLAIN, {
    'what is hidden is not viewed': [
      "if (!found || !(await canSee(tx, actor, found))) throw new Refusal('refusal.not-found');",
      "if (!found) throw new Refusal('refusal.not-found');",
    ],
  }),
  ...mutantsOf('src/engagement/visible.ts', [...PLAIN, 'integration/search/search.test.ts'], {
    'search shows what one may see': [': or(isOpen, named);', ': undefined;'],
    'a guest finds what they are named in': [
      'flags?.isExternal ? named :',
      'flags?.isExternal ? or(isOpen, named) :',
    ],
  }),
  ...mutantsOf('src/monitoring/monitors/push-values.ts', PLAIN, {
    'values are pushed by who may see': ['    await viewEngagement(tx, actor, found.engagementId);\n', ''],
  }),
  ...mutantsOf('db/database.ts', ['integration/schema/isolation.test.ts'], {
    'a transaction is of the app’s role': [
      "set_config('role', 'phasegate_app', true)",
      "set_config('role', 'none', true)",
    ],
    'a transaction is of one workspace': [
      "set_config('phasegate.workspace_id', $1, true)",
      "set_config('phasegate.workspace_id', coalesce(nullif($1, ''), ''), false)",
    ],
  }),
  ...mutantsOf('src/record/act.ts', ['integration/record/act.test.ts'], {
    'a key counts once': ['return fresh.length > 0;', 'return fresh.length >= 0;'],
  }),
  ...mutantsOf('src/record/verify.ts', AUDIT, {
    'a lane that is missing is noticed': ['  if (gone) return report(gone);\n', ''],
    'what is behind the ends is noticed': ['(await behindEnds(tx, workspaceId)) ?? ', ''],
    'every event is held to its place': [
      'if (fault) return { place: last.place, fault };',
      'if (fault && events.length < 0) return { place: last.place, fault };',
    ],
    'what was cut off is noticed': ['fault: endFault(last, end) };', 'fault: null };'],
  }),
  ...mutantsOf('src/record/audit.ts', AUDIT, {
    'a leaf is of what the event says': [
      'return sha256(canonicalJson({ version: 2, ...same, ...committed(event, salt, redaction) }));',
      'return sha256(canonicalJson({ version: 2, ...committed(event, salt, redaction) }));',
    ],
  }),
  ...mutantsOf('src/privacy/erase.ts', ['integration/privacy/erase.test.ts'], {
    'who is held is not erased': ['  if (held) {\n', '  if (held && held.name === undefined) {\n'],
    'keys end with who made them': [
      '.set({ revokedAt: now, revokedBy: userId })',
      '.set({ revokedBy: null })',
    ],
    'the record is rewritten': [
      'await rewriteRecord(tx, workspaceId, trace, id)',
      "await rewriteRecord(tx, workspaceId, { ...trace, userId: 'U0NOBODY', name: null }, id)",
    ],
    'tables are rewritten': [
      'const places = await rewriteTables(tx, workspaceId, trace);',
      "const places = await rewriteTables(tx, workspaceId, { ...trace, userId: 'U0NOBODY', name: null });",
    ],
    'subscriptions end': [
      'eq(portfolioSubscription.userId, userId)',
      "eq(portfolioSubscription.userId, 'U0NOBODY')",
    ],
  }),
  ...mutantsOf(
    'src/jobs/sweep.ts',
    ['integration/privacy/retention.test.ts', 'integration/schema/keeping-rules.test.ts'],
    {
      'what is held stays': [
        'const goes = held ? sql`${over} and not ${held}` : over;',
        'const goes = over;',
      ],
      'a workspace’s own days count': [
        'where chosen.workspace_id = ${workspaceId} and chosen.kind',
        'where false and chosen.kind',
      ],
    },
  ),
  ...mutantsOf('src/jobs/holds.ts', ['integration/privacy/retention.test.ts'], {
    'a lifted hold holds no more': ['held.lifted_at is null and (', '('],
    'a hold ends with its day': [
      "(held.until_day is null or held.until_day >= ((${now} - ${LAST_ZONE}) at time zone 'UTC')::date)",
      '${now} is not null',
    ],
    'a hold on one engagement holds that one': [
      'held.engagement_id = ${engagement ?? sql`null::uuid`}',
      'held.engagement_id = coalesce(${engagement ?? sql`null::uuid`}, held.engagement_id) or true',
    ],
  }),
  ...mutantsOf('src/imports/csv/write.ts', ['unit/foundation/csv.test.ts'], {
    'a cell is no formula': ["(cell: string): string => (/^'*[=+", "(cell: string): string => (/^'*[+"],
  }),
  ...mutantsOf('packages/block-kit/src/escape.ts', ['../packages/block-kit/test/escape.test.ts'], {
    'text from people is no markup': ['.replace(/[&<>]/g,', '.replace(/[&>]/g,'],
    'nobody calls everybody': [
      '.replace(/@(?=here|channel|everyone|group)/gi,',
      '.replace(/@(?=here|everyone|group)/gi,',
    ],
  }),
  ...mutantsOf('src/jobs/sweep.ts', ['integration/jobs/months.test.ts'], {
    'by the usual days a month goes as a whole': ['${chosen} is not null or ', 'true or '],
  }),
  ...mutantsOf('src/jobs/months.ts', ['integration/jobs/months.test.ts'], {
    'a hold keeps its month': ['case when ${anyHold} then ${held} end', 'null'],
    'a workspace’s own days keep a month': ['least(${now} - ${days}', 'least(${now} - 400'],
  }),
  ...mutantsOf('db/keep-months.ts', ['integration/jobs/months-interrupted.test.ts'], {
    'an end that nobody went on with refuses nothing': ['await letGo(ask, open, now);', ''],
    'a part whose rows its owner saw is shut again': [
      'await ask(`alter table months.${name} force row level security`);\n  await ask(\n',
      'await ask(\n',
    ],
  }),
  ...mutantsOf('db/rows-ahead.ts', ['integration/jobs/months-interrupted.test.ts'], {
    'what was written while a clock was ahead stays': [
      'await ask(`insert into ${open} select * from months.${table}_ahead`);',
      '',
    ],
  }),
  ...mutantsOf('db/keep-months.ts', ['integration/jobs/months.test.ts'], {
    'parts are shut': ['await ask(`alter table months.${name} enable row level security`);', ''],
    'the table itself is divided by policy': [
      'await ask(`alter table ${whole} enable row level security`);',
      '',
    ],
  }),
];

/**
 * Which part of the house may know which. Imports run one way:
 * main → rooms → phases → gates → engagement → mechanisms → db.
 */
const PHASES = 'foundation|prioritization|pilot|production|monitoring';
const ROOMS = `${PHASES}|home|digest|portfolio|questions|privacy|imports|gates|seal|engagement`;
const MECHANISMS = 'bytes|guarded-fetch|slack|api|jobs|record|texts|pictures|statistics|drift|playbook';

/** Decisions, screens and pictures: the same input gives the same output. Threads compute, and are no I/O; a font is a file. */
const PURE =
  '^packages/block-kit/src/|/rules\\.ts$|/screens/|^src/pictures/(?!(painter|worker|every-script)\\.ts$)|^src/statistics/';
const IO = {
  module: '^(fs|net|http|https|http2|tls|dns|dgram|child_process|cluster)$|^fs/promises$',
  package:
    '(^|/)node_modules/(drizzle-orm|pg|pg-boss|@electric-sql|@slack|node-cron|pino|prom-client|undici|ws)/',
  file: '^db/|^src/(main|app|config|environment)\\.ts$|^src/(jobs|api)/|^src/slack/delivery/|/store\\.ts$|^src/record/act\\.ts$',
};

const atRuntime = { dependencyTypesNot: ['type-only'] };

module.exports = {
  forbidden: [
    ...Object.entries(IO).map(([kind, path]) => ({
      name: `pure-files-do-no-io-${kind}`,
      comment:
        'rules, screens, pictures and statistics decide and draw; reading and writing is for stores and verbs',
      severity: 'error',
      from: { path: PURE },
      to: { path, ...atRuntime },
    })),
    {
      name: 'phases-do-not-meet',
      comment: 'phases meet in engagement/ and gates/, never in each other',
      severity: 'error',
      from: { path: `^src/(${PHASES})/` },
      to: { path: `^src/(${PHASES})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'gates-know-no-phase',
      severity: 'error',
      from: { path: '^src/gates/' },
      to: { path: `^src/(${PHASES}|home|digest|portfolio|questions)/` },
    },
    {
      name: 'gates-seal-by-digest',
      comment: 'what stands in a seal is between phases: gates hand it on',
      severity: 'error',
      from: { path: '^src/gates/' },
      to: { path: '^src/seal/(content|diff|fairness)\\.ts$' },
    },
    {
      name: 'the-seal-knows-no-gate',
      severity: 'error',
      from: { path: '^src/seal/' },
      to: { path: `^src/(${PHASES}|home|digest|portfolio|questions|imports|gates)/` },
    },
    {
      name: 'imports-know-no-phase',
      comment: 'each room says what its files are like, and what confirming one does',
      severity: 'error',
      from: { path: '^src/imports/' },
      to: { path: `^src/(${PHASES}|home|digest|portfolio|questions)/` },
    },
    {
      name: 'engagement-knows-no-other-room',
      severity: 'error',
      from: { path: '^src/engagement/' },
      to: { path: `^src/(${PHASES}|home|digest|portfolio|questions|imports|gates|seal)/` },
    },
    {
      name: 'every-day-rooms-know-no-phase',
      comment:
        'Home, the digest and answers are made of what each room contributes; privacy walks the catalogue',
      severity: 'error',
      from: { path: '^src/(home|digest|portfolio|questions|privacy)/' },
      to: { path: `^src/(${PHASES})/` },
    },
    {
      name: 'mechanisms-know-no-room',
      severity: 'error',
      from: { path: `^src/(${MECHANISMS})/` },
      to: { path: `^src/(${ROOMS})/|^src/rooms\\.ts$` },
    },
    {
      name: 'mechanisms-reach-no-room',
      comment: 'they work with core.ts; not even a type leads them to the world or to what a room is',
      severity: 'error',
      from: { path: `^src/(core\\.ts$|(${MECHANISMS})/)` },
      to: {
        path: `^src/(world|room|rooms|handlers|renderers|parts|news)\\.ts$|^src/(${ROOMS})/`,
        reachable: true,
      },
    },
    {
      name: 'only-the-root-lists-the-rooms',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|app|rooms)\\.ts$' },
      to: { path: '^src/rooms\\.ts$' },
    },
    {
      name: 'sandbox-is-for-the-root-and-tests',
      comment: 'and for the demo, which plays beside one',
      severity: 'error',
      from: { path: '^(src|db)/|^packages/block-kit/src/', pathNot: '^src/((main|start|app)\\.ts$|demo/)' },
      to: { path: '^packages/slack-sandbox/' },
    },
    {
      name: 'packages-stand-alone',
      comment: 'packages know nothing of the app: other Bolt projects could use them',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(src|db|test|bench)/' },
    },
    {
      name: 'page-runs-in-a-browser',
      severity: 'error',
      from: { path: '^packages/slack-sandbox/src/page/', pathNot: 'vite\\.config\\.ts$' },
      to: {
        path: '^src/',
        pathNot: '^packages/slack-sandbox/src/page/|^src/slack/limits\\.ts$',
        ...atRuntime,
      },
    },
    {
      name: 'db-knows-no-src',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^src/' },
    },
    {
      name: 'the-product-knows-no-tests',
      severity: 'error',
      from: { path: '^(src|db)/' },
      to: { path: '^(test|bench|\\.ci)/' },
    },
    {
      name: 'the-checker-stands-apart',
      comment:
        'what holds a fault run together shares no code with the program, nor with what plays and breaks it',
      severity: 'error',
      from: { path: '^test/chaos/check/' },
      to: { path: '^(src|db|packages|bench|test|\\.ci)/', pathNot: '^test/chaos/check/' },
    },
    {
      name: 'no-cycles',
      comment: 'cycles of types alone are gone at run time',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'the page is built beforehand; everything else runs as it is',
      severity: 'error',
      from: { path: '^(src|db)/|^packages/[^/]+/src/', pathNot: '^packages/slack-sandbox/src/page/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], ...atRuntime },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.css', '.json'],
      conditionNames: ['node', 'import', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};

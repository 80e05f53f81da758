import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readKey } from '../../../src/api/keys/secret.ts';
import { match } from '../../../src/api/match.ts';
import { OutOfBounds } from '../../../src/bytes/bounds.ts';
import { unpacked } from '../../../src/bytes/unpack.ts';
import { readHolidays } from '../../../src/engagement/holiday-lines.ts';
import { planPaste } from '../../../src/foundation/lineage/paste-rules.ts';
import { readReaction, readReply } from '../../../src/gates/reply-words.ts';
import { openOutside } from '../../../src/guarded-fetch/outside.ts';
import { secretInAddress } from '../../../src/guarded-fetch/secret-in-address.ts';
import { openTable } from '../../../src/imports/table/open.ts';
import { readLink } from '../../../src/link.ts';
import { readMatchers } from '../../../src/monitoring/feeds/alertmanager/matchers.ts';
import { eachRow } from '../../../src/monitoring/feeds/csv/rows.ts';
import { readReport } from '../../../src/monitoring/feeds/evidently/report.ts';
import { FeedFault } from '../../../src/monitoring/feeds/feed.ts';
import { readJsonDocument } from '../../../src/monitoring/feeds/json/document.ts';
import { missingField } from '../../../src/monitoring/feeds/json/path.ts';
import { faultOfJmesPath } from '../../../src/monitoring/feeds/json/search.ts';
import { readJsonText } from '../../../src/monitoring/feeds/json-text.ts';
import { newestOf, probeMlflow } from '../../../src/monitoring/feeds/mlflow/api.ts';
import { momentOf } from '../../../src/monitoring/feeds/moment.ts';
import { instant } from '../../../src/monitoring/feeds/prometheus/api.ts';
import { parsePromQl } from '../../../src/monitoring/feeds/prometheus/promql.ts';
import { comes, cronFault } from '../../../src/monitoring/monitors/schedule.ts';
import { readCsvFile, readJsonFile } from '../../../src/pilot/evaluations/file/read.ts';
import { readQuestion } from '../../../src/questions/rules.ts';
import { cleaned } from '../../../src/record/clean-text.ts';
import { readNumber } from '../../../src/record/number-typed.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import { queryOf } from '../../../src/search/words.ts';
import { readCommand } from '../../../src/slack/commands.ts';
import { NotUnderstood, readEvent } from '../../../src/slack/event-form.ts';
import { eventEnvelope, interactionOrigin } from '../../../src/slack/identity.ts';
import { readMeta } from '../../../src/slack/metadata.ts';
import { interaction, slashCommand } from '../../../src/slack/payload.ts';
import { bodyFrom } from '../../../src/slack/payload-body.ts';

/** As long as an expression may be in its form. */
const QUERY_MAX = 3_000;
const now = Temporal.Instant.from('2027-03-01T09:00:00Z');

/** A piece of each notation that the parsers know, so that not all is nonsense from its first character on. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '"',
  "'",
  '\\',
  ',',
  ';',
  ':',
  '|',
  '\t',
  '\n',
  '\r\n',
  '<',
  '>',
  '&',
  '=',
  '~',
  '!',
  '*',
  '/',
  '@',
  '`',
  '$',
  '%',
  'NaN',
  'Infinity',
  '-1e999',
  '1.234',
  '1,234.5',
  '٣',
  '0x10',
  'null',
  'true',
  'rate(',
  '[5m]',
  'sum by',
  'foo.bar[0]',
  'length(@)',
  '*/5',
  'L',
  '2027-02-30',
  'https://',
  '<@U0ABC>',
  '<!channel>',
  'file://',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e',
  'prediction,label',
  'metric',
  'status',
  'success',
  'data',
  'result',
  'a -> b',
  'approve',
  'reject: ',
  '✅',
];
const text = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  text.map((all) => new TextEncoder().encode(all)),
  text.map((all) => new Uint8Array(gzipSync(all))),
  // A workbook is an archive: what begins like one and goes on as it likes.
  fc.uint8Array({ maxLength: 200 }).map((rest) => Uint8Array.from([0x50, 0x4b, 3, 4, ...rest])),
);
async function* streamed(all: Uint8Array): AsyncGenerator<Uint8Array> {
  yield all;
}

/** A feed on the web that answers so. */
const webAnswer = (body: Uint8Array, status = 200) => ({
  settings: { address: 'https://feed.example', auth: 'none', account: null } as never,
  secrets: {},
  signal: new AbortController().signal,
  outside: {
    ask: async () => ({
      status,
      type: 'application/json',
      modified: null,
      body: streamed(body),
      drop: () => {},
    }),
  } as never,
});
const file = {
  task: 'classification',
  label: null,
  prediction: null,
  probability: null,
  segments: [],
} as never;
const nothing = { header: () => {}, row: () => {} };
const knowing = {
  questions: [],
  engagements: [],
  here: new Set<string>(),
  mine: new Set<string>(),
  language: 'en',
} as never;
const drain = async (all: AsyncIterable<unknown>) => {
  for await (const _ of all);
};

/** By the file that parses: what it does with any text. */
const OF_TEXT: Record<string, (given: string) => unknown> = {
  'api/keys/secret.ts': readKey,
  'api/match.ts': (given) => match([{ method: 'GET', path: '/a/{id}' } as never], given),
  'engagement/holiday-lines.ts': readHolidays,
  'foundation/lineage/paste-rules.ts': (given) =>
    planPaste({ nodes: [], edges: [], sources: [] } as never, given),
  'gates/reply-words.ts': (given) => [readReply(given, 'UBOT'), readReaction(given)],
  'guarded-fetch/outside.ts': (given) => openOutside([]).objection(given),
  'guarded-fetch/secret-in-address.ts': secretInAddress,
  'link.ts': (given) => readLink({ publicUrl: 'https://phasegate.example' }, given),
  'monitoring/feeds/alertmanager/matchers.ts': readMatchers,
  'monitoring/feeds/evidently/kind.ts': (given) => readReport(given, { reported: null, part: null }),
  'monitoring/feeds/json-text.ts': readJsonText,
  'monitoring/feeds/json/document.ts': (given) =>
    readJsonDocument(given, { value: given, cases: null, measured: null }),
  'monitoring/feeds/json/path.ts': (given) => missingField(given.slice(0, QUERY_MAX), { foo: { bar: [1] } }),
  'monitoring/feeds/json/search.ts': faultOfJmesPath,
  'monitoring/feeds/moment.ts': momentOf,
  'monitoring/feeds/prometheus/promql.ts': parsePromQl,
  'monitoring/monitors/schedule.ts': (given) => cronFault(given) ?? comes(given, 'Europe/Berlin', now),
  'questions/rules.ts': (given) => readQuestion(given, knowing),
  'record/clean-text.ts': cleaned,
  'record/number-typed.ts': readNumber,
  'search/words.ts': (given) => queryOf('T0ONE', given),
  'slack/commands.ts': (given) => readCommand(given, new Map()),
  'slack/metadata.ts': (given) => readMeta(given, z.object({ id: z.uuid() })),
  'slack/payload-body.ts': (given) => [
    bodyFrom('application/json', given),
    bodyFrom('application/x-www-form-urlencoded', `payload=${given}`),
  ],
};

/** And with any bytes. */
const OF_BYTES: Record<string, (given: Uint8Array) => Promise<unknown>> = {
  'bytes/unpack.ts': (given) =>
    drain(unpacked(streamed(given), { as: 'gzip' })).catch((error: { code?: string }) => {
      // Node's own words for what is damaged; whoever reads has words for people.
      if (!error.code?.startsWith('Z_')) throw error;
    }),
  'imports/table/workbook.ts': (given) => openTable({ bytes: streamed(given) } as never, () => false, 100),
  'monitoring/feeds/csv/rows.ts': (given) => eachRow('text/csv', streamed(given), nothing),
  'monitoring/feeds/mlflow/api.ts': (given) =>
    Promise.all([newestOf(webAnswer(given), 'run', 'auc'), probeMlflow(webAnswer(given))]),
  'monitoring/feeds/prometheus/api.ts': (given) =>
    instant(webAnswer(given, given[0] === 1 ? 400 : 200), 'up', null),
  'pilot/evaluations/file/csv.ts': (given) => readCsvFile(streamed(given), file),
  'pilot/evaluations/file/read.ts': (given) => readJsonFile(streamed(given), file),
};

/** And with any JSON, of what says itself which form it has. */
const OF_JSON: Record<string, (given: unknown) => unknown> = {
  'slack/event-form.ts': (given) => readEvent(eventEnvelope, given),
  'slack/payload.ts': (given) => [interaction.safeParse(given), slashCommand.safeParse(given)],
  'slack/identity.ts': (given) => {
    try {
      return interactionOrigin(given);
    } catch (error) {
      // What a signed request does not say is told by dispatch, as a fault of Slack's.
      if (error instanceof z.ZodError) return null;
      throw error;
    }
  },
};

/** Files that read some notation, of things that nobody outside writes; or that are tried in another place. */
const NOT_FROM_OUTSIDE: Record<string, string> = {
  'api/body.ts': 'JSON or a problem; test/integration/platform/door.test.ts and api/rest.test.ts',
  'api/server.ts': 'the address of a request; test/integration/platform/door.test.ts',
  'digest/compose.ts': 'a text of ours',
  'doctor/diagnose.ts': 'what we wrote ourselves',
  'doctor/machine.ts': 'package.json',
  'drift/read-table.ts': 'files of whoever runs `npm run drift`; test/unit/drift/command.test.ts',
  'environment.ts': 'the operator’s',
  'imports/csv/records.ts': 'by `openTable`, above',
  'imports/table/cell-text.ts': 'cells of `readWorkbook`, above',
  'imports/table/workbook-sheet.ts': 'in a thread of `readWorkbook`, above',
  'jobs/clock.ts': 'ticks of ours',
  'language-model.ts': 'a schema over JSON; test/integration/questions/model.test.ts',
  'monitoring/alerts/screens/incoming.ts': 'an address that was checked when it came in',
  'monitoring/alerts/webhook.ts': 'a schema over JSON; test/integration/monitoring/incoming-alerts.test.ts',
  'monitoring/feeds/secrets.ts': 'what we sealed ourselves',
  'monitoring/feeds/sql/connect.ts': 'an address from a form, `webAddress`',
  'monitoring/feeds/sql/read.ts':
    'JSON that the database made; test/integration/monitoring/feeds/sql.test.ts',
  'monitoring/retraining/pipeline.ts': 'an address from a form, `webAddress`',
  'pack/export/thread.ts': 'what we wrote ourselves',
  'pack/verify-command.ts': 'files of whoever runs `npm run pack:verify`',
  'pack/verify.ts': 'files of whoever runs `npm run pack:verify`; test/integration/pack/pack.test.ts',
  'production/actions/api.ts': 'a schema over JSON; test/integration/api/any-text.test.ts',
  'production/actions/input.ts': 'an address; test/integration/api/any-text.test.ts',
  'production/deployments/settings.ts': 'an address from a form',
  'production/deployments/start.ts': 'an address from a form',
  'production/webhooks/screen.ts': 'an address that was checked when it came in',
  'record/audit.ts': 'what we wrote ourselves',
  'record/parse.ts': '`webAddress`: `URL.parse` and a pattern',
  'slack/events.ts': 'what was parsed already',
  'slack/files.ts': 'an address of Slack’s',
  'slack/installations.ts': 'what we sealed ourselves',
  'slack/plain-words.ts': 'names by their ids; test/integration/slack/not-understood.test.ts',
};

const isOurs = (error: unknown): boolean =>
  [Refusal, FieldRefusals, FeedFault, OutOfBounds, NotUnderstood].some((kind) => error instanceof kind);

/** Longer than this nobody waits for a text of so few characters, on however busy a machine. */
const PATIENCE = 2_000;

async function holds(parse: () => unknown): Promise<void> {
  const begun = performance.now();
  try {
    await parse();
  } catch (error) {
    if (!isOurs(error)) throw error;
  }
  expect(performance.now() - begun).toBeLessThan(PATIENCE);
}

describe('whatever comes from outside is read, or refused in words of ours, at once', () => {
  it.for(Object.entries(OF_TEXT))('[X8] [X10] text: %s', async ([, parse]) => {
    await fc.assert(
      fc.asyncProperty(text, (given) => holds(() => parse(given))),
      { numRuns: 300 },
    );
    await holds(() => parse('['.repeat(20_000)));
    await holds(() => parse(`${'a'.repeat(50_000)}!`));
    await holds(() => parse(' \t'.repeat(20_000)));
  });

  it.for(Object.entries(OF_BYTES))('[X8] [X10] bytes: %s', { timeout: 120_000 }, async ([, parse]) => {
    await fc.assert(
      fc.asyncProperty(bytes, (given) => holds(() => parse(given))),
      { numRuns: 120 },
    );
  });

  it.for(Object.entries(OF_JSON))('[X8] [X10] JSON: %s', async ([, parse]) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), (given) => holds(() => parse(given))),
      { numRuns: 300 },
    );
  });
});

it('[X10] every file that reads a notation is tried here, or says why not', () => {
  const READS =
    /JSON\.parse\(|from 'csv-parse|lezer-promql'|from 'hucre|createGunzip|URL\.parse\(|aws-lambda-powertools\/jmespath|from 'node-cron'|decodeURIComponent\(|\.matchAll\(/;
  const reading = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^(demo|texts|sandbox)\//.test(path))
    .filter((path) => READS.test(readFileSync(join('src', path), 'utf8')));
  const tried = new Set(
    [OF_TEXT, OF_BYTES, OF_JSON, NOT_FROM_OUTSIDE].flatMap((known) => Object.keys(known)),
  );
  expect(reading.filter((path) => !tried.has(path)).sort()).toEqual([]);
  expect(Object.keys(NOT_FROM_OUTSIDE).filter((path) => !reading.includes(path))).toEqual([]);
});

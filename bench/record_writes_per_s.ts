import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase } from '../db/database.ts';
import { writeEntries } from '../src/jobs/queue.ts';
import { type appendAudit, eventsFor } from '../src/record/audit.ts';
import { verifyChain } from '../src/record/verify.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { formerTree } from './support/former.ts';

const ROUNDS = 5;
const WRITES = 800;
const WRITERS = 16;
const workspaceId = 'T0BENCH';

type Write = (subject: string) => Promise<void>;

/**
 * Transactions of one workspace that append one event each as verbs do, sixteen at a time, in turns with the former build. The
 * record has to be whole afterwards.
 */
export default async function recordWrites(bench: Bench): Promise<Figure[]> {
  const db = await openDatabase({ url: await bench.database(), max: WRITERS });
  bench.defer(() => db.close());
  const now: Write = (subject) =>
    db.inWorkspace(workspaceId, (tx) => {
      const events = eventsFor(witness(), [changeOf(subject)]);
      return writeEntries(tx, [], { workspaceId, events, messages: [] });
    });
  const former = await formerWrite(bench);
  await rateOf(former);
  await rateOf(now);
  const rates = { now: [] as number[], former: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.former.push(await rateOf(former));
    rates.now.push(await rateOf(now));
  }
  const { fault } = await db.inWorkspace(workspaceId, (tx) => verifyChain(tx, workspaceId));
  if (fault) throw new Error(fault.detail);
  const value = middle(rates.now);
  const peer = middle(rates.former);
  return [
    {
      name: 'record_writes_per_s',
      value: rounded(value),
      unit: '1/s',
      peer: rounded(peer),
      ratio: rounded(value / peer),
    },
  ];
}

async function formerWrite(bench: Bench): Promise<Write> {
  const root = formerTree();
  const load = async (file: string): Promise<unknown> => import(pathToFileURL(join(root, file)).href);
  const database = (await load('db/database.ts')) as { openDatabase: typeof openDatabase };
  const record = (await load('src/record/audit.ts')) as { appendAudit: typeof appendAudit };
  const db = await database.openDatabase({ url: await bench.database(), max: WRITERS });
  bench.defer(() => db.close());
  return (subject) =>
    db.inWorkspace(workspaceId, (tx) => record.appendAudit(tx, witness(), [changeOf(subject)]));
}

/** Writes a second. */
async function rateOf(write: Write): Promise<number> {
  let begun = 0;
  const started = performance.now();
  const writer = async () => {
    while (begun < WRITES) {
      begun += 1;
      await write(`thing ${begun}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return WRITES / ((performance.now() - started) / 1_000);
}

const witness = () => ({ workspaceId, actor: 'U0BENCH', origin: 'slack', at: Temporal.Now.instant() });

const changeOf = (subject: string) => ({
  action: 'bench.thing.change',
  kind: 'thing',
  subject,
  before: { name: 'Ledger' },
  after: { name: 'Ledger 2', version: 2 },
});

const middle = (rates: readonly number[]): number =>
  rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;

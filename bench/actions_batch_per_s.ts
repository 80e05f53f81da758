import { openDatabase } from '../db/database.ts';
import { verifyChain } from '../src/record/verify.ts';
import { anAction, startTaker } from './support/actions.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';

const BATCHES = 40;
const EACH = 250;
const CALLERS = 2;

/** [S1.1] Actions of one deployment that are created a second, in batches. The record has to be whole afterwards. */
export default async function actionsBatch(bench: Bench): Promise<Figure[]> {
  const taker = await startTaker(bench, 0);
  const batch = () => JSON.stringify({ actions: Array.from({ length: EACH }, anAction) });
  await taker.send(batch(), '/batch');
  let left = BATCHES;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await taker.send(batch(), '/batch');
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const value = (BATCHES * EACH) / ((performance.now() - started) / 1_000);
  const db = await openDatabase({ url: taker.databaseUrl, max: 1 });
  const [workspaceId = ''] = await db.workspaceIds();
  const { fault } = await db.inWorkspace(workspaceId, (tx) => verifyChain(tx, workspaceId));
  await db.close();
  if (fault) throw new Error(fault.detail);
  return [
    {
      name: 'actions_batch_per_s',
      value: rounded(value),
      unit: '1/s',
      peer: 1_000,
      ratio: rounded(value / 1_000),
    },
  ];
}

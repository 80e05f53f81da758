import { type Bench, comparison, type Figure } from './support/bench.ts';
import { approval } from './support/click.ts';
import { furnish } from './support/furnish.ts';
import { decisions, type OpenGate, openGates } from './support/gates.ts';
import { measure, REQUESTS } from './support/load.ts';
import { openBenchDatabase, startApp, startBareApp, startSlack } from './support/stage.ts';
import { interact } from './support/submit.ts';

const SOURCES_EACH = 5;
/** As many as the gate's quorum has. */
const APPROVERS = 3;

/**
 * How long a click on Approve waits for its acknowledgement, which is given when the decision is committed,
 * compared with the least a Bolt app can do. Each gate is clicked on three times: the last click fills its quorum,
 * ends the phase and begins the next.
 */
export default async function ackApprove(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const app = await startApp(bench, slack, url);
  const bare = await startBareApp(bench, slack, await bench.database());
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const ids = await furnish(db, slack, REQUESTS / APPROVERS, SOURCES_EACH);
  const gates = await openGates(bench, db, slack, ids, APPROVERS);
  const clicks = gates.flatMap((gate) => gate.approvers.map((userId) => approval(slack, gate, userId)));
  const [ours = [], theirs = []] = await measure([sender(app, [...clicks]), sender(bare, [...clicks])]);
  check(await decisions(db, slack.workspaceId), clicks.length, gates);
  return comparison('ack_approve', ours, theirs);

  function sender(to: string, left: typeof clicks) {
    return () => {
      const click = left.shift();
      if (!click) throw new Error('nobody is left to click');
      return interact(to, slack, click);
    };
  }
}

/** @throws Error where a click that was acknowledged is not in the database */
function check(now: Awaited<ReturnType<typeof decisions>>, clicks: number, gates: OpenGate[]): void {
  const approved = now.gates.filter((one) => one.state === 'approved').length;
  if (now.given.length !== clicks || approved !== gates.length)
    throw new Error(`${now.given.length} decisions of ${clicks}, ${approved} gates of ${gates.length}`);
}

import { faultsOfAlerts } from './alerts.ts';
import { faultsOfCases } from './cases.ts';
import { faultsOfChain } from './chain.ts';
import { faultsOfDecisions } from './decisions.ts';
import { faultsOfDigests } from './digests.ts';
import type { Seen } from './logs.ts';
import { faultsOfMessages } from './messages.ts';
import type { Recorded } from './record.ts';

/**
 * Holds a run together: the program's record against what Slack saw and what the callers wrote down. It shares nothing with
 * the program but the names in the record.
 * @returns what was lost, doubled or out of order, a sentence each
 */
export function check(record: Recorded, seen: Seen): string[] {
  return [
    ...faultsOfChain(seen.workspaceId, record),
    ...faultsOfDecisions(record.events, seen),
    ...faultsOfCases(record.events, seen),
    ...faultsOfMessages(record, seen),
    ...faultsOfAlerts(record, seen),
    ...faultsOfDigests(seen.lines, seen.calls),
    ...lostSources(record, seen),
    ...record.givenUp.map(({ queue, entries }) => `${entries} entries of the queue ${queue} were given up`),
  ];
}

/** [X5] What a program added with an Idempotency-Key is there, and once. */
function lostSources({ events }: Recorded, { lines }: Seen): string[] {
  const added = Map.groupBy(
    events.filter(({ action }) => action === 'foundation.source.add'),
    ({ after }) => String(after?.name),
  );
  return lines.flatMap((line) => {
    if (line.did !== 'added source') return [];
    const times = added.get(line.name)?.length ?? 0;
    return times === 1 ? [] : [`source ${line.name} was acknowledged and stands ${times} times on record`];
  });
}

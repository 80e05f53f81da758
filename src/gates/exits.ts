import type { Gate } from '../playbook/gates-schema.ts';
import { changedItems, changedRest, computeEvidence, type EvidenceChange, type Looking } from './evidence.ts';
import { type ExitStanding, lastConcluded, standingOf } from './exit-rules.ts';
import { type GateRequest, requestsOf } from './store.ts';
import { subjectsFor } from './subjects.ts';

/** One of the gates that end a phase, as it stands for one subject. */
export interface Exit {
  gate: Gate;
  subject: string | null;
  standing: ExitStanding;
  /** The request that the standing rests on; where nothing was decided, the open one. */
  request: GateRequest | null;
  /** Of an outdated approval: what has changed since. */
  changed: Pick<EvidenceChange, 'items' | 'tier' | 'seal' | 'plan'>;
}

/** The gates that end a phase together, or the only one. */
export const exitGates = (gates: readonly Gate[], phase: number): Gate[] =>
  gates.filter((one) => one.exit && one.phase === phase);

/** [B8] How gates that end a phase stand for one subject, on the evidence as it is now. */
export async function exitsOf(
  looking: Looking,
  gates: readonly Gate[],
  subject: string | null,
): Promise<Exit[]> {
  if (gates.length === 0) return [];
  const requests = await requestsOf(looking.tx, looking.workspaceId, looking.engagement);
  const exits: Exit[] = [];
  for (const gate of gates) exits.push(await exitOf(looking, requests, gate, subject));
  return exits;
}

async function exitOf(
  looking: Looking,
  requests: readonly GateRequest[],
  gate: Gate,
  subject: string | null,
): Promise<Exit> {
  const last = lastConcluded(requests, gate.key, subject);
  const open = requests.find(
    (one) => one.gate === gate.key && one.subject === subject && one.state === 'open',
  );
  const isApproved = last !== undefined && last.state !== 'rejected';
  const evidence = isApproved ? await computeEvidence(looking, gate, subject) : null;
  const standing = standingOf(requests, gate.key, subject, evidence?.digest ?? null);
  return {
    gate,
    subject,
    standing,
    request: (standing === 'open' ? open : last) ?? null,
    changed:
      last && evidence
        ? {
            items: changedItems(last.evidence.items, evidence.items),
            ...changedRest(last.evidence, evidence),
          }
        : { items: [] },
  };
}

/**
 * The exit gates for the subject that has come furthest: passed by most of them, then asked for most; among those
 * that are equal the newest. Null where the gates are about something and there is nothing yet.
 */
export async function furthestExits(looking: Looking, phase: number): Promise<Exit[] | null> {
  const gates = exitGates(looking.world.playbook.gates, phase);
  const [first] = gates;
  if (!first) return [];
  if (first.about === undefined) return exitsOf(looking, gates, null);
  const requests = await requestsOf(looking.tx, looking.workspaceId, looking.engagement);
  const asked = new Set(requests.map((one) => one.subject));
  const known = (await subjectsFor(looking, first)).map((one) => one.name);
  // Those that nobody has asked about all stand alike: the newest speaks for them.
  const candidates = known.filter((name, index) => index === 0 || asked.has(name));
  let best: Exit[] | null = null;
  for (const name of candidates) {
    const exits = await exitsOf(looking, gates, name);
    if (best === null || progress(exits) > progress(best)) best = exits;
  }
  return best;
}

const progress = (exits: readonly Exit[]): number =>
  exits.reduce(
    (sum, one) => sum + { passed: 100, open: 10, outdated: 5, rejected: 1, missing: 0 }[one.standing],
    0,
  );

import { inCycle } from '../engagement/in-cycle.ts';
import { requireRunning, runningCycles } from '../engagement/running-cycles.ts';
import { currentPhase } from '../engagement/store.ts';
import { retrained } from '../gates/subjects.ts';
import { nameKey } from '../record/name-key.ts';
import { Refusal } from '../refusal.ts';
import type { CheckContext } from '../room.ts';
import { findModel, modelNamed, recordedBefore } from './models/store.ts';

/** `engagement` stands in the cycle under way. */
type Context = Omit<CheckContext, 'subject'>;

/** The phase in which models are evaluated first. */
const PILOT = 3;

/** [R3] The cycles that have come to their pilot and go on: the one under way first. */
export async function pilotCycles(context: Context): Promise<number[]> {
  const running = await runningCycles(context);
  const { tx, workspaceId, engagement } = context;
  if (running.length === 1) return running;
  const found: number[] = [];
  for (const cycle of running) {
    const { entry } = await currentPhase(tx, workspaceId, inCycle(engagement, cycle));
    if (entry.phase >= PILOT) found.push(cycle);
  }
  return found;
}

/**
 * [R2] [R3] The cycle that a version of this name is evaluated in, where nobody says: the one under way, if it knows the version; an
 * earlier one, if a retraining there names it. Known to nobody it is the newest one's that has come to its pilot.
 * @throws Refusal where it is not clear: figures of one are nothing to the other
 */
export async function cycleOfVersion(
  context: Context,
  { cycle, model }: { cycle: number | null; model: string },
): Promise<number> {
  const { tx, workspaceId, engagement } = context;
  if (cycle !== null) {
    await requireRunning(context, cycle);
    return cycle;
  }
  const open = await pilotCycles(context);
  const [first] = open;
  if (first === undefined || open.length === 1) return first ?? engagement.cycle;
  const key = nameKey(model);
  const knowing: number[] = [];
  for (const one of open) {
    const at = inCycle(engagement, one);
    const named = await retrained({ ...context, engagement: at });
    const isOwn = one === engagement.cycle && (await modelNamed(tx, workspaceId, at, model)) !== undefined;
    if (isOwn || named.some((name) => nameKey(name) === key)) knowing.push(one);
  }
  if (knowing.length > 1)
    throw new Refusal('cycle.refusal.which', {
      name: model,
      cycles: knowing.toSorted((a, b) => a - b).join(', '),
    });
  return knowing[0] ?? first;
}

/**
 * [B2] [R3] The same for what is recorded by a key: a call sent again is in the cycle that it was recorded in, whatever has begun
 * since. @throws Refusal as above, and where the key was another cycle's
 */
export async function cycleOfRecording(
  context: Context,
  { key, ...of }: { cycle: number | null; model: string; key: string | null },
): Promise<number> {
  const { tx, workspaceId, engagement } = context;
  const about = { engagementId: engagement.id, idempotencyKey: key ?? '' };
  const before = key === null ? undefined : await recordedBefore(tx, workspaceId, about);
  const known = before && (await findModel(tx, workspaceId, before.modelId));
  if (!known) return cycleOfVersion(context, of);
  if (of.cycle !== null && of.cycle !== known.cycle) throw new Refusal('api.refusal.idempotency');
  return known.cycle;
}

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
  return running.length === 1 ? running : (await piloting(context, running)).map(({ cycle }) => cycle);
}

async function piloting({ tx, workspaceId, engagement }: Context, running: readonly number[]) {
  const found: { cycle: number; phase: number }[] = [];
  for (const cycle of running) {
    const { entry } = await currentPhase(tx, workspaceId, inCycle(engagement, cycle));
    if (entry.phase >= PILOT) found.push({ cycle, phase: entry.phase });
  }
  return found;
}

/**
 * [R2] [R3] The cycle that a version of this name is evaluated in, where nobody says: the one under way, if it knows the version; an
 * earlier one, if a retraining there names it. One that none of them expects is of the cycle in its pilot, where versions are made,
 * unless another one has had it.
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
  const open = await piloting(context, await runningCycles(context));
  const [first] = open;
  if (first === undefined || open.length === 1) return first?.cycle ?? engagement.cycle;
  const key = nameKey(model);
  const expecting: number[] = [];
  const possible: number[] = [];
  for (const one of open) {
    const at = inCycle(engagement, one.cycle);
    const named = await retrained({ ...context, engagement: at });
    const has = (await modelNamed(tx, workspaceId, at, model)) !== undefined;
    const isOwn = has && one.cycle === engagement.cycle;
    if (isOwn || named.some((name) => nameKey(name) === key)) expecting.push(one.cycle);
    if (has || one.phase === PILOT) possible.push(one.cycle);
  }
  const [meant, ...others] = expecting.length > 0 ? expecting : possible;
  if (meant !== undefined && others.length === 0) return meant;
  const among = meant === undefined ? open.map((one) => one.cycle) : [meant, ...others];
  throw new Refusal(meant === undefined ? 'cycle.refusal.unknown' : 'cycle.refusal.which', {
    name: model,
    cycles: among.toSorted((a, b) => a - b).join(', '),
  });
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

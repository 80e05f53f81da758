import { createHash } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { readingOnce } from '../../db/statement.ts';
import { inCycle } from '../engagement/in-cycle.ts';
import { currentPhase, type Engagement } from '../engagement/store.ts';
import type { Additions, ApproverRole, Gate, GateItem, Quorum, Tier } from '../playbook/gates-schema.ts';
import type { Change } from '../record/audit.ts';
import { canonicalJson } from '../record/canonical.ts';
import type { CheckContext, CheckResult, Figure } from '../room.ts';
import { toSeal } from '../seal/proposal.ts';
import { sealInForce } from '../seal/store.ts';
import type { World } from '../world.ts';
import { checksOf } from './checks.ts';
import { mayPass, withAdditions } from './rules.ts';

/** One item as it was last looked at. JSON, as the request keeps it. */
export interface EvidenceItem {
  key: string;
  /** Computed items; for one that is attested these stay empty, since an attestation is no evidence. */
  check?: string;
  attest?: ApproverRole;
  ok: boolean;
  /** It does not hold, and can be approved with conditions. */
  conditional?: true;
  figure: Figure;
  /** SHA-256 of what was looked at. */
  print: string;
}

/** What changed at one moment: kept with the request, told in its thread. */
export interface EvidenceChange {
  at: string;
  items: { key: string; before: Figure; after: Figure }[];
  /** What else changed: the risk tier, the version of the seal (0: none), the plan that is to be sealed. */
  tier?: { before: Tier; after: Tier };
  seal?: { before: number; after: number };
  plan?: true;
  /** The gate itself changed: its items, its quorum or the phase. */
  gate: boolean;
  /** [G14] Who changed what; left out where the look alone found it. */
  causes?: Cause[];
  /** Who did what says no name of its own, as it was kept once. */
  by?: string;
  /** So many more things were changed at once. */
  moreCauses?: number;
  /** Whose approvals it made void. */
  voided: string[];
  /** Who is asked again: those of whom approvals are void, once everything holds. Left out: those of `voided`. */
  asked?: string[];
}

/** A change of the record that evidence changed with: JSON, as the record has it. */
export type Cause = Pick<Change, 'action' | 'subject' | 'before' | 'after'> & { by?: string };

/** What a request keeps of the last look. */
export interface StoredEvidence {
  items: EvidenceItem[];
  tier: Tier;
  /** [R1] Incidents that the gate has items for; left out where there are none. */
  incidents?: Additions['incidents'];
  /** The seal in force. */
  seal: { version: number; digest: string; sealedAt: string } | null;
  /** [P3.4] Of a gate that seals: the digest of what its approval would seal; null while the plan is not complete. */
  sealing?: string | null;
}

export interface Evidence extends StoredEvidence {
  digest: string;
  quorum: Quorum;
  /** Where each computed item can be put right; not kept. */
  fixes: ReadonlyMap<string, NonNullable<CheckResult['fix']>>;
  /** Every computed item holds or can be approved with conditions, and what is to be sealed is there. */
  computedHold: boolean;
}

export interface Looking {
  tx: Tx;
  workspaceId: string;
  world: World;
  now: Temporal.Instant;
  /** [R3] It stands in the cycle that is looked at, whichever is under way. */
  engagement: Engagement;
  /** Which entry into which phase the cycle is in: going back makes the evidence another one. */
  entry: number;
}

/** A look at the gates of one cycle, and the phase that it is in; without one, of the cycle that the engagement stands in. */
export async function lookInto(
  { tx, workspaceId, world, now, engagement: found }: Omit<CheckContext, 'subject'>,
  cycle = found.cycle,
): Promise<{ looking: Looking; phase: number }> {
  const engagement = inCycle(found, cycle);
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  return { looking: { tx, workspaceId, world, now, engagement, entry: entry.entry }, phase: entry.phase };
}

/** What computed items, and whatever else rooms are asked for, are given. */
export const lookingAt = ({ entry: _, ...rest }: Looking, subject: string | null): CheckContext => ({
  ...rest,
  subject,
});

/**
 * Looks at everything a gate rests on, now: each computed item, the seal, the gate's own items and quorum.
 * The digest is SHA-256 over the canonical JSON of all of it. Attestations are not in it: withdrawing one
 * undoes only itself. What a gate seals stands in it instead of the seal in force, which it replaces.
 */
export const computeEvidence = (looking: Looking, gate: Gate, subject: string | null): Promise<Evidence> =>
  readingOnce(looking.tx, () => lookAtAll(looking, gate, subject));

async function lookAtAll(looking: Looking, gate: Gate, subject: string | null): Promise<Evidence> {
  const context = lookingAt(looking, subject);
  const additions = await additionsOf(context, gate);
  const { tier, incidents } = additions;
  const { items, quorum } = withAdditions(gate, additions);
  const checks = checksOf(looking.world.rooms);
  const fixes = new Map<string, NonNullable<CheckResult['fix']>>();
  const lookAt = async (item: GateItem): Promise<EvidenceItem> => {
    if (item.attest !== undefined)
      return { key: item.key, attest: item.attest, ok: false, figure: '', print: '' };
    const name = item.check ?? '';
    const check = checks.get(name);
    if (!check) throw new Error(`no room computes ${name}`);
    const { ok, conditional, figure, fingerprint = null, fix } = await check(context);
    if (fix) fixes.set(item.key, fix);
    const unsure = !ok && conditional ? { conditional } : {};
    return {
      key: item.key,
      check: name,
      ok,
      ...unsure,
      figure,
      print: sha256({ ok, ...unsure, fingerprint }),
    };
  };
  // Asked together: they only read, and need nothing of each other.
  const [looked, seal, proposal] = await Promise.all([
    Promise.all(items.map(lookAt)),
    sealOf(context),
    gate.seals ? toSeal(context) : null,
  ]);
  const sealing = gate.seals ? { sealing: proposal?.digest ?? null } : {};
  const digest = sha256({
    gate: gate.key,
    // A gate of several phases belongs to no single entry into one.
    entry: gate.until_phase === undefined ? looking.entry : null,
    subject,
    tier,
    quorum,
    ...(gate.seals ? sealing : { seal: seal?.digest ?? null }),
    items: items.map((item, index) => ({ ...item, print: looked[index]?.print })),
  });
  const computedHold = looked.every((item) => item.attest !== undefined || mayPass(item));
  return {
    digest,
    items: looked,
    quorum,
    tier,
    ...(incidents && { incidents }),
    seal,
    ...sealing,
    fixes,
    computedHold: computedHold && sealing.sealing !== null,
  };
}

/** What differs between two looks at the same gate, item by item. */
export function changedItems(
  before: readonly EvidenceItem[],
  after: readonly EvidenceItem[],
): EvidenceChange['items'] {
  const keys = [...new Set([...before, ...after].map((item) => item.key))];
  return keys.flatMap((key) => {
    const [old, fresh] = [before, after].map((items) => items.find((item) => item.key === key));
    if (old && fresh && old.print === fresh.print && old.attest === fresh.attest) return [];
    return [{ key, before: old?.figure ?? '', after: fresh?.figure ?? '' }];
  });
}

/** What differs between two looks beside the items. */
export function changedRest(
  before: StoredEvidence,
  after: StoredEvidence,
): Pick<EvidenceChange, 'tier' | 'seal' | 'plan'> {
  return {
    ...(before.tier !== after.tier && { tier: { before: before.tier, after: after.tier } }),
    // A gate that seals rests on what is to be sealed, not on what is.
    ...(after.sealing === undefined &&
      before.seal?.digest !== after.seal?.digest && {
        seal: { before: before.seal?.version ?? 0, after: after.seal?.version ?? 0 },
      }),
    ...(before.sealing !== after.sealing && { plan: true as const }),
  };
}

export const stored = ({ items, tier, incidents, seal, sealing }: Evidence): StoredEvidence => ({
  items,
  tier,
  ...(incidents && { incidents }),
  seal,
  ...(sealing !== undefined && { sealing }),
});

/** [E6] [R1] What rooms say that adds to a gate: the risk tier, minimal until one has been assessed, and incidents. */
export async function additionsOf(context: Omit<CheckContext, 'subject'>, gate: Gate): Promise<Additions> {
  const found: Partial<Additions>[] = [];
  for (const room of context.world.rooms) found.push((await room.adds?.(context, gate)) ?? {});
  const incidents = gate.incident ? found.flatMap((one) => one.incidents ?? []) : [];
  return {
    tier: found.find((one) => one.tier)?.tier ?? 'minimal',
    ...(incidents.length > 0 && { incidents }),
  };
}

async function sealOf({ tx, workspaceId, engagement }: CheckContext): Promise<StoredEvidence['seal']> {
  const seal = await sealInForce(tx, workspaceId, engagement);
  return seal && { version: seal.version, digest: seal.digest, sealedAt: seal.sealedAt.toString() };
}

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

import type { Deployment } from '../deployments/store.ts';

/** What a gate that passed rests on and is another thing now. */
export interface GateChange {
  /** Versions of the seal. */
  seal?: { before: number; after: number };
  /** Risk tiers. */
  tier?: { before: string; after: string };
  /** Items of its checklist, in words. */
  items: readonly string[];
}

/** A gate as it was decided last, about this model or about the stage it has reached. */
export interface PassedGate {
  gate: string;
  about: string | null;
  state: 'approved' | 'overridden' | 'rejected' | 'missing';
  withConditions: boolean;
  decidedAt: string | null;
  /** SHA-256 of the evidence that it was decided on. */
  evidence: string | null;
  /** Version of the seal that was in force then. */
  seal: number | null;
  /** [G6] Null where it was approved and still stands, or was not approved at all. */
  changed: GateChange | null;
  /** Roles that approved, and when: no names. */
  approvals: { role: string; at: string }[];
}

/** All that a clearance rests on. */
export interface ClearanceFacts {
  deployment: Pick<Deployment, 'model' | 'modelDigest' | 'stage' | 'pausedCause' | 'endedAt'>;
  engagement: { state: string; phase: number };
  seal: { version: number; digest: string; sealedAt: string } | null;
  gates: readonly PassedGate[];
  /** Cases of material errors that are open. */
  openErrors: readonly string[];
}

/** What may be asked: a version by name and, where a pipeline has the file at hand, its digest. */
export interface Asked {
  model: string;
  digest: string | null;
}

/** One thing looked at, in the order they are told. */
export interface Reason {
  check: 'model' | 'digest' | 'at work' | 'engagement' | 'seal' | 'gate' | 'paused' | 'material errors';
  ok: boolean;
  detail: string;
}

/** [S3.5] Whether a model version may be deployed now, and every reason: go needs all of them. English, for programs' logs. */
export function clearanceOf(facts: ClearanceFacts, asked: Asked): { go: boolean; reasons: Reason[] } {
  const { deployment, engagement, seal, gates, openErrors } = facts;
  const { model, modelDigest, endedAt, pausedCause } = deployment;
  const reasons: Reason[] = [
    {
      check: 'model',
      ok: asked.model === model,
      detail:
        asked.model === model ? `${model} is the version at work` : `${model} is at work, not ${asked.model}`,
    },
    digestReason(modelDigest, asked.digest),
    {
      check: 'at work',
      ok: endedAt === null,
      detail: endedAt === null ? 'the deployment has not ended' : `it was taken from work at ${endedAt}`,
    },
    {
      check: 'engagement',
      ok: engagement.state === 'active' && engagement.phase >= 4,
      detail:
        engagement.phase >= 4
          ? `the engagement is ${engagement.state}`
          : `the engagement is back in phase ${engagement.phase}: its gates have to be passed again`,
    },
    {
      check: 'seal',
      ok: seal !== null,
      detail: seal
        ? `seal ${seal.version} (${seal.digest}) of ${seal.sealedAt} is in force`
        : 'nothing is sealed',
    },
    ...gates.map(gateReason),
    {
      check: 'paused',
      ok: pausedCause === null,
      detail: pausedCause === null ? 'it is not paused' : `it is paused: ${pausedCause}`,
    },
    {
      check: 'material errors',
      ok: openErrors.length === 0,
      detail:
        openErrors.length === 0
          ? 'no material error is open'
          : `open material errors: ${openErrors.length}, the oldest of case ${openErrors[0]}`,
    },
  ];
  return { go: reasons.every(({ ok }) => ok), reasons };
}

function digestReason(known: string | null, asked: string | null): Reason {
  if (known === null)
    return { check: 'digest', ok: false, detail: 'the deployment does not say its model’s digest' };
  const ok = asked === null || asked === known;
  return {
    check: 'digest',
    ok,
    detail: ok ? `sha256 ${known}` : `its file is sha256 ${known}, not ${asked}`,
  };
}

/** Approved or overridden, and on what still is so. */
export const isGateStanding = ({ state, changed }: PassedGate): boolean =>
  (state === 'approved' || state === 'overridden') && changed === null;

function gateReason(passed: PassedGate): Reason {
  const { gate, about, state, decidedAt, approvals, changed } = passed;
  const name = about === null ? gate : `${gate} of ${about}`;
  if (state === 'missing') return { check: 'gate', ok: false, detail: `${name}: not decided` };
  const roles = approvals.map(({ role }) => role).join(', ');
  const by = state === 'approved' && roles ? ` by ${roles}` : '';
  const said = `${name}: ${state}${by}, ${decidedAt}`;
  if (state === 'rejected') return { check: 'gate', ok: false, detail: said };
  if (!changed) return { check: 'gate', ok: true, detail: said };
  const again =
    gate === 'promotion'
      ? 'roll back to before this stage and ask for it again'
      : 'go back to phase 3 and ask for it again';
  return { check: 'gate', ok: false, detail: `${said}, but ${changesOf(changed)}: ${again}` };
}

function changesOf({ seal, tier, items }: GateChange): string {
  return [
    ...(seal ? [`that was under seal ${seal.before}, and seal ${seal.after} is in force`] : []),
    ...(tier ? [`the risk was ${tier.before} then and is ${tier.after} now`] : []),
    ...(items.length > 0 ? [`this has changed since: ${items.map((text) => `“${text}”`).join(', ')}`] : []),
  ].join('; ');
}

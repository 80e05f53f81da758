import type { Deployment } from '../deployments/store.ts';

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
  /** Roles that approved, and when: no names. */
  approvals: { role: string; at: string }[];
}

/** All that a clearance rests on. */
export interface ClearanceFacts {
  deployment: Pick<Deployment, 'model' | 'modelDigest' | 'stage' | 'pausedCause' | 'endedAt'>;
  engagement: { state: string };
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
      ok: engagement.state === 'active',
      detail: `the engagement is ${engagement.state}`,
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

function gateReason({ gate, about, state, decidedAt, approvals }: PassedGate): Reason {
  const name = about === null ? gate : `${gate} of ${about}`;
  const ok = state === 'approved' || state === 'overridden';
  const roles = approvals.map(({ role }) => role).join(', ');
  const by = state === 'approved' && roles ? ` by ${roles}` : '';
  return {
    check: 'gate',
    ok,
    detail: state === 'missing' ? `${name}: not decided` : `${name}: ${state}${by}, ${decidedAt}`,
  };
}

import type { Tx } from '../../../db/database.ts';
import { currentPhase, type Engagement, peopleOf } from '../../engagement/store.ts';
import type { DraftContent } from '../../seal/content.ts';
import { fairnessDigest } from '../../seal/fairness.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import { type PlanPart, partsChanged } from './rules.ts';
import { SIGNERS, type Signer } from './signers.ts';
import { type FairnessSignature, readPlan, signaturesOf } from './store.ts';

/** Who has to sign the bounds, and who has. */
export interface Signing {
  /** What is signed: the digest of the bounds as they are. */
  digest: string;
  roles: readonly {
    role: Signer;
    /** Null where this role has not signed these bounds. */
    signed: Pick<FairnessSignature, 'userId' | 'at'> | null;
    /** People of the engagement who can: active, and of this organization. */
    able: readonly string[];
  }[];
}

/** All that the plan's screens, cards and checks rest on. */
export interface PlanOverview {
  engagement: Engagement;
  phase: number;
  content: DraftContent;
  /** Why the sealed plan is being changed; null where it is not. */
  reason: string | null;
  seal: Seal | null;
  /** The parts in which the plan is not what is sealed; empty where nothing is. */
  changed: readonly PlanPart[];
  /** Null while there are no bounds. */
  signing: Signing | null;
}

export const isSigned = ({ signing }: Pick<PlanOverview, 'signing'>): boolean =>
  signing?.roles.every((one) => one.signed !== null) ?? false;

/** Who looks at the plan. */
export interface Reader {
  userId: string;
  /** Whether they may change it. */
  plans: boolean;
  /** [R3] Its cycle, where that is told. */
  shown?: number | null;
}

/** [P3.5] The roles a person can sign in, now: none that is signed, and none for who has signed in another one. */
export const signableBy = ({ roles }: Signing, userId: string): Signer[] =>
  roles.some((one) => one.signed?.userId === userId)
    ? []
    : roles.filter((one) => one.signed === null && one.able.includes(userId)).map((one) => one.role);

/** Reads the plan of the cycle that the engagement stands in, and what is around it. */
export async function readPlanOverview(
  tx: Tx,
  workspaceId: string,
  engagement: Engagement,
): Promise<PlanOverview> {
  const [{ entry }, { content, reason }, seal] = await Promise.all([
    currentPhase(tx, workspaceId, engagement),
    readPlan(tx, workspaceId, engagement),
    sealInForce(tx, workspaceId, engagement),
  ]);
  const changed = seal ? partsChanged(content, seal.content) : [];
  const signing = content.fairness
    ? await signingOf(tx, workspaceId, engagement, fairnessDigest(content.fairness))
    : null;
  return {
    engagement,
    phase: entry.phase,
    content,
    reason: changed.length > 0 ? reason : null,
    seal,
    changed,
    signing,
  };
}

async function signingOf(
  tx: Tx,
  workspaceId: string,
  engagement: Engagement,
  digest: string,
): Promise<Signing> {
  const [people, signed] = await Promise.all([
    peopleOf(tx, workspaceId, engagement.id),
    signaturesOf(tx, workspaceId, engagement, digest),
  ]);
  return {
    digest,
    roles: SIGNERS.map((role) => ({
      role,
      signed: signed.find((one) => one.role === role) ?? null,
      able: people
        .filter((one) => one.role === role && !one.isDeactivated && !one.isExternal)
        .map((one) => one.userId),
    })),
  };
}

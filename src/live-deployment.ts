/** A model version at work, as other phases need to know it. */
export interface LiveDeployment {
  id: string;
  /** The cycle it belongs to; an engagement may have one at work in each. */
  cycle: number;
  /** The version, as gates know it: “v3”. */
  model: string;
  since: Temporal.Instant;
  /** Since when this version is; later than `since` where it took another's place. */
  modelSince: Temporal.Instant;
}

/** [R2] A version that takes another's place. */
export interface ReplacedModel {
  deploymentId: string;
  model: string;
  /** SHA-256 of its artefact, hexadecimal. */
  digest: string;
}

/** A model that was taken from work, and why. */
export interface EndedModel {
  deploymentId: string;
  reason: string;
}

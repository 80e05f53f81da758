/** What is known of the approved model, each part told by the room that keeps it. Moments are ISO, numbers as measured. */
export interface CardFacts {
  /** What it is for. */
  useCase: { name: string; description: string; owner: string | null };
  requirement: { metric: string; better: 'higher' | 'lower'; threshold: string; sealVersion: number };
  fairness: readonly string[];
  risk: { tier: string; euClass: string; reason: string };
  datasets: readonly Dataset[];
  /** What is known to be wrong with the data and was accepted. */
  limitations: readonly string[];
  /** Every version that was evaluated, the newest first. */
  versions: readonly Version[];
  /** Heuristics and baselines it was held against. */
  baselines: readonly string[];
  deployment: {
    model: string;
    digest: string | null;
    outcomes: readonly string[];
    since: string;
    stage: number;
  };
  approvals: readonly Approval[];
}

export interface Dataset {
  id: string;
  name: string;
  system: string;
  owner: string;
  format: string;
  volume: string;
  updates: string;
  personalData: readonly string[];
}

export interface Version {
  id: string;
  name: string;
  note: string | null;
  createdAt: string;
  evaluation: {
    number: number;
    task: 'classification' | 'regression';
    n: number;
    dataset: string;
    fileDigest: string | null;
    recordedAt: string;
    verdict: string;
    figures: readonly Figure[];
  };
}

export interface Figure {
  metric: string;
  value: number;
  n: number;
  lower: number | null;
  upper: number | null;
  /** `region=South`; null: all cases. */
  slice: string | null;
}

/** A gate that was approved or overridden. */
export interface Approval {
  gate: string;
  name: string;
  subject: string | null;
  at: string;
  digest: string;
  by: readonly { name: string; role: string }[];
  conditions: readonly string[];
}

/** What the model’s papers are about: the version at work, else the one that a gate has approved last; null before there is one. */
export function approvedVersion({
  versions = [],
  deployment,
  approvals = [],
}: Partial<CardFacts>): Version | null {
  const named = (name: string | null | undefined) => versions.find((one) => one.name === name) ?? null;
  const approved = approvals
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ subject }) => named(subject))
    .find((one) => one !== null);
  return named(deployment?.model) ?? approved ?? null;
}

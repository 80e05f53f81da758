/** [R2] Where a retraining is: lifecycle, not failure. */
export type State = 'proposed' | 'approved' | 'running' | 'revalidated' | 'promoted' | 'abandoned';
/** How the newest run goes; see `retraining_event.run`. */
export type Run = 'by hand' | 'waiting' | 'told' | 'untold' | 'started' | 'succeeded' | 'failed';

export interface Life {
  state: State;
  /** The version that is to be replaced. */
  fromModel: string;
  toModel: string | null;
  toDigest: string | null;
  /** How often it was set running. */
  attempt: number;
  run: Run | null;
  runRef: string | null;
  runFault: string | null;
}

/** What a pipeline says of the run that it was told to begin. */
export type Report =
  | { report: 'started'; ref: string | null }
  | { report: 'succeeded'; model: string; digest: string; ref: string | null }
  | { report: 'failed'; fault: string; ref: string | null };

export type Step =
  | { step: 'approve' }
  /** Set running: its pipeline is told, or without one people see to it. */
  | { step: 'start'; pipeline: boolean }
  | { step: 'told'; attempt: number }
  | { step: 'untold'; attempt: number; fault: string }
  | ({ step: 'report'; attempt: number } & Report)
  /** A person says which version came out. */
  | { step: 'name'; model: string; digest: string }
  /** The gates have passed on the new version. */
  | { step: 'revalidate' }
  | { step: 'promote' }
  | { step: 'abandon' };

/** Why a step cannot be taken now; each has its words in the texts. */
export type Against =
  | 'over'
  | 'not-approved'
  | 'under-way'
  | 'not-running'
  | 'old-attempt'
  | 'no-such-attempt'
  | 'run-over'
  | 'other-version'
  | 'at-work'
  | 'no-version'
  | 'not-revalidated';

/** What a step comes to. `same`: it was so already. */
export type Taken = { life: Life } | { same: true } | { against: Against };

const SAME: Taken = { same: true };
const no = (against: Against): Taken => ({ against });

export const isOpen = ({ state }: Pick<Life, 'state'>): boolean =>
  state !== 'promoted' && state !== 'abandoned';

/** [R2] Takes one step: proposed → approved → running → revalidated → promoted, and abandoned from each of the open ones. */
export function take(life: Life, step: Step): Taken {
  if (!isOpen(life)) return afterEnd(life, step);
  switch (step.step) {
    case 'approve':
      return life.state === 'proposed' ? { life: { ...life, state: 'approved' } } : SAME;
    case 'start':
      return start(life, step.pipeline);
    case 'told':
    case 'untold':
      return heard(life, step);
    case 'report':
      return reported(life, step);
    case 'name':
      return named(life, step);
    case 'revalidate':
      if (life.state === 'revalidated') return SAME;
      if (life.state !== 'running') return no('not-running');
      return life.toModel === null ? no('no-version') : { life: { ...life, state: 'revalidated' } };
    case 'promote':
      return life.state === 'revalidated' ? { life: { ...life, state: 'promoted' } } : no('not-revalidated');
    case 'abandon':
      return { life: { ...life, state: 'abandoned' } };
  }
}

/** Pressed twice, it is so already; anything else comes too late. */
function afterEnd({ state, attempt, run, toModel, toDigest }: Life, step: Step): Taken {
  if (step.step === 'promote' && state === 'promoted') return SAME;
  if (step.step === 'abandon' && state === 'abandoned') return SAME;
  const isRepeat =
    state === 'promoted' &&
    step.step === 'report' &&
    step.report === 'succeeded' &&
    step.attempt === attempt &&
    run === 'succeeded' &&
    step.model === toModel &&
    step.digest === toDigest;
  return isRepeat ? SAME : no('over');
}

/** A run that failed, or that nobody could be told of, may begin anew. */
function start(life: Life, pipeline: boolean): Taken {
  if (life.state === 'proposed') return no('not-approved');
  const again = life.state === 'running' && (life.run === 'failed' || life.run === 'untold');
  if (life.state !== 'approved' && !again) return no('under-way');
  return {
    life: {
      ...life,
      state: 'running',
      attempt: life.attempt + 1,
      run: pipeline ? 'waiting' : 'by hand',
      runRef: null,
      runFault: null,
    },
  };
}

/** A pipeline that reported already was told, whatever became of the answer. */
function heard(life: Life, step: Extract<Step, { step: 'told' | 'untold' }>): Taken {
  if (step.attempt !== life.attempt || life.run !== 'waiting') return SAME;
  return {
    life: step.step === 'told' ? { ...life, run: 'told' } : { ...life, run: 'untold', runFault: step.fault },
  };
}

/** [R2] A report may come twice, late or out of order: what is known already stays, what contradicts it is refused. */
function reported(life: Life, step: { attempt: number } & Report): Taken {
  if (life.attempt === 0) return no('not-running');
  if (step.attempt !== life.attempt)
    return no(step.attempt < life.attempt ? 'old-attempt' : 'no-such-attempt');
  const isOver = life.run === 'succeeded' || life.run === 'failed';
  const runRef = step.ref ?? life.runRef;
  switch (step.report) {
    case 'started':
      return isOver || life.run === 'started' ? SAME : { life: { ...life, run: 'started', runRef } };
    case 'failed':
      if (life.run === 'failed') return SAME;
      // It succeeded, or people named a version meanwhile: the run is not what they wait for any more.
      if (life.toModel !== null) return no('run-over');
      return { life: { ...life, run: 'failed', runRef, runFault: step.fault } };
    case 'succeeded':
      return succeeded(life, { ...step, runRef });
  }
}

function succeeded(
  life: Life,
  { model, digest, runRef }: { model: string; digest: string; runRef: string | null },
): Taken {
  const isKnown = model === life.toModel && digest === life.toDigest;
  if (life.run === 'succeeded') return isKnown ? SAME : no('other-version');
  if (life.run === 'failed') return no('run-over');
  if (life.toModel !== null && !isKnown) return no('other-version');
  if (model === life.fromModel) return no('at-work');
  return { life: { ...life, run: 'succeeded', runRef, runFault: null, toModel: model, toDigest: digest } };
}

/** A person names the version, or another one while nothing has passed on it. */
function named(life: Life, { model, digest }: { model: string; digest: string }): Taken {
  if (life.toModel === model && life.toDigest === digest) return SAME;
  if (life.state !== 'running') return no(life.state === 'revalidated' ? 'other-version' : 'not-running');
  if (model === life.fromModel) return no('at-work');
  return { life: { ...life, toModel: model, toDigest: digest } };
}

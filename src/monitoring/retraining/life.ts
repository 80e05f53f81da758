import type { Life } from './rules.ts';
import type { RetrainingEvent } from './store.ts';

/** A row as the rules see it: its columns have their names. */
export const lifeOf = ({
  state,
  fromModel,
  toModel,
  toDigest,
  attempt,
  run,
  runRef,
  runFault,
}: RetrainingEvent): Life => ({ state, fromModel, toModel, toDigest, attempt, run, runRef, runFault });

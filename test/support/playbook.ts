import { loadPlaybook, type Playbook } from '../../src/playbook/playbook.ts';

let read: Playbook | undefined;

/** The playbook that is shipped, read once: that takes as long as a hundred statements. Nobody can change it. */
export function shippedPlaybook(): Playbook {
  read ??= frozen(loadPlaybook());
  return read;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

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

/** The shipped gates; of phase 3's computed items only the figure itself, so that a story is about something else. */
export function figurePlaybook(): Playbook {
  const shipped = shippedPlaybook();
  const isFigure = ({ check }: { check?: string | undefined }) => !check || check === 'pilot.performance';
  const gates = shipped.gates.map((gate) =>
    gate.revalidates ? { ...gate, items: gate.items.filter(isFigure) } : gate,
  );
  return { ...shipped, gates };
}

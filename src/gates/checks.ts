import { PlaybookError } from '../playbook/playbook.ts';
import type { Behind, Check, Room } from '../room.ts';
import type { World } from '../world.ts';

/** Every room's computed items by name. @throws Error where two rooms claim one name */
export function checksOf(rooms: readonly Room[]): ReadonlyMap<string, Check> {
  const found = new Map<string, Check>();
  for (const room of rooms) {
    for (const [name, check] of Object.entries(room.checks ?? {})) {
      if (found.has(name)) throw new Error(`The check “${name}” is registered twice.`);
      found.set(name, check);
    }
  }
  return found;
}

/** [G14] What stands behind computed items, by their names. */
export const behindOf = (rooms: readonly Room[]): Readonly<Record<string, Behind>> =>
  Object.assign({}, ...rooms.map((room) => room.evidence ?? {}));

/**
 * Holds the manifest to the rooms: an item that nobody computes could never pass, nor a gate about something that
 * nobody offers, so the app does not start. @throws PlaybookError naming each
 */
export function requireChecks({ playbook, rooms }: Pick<World, 'playbook' | 'rooms'>): void {
  const known = checksOf(rooms);
  const faults = playbook.gates.flatMap((gate) => [
    ...[...gate.items, ...(gate.tiers.limited?.items ?? []), ...(gate.tiers.high?.items ?? [])]
      .filter((item) => item.check !== undefined && !known.has(item.check))
      .map((item) => `${gate.key}.${item.key}: no room computes “${item.check}”`),
    ...(gate.about !== undefined && !rooms.some((room) => room.subjects?.[gate.about ?? ''])
      ? [`${gate.key}: no room offers “${gate.about}”`]
      : []),
    ...(gate.seals && !rooms.some((room) => room.sealing)
      ? [`${gate.key}: no room offers what it seals`]
      : []),
  ]);
  if (faults.length > 0) throw new PlaybookError(faults.map((one) => `gates.yml: ${one}`).join('\n'));
}

import type { Room } from './room.ts';
import type { Renderer } from './slack/delivery/rendering.ts';
import type { World } from './world.ts';

/** Every room's cards, as delivery asks for them: it knows no world. */
export function renderersOf(world: World, rooms: readonly Pick<Room, 'cards'>[]): Record<string, Renderer> {
  const cards = rooms.flatMap((room) => Object.entries(room.cards ?? {}));
  return Object.fromEntries(
    cards.map(([kind, card]) => [kind, (rendering, id) => card({ ...rendering, world }, id)]),
  );
}

import { shortId } from './ids.ts';
import type { Json } from './model.ts';

/** An interactive element and the block it stands in. */
export interface Placed {
  blockId: string;
  element: Json & { type: string; action_id: string };
  /** The input block around it, if it is one. */
  input?: Json;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives every block a block_id and every interactive element an action_id, as Slack does. */
export function withIds(blocks: Json[]): Json[] {
  const copy = structuredClone(blocks);
  for (const block of copy) {
    block.block_id ??= shortId();
    for (const element of elementsAt(block)) element.action_id ??= shortId();
  }
  return copy;
}

/** Every element one can act on, at any depth. */
export function placedElements(blocks: Json[]): Placed[] {
  const found: Placed[] = [];
  for (const block of blocks) gather(block, String(block.block_id ?? ''), undefined, found);
  return found;
}

export function findElement(blocks: Json[], actionId: string, blockId?: string): Placed | undefined {
  return placedElements(blocks).find(
    (each) => each.element.action_id === actionId && (!blockId || each.blockId === blockId),
  );
}

/** Total of the characters a message's blocks show, which Slack caps as a whole. */
export function shownLength(blocks: Json[]): number {
  let total = 0;
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (isObject(value)) {
      if (value.type === 'markdown') return; // has a cap of its own
      if (typeof value.text === 'string') total += value.text.length;
      for (const each of Object.values(value)) if (typeof each === 'object') walk(each);
    }
  };
  walk(blocks);
  return total;
}

function elementsAt(block: Json): Json[] {
  if (block.type === 'input') return isObject(block.element) ? [block.element] : [];
  if (block.type === 'section') {
    return isObject(block.accessory) && block.accessory.type !== 'image' ? [block.accessory] : [];
  }
  if (block.type === 'actions' && Array.isArray(block.elements)) return block.elements.filter(isObject);
  return [];
}

function gather(value: unknown, blockId: string, input: Json | undefined, found: Placed[]): void {
  if (Array.isArray(value)) {
    for (const each of value) gather(each, blockId, input, found);
    return;
  }
  if (!isObject(value)) return;
  const here = typeof value.block_id === 'string' ? value.block_id : blockId;
  const field = value.type === 'input' ? value : input;
  if (typeof value.action_id === 'string' && typeof value.type === 'string') {
    found.push({
      blockId: here,
      element: value as Placed['element'],
      ...(field ? { input: field } : {}),
    });
  }
  for (const each of Object.values(value)) {
    if (typeof each === 'object') gather(each, here, field, found);
  }
}

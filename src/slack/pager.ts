import { actions, type Block, button, context } from '@phasegate/block-kit/blocks.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';

/** Previous and next, where there is more than one page, and where one is. */
export function pager(
  say: Say,
  at: { page: number; pages: number; total: number },
  actionId: string,
  total: TextKey,
): Block[] {
  if (at.pages <= 1) return [];
  const steps = [
    ...(at.page > 1
      ? [button(`← ${say('common.previous')}`, `${actionId}.previous`, { value: String(at.page - 1) })]
      : []),
    ...(at.page < at.pages
      ? [button(`${say('common.next')} →`, `${actionId}.next`, { value: String(at.page + 1) })]
      : []),
  ];
  return [
    context(`${say('common.page', { page: at.page, pages: at.pages })} · ${say(total, { total: at.total })}`),
    actions(steps),
  ];
}

/** A page number from a button; nonsense is the first page. */
export const pageOf = (value: string): number => Math.max(1, Number.parseInt(value, 10) || 1);

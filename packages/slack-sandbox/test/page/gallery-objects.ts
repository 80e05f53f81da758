import type { KnownBlock } from '@slack/web-api';

/** What the gallery's blocks and views are made of. */

export const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
export const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });
export const raw = (text: string) => ({ type: 'raw_text' as const, text });
export const TIERS = [option('Minimal'), option('Limited'), option('High')];

export const input = (block_id: string, label: string, element: object, more: object = {}) =>
  ({
    type: 'input',
    block_id,
    label: plain(label),
    element: { action_id: 'value', ...element },
    ...more,
  }) as KnownBlock;

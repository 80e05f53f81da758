import { Mrkdwn } from '../text/Mrkdwn.tsx';
import type { BlockProps } from './types.ts';

const SAYS = [
  'title',
  'subtitle',
  'text',
  'label',
  'caption',
  'name',
  'body',
  'description',
  'alt_text',
  'value',
];
const SKIPS = new Set(['type', 'block_id', 'action_id']);

/** Every readable string inside, in reading order. */
function gather(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SAYS.includes(key) && value.trim() !== '' ? [value] : [];
  if (typeof value === 'number') return SAYS.includes(key) ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((v) => gather(v, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([k, v]) => (SKIPS.has(k) ? [] : gather(v, k)));
}

/** A block this page has no picture of: its words, never its JSON. */
export function Unknown({ block }: BlockProps) {
  const lines = gather(block);
  return (
    <div className="unknown" title={block.type}>
      {lines.length > 0 ? (
        <Mrkdwn text={lines.join('\n')} />
      ) : (
        <small>({block.type.replaceAll('_', ' ')})</small>
      )}
    </div>
  );
}

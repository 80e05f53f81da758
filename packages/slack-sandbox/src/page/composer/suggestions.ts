import type { Boot, Channel } from '../contract.ts';
import { OWN_COMMANDS } from './sending.ts';

export interface Suggestion {
  key: string;
  label: string;
  hint: string;
  /** What replaces the word at the caret. */
  insert: string;
  user?: string;
  /** The short name by which it can be typed too. */
  handle?: string;
}

/** What fits the word before the caret: commands after `/`, people after `@`, channels after `#`. */
export function suggest(text: string, caret: number, boot: Boot | null, channels: Channel[]): Suggestion[] {
  const before = text.slice(0, caret);
  if (/^\/[\w-]*$/.test(before)) return commands(before, boot);
  const [, mark, word = ''] = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before) ?? [];
  const part = word.toLowerCase();
  if (mark === '@') {
    return (boot?.people ?? [])
      .filter((p) => !p.deleted && `${p.realName} ${p.name} ${p.title}`.toLowerCase().includes(part))
      .slice(0, 8)
      .map((p) => ({
        key: p.id,
        label: p.realName,
        hint: p.title,
        insert: `@${p.realName} `,
        user: p.id,
        handle: p.name,
      }));
  }
  if (mark === '#') {
    return channels
      .filter((c) => c.kind !== 'im' && c.name.includes(part))
      .slice(0, 8)
      .map((c) => ({ key: c.id, label: `#${c.name}`, hint: c.topic, insert: `#${c.name} ` }));
  }
  return [];
}

function commands(typed: string, boot: Boot | null): Suggestion[] {
  return [...(boot?.commands ?? []), ...OWN_COMMANDS]
    .filter((c) => c.command.startsWith(typed))
    .map((c) => ({
      key: c.command,
      label: `${c.command} ${c.usageHint ?? ''}`.trim(),
      hint: c.description,
      insert: `${c.command} `,
    }));
}

/** The text after a suggestion was taken, and where the caret then stands. */
export function complete(text: string, caret: number, insert: string): { text: string; caret: number } {
  const start = text.slice(0, caret).replace(/[/@#][\p{L}\p{N}._-]*$/u, '');
  const end = text.slice(caret).replace(/^ /, '');
  return { text: `${start}${insert}${end}`, caret: start.length + insert.length };
}

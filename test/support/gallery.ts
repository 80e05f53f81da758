import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MessageLike, Problem } from '@phasegate/block-kit/validate.ts';
import * as slack from '@phasegate/block-kit/validate.ts';
import { expect } from 'vitest';

/** A screen that a test had drawn, as `npm run gallery` reads it. */
export interface Kept {
  file: string;
  /** The test, and where it draws several, which of them. */
  test: string;
  payload: object;
}

/** How many names in Japanese look, in a case of every room: no word ends anywhere, each letter is as wide as two. */
export const JAPANESE = '顧客サポートの問い合わせ分類と自動応答の精度向上';

/** What Slack's validator and the house find wrong with a message; it stands in the gallery. `of`: what the test's name does not say. */
export function lintMessage(message: MessageLike, of = ''): Problem[] {
  keep(message, of);
  return [...slack.lintMessage(message), ...rawDates(message)];
}

/** As `lintMessage`, for a modal or Home. */
export function lintView(view: object | null, of = ''): Problem[] {
  if (view) keep(view, of);
  return [...slack.lintView(view), ...rawDates(view)];
}

/** Days and moments that Slack was to write, where it writes none: in plain text, or escaped on the way. */
function rawDates(shown: unknown, path = ''): Problem[] {
  if (Array.isArray(shown)) return shown.flatMap((one, at) => rawDates(one, `${path}[${at}]`));
  if (typeof shown !== 'object' || shown === null) return [];
  const isPlain = 'type' in shown && shown.type === 'plain_text';
  return Object.entries(shown).flatMap(([name, one]) => {
    if (typeof one !== 'string') return rawDates(one, `${path}.${name}`);
    const isRaw = one.includes('&lt;!date') || (isPlain && one.includes('<!date'));
    return isRaw ? [{ path: `${path}.${name}`, message: 'a date that Slack does not write here' }] : [];
  });
}

function keep(payload: object, of: string): void {
  const folder = process.env.GALLERY;
  if (!folder) return;
  const { currentTestName = '', testPath = '' } = expect.getState();
  const kept: Kept = {
    file: relative(process.cwd(), testPath),
    test: [currentTestName, of].filter(Boolean).join(' · '),
    payload,
  };
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(kept)}\n`);
}

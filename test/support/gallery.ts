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
  return slack.lintMessage(message);
}

/** As `lintMessage`, for a modal or Home. */
export function lintView(view: object | null, of = ''): Problem[] {
  if (view) keep(view, of);
  return slack.lintView(view);
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

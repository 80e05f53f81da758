import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { chromiumPath, launch } from '../../packages/slack-sandbox/test/browser.ts';
import { type Cast, type First, PEOPLE } from './cast.ts';

/** Set SCREENSHOTS to a folder to keep the pictures that the README shows. */
const folder = chromiumPath ? process.env.SCREENSHOTS : undefined;

/** Keeps a picture of a page or a part of it, where pictures are wanted. */
export async function keep(seen: Page | Locator, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await seen.screenshot({ path: join(folder, `${name}.png`) });
}

/** A reply in the thread under a message, as `keepView` keeps it; each is known by words of it. */
export const keepReply = (
  story: Pick<Cast, 'sandbox'>,
  name: string,
  { root, reply }: { root: string; reply: string },
): Promise<void> =>
  keepView(story, 'lena', 'C0SUPTRIAG', name, async (page) => {
    const message = page.getByTestId('message').filter({ hasText: root }).last();
    await message.getByRole('button', { name: /repl(y|ies)/ }).click();
    await page.setViewportSize({ width: 1280, height: 1600 });
    await page.addStyleTag({ content: '.with-thread .columns { grid-template-columns: 0 1fr 760px }' });
    const found = page.getByTestId('thread').getByTestId('message').filter({ hasText: reply }).last();
    await found.scrollIntoViewIfNeeded();
    return found;
  });

/** What a person sees in a channel now, kept as a picture; `look` brings the page to it, and says which part is kept. */
export async function keepView(
  { sandbox }: Pick<Cast, 'sandbox'>,
  first: First,
  channel: string,
  name: string,
  look: (page: Page) => Promise<Page | Locator>,
): Promise<void> {
  if (!folder) return;
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 });
    await page.goto(`${sandbox.url}/?as=${PEOPLE[first]}&channel=${channel}`);
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await keep(await look(page), name);
  } finally {
    await browser.close();
  }
}

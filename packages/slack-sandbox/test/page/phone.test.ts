import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../browser.ts';
import { Stage } from './stage.ts';

/** Set SCREENSHOTS to a folder to look at them. */
const KEPT = process.env.SCREENSHOTS;

describe.skipIf(!chromiumPath)('the sandbox page at 390 pixels (needs Chromium)', () => {
  const stage = Stage.use();
  const narrow = () => stage.page.setViewportSize({ width: 390, height: 844 });
  const look = async (name: string) => {
    if (KEPT) await stage.page.screenshot({ path: `${KEPT}/${name}.png` });
  };
  const widthOf = (testId: string) => stage.page.getByTestId(testId).evaluate((pane) => pane.clientWidth);

  it('the conversation has the whole width, nothing stands out of the page, channels come in over it', async () => {
    await narrow();
    await look('channel');
    expect(await widthOf('channel')).toBe(390);
    expect(await stage.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const channels = stage.page.getByRole('navigation', { name: 'Workspace' });
    expect(await channels.isVisible()).toBe(false);
    await stage.page.getByRole('button', { name: 'Channels and people' }).click();
    await channels.waitFor();
    await look('sidebar');
    await channels.getByRole('button', { name: /Marco Ruiz/ }).click();
    await channels.waitFor({ state: 'hidden' });
    await stage.page.getByRole('textbox', { name: /Message Marco/ }).waitFor();
  });

  it('a thread covers the channel, and closes', async () => {
    await stage.say('the numbers');
    await narrow();
    await stage.messages().first().hover();
    await stage
      .messages()
      .first()
      .getByRole('button', { name: /thread/i })
      .click();
    await stage.page.getByTestId('thread').waitFor();
    await look('thread');
    expect(await widthOf('thread')).toBe(390);
    await stage.page.getByTestId('thread').getByRole('button', { name: /close/i }).click();
    await stage.page.getByTestId('thread').waitFor({ state: 'detached' });
  });

  it.each([
    [390, 844],
    [390, 500],
    [1280, 620],
  ])('an open list leaves the buttons of its form in sight: %i × %i', async (width, height) => {
    await stage.say('/playbook start');
    await stage.modal.waitFor();
    await stage.page.setViewportSize({ width, height });
    await stage.modal.getByLabel('Business units').click();
    const list = stage.page.locator('.popover.list');
    await list.waitFor();
    await look(`list-${width}-${height}`);
    const [open, foot] = [await list.boundingBox(), await stage.modal.locator('.dialog-foot').boundingBox()];
    if (!open || !foot) throw new Error('no list, or no buttons');
    expect(open.y + open.height).toBeLessThanOrEqual(foot.y);
    expect(open.x + open.width).toBeLessThanOrEqual(width);
    // It is reached without closing the list first.
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).click();
    await stage.modal.getByText('Please complete this required field.').first().waitFor();
  });

  it('a link unfolds under its message, and opens', async () => {
    await stage.say('See https://example.com/gates/7');
    await narrow();
    const unfurl = stage.page.getByTestId('unfurl');
    await unfurl.getByText('Fairness gate').waitFor();
    await look('unfurl');
    expect(await stage.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await unfurl.getByRole('button', { name: 'Details' }).click();
    const details = stage.page.getByTestId('details');
    await details.getByText('Stands: asked for').waitFor();
    await look('details');
    await details.getByRole('button', { name: 'Close dialog' }).click();
    await details.waitFor({ state: 'detached' });
  });

  it('a picture opens large, and in its own size on a second click', async () => {
    await stage.say('/playbook blocks');
    await narrow();
    await stage.page
      .getByRole('button', { name: /^Enlarge/ })
      .first()
      .click();
    const picture = stage.page.getByRole('dialog').locator('img');
    await picture.waitFor();
    const sizes = () =>
      picture.evaluate((shown) => [
        shown.clientWidth,
        (shown as unknown as { naturalWidth: number }).naturalWidth,
      ]);
    await look('picture');
    await stage.page.getByRole('button', { name: 'Show in its own size' }).click();
    await look('picture-own-size');
    const [shown, own] = await sizes();
    expect(shown).toBe(own);
    await stage.page.getByRole('button', { name: 'Fit into the window' }).click();
    expect((await sizes())[0]).toBeLessThanOrEqual(374);
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launch } from '../browser.ts';
import { LENA } from '../peer.ts';
import { type Gallery, startGallery } from './gallery.ts';

export const CHANNEL = 'C0SUPTRIAG';

const root = join(import.meta.dirname, '../..');

/** In a process of its own: the tests' NODE_ENV would make it a development build. */
async function buildPage(outDir: string): Promise<void> {
  const vite = join(root, '../../node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(root, 'src/page/vite.config.ts'), '--outDir', outDir];
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, args, { cwd: root, env });
}

/** The page as it is in the source now, open in a browser as Lena, with the gallery behind it. */
export class Stage {
  page!: Page;
  gallery!: Gallery;
  private browser!: Browser;
  private pageDir = '';
  /** What the page threw. */
  private errors: string[] = [];

  static use(): Stage {
    const stage = new Stage();
    beforeAll(async () => {
      stage.pageDir = await mkdtemp(join(tmpdir(), 'phasegate-page-'));
      await buildPage(stage.pageDir);
      stage.browser = await launch();
    });
    afterAll(async () => {
      await stage.browser?.close();
      await rm(stage.pageDir, { recursive: true, force: true });
    });
    beforeEach(async () => {
      stage.gallery = await startGallery(stage.pageDir);
      stage.page = await stage.open(LENA);
    });
    afterEach(async () => {
      for (const context of stage.browser.contexts()) await context.close();
      await stage.gallery?.stop();
      expect(stage.errors.splice(0)).toEqual([]);
    });
    return stage;
  }

  /** Another tab, as somebody. */
  async open(as: string, channel = CHANNEL): Promise<Page> {
    const fresh = await this.browser.newPage({ viewport: { width: 1280, height: 860 } });
    fresh.setDefaultTimeout(8000);
    fresh.on('pageerror', (error) => this.errors.push(error.message));
    await fresh.goto(`${this.gallery.sandbox.url}/?as=${as}&channel=${channel}`);
    await fresh.getByTestId('composer').waitFor();
    return fresh;
  }

  async say(text: string): Promise<void> {
    await this.page.getByTestId('composer').getByRole('textbox').fill(text);
    await this.page.keyboard.press('Enter');
  }

  messages(on = this.page): Locator {
    return on.getByTestId('channel').getByTestId('message');
  }

  /** The form of `/playbook start`. */
  get modal(): Locator {
    return this.page.getByRole('dialog', { name: 'Start an engagement' });
  }

  async choose(label: string, name: string): Promise<void> {
    await this.modal.getByLabel(label).click();
    await this.page.getByRole('option', { name }).click();
  }
}

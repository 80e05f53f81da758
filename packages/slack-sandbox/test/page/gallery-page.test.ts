import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { galleryPage } from '../../src/gallery.ts';
import { chromiumPath, launch } from '../browser.ts';

const text = (type: string, words: string) => ({ type, text: words });
const shown = [
  {
    id: '1',
    name: 'A card',
    payload: { text: 'A card', blocks: [{ type: 'section', text: text('mrkdwn', '*Triage* of <@U0LENA>') }] },
  },
  {
    id: '2',
    name: 'A form',
    payload: {
      type: 'modal',
      title: text('plain_text', 'Save it'),
      submit: text('plain_text', 'Save'),
      blocks: [{ type: 'section', text: text('plain_text', `</script><!-- ${'W'.repeat(400)}`) }],
    },
  },
  {
    id: '3',
    name: 'Home',
    payload: { type: 'home', blocks: [{ type: 'header', text: text('plain_text', 'My tasks') }] },
  },
].map((one) => ({ ...one, room: 'home', language: 'en' as const, state: 'usual' }));
const lena = {
  id: 'U0LENA',
  name: 'lena',
  realName: 'Lena Fischer',
  title: '',
  color: '#475569',
  isAdmin: true,
  isBot: false,
  isExternal: false,
  deleted: false,
  locale: 'en-GB',
  tz: 'UTC',
};

describe.skipIf(!chromiumPath)('the page of all screens (needs Chromium)', () => {
  it('shows a message, a modal and Home from one file, as wide as a phone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'phasegate-gallery-'));
    const browser = await launch();
    try {
      const file = join(folder, 'gallery.html');
      await writeFile(file, await galleryPage({ title: 'Screens & more', people: [lena], shown }));
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`file://${file}`);
      await page.getByText('</script><!-- WWW').waitFor();
      expect(await page.getByTestId('shown').count()).toBe(3);
      await page.getByRole('button', { name: '@Lena Fischer' }).waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await page.getByText('My tasks').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.getByLabel('Language').selectOption('de');
      await page.getByText('0 of 3').waitFor();
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
});

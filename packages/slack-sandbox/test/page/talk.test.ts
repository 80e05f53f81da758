import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox.ts';
import { chromiumPath } from '../browser.ts';
import { MARCO } from '../peer.ts';
import { CHANNEL, Stage } from './stage.ts';

describe.skipIf(!chromiumPath)('talking on the sandbox page (needs Chromium)', () => {
  const stage = Stage.use();

  it('sends, replies, reacts, edits and deletes, and another tab sees it live', async () => {
    const marco = await stage.open(MARCO);
    await stage.say('Hello @Marco Ruiz, *look*');
    const theirs = stage.messages(marco).filter({ hasText: 'look' });
    await theirs.waitFor();
    expect(await theirs.locator('.mention').textContent()).toBe('@Marco Ruiz');
    await theirs.hover();
    await theirs.getByRole('button', { name: 'React with :white_check_mark:' }).click();
    await stage.messages().locator('[data-reaction=white_check_mark]').waitFor();
    await theirs.hover();
    await theirs.getByRole('button', { name: 'Reply in thread' }).click();
    await marco.getByTestId('reply-composer').getByRole('textbox').fill('on it');
    await marco.keyboard.press('Enter');
    await stage
      .messages()
      .getByRole('button', { name: /1 reply/ })
      .click();
    await stage.page.getByTestId('thread').getByText('on it').waitFor();
    const mine = stage.messages().filter({ hasText: 'look' });
    await mine.hover();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await stage.page.getByRole('menuitem', { name: 'Edit message' }).click();
    await stage.page.getByLabel('Edit message').fill('Hello again');
    await stage.page.keyboard.press('Enter');
    await stage.messages(marco).filter({ hasText: 'Hello again' }).getByText('(edited)').waitFor();
  });

  it('suggests commands, shows ephemeral answers to one person only, and says when the app is silent', async () => {
    const composer = stage.page.getByTestId('composer').getByRole('textbox');
    await composer.fill('/pl');
    await stage.page.getByRole('option', { name: /\/playbook/ }).waitFor();
    await stage.page.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('/playbook ');
    await composer.pressSequentially('help');
    await stage.page.keyboard.press('Enter');
    const whisper = stage.page.locator('[data-ephemeral]');
    await whisper.getByText('Only visible to you').waitFor();
    await whisper.getByRole('button', { name: 'Dismiss message' }).click();
    await whisper.waitFor({ state: 'detached' });
    await stage.say('/playbook slow');
    await stage.page.getByRole('alert').filter({ hasText: 'Phasegate didn’t respond' }).waitFor();
  });

  it('switches people in place, and keeps person and channel in the address', async () => {
    await stage.page.getByRole('button', { name: 'Switch person' }).click();
    await stage.page.getByRole('menuitemradio', { name: /Marco Ruiz/ }).click();
    await stage.page.getByRole('button', { name: 'Switch person' }).getByText('Marco Ruiz').waitFor();
    expect(new URL(stage.page.url()).searchParams.get('as')).toBe(MARCO);
    await stage.page.reload();
    await stage.page.getByRole('button', { name: 'Switch person' }).getByText('Marco Ruiz').waitFor();
    expect(new URL(stage.page.url()).searchParams.get('channel')).toBe(CHANNEL);
  });

  it('takes files, runs shortcuts, invites, and creates channels', async () => {
    await stage.page
      .getByTestId('composer-files')
      .setInputFiles({ name: 'n.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2\n') });
    await stage.page.getByTestId('composer').getByText('n.csv').waitFor();
    await stage.say('the numbers');
    const withFile = stage.messages().filter({ hasText: 'the numbers' });
    await withFile.getByRole('link', { name: /n\.csv/ }).waitFor();
    await withFile.hover();
    await withFile.getByRole('button', { name: 'More actions' }).click();
    await stage.page.getByRole('menuitem', { name: /Keep as evidence/ }).click();
    await withFile.getByRole('button', { name: /1 reply/ }).waitFor();
    await stage.page.getByRole('button', { name: 'Shortcuts' }).click();
    await stage.page.getByRole('menuitem', { name: /Start an engagement/ }).click();
    await stage.modal.waitFor();
    await stage.page.keyboard.press('Escape');
    await stage.page.getByRole('button', { name: /Create a channel/ }).click();
    await stage.page.getByRole('dialog', { name: 'Create a channel' }).getByLabel('Name').fill('ai-pilot');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByTestId('channel-ai-pilot').waitFor();
    await stage.page.getByLabel('Message #ai-pilot').fill('/invite @Phasegate');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByRole('button', { name: '2 members' }).waitFor();
  });

  it('marks what is unread, and takes the mark away when it was seen', async () => {
    const row = stage.page.getByTestId('channel-general');
    await stage.gallery.sandbox.person(MARCO).post('C0GENERALX', 'news for all');
    await row.getByText('1 unread').waitFor();
    await row.click();
    await stage.messages().filter({ hasText: 'news for all' }).waitFor();
    await row.getByText('unread').waitFor({ state: 'detached' });
    await stage.page.getByTestId('channel-support-triage').click();
    expect(await row.getByText('unread').count()).toBe(0);
  });

  it('follows links to messages of the workspace in place', async () => {
    const link = `${stage.gallery.sandbox.url}/archives/C0GENERALX`;
    await stage.say(`see ${link}`);
    await stage.messages().getByRole('link', { name: link }).click();
    await stage.page.getByRole('heading', { name: '#general' }).waitFor();
  });

  it('fits into a narrow window', async () => {
    await stage.page.setViewportSize({ width: 900, height: 700 });
    await stage.say('/playbook card');
    const row = stage.messages().filter({ hasText: 'Phase 1 Data foundation' });
    await row.hover();
    await row.getByRole('button', { name: 'Reply in thread' }).click();
    await stage.page.getByTestId('reply-composer').getByRole('textbox').waitFor();
    expect(await stage.page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
    await stage.page.keyboard.press('Escape');
    await stage.page.getByTestId('thread').waitFor({ state: 'detached' });
  });

  it('says when the server is gone and comes back by itself', async () => {
    const composer = stage.page.getByTestId('composer').getByRole('textbox');
    await composer.fill('not lost');
    await stage.gallery.sandbox.stop();
    await stage.page.getByText('Reconnecting').waitFor();
    await composer.press('Enter');
    await stage.page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    const back = await startSandbox({ port: Number(new URL(stage.gallery.sandbox.url).port) });
    try {
      await stage.page.getByText('Reconnecting').waitFor({ state: 'detached' });
      expect(await composer.inputValue()).toBe('not lost');
      await composer.press('Enter');
      await stage.messages().filter({ hasText: 'not lost' }).waitFor();
    } finally {
      await back.stop();
    }
  });
});

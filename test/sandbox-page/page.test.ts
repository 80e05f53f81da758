import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { JONAS, LENA, MARCO } from '../sandbox/peer.ts';
import { chromiumPath, launch } from '../support/browser.ts';
import { type Gallery, startGallery } from './gallery.ts';

const CHANNEL = 'C0SUPTRIAG';

describe.skipIf(!chromiumPath)('the sandbox page (needs Chromium)', () => {
  let browser: Browser;
  let gallery: Gallery;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    gallery = await startGallery();
    page = await open(LENA);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await gallery?.stop();
  });

  async function open(as: string, channel = CHANNEL): Promise<Page> {
    const fresh = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    fresh.setDefaultTimeout(8000);
    await fresh.goto(`${gallery.sandbox.url}/?as=${as}&channel=${channel}`);
    await fresh.getByTestId('composer').waitFor();
    return fresh;
  }
  async function say(text: string, on = page): Promise<void> {
    await on.getByTestId('composer').getByRole('textbox').fill(text);
    await on.keyboard.press('Enter');
  }
  const messages = (on = page) => on.getByTestId('channel').getByTestId('message');
  const modal = () => page.getByRole('dialog', { name: 'Start an engagement' });

  it('sends, replies, reacts, edits and deletes, and another tab sees it live', async () => {
    const marco = await open(MARCO);
    await say('Hello @Marco Ruiz, *look*');
    const theirs = messages(marco).filter({ hasText: 'look' });
    await theirs.waitFor();
    expect(await theirs.locator('.mention').textContent()).toBe('@Marco Ruiz');
    await theirs.hover();
    await theirs.getByRole('button', { name: 'React with :white_check_mark:' }).click();
    await messages().locator('[data-reaction=white_check_mark]').waitFor();
    await theirs.hover();
    await theirs.getByRole('button', { name: 'Reply in thread' }).click();
    await marco.getByTestId('reply-composer').getByRole('textbox').fill('on it');
    await marco.keyboard.press('Enter');
    await messages()
      .getByRole('button', { name: /1 reply/ })
      .click();
    await page.getByTestId('thread').getByText('on it').waitFor();
    const mine = messages().filter({ hasText: 'look' });
    await mine.hover();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    await page.getByLabel('Edit message').fill('Hello again');
    await page.keyboard.press('Enter');
    await messages(marco).filter({ hasText: 'Hello again' }).getByText('(edited)').waitFor();
  });

  it('suggests commands, shows ephemeral answers to one person only, and says when the app is silent', async () => {
    const composer = page.getByTestId('composer').getByRole('textbox');
    await composer.fill('/pl');
    await page.getByRole('option', { name: /\/playbook/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('/playbook ');
    await composer.pressSequentially('help');
    await page.keyboard.press('Enter');
    const whisper = page.locator('[data-ephemeral]');
    await whisper.getByText('Only visible to you').waitFor();
    await whisper.getByRole('button', { name: 'Dismiss message' }).click();
    await whisper.waitFor({ state: 'detached' });
    await say('/playbook slow');
    await page.getByRole('alert').filter({ hasText: 'Phasegate didn’t respond' }).waitFor();
  });

  it('fills every input of a modal, shows errors at fields and keeps what was typed', async () => {
    await say('/playbook start');
    await modal().waitFor();
    await modal().getByRole('button', { name: 'Start', exact: true }).click();
    const errors = modal().getByText('Please complete this required field.');
    await errors.first().waitFor();
    expect(await errors.count()).toBe(4);

    await modal().getByLabel('Name').fill('taken');
    await modal().getByLabel('Why now?').fill('Tickets wait\ntwo days');
    await choose('Risk tier', 'High');
    await modal().getByText('Legal will be asked to attest.').waitFor();
    expect(await modal().getByLabel('Name').inputValue()).toBe('taken');
    await choose('Business units', 'Berlin');
    await page.keyboard.press('Escape');
    await modal().getByLabel('Approvers').fill('jonas');
    await page.getByRole('option', { name: /Jonas Weber/ }).click();
    await page.keyboard.press('Escape');
    await modal().getByLabel('Source system').fill('erp');
    await page.getByRole('option', { name: 'erp_invoices' }).click();
    await modal()
      .getByRole('radiogroup', { name: 'Data readiness' })
      .getByLabel('4', { exact: true })
      .check();
    await modal().getByLabel('I have read the rubric').check();
    await modal().getByLabel('Review at').fill('2026-12-01T09:30');
    await modal().getByLabel('Cases a day').fill('12.5');
    await modal()
      .getByLabel('Evidence')
      .setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
    await modal().getByRole('button', { name: 'Remove cases.csv' }).waitFor();
    await modal().getByRole('button', { name: 'Start', exact: true }).click();
    await modal().getByText('Please enter a whole number.').waitFor();
    await modal().getByLabel('Cases a day').fill('120');
    await modal().getByRole('button', { name: 'Start', exact: true }).click();
    await modal().getByText('There is already an engagement of this name.').waitFor();
    expect(await modal().getByLabel('Why now?').inputValue()).toBe('Tickets wait\ntwo days');
    await modal().getByLabel('Name').fill('Ticket triage');
    await modal().getByLabel('Name').press('Enter');
    await modal().waitFor({ state: 'detached' });
    await messages().filter({ hasText: 'Started Ticket triage' }).waitFor();

    const state = gallery.submitted.at(-1);
    expect(state?.name?.value).toMatchObject({ type: 'plain_text_input', value: 'Ticket triage' });
    expect(state?.tier?.value).toMatchObject({ selected_option: { value: 'high' } });
    expect(state?.parts?.value).toMatchObject({ selected_options: [{ value: 'berlin' }] });
    expect(state?.approvers?.value).toMatchObject({ selected_users: [JONAS] });
    expect(state?.source?.value).toMatchObject({ selected_option: { value: 'erp_invoices' } });
    expect(state?.score?.value).toMatchObject({ selected_option: { value: '4' } });
    expect(state?.review?.value).toMatchObject({
      selected_date_time: Date.parse('2026-12-01T08:30:00Z') / 1000,
    });
    expect(state?.cases?.value).toMatchObject({ value: '120' });
    expect(state?.files?.value).toMatchObject({ files: [{ name: 'cases.csv' }] });
    expect(state?.why?.value).toMatchObject({ value: 'Tickets wait\ntwo days' });
    expect(state?.lead?.value).toMatchObject({ selected_user: LENA });
  }, 40_000);

  it('stacks modals, keeps the lower one as it was, and goes back by Esc', async () => {
    await say('/playbook start');
    await modal().getByLabel('Name').fill('Half done');
    await modal().getByRole('button', { name: 'Look up' }).click();
    const upper = page.getByRole('dialog', { name: 'Look up' });
    await upper.getByLabel('Term').fill('x');
    await page.keyboard.press('Escape');
    await upper.waitFor({ state: 'detached' });
    expect(await modal().getByLabel('Name').inputValue()).toBe('Half done');
    await page.keyboard.press('Escape');
    await modal().waitFor({ state: 'detached' });
  });

  it('says so in the modal when the app does not answer, and keeps everything', async () => {
    await say('/playbook start');
    await modal().getByLabel('Name').fill('slow');
    await choose('Risk tier', 'Limited');
    await modal().getByLabel('4', { exact: true }).check();
    await modal().getByLabel('Cases a day').fill('5');
    await modal().getByRole('button', { name: 'Start', exact: true }).click();
    await modal().getByRole('status', { name: 'Sending' }).waitFor();
    expect(await modal().getByRole('button', { name: /Start/ }).isDisabled()).toBe(true);
    await modal().getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await modal().getByLabel('Cases a day').inputValue()).toBe('5');
  });

  it('pins a card, confirms a dangerous click and tells the app of others', async () => {
    await say('/playbook card');
    await page.getByTestId('pinned-bar').getByText('Support ticket triage').waitFor();
    const cardMessage = messages().filter({ hasText: 'Phase 1 Data foundation' });
    await cardMessage.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep going' }).click();
    expect(gallery.actions).toEqual([]);
    await cardMessage.getByRole('button', { name: 'What is missing?' }).click();
    await page.locator('[data-ephemeral]').getByText('2 blocking gaps are open').waitFor();
    await cardMessage.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Export evidence' }).click();
    await expect.poll(() => gallery.actions.at(-1)).toMatchObject({ selected_option: { value: 'export' } });
    await page.getByRole('button', { name: '1 pinned' }).click();
    await page.getByTestId('pinned-card').getByText('Lineage').waitFor();
  });

  it('draws every block and tells the app of every choice in a message', async () => {
    await say('/playbook blocks');
    const all = messages().filter({ hasText: 'Every block' });
    await all.getByRole('cell', { name: 'region = South' }).waitFor();
    expect(await all.getByRole('img', { name: 'Accuracy 96.1 % above the line at 95 %' }).isVisible()).toBe(
      true,
    );
    await all.getByRole('combobox', { name: 'Choose a tier' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    await expect
      .poll(() => gallery.actions.at(-1))
      .toMatchObject({ action_id: 'pick.tier', selected_option: { value: 'high' } });
    await all.getByLabel('Understood').check();
    await expect
      .poll(() => gallery.actions.at(-1))
      .toMatchObject({ selected_options: [{ value: 'understood' }] });
    await all.getByRole('button', { name: 'Never answers' }).click();
    await all.getByRole('alert').filter({ hasText: 'Phasegate didn’t respond' }).waitFor();
  });

  it('draws newer blocks, and the words of those it does not know', async () => {
    await gallery.sandbox.person(MARCO).post(CHANNEL, 'newer');
    gallery.plant(CHANNEL);
    await page.reload();
    await page.getByText('Evidence changed 11:40.').waitFor();
    await page.getByRole('img', { name: /Precision, last readings: .*Sat 0\.84/ }).waitFor();
    await page.getByText('and still readable').waitFor();
    expect(await page.getByText('web_clickstream').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('web_clickstream').waitFor();
  });

  it('shows Home, and messages of the app beside it', async () => {
    await page.getByTestId('app-home').click();
    const home = page.getByTestId('home');
    await home.getByText('My tasks').waitFor();
    await home.getByRole('button', { name: 'Open' }).click();
    await expect
      .poll(() => gallery.actions.at(-1))
      .toMatchObject({ action_id: 'home.task', value: 'task-1' });
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByLabel('Message Phasegate').waitFor();
  });

  it('switches people in place, and keeps person and channel in the address', async () => {
    await page.getByRole('button', { name: 'Switch person' }).click();
    await page.getByRole('menuitemradio', { name: /Marco Ruiz/ }).click();
    await page.getByRole('button', { name: 'Switch person' }).getByText('Marco Ruiz').waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe(MARCO);
    await page.reload();
    await page.getByRole('button', { name: 'Switch person' }).getByText('Marco Ruiz').waitFor();
    expect(new URL(page.url()).searchParams.get('channel')).toBe(CHANNEL);
  });

  it('takes files, runs shortcuts, invites, and creates channels', async () => {
    await page
      .getByTestId('composer-files')
      .setInputFiles({ name: 'n.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2\n') });
    await page.getByTestId('composer').getByText('n.csv').waitFor();
    await say('the numbers');
    const withFile = messages().filter({ hasText: 'the numbers' });
    await withFile.getByRole('link', { name: /n\.csv/ }).waitFor();
    await withFile.hover();
    await withFile.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Keep as evidence/ }).click();
    await withFile.getByRole('button', { name: /1 reply/ }).waitFor();
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Start an engagement/ }).click();
    await modal().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Create a channel/ }).click();
    await page.getByRole('dialog', { name: 'Create a channel' }).getByLabel('Name').fill('ai-pilot');
    await page.keyboard.press('Enter');
    await page.getByTestId('channel-ai-pilot').waitFor();
    await page.getByLabel('Message #ai-pilot').fill('/invite @Phasegate');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '2 members' }).waitFor();
  });

  it('says when the server is gone and comes back by itself', async () => {
    const composer = page.getByTestId('composer').getByRole('textbox');
    await composer.fill('not lost');
    await gallery.sandbox.stop();
    await page.getByText('Reconnecting').waitFor();
    await composer.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    const back = await startSandbox({ port: Number(new URL(gallery.sandbox.url).port) });
    try {
      await page.getByText('Reconnecting').waitFor({ state: 'detached' });
      expect(await composer.inputValue()).toBe('not lost');
      await composer.press('Enter');
      await messages().filter({ hasText: 'not lost' }).waitFor();
    } finally {
      await back.stop();
    }
  });

  async function choose(label: string, name: string): Promise<void> {
    await modal().getByLabel(label).click();
    await page.getByRole('option', { name }).click();
  }
});

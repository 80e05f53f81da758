import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launch } from '../../packages/slack-sandbox/test/browser.ts';
import { type First, PEOPLE } from '../support/cast.ts';
import { keep } from '../support/pictures.ts';
import { type Story, startStory } from '../support/story.ts';

/** Counts what a hand does: a click that a key makes has no detail. */
const COUNT = `window.clicks = 0;
  document.addEventListener('click', (event) => { if (event.detail > 0) window.clicks += 1; }, true)`;

/** From `/playbook start` to a signed gate of phase 1 with one source; typing, Tab and Escape cost no click. */
const MOST_CLICKS = 40;

describe.skipIf(!chromiumPath)('the way to the first gate, in a browser (needs Chromium)', () => {
  let story: Story;
  let browser: Browser;
  const pages = new Map<First, Page>();
  beforeAll(async () => {
    story = await startStory();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await story?.stop();
  });

  async function tabOf(first: First): Promise<Page> {
    const open = pages.get(first);
    if (open) return open;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    pages.set(first, page);
    await page.goto(`${story.sandbox.url}/?as=${PEOPLE[first]}&channel=C0SUPTRIAG`);
    await page.getByTestId('composer').waitFor();
    await page.getByRole('button', { name: /[Dd]ismiss/ }).click();
    await page.evaluate(COUNT);
    return page;
  }

  const dialog = (page: Page, name?: string) =>
    page.getByRole('dialog', name === undefined ? {} : { name }).last();
  const press = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();
  /** Escape, until nothing is open: a view that is just being redrawn does not hear it. */
  const leave = (page: Page) =>
    expect
      .poll(async () => {
        const open = await page.getByRole('dialog').count();
        if (open > 0) await page.keyboard.press('Escape');
        return open;
      })
      .toBe(0);
  const card = (page: Page) =>
    page.getByTestId('channel').getByTestId('message').filter({ hasText: 'Phase 1 Data foundation' }).first();
  const request = (page: Page) =>
    page.getByTestId('channel').getByTestId('message').filter({ hasText: 'Gate · Data foundation' }).first();

  async function pick(page: Page, label: string, choice: string): Promise<void> {
    await dialog(page).getByLabel(label).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  }

  async function name(page: Page, label: string, typed: string): Promise<void> {
    await dialog(page).getByLabel(label).fill(typed);
    await page
      .getByRole('option', { name: new RegExp(typed) })
      .first()
      .click();
    await page.keyboard.press('Escape');
  }

  it(`[E8] [G13] takes at most ${MOST_CLICKS} clicks, each step by the button of the one before`, {
    timeout: 120_000,
  }, async () => {
    const lena = await tabOf('lena');
    const composer = lena.getByTestId('composer').getByRole('textbox');
    await composer.fill('/playbook start');
    await composer.press('Enter');
    const form = dialog(lena, 'Start an engagement');
    await form.getByLabel('Name', { exact: true }).fill('Support ticket triage');
    await form.getByLabel('Goal').fill('Tickets reach the right team in a minute');
    await press(lena, 'Next');
    await press(lena, 'Start');
    await lena
      .getByRole('dialog')
      .filter({ hasText: 'has started' })
      .getByRole('button', { name: 'Approvers…' })
      .click();
    const approvers = dialog(lena, 'Approvers');
    await approvers.waitFor();
    await name(lena, 'Business', 'Priya');
    await name(lena, 'Legal', 'Jonas');
    await name(lena, 'Data', 'Sam');
    await press(lena, 'Save');
    await approvers.waitFor({ state: 'hidden' });
    await lena.keyboard.press('Escape');

    const first = card(lena).getByRole('button', { name: 'Add data source' });
    await first.waitFor();
    await first.click();
    const source = dialog(lena, 'Add data source');
    await source.getByLabel('Name', { exact: true }).fill('crm_tickets');
    await source.getByLabel('Source system').fill('Salesforce');
    await source.getByLabel('Data owner, if not in this Slack').fill('Customer Care');
    await source.getByLabel('Volume').fill('2 million rows');
    await press(lena, 'Next');
    await pick(lena, 'Access method', 'SQL');
    await pick(lena, 'Update frequency', 'Daily');
    await pick(lena, 'Current format', 'Table');
    await press(lena, 'Next');
    const yes = source.getByRole('radiogroup').getByLabel('Yes', { exact: true });
    await yes.nth(1).waitFor();
    await yes.first().check();
    await yes.nth(1).check();
    await press(lena, 'Save');

    await card(lena).getByRole('button', { name: 'Assess next' }).click();
    await dialog(lena).waitFor();
    await dialog(lena).getByLabel('Records expected').fill('1000');
    await dialog(lena).getByLabel('Records present').fill('990');
    await dialog(lena).getByLabel('Records spot-checked').fill('200');
    await dialog(lena).getByLabel('Of these wrong').fill('1');
    await press(lena, 'Next');
    await dialog(lena).getByLabel('Formats within the source').first().check();
    await dialog(lena).getByLabel('How old is the newest data?').fill('6 h');
    await dialog(lena).getByLabel('How old may it be for this use?').fill('1 day');
    await press(lena, 'Save, next');
    await keep(lena, 'clicks-assessed');

    await press(lena, 'Add training dataset');
    const dataset = dialog(lena, 'Add dataset');
    await dataset.getByLabel('Name', { exact: true }).fill('training_set');
    await keep(lena, 'clicks-dataset');
    await press(lena, 'Save');
    await dataset.waitFor({ state: 'hidden' });
    await leave(lena);

    await card(lena).getByRole('button', { name: 'Record a run' }).click();
    const run = dialog(lena);
    await run.getByLabel('Rows in').fill('6000');
    await run.getByLabel('Rows out').fill('5990');
    await run.getByLabel('Checks passed').fill('14');
    await run.getByLabel('Checks failed').fill('0');
    await run.getByLabel('Evidence: a link').fill('https://ci.example.org/run/7');
    await run.getByRole('radio', { name: 'Yes, at the source' }).check();
    await keep(lena, 'clicks-run');
    await press(lena, 'Record');
    await dialog(lena).getByRole('button', { name: 'Ask for the gate' }).waitFor();
    await keep(lena, 'clicks-missing');
    await press(lena, 'Ask for the gate');
    await press(lena, 'Ask');
    await request(lena).waitFor();
    await keep(lena, 'clicks-asked');

    const jonas = await tabOf('jonas');
    await request(jonas).getByRole('button', { name: 'Attest…' }).click();
    // Jonas reads German.
    await dialog(jonas, 'Bestätigen').waitFor();
    for (const note of await dialog(jonas).locator('textarea').all()) await note.fill('Contract of 3 May');
    await keep(jonas, 'clicks-attest');
    await press(jonas, 'Speichern');
    await request(jonas).getByRole('button', { name: 'Approve', exact: true }).click();
    for (const first of ['priya', 'sam'] as const) {
      const tab = await tabOf(first);
      await request(tab).getByRole('button', { name: 'Approve', exact: true }).click();
    }
    await request(lena).getByText('Approved', { exact: false }).first().waitFor();
    await lena.getByTestId('channel').getByTestId('message').filter({ hasText: 'Phase 2' }).first().waitFor();
    await keep(lena, 'clicks-approved');
    const counted = await Promise.all(
      [...pages.values()].map((page) => page.evaluate<number>('window.clicks')),
    );
    const clicks = counted.reduce((sum, count) => sum + count, 0);
    process.stdout.write(`clicks to the first gate: ${clicks}\n`);
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launch } from '../../packages/slack-sandbox/test/browser.ts';
import { type First, PEOPLE } from '../support/cast.ts';
import { keep } from '../support/pictures.ts';
import { type Story, startStory } from '../support/story.ts';

describe.skipIf(!chromiumPath)('the story in a browser, as three people (needs Chromium)', () => {
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

  /** That person's own tab, at the channel of the story. */
  async function tabOf(first: First): Promise<Page> {
    const open = pages.get(first);
    if (open) return open;
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 });
    pages.set(first, page);
    await page.goto(`${story.sandbox.url}/?as=${PEOPLE[first]}&channel=C0SUPTRIAG`);
    await page.getByTestId('composer').waitFor();
    await page.getByRole('button', { name: /[Dd]ismiss/ }).click();
    return page;
  }

  async function type(page: Page, line: string): Promise<void> {
    const composer = page.getByTestId('composer').getByRole('textbox');
    await composer.fill(line);
    await composer.press('Enter');
  }

  const card = (page: Page) =>
    page.getByTestId('channel').getByTestId('message').filter({ hasText: 'Phase 1 Data foundation' });

  it('[E1] Lena starts an engagement, and its card is pinned for everybody', async () => {
    const lena = await tabOf('lena');
    await type(lena, '/playbook start');
    const form = lena.getByRole('dialog', { name: 'Start an engagement' });
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByRole('alert').first().waitFor();
    await form.getByLabel('Name', { exact: true }).fill('Support ticket triage');
    await form.getByLabel('Goal').fill('Tickets reach the right team in a minute, not in four hours');
    await form.getByRole('button', { name: 'Next' }).click();
    await lena.getByRole('button', { name: 'Start', exact: true }).click();
    await lena
      .getByRole('dialog')
      .filter({ hasText: 'has started' })
      .getByRole('button', { name: 'Team…' })
      .click();
    const team = lena.getByRole('dialog', { name: 'Team' });
    await team.getByLabel('Members').fill('Marco');
    await lena.getByRole('option', { name: /Marco Ruiz/ }).click();
    await lena.keyboard.press('Escape');
    await team.getByRole('button', { name: 'Save' }).click();
    await team.waitFor({ state: 'hidden' });
    await lena.keyboard.press('Escape');
    const priya = await tabOf('priya');
    await card(priya).waitFor();
    await priya.getByTestId('pinned-bar').filter({ hasText: 'Support ticket triage' }).waitFor();
  });

  it('[F1.1] [X8] Marco records a source by form, told at the field what is missing', async () => {
    const marco = await tabOf('marco');
    await card(marco).getByRole('button', { name: 'Add data source' }).click();
    const form = marco.getByRole('dialog', { name: 'Add data source' });
    await form.getByLabel('Name', { exact: true }).fill('crm_tickets');
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByRole('alert').first().waitFor();
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('crm_tickets');
    await form.getByLabel('Source system').fill('Salesforce');
    await form.getByLabel('Data owner, if not in this Slack').fill('Customer Care');
    await form.getByLabel('Volume').fill('2 million rows');
    await keep(marco, 'source-form');
    await form.getByRole('button', { name: 'Next' }).click();
    for (const [label, choice] of [
      ['Access method', 'SQL'],
      ['Update frequency', 'Daily'],
      ['Current format', 'Table'],
    ] as const) {
      await form.getByLabel(label).click();
      await marco.getByRole('option', { name: choice, exact: true }).click();
    }
    await form.getByRole('button', { name: 'Next' }).click();
    const yes = form.getByRole('radiogroup').getByLabel('Yes', { exact: true });
    await yes.nth(1).waitFor();
    await yes.first().check();
    await yes.nth(1).check();
    await form.getByRole('button', { name: 'Save' }).click();
    const lena = await tabOf('lena');
    await card(lena).filter({ hasText: 'sources 1' }).waitFor();
  });

  it('[F1.3] Marco drops a CSV, looks at the dry run, and confirms it; Priya sees the card change', async () => {
    const marco = await tabOf('marco');
    const csv = `name,system,owner,access_method,update_frequency,volume,format,exists_today,accessible
mail_archive,Exchange,IT,api,daily,40 GB,email,yes,yes
call_recordings,Genesys,Care,file export,weekly,300 h,audio,yes,no
faq_pages,CMS,Marketing,api,monthly,900 pages,table,yes,yes
`;
    await marco
      .getByTestId('composer-files')
      .setInputFiles({ name: 'sources.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await type(marco, 'Here is the rest of our list');
    await marco.getByRole('button', { name: /1 reply/ }).click();
    const thread = marco.getByTestId('thread');
    await thread.getByRole('button', { name: 'Check it' }).click();
    await thread.getByRole('button', { name: 'Import 3 data sources' }).waitFor();
    await keep(marco, 'dry-run');
    await thread.getByRole('button', { name: 'Import 3 data sources' }).click();
    const priya = await tabOf('priya');
    await card(priya).filter({ hasText: 'sources 4' }).waitFor();
    await card(marco).filter({ hasText: 'sources 4' }).waitFor();
    await thread.getByText('imported').first().waitFor();
    await priya.getByRole('button', { name: /1 reply/ }).click();
    await priya.getByTestId('thread').getByText('imported').first().waitFor();
    await priya.mouse.move(0, 0);
    await keep(priya, 'sandbox');
  });
});

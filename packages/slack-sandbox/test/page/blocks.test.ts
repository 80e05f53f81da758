import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../browser.ts';
import { MARCO } from '../peer.ts';
import { CHANNEL, Stage } from './stage.ts';

describe.skipIf(!chromiumPath)('blocks on the sandbox page (needs Chromium)', () => {
  const stage = Stage.use();

  it('pins a card, confirms a dangerous click and tells the app of others', async () => {
    await stage.say('/playbook card');
    await stage.page.getByTestId('pinned-bar').getByText('Support ticket triage').waitFor();
    const cardMessage = stage.messages().filter({ hasText: 'Phase 1 Data foundation' });
    await cardMessage.getByRole('button', { name: 'Stop' }).click();
    await stage.page.getByRole('alertdialog').getByRole('button', { name: 'Keep going' }).click();
    expect(stage.gallery.actions).toEqual([]);
    await cardMessage.getByRole('button', { name: 'What is missing?' }).click();
    await stage.page.locator('[data-ephemeral]').getByText('2 blocking gaps are open').waitFor();
    await cardMessage.getByRole('button', { name: 'More options' }).click();
    await stage.page.getByRole('menuitem', { name: 'Export evidence' }).click();
    await expect
      .poll(() => stage.gallery.actions.at(-1))
      .toMatchObject({ selected_option: { value: 'export' } });
    await stage.page.getByRole('button', { name: '1 pinned' }).click();
    await stage.page.getByTestId('pinned-card').getByText('Lineage').waitFor();
  });

  it('draws every block and tells the app of every choice in a message', async () => {
    await stage.say('/playbook blocks');
    const all = stage.messages().filter({ hasText: 'Every block' });
    await all.getByRole('cell', { name: 'region = South' }).waitFor();
    expect(await all.getByRole('img', { name: 'Accuracy 96.1 % above the line at 95 %' }).isVisible()).toBe(
      true,
    );
    await all.getByRole('combobox', { name: 'Choose a tier' }).click();
    await stage.page.getByRole('option', { name: 'High' }).click();
    await expect
      .poll(() => stage.gallery.actions.at(-1))
      .toMatchObject({ action_id: 'pick.tier', selected_option: { value: 'high' } });
    await all.getByLabel('Understood').check();
    await expect
      .poll(() => stage.gallery.actions.at(-1))
      .toMatchObject({ selected_options: [{ value: 'understood' }] });
    await all.getByRole('button', { name: 'Never answers' }).click();
    await all.getByRole('alert').filter({ hasText: 'Phasegate didn’t respond' }).waitFor();
  });

  it('draws newer blocks, and the words of those it does not know', async () => {
    await stage.gallery.sandbox.person(MARCO).post(CHANNEL, 'newer');
    stage.gallery.plant(CHANNEL);
    await stage.page.reload();
    await stage.page.getByText('Evidence changed 11:40.').waitFor();
    await stage.page.getByRole('img', { name: /Precision, last readings: .*Sat 0\.84/ }).waitFor();
    await stage.page.getByText('and still readable').waitFor();
    expect(await stage.page.getByText('web_clickstream').isVisible()).toBe(false);
    await stage.page.getByRole('button', { name: 'Next' }).click();
    await stage.page.getByText('web_clickstream').waitFor();
  });

  it('shows Home, and messages of the app beside it', async () => {
    await stage.page.getByTestId('app-home').click();
    const home = stage.page.getByTestId('home');
    await home.getByText('My tasks').waitFor();
    await home.getByRole('button', { name: 'Open' }).click();
    await expect
      .poll(() => stage.gallery.actions.at(-1))
      .toMatchObject({ action_id: 'home.task', value: 'task-1' });
    await stage.page.getByRole('tab', { name: 'Messages' }).click();
    await stage.page.getByLabel('Message Phasegate').waitFor();
  });
});

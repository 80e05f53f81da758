import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../browser.ts';
import { JONAS, LENA } from '../peer.ts';
import { Stage } from './stage.ts';

describe.skipIf(!chromiumPath)('modals on the sandbox page (needs Chromium)', () => {
  const stage = Stage.use();

  it('fills every input of a modal, shows errors at fields and keeps what was typed', async () => {
    await stage.say('/playbook start');
    await stage.modal.waitFor();
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).click();
    const errors = stage.modal.getByText('Please complete this required field.');
    await errors.first().waitFor();
    expect(await errors.count()).toBe(4);

    await stage.modal.getByLabel('Name').fill('taken');
    await stage.modal.getByLabel('Why now?').fill('Tickets wait\ntwo days');
    await stage.choose('Risk tier', 'High');
    await stage.modal.getByText('Legal will be asked to attest.').waitFor();
    expect(await stage.modal.getByLabel('Name').inputValue()).toBe('taken');
    await stage.choose('Business units', 'Berlin');
    await stage.page.keyboard.press('Escape');
    await stage.modal.getByLabel('Approvers').fill('jonas');
    await stage.page.getByRole('option', { name: /Jonas Weber/ }).click();
    await stage.page.keyboard.press('Escape');
    await stage.modal.getByLabel('Source system').fill('erp');
    await stage.page.getByRole('option', { name: 'erp_invoices' }).click();
    await stage.modal
      .getByRole('radiogroup', { name: 'Data readiness' })
      .getByLabel('4', { exact: true })
      .check();
    await stage.modal.getByLabel('I have read the rubric').check();
    await stage.modal.getByLabel('Review at').fill('2026-12-01T09:30');
    await stage.modal.getByLabel('Cases a day').fill('12.5');
    await stage.modal
      .getByLabel('Evidence')
      .setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
    await stage.modal.getByRole('button', { name: 'Remove cases.csv' }).waitFor();
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).click();
    await stage.modal.getByText('Please enter a whole number.').waitFor();
    await stage.modal.getByLabel('Cases a day').fill('120');
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).click();
    await stage.modal.getByText('There is already an engagement of this name.').waitFor();
    expect(await stage.modal.getByLabel('Why now?').inputValue()).toBe('Tickets wait\ntwo days');
    await stage.modal.getByLabel('Name').fill('Ticket triage');
    await stage.modal.getByLabel('Name').press('Enter');
    await stage.modal.waitFor({ state: 'detached' });
    await stage.messages().filter({ hasText: 'Started Ticket triage' }).waitFor();

    const state = stage.gallery.submitted.at(-1);
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

  it('keeps its buttons in reach while a list of choices is open', async () => {
    await stage.page.setViewportSize({ width: 1280, height: 600 });
    await stage.say('/playbook start');
    await stage.modal.waitFor();
    for (const label of ['Business units', 'Approvers']) {
      await stage.modal.getByLabel(label).click();
      const list = stage.page.getByRole('listbox');
      await list.getByRole('option').first().waitFor();
      const over = await list.boundingBox();
      const save = await stage.modal.getByRole('button', { name: 'Start', exact: true }).boundingBox();
      if (!over || !save) throw new Error('nothing to see');
      const covers =
        over.x < save.x + save.width &&
        save.x < over.x + over.width &&
        over.y < save.y + save.height &&
        save.y < over.y + over.height;
      expect(covers, label).toBe(false);
      await stage.page.keyboard.press('Escape');
    }
  });

  it('stacks modals, keeps the lower one as it was, and goes back by Esc', async () => {
    await stage.say('/playbook start');
    await stage.modal.getByLabel('Name').fill('Half done');
    await stage.modal.getByRole('button', { name: 'Look up' }).click();
    const upper = stage.page.getByRole('dialog', { name: 'Look up' });
    await upper.getByLabel('Term').fill('x');
    await stage.page.keyboard.press('Escape');
    await upper.waitFor({ state: 'detached' });
    expect(await stage.modal.getByLabel('Name').inputValue()).toBe('Half done');
    await stage.page.keyboard.press('Escape');
    await stage.modal.waitFor({ state: 'detached' });
  });

  it('says nothing when Esc is pressed once more while the modal closes', async () => {
    await stage.say('/playbook start');
    await stage.modal.waitFor();
    let answered = 0;
    const both = stage.page.waitForResponse((to) => to.url().endsWith('/sandbox/act') && ++answered === 2);
    await Promise.all([stage.page.keyboard.press('Escape'), stage.page.keyboard.press('Escape')]);
    await both;
    await stage.modal.waitFor({ state: 'detached' });
    expect(await stage.page.locator('.toast').count()).toBe(0);
  });

  it('says so in the modal when the app does not answer, and keeps everything', async () => {
    await stage.say('/playbook start');
    await stage.modal.getByLabel('Name').fill('slow');
    await stage.choose('Risk tier', 'Limited');
    await stage.modal.getByLabel('4', { exact: true }).check();
    await stage.modal.getByLabel('Cases a day').fill('5');
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).click();
    await stage.modal.getByRole('status', { name: 'Sending' }).waitFor();
    expect(await stage.modal.getByRole('button', { name: /Start/ }).isDisabled()).toBe(true);
    await stage.modal.getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await stage.modal.getByLabel('Cases a day').inputValue()).toBe('5');
  });

  it('keeps the focus in the modal and gives it back', async () => {
    await stage.say('/playbook start');
    await stage.modal.waitFor();
    const focused = () => stage.modal.locator(':focus').count();
    await stage.modal.locator('[data-field=name] :focus').waitFor();
    await stage.page.keyboard.press('Shift+Tab');
    await stage.page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(1);
    await stage.modal.getByRole('button', { name: 'Start', exact: true }).focus();
    await stage.page.keyboard.press('Tab');
    expect(await focused()).toBe(1);
    await stage.modal.getByLabel('Risk tier').focus();
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    expect(await stage.modal.getByLabel('Risk tier').inputValue()).toBe('Limited');
    await stage.page.keyboard.press('Escape');
    await stage.modal.waitFor({ state: 'detached' });
    await stage.page.getByTestId('composer').locator('textarea:focus').waitFor();
  });
});

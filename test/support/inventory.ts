import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { type Cast, type First, ok, PEOPLE } from './cast.ts';

/** The three steps of the source form, as somebody fills them in. */
export const sourceSteps = (changes: Record<string, unknown> = {}) => {
  const all: Record<string, unknown> = {
    name: 'crm_tickets',
    system: 'Salesforce',
    owner: 'Customer Care',
    volume: '2 million rows',
    accessMethod: 'sql',
    updateFrequency: 'daily',
    format: 'table',
    existsToday: 'yes',
    accessible: 'yes',
    checkedBy: PEOPLE.marco,
    ...changes,
  };
  const pick = (...fields: string[]) =>
    Object.fromEntries(fields.filter((field) => field in all).map((field) => [field, all[field]]));
  return [
    pick('name', 'system', 'owner', 'volume'),
    pick('accessMethod', 'updateFrequency', 'format', 'extractionPlan', 'personalData'),
    pick('existsToday', 'accessible', 'checkedBy', 'checkedOn'),
  ];
};

/** Fills in a form that is open, step after step, and returns what stands there at the end. */
export async function fillSource(
  story: Cast,
  first: First,
  form: View,
  changes: Record<string, unknown> = {},
): Promise<View | undefined> {
  const person = story.as(first);
  let view = form;
  for (const [index, fields] of sourceSteps(changes).entries()) {
    await ok(person.submit(view, fields));
    if (index === 2) break;
    const step = view;
    view = await story.sandbox.until(() => {
      const now = person.views().find((one) => one.id === step.id);
      return now && now.hash !== step.hash ? now : undefined;
    });
  }
  return person.views().find((one) => one.id === form.id);
}

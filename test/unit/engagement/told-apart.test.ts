import { describe, expect, it } from 'vitest';
import { toldApart } from '../../../src/engagement/screens/told-apart.ts';

describe('engagements among which one is chosen', () => {
  const labels = (...given: [name: string, goal: string][]) =>
    toldApart(given.map(([name, goal]) => ({ name, goal }))).map(({ label }) => label);

  it('[H2] are called by their names', () => {
    expect(labels(['Triage', 'Faster'], ['Invoices', 'Cheaper'])).toEqual(['Triage', 'Invoices']);
  });

  it('[H2] with their goals where two are called alike, in whatever case and with signs that nobody sees', () => {
    expect(labels(['Triage', 'Faster'], ['TRIAGE\u200b', 'Fewer errors'], ['Invoices', 'Cheaper'])).toEqual([
      'Triage · Faster',
      'TRIAGE\u200b · Fewer errors',
      'Invoices',
    ]);
  });

  it('[H2] [X8] fit an option, and are told apart, however long they are', () => {
    const [first = '', second = ''] = labels(['n'.repeat(120), 'a'.repeat(900)], ['N'.repeat(120), 'b']);
    expect(first.length).toBeLessThanOrEqual(75);
    expect(first.slice(37)).not.toBe(second.slice(37));
  });
});

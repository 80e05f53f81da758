import { expect, it } from 'vitest';
import { draw } from '../../../src/pictures/render.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { roadmapChart, roadmapPicture } from '../../../src/prioritization/roadmap/picture.ts';
import { type Entry, ordered, phasesOf } from '../../../src/prioritization/roadmap/rules.ts';
import { roadmapMessage } from '../../../src/prioritization/roadmap/screens/message.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintMessage } from '../../support/gallery.ts';

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  id: name,
  name,
  priority: null,
  cycle: null,
  phase: null,
  isRunning: false,
  isAtWork: false,
  needs: { gaps: 0, blocking: 0, names: [] },
  ...more,
});

const twelve: Entry[] = [
  entry('Forecast of claims', { priority: 90 }),
  entry('Contract review', {
    priority: 256,
    needs: { gaps: 2, blocking: 1, names: ['crm_tickets', 'contracts'] },
  }),
  entry('Ticket triage', { cycle: 3, phase: 3, isRunning: true, priority: 300 }),
  entry('Routing of incoming mail to the team that can answer it in all eleven languages', {
    cycle: 2,
    phase: 5,
    isAtWork: true,
  }),
  entry('Invoice coding', { cycle: 1, phase: 5 }),
  entry('Kündigungsprävention', { priority: 256 }),
  entry('請求書の仕分け', { priority: 200, needs: { gaps: 1, blocking: 0, names: ['請求書'] } }),
  entry('Fraud alerts', { priority: 150, needs: { gaps: 9, blocking: 0, names: ['a', 'b', 'c', 'd'] } }),
  ...Array.from({ length: 4 }, (_, i) => entry(`Idea ${i + 1}`)),
];
const { phases } = loadPlaybook();
const shown = ordered(twelve);
const state = { engagement: { id: 'e', name: 'Support', cycle: 3 }, phases, shown, total: 15 };

it('[R3] the roadmap: done and at work by cycle, under way, next by priority with ties, then what is not scored', () => {
  expect(shown.slice(0, 8).map(({ place, name, state }) => `${place} ${name.slice(0, 14)} ${state}`)).toEqual(
    [
      '1 Invoice coding done',
      '2 Routing of inc work',
      '3 Ticket triage running',
      '4 Contract revie next',
      '5 Kündigungspräv next',
      '6 請求書の仕分け later',
      '7 Fraud alerts later',
      '8 Forecast of cl later',
    ],
  );
  expect(shown.slice(8).every((one) => one.state === 'unscored')).toBe(true);
  expect(shown.slice(0, 4).map(phasesOf)).toEqual([
    { done: 5, current: null },
    { done: 4, current: 5 },
    { done: 2, current: 3 },
    { done: 0, current: null },
  ]);
});

it.each(['en', 'de'])('[R3] picture, table and alt text say the same, in %s', async (locale) => {
  const say = sayIn(locale);
  const picture = roadmapPicture(say, state);
  const message = roadmapMessage(say, state, picture);
  const { fallback, picture: _, ...plain } = message;
  expect(lintMessage(plain)).toEqual([]);
  expect(lintMessage(fallback ?? plain)).toEqual([]);
  const said = JSON.stringify(plain.blocks);
  expect(said).toContain(
    locale === 'en'
      ? '1 blocking gap first: crm_tickets, contracts'
      : 'Zuerst 1 blockierende Lücke: crm_tickets, contracts',
  );
  // A thread shows three columns; the data work stands with how it stands.
  const table = plain.blocks.find(({ type }) => type === 'table') as { rows?: unknown[][] } | undefined;
  expect(table?.rows?.map((cells) => cells.length)).toEqual(Array(13).fill(3));
  expect(picture.alt).toContain(
    locale === 'en'
      ? '3 Ticket triage ● under way · phase 3 Pilot'
      : '3 Ticket triage ● in Arbeit · Phase 3 Pilot',
  );
  const png = await draw({ picture: 'roadmap', chart: roadmapChart(say, state) });
  // Narrow enough for a phone, and all twelve on it.
  expect(png.width).toBeLessThanOrEqual(1_500);
  expect(png.height).toBeGreaterThan(1_500);
});

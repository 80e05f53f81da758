import { expect, it } from 'vitest';
import { laterPicture, phasesPicture } from '../../../src/digest/picture.ts';
import { phasesSvg } from '../../../src/pictures/phases-svg.ts';
import { draw } from '../../../src/pictures/render.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { sayIn } from '../../../src/texts/say.ts';

const { phases } = loadPlaybook();
const [first, second] = phases;
const standing = (name: string) => {
  if (!first || !second) throw new Error('no phases');
  const engagement = { name } as Parameters<typeof phasesPicture>[1]['engagement'];
  return { engagement, phases, phase: second };
};

it('[D1] the five phases: what each took or takes, against its plan, in words too', () => {
  const { request, alt } = phasesPicture(
    sayIn('en'),
    standing('Triage'),
    new Map([
      [1, 17],
      [2, 3],
    ]),
  );
  expect(alt).toBe(
    'The phases, planned against actual. 1 Data foundation: 17 days, planned 5–15; 2 Prioritization and ROI: day 3 of 5–10; 3 Pilot: 15–30 days planned; 4 Production: 10–20 days planned; 5 Monitoring',
  );
  if (request.picture !== 'phases') throw new Error(request.picture);
  const { svg } = phasesSvg(request.chart);
  // Two working days over the most that was planned.
  expect(svg.match(/#b3421b/g)).toHaveLength(1);
  expect(svg.match(/#1d5fa8/g)).toHaveLength(2);
});

it('[D1] [X3] the same standing is the same picture, another day another; any name can be drawn', async () => {
  const hash = (name: string, day: number) =>
    laterPicture(phasesPicture(sayIn('de'), standing(name), new Map([[2, day]])), 1).hash;
  expect(hash('A', 3)).toBe(hash('A', 3));
  expect(hash('A', 3)).not.toBe(hash('A', 4));
  const { request } = phasesPicture(sayIn('de'), standing('大晦日 <b>&"'.repeat(40)), new Map([[2, 900]]));
  const { bytes, width } = await draw(request);
  expect(Buffer.from(bytes.slice(1, 4)).toString()).toBe('PNG');
  expect(width).toBe(1840);
});

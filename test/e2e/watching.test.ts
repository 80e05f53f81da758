import { RemotePerson } from '@phasegate/slack-sandbox/remote.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PEOPLE, type Scene, words } from '../../src/demo/scene.ts';
import { type Local, startLocal } from '../../src/demo/watching/local.ts';
import { playMonitoring } from '../../src/demo/watching/play.ts';

/** On an idle machine it is three minutes; a busy one takes its time. */
const LONG = 900_000;

let local: Local;
const said: string[] = [];
beforeAll(async () => {
  local = await startLocal(0);
}, 60_000);
afterAll(() => local?.stop());

it(
  '[M1] [M4] [M5] [M6] [R2] [R3] the demo of phase 5 plays to its end on the embedded database: watched in three layers, an alert, v2 at work, the next cycle',
  async () => {
    const scene: Scene = await playMonitoring(local, (line) => said.push(line));
    expect(said.filter((line) => line.startsWith('Week '))).toHaveLength(8);
    await scene.shown('Retraining of v1 → v2', 'promoted');
    await scene.shown('Realised value to date', 'ROI model');
    await scene.shown('Roadmap', 'Letter drafting');
    const list = words(await scene.opens('lena', '/playbook monitors'));
    expect(list).toContain('v2 is watched in all three layers');
    await new RemotePerson(local.slack, PEOPLE.lena).clear();
  },
  LONG,
);

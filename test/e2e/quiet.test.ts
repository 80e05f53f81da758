import { expect, it } from 'vitest';
import { tenMinutes } from '../support/quiet-story.ts';

it('[S1] log_lines_idle: a team at work and ten minutes of rest log no warning, and a handful of lines', async () => {
  const { loud, lines } = await tenMinutes();
  expect(loud).toEqual([]);
  // One as it connects, one as it joins the channel.
  expect(lines).toBeLessThanOrEqual(5);
}, 60_000);

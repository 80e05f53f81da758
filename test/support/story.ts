import { fileURLToPath } from 'node:url';
import { storyOf } from './cast.ts';
import { rawDays, unreadable } from './fallbacks.ts';
import { type HouseOptions, startHouse } from './house.ts';

/** The whole program, its real manifest, its real rooms, and the people of the workspace to play it. */
export async function startStory(options: HouseOptions = {}) {
  const manifest = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
  const house = await startHouse({ ...options, sandbox: { manifest, ...options.sandbox } });
  const stop = async () => {
    const texts = unreadable(house.sandbox);
    const days = rawDays(house.sandbox);
    await house.stop();
    // [H7] [K6] Whatever was played, its messages name people and things.
    if (texts.length > 0) throw new Error(`ids in fallback texts: ${JSON.stringify(texts)}`);
    if (days.length > 0) throw new Error(`days as programs write them: ${JSON.stringify(days)}`);
  };
  return { ...house, ...storyOf(house.sandbox), stop };
}

export type Story = Awaited<ReturnType<typeof startStory>>;

import type { Database } from '../../db/database.ts';
import { atTheDoor } from './at-production.ts';
import { PEOPLE } from './cast.ts';
import { type ClockedStory, startClockedStory } from './clocked-story.ts';

/**
 * The program at the door of phase 4: the pilot is approved, the plan sealed. Lena leads, Marco and Jonas review, Priya and Ada
 * approve.
 */
export async function startProductionStory(db: Database, minCases: number): Promise<ClockedStory> {
  // Ahead of the real clock from the start: what is signed then has not expired for anybody.
  const story = await startClockedStory(db, { now: Temporal.Now.instant().add({ hours: 24 }) });
  const { lena, marco, jonas, priya, ada } = PEOPLE;
  const people = { lead: lena, reviewer: [marco, jonas], business: [priya], engineering: [ada] };
  await atTheDoor(db, story.now(), people, minCases);
  return story;
}

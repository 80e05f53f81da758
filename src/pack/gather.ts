import { count, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofEngagement } from '../../db/scope.ts';
import type { Chapter, PackContext } from '../chapters.ts';
import { requireBegun } from '../engagement/place-typed.ts';
import type { Engagement } from '../engagement/store.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { Actor } from '../record/act.ts';
import { headOf, readEnds } from '../record/verify.ts';
import { sealsOf } from '../seal/store.ts';
import { DAY, dayIn, type Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import { cardChapter } from './card-chapter.ts';
import type { CardFacts } from './card-facts.ts';
import { recordChapter } from './record-chapter.ts';

/** All that a pack says, read in one snapshot. */
export interface Gathered {
  engagement: Engagement;
  cycle: number;
  /** Who asked for it. */
  reader: string;
  now: Temporal.Instant;
  chapters: readonly Chapter[];
  facts: Partial<CardFacts>;
  /** The head of the record, as `audit:verify` prints it. */
  head: string;
  seals: readonly { version: number; digest: string }[];
}

/** Which cycle of which engagement; null: the one under way. */
export interface Asked {
  engagementId: string;
  cycle: number | null;
}

/**
 * [A2] [X9] Has every room say what it keeps of a cycle. One that the actor may not see is as one that is not there.
 * @throws Refusal
 */
export function gather(world: World, actor: Actor, say: Say, asked: Asked): Promise<Gathered> {
  const { workspaceId, userId } = actor;
  return world.db.inWorkspace(
    workspaceId,
    async (tx) => {
      const found = await viewEngagement(tx, actor, asked.engagementId);
      const cycle = requireCycle(found, asked.cycle);
      const engagement = { ...found, cycle };
      const now = world.clock.now();
      const context: PackContext = {
        tx,
        workspaceId,
        world,
        now,
        say,
        engagement,
        ...(await writing(tx, workspaceId, engagement, say)),
      };
      const { chapters, facts } = await roomsTell(context);
      const ends = await readEnds(tx, workspaceId);
      return {
        engagement,
        cycle,
        reader: context.who(userId),
        now,
        chapters: [
          ...chapters.slice(0, 1),
          cardChapter(context, facts),
          ...chapters.slice(1),
          recordChapter(say, ends, await eventsOf(tx, workspaceId, found.id)),
        ],
        facts,
        head: headOf(ends),
        seals: (await sealsOf(tx, workspaceId, engagement)).map(({ version, digest }) => ({
          version,
          digest,
        })),
      };
    },
    { snapshot: true },
  );
}

export function requireCycle(found: Engagement, cycle: number | null): number {
  if (cycle === null) return found.cycle;
  requireBegun(cycle, found);
  return cycle;
}

async function roomsTell(context: PackContext): Promise<Pick<Gathered, 'chapters' | 'facts'>> {
  const chapters: Chapter[] = [];
  let facts: Partial<CardFacts> = {};
  // One after another: they share one connection.
  for (const room of context.world.rooms) {
    const told = await room.pack?.(context);
    chapters.push(...(told?.chapters ?? []));
    facts = { ...facts, ...told?.facts };
  }
  return { chapters, facts };
}

/** How people, moments, days and words are written in this pack. */
async function writing(
  tx: Tx,
  workspaceId: string,
  { timeZone }: Engagement,
  say: Say,
): Promise<Pick<PackContext, 'who' | 'when' | 'day' | 'word'>> {
  const rows = await tx
    .select({ id: person.userId, name: person.name })
    .from(person)
    .where(eq(person.workspaceId, workspaceId));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const format = new Intl.DateTimeFormat(say.dates, { ...DAY, hour: 'numeric', minute: '2-digit', timeZone });
  return {
    who: (userId) => {
      if (userId === null) return '–';
      return userId === 'system' ? 'Phasegate' : (names.get(userId) ?? userId);
    },
    when: (at) => (at === null ? '–' : format.format(at.epochMilliseconds)),
    day: (day) => (day === null ? '–' : dayIn(say.locale, day)),
    // A key of the catalogue's choice has no spaces in it.
    word: (kept) => (kept === null ? '–' : say('pack.word', { word: kept.replaceAll(' ', '_') })),
  };
}

async function eventsOf(tx: Tx, workspaceId: string, engagementId: string): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(auditEvent)
    .where(ofEngagement(auditEvent, workspaceId, engagementId));
  return found?.n ?? 0;
}

import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import { linkTo } from '../link.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { unmarked } from '../record/unmarked.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { readCard } from './card.ts';
import { namesOf } from './names-store.ts';
import { ROLES } from './roles.ts';
import { currentPhase, engagementsOf } from './store.ts';
import { viewEngagement } from './view.ts';

const one = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(['active', 'paused', 'closed']),
    cycle: z.int(),
    phase: z.int(),
  })
  .meta({
    examples: [
      {
        id: '5b0f0d52-6a3b-4a0e-8e0c-0c6f5f0b7a11',
        name: 'Ticket triage',
        state: 'active',
        cycle: 1,
        phase: 3,
      },
    ],
  });

/** Where a caller finds the id that everything else asks for. */
const list: Endpoint<World> = {
  method: 'GET',
  path: '/engagements',
  scope: null,
  tool: {
    name: 'list_engagements',
    description:
      'Lists the engagements in which the person is named: their ids, names, and the phase each is in. The place to start.',
  },
  summary: 'The engagements in which the person is named, archived ones left out, the newest first',
  input: z.strictObject({}),
  output: z.strictObject({ engagements: z.array(one) }),
  async run({ world, actor: { workspaceId, userId } }) {
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const engagements = [];
      for (const found of await engagementsOf(tx, workspaceId, userId)) {
        const { entry } = await currentPhase(tx, workspaceId, found);
        const { id, name, state, cycle } = found;
        engagements.push({ id, name, state, cycle, phase: entry.phase });
      }
      return { engagements };
    });
  },
};

/** What callers read is English. */
const say = sayIn('en');

const person = z.strictObject({ id: z.string(), name: z.string() });
const standing = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  goal: z.string(),
  state: z.enum(['active', 'paused', 'closed', 'archived']),
  cycle: z.int(),
  phase: z.strictObject({
    number: z.int(),
    name: z.string(),
    /** Working day of the phase, from 1. */
    day: z.int(),
    signal: z.enum(['on-track', 'due-soon', 'late']).nullable(),
    plannedEnd: z.iso.date().nullable(),
    /** The numbers that say how the phase stands; null where nothing is known yet. */
    facts: z.string().nullable(),
  }),
  /** The one thing to do next; null where nothing waits. */
  next: z
    .strictObject({
      what: z.string(),
      why: z.string(),
      waitsOn: z.array(person),
      since: z.iso.datetime().nullable(),
      due: z.iso.date().nullable(),
    })
    .nullable(),
  /** What must stay in sight, such as a condition that is open. */
  notes: z.array(z.string()),
  people: z.array(person.extend({ role: z.enum(ROLES) })),
  /** Unfolds where it is posted in Slack; null where this server has no address. */
  url: z.url().nullable(),
});

/** [E8] How an engagement stands: what its card in Slack says. */
const show: Endpoint<World> = {
  method: 'GET',
  path: '/engagements/{id}',
  scope: null,
  summary: 'How an engagement stands: its phase, the one next step and on whom it waits, its people',
  tool: {
    name: 'read_engagement',
    description:
      'Reads how one engagement stands: phase and day, the numbers of the phase, the one next step, on whom it waits and since when, who has which role.',
  },
  input: z.strictObject({ id: z.uuid() }),
  output: standing,
  async run({ world, actor, input }): Promise<z.input<typeof standing>> {
    const { workspaceId } = actor;
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const engagement = await viewEngagement(tx, actor, (input as { id: string }).id);
      const context = { tx, workspaceId, world, now: world.clock.now(), say };
      const { phase, people, ...card } = await readCard(context, engagement);
      const names = await namesOf(tx, workspaceId, [
        ...people.map(({ userId }) => userId),
        ...(card.next?.on ?? []),
      ]);
      const called = (id: string) => ({ id, name: names.get(id) ?? id });
      const { id, name, goal, state, cycle } = engagement;
      return {
        ...{ id, name, goal, state, cycle },
        phase: {
          number: phase.phase,
          name: inLanguage(phase.name, say),
          day: card.day,
          signal: card.signal,
          plannedEnd: card.plannedEnd?.toString() ?? null,
          facts: card.status && unmarked(card.status.facts, names),
        },
        next: card.next && {
          what: unmarked(card.next.what, names),
          why: unmarked(card.next.why, names),
          waitsOn: card.next.on.map(called),
          since: card.next.since?.toString() ?? null,
          due: card.next.due?.toString() ?? null,
        },
        notes: (card.lines ?? []).map((line) => unmarked(line, names)),
        people: people.map(({ userId, role }) => ({ ...called(userId), role })),
        url: linkTo(world, { workspaceId, kind: 'engagement', id }),
      };
    });
  },
};

export const engagementEndpoints: readonly Endpoint<World>[] = [list, show];

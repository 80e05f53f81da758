import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import type { World } from '../world.ts';
import { currentPhase, engagementsOf } from './store.ts';

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
export const listEngagements: Endpoint<World> = {
  method: 'GET',
  path: '/engagements',
  scope: null,
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

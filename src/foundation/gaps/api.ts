import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import { idOfCall } from '../../api/id-of-call.ts';
import { pageNumber } from '../../api/page-number.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { World } from '../../world.ts';
import { gapForm } from './gap.ts';
import { listGaps } from './list-store.ts';
import { openGap } from './open.ts';
import { GAP_FILTERS, type GapFilter } from './rules.ts';
import { findGap, type Gap } from './store.ts';

const PATH = '/engagements/{engagementId}/gaps';
const about = { engagementId: z.uuid() };

const told = z.strictObject({
  id: z.uuid(),
  state: z.string(),
  /** From 1 among the gaps that are open or in progress; null for the others. */
  rank: z.int().nullable(),
  fields: z.record(z.string(), z.unknown()),
});
const toldOf = (gap: Gap, rank: number | null): z.input<typeof told> => ({
  id: gap.id,
  state: gap.state,
  rank,
  fields: gapForm.only(
    { sources: [], ...gap },
    gapForm.names.filter((name) => name in gap),
  ),
});

/** [F3.2] */
const list: Endpoint<World> = {
  method: 'GET',
  path: PATH,
  scope: 'foundation:read',
  summary: 'The gaps of an engagement in the order of their rank, a page at a time',
  tool: {
    name: 'list_gaps',
    description: 'Lists the gaps of an engagement, blocking ones first, a page at a time.',
  },
  input: z.strictObject({
    ...about,
    search: z.string().max(200).default(''),
    filter: z.enum(GAP_FILTERS).default('open'),
    page: pageNumber,
  }),
  output: z.strictObject({ gaps: z.array(told), total: z.int(), page: z.int(), pages: z.int() }),
  async run({ world, actor, input }) {
    const { engagementId, ...wanted } = input as {
      engagementId: string;
      search: string;
      filter: GapFilter;
      page: number;
    };
    const { workspaceId, userId } = actor;
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const engagement = await viewEngagement(tx, actor, engagementId);
      const found = await listGaps(tx, workspaceId, engagement.id, wanted, userId);
      return { ...found, gaps: found.gaps.map(({ gap, rank }) => toldOf(gap, rank)) };
    });
  },
};

/** [F3.1] */
const open: Endpoint<World> = {
  method: 'POST',
  path: PATH,
  scope: 'foundation:write',
  summary: 'Open a gap in the data, as the form in Slack would',
  tool: {
    name: 'propose_gap',
    description:
      'Opens a gap in the data of an engagement. `effect` is `blocking` where it prevents the model from working, `degrading` where it reduces its performance; then `expectedLoss` states by how many percent.',
  },
  input: z.strictObject({ ...about, ...gapForm.sent() }).meta({
    examples: [
      {
        type: 'historical coverage',
        title: 'March 2026 is missing',
        effect: 'degrading',
        expectedLoss: 3,
        effectNote: 'One month of twelve.',
      },
    ],
  }),
  output: told,
  async run(call) {
    const { world, actor } = call;
    const { engagementId, ...fields } = call.input as { engagementId: string } & Record<string, unknown>;
    const id = idOfCall(call);
    await openGap(world, actor, { engagementId, id, fields });
    return world.db.inWorkspace(actor.workspaceId, async (tx) =>
      toldOf(await findGap(tx, actor.workspaceId, engagementId, id), null),
    );
  },
};

export const gapEndpoints: readonly Endpoint<World>[] = [list, open];

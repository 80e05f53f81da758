import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import { idOfCall } from '../../api/id-of-call.ts';
import { pageNumber } from '../../api/page-number.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { World } from '../../world.ts';
import { saveSource } from './keeping.ts';
import { listSources } from './list-store.ts';
import { sourceForm } from './source.ts';
import { findSource, type Source } from './store.ts';

const PATH = '/engagements/{engagementId}/sources';
const about = { engagementId: z.uuid() };

const told = z.strictObject({ id: z.uuid(), version: z.int(), fields: z.record(z.string(), z.unknown()) });
const toldOf = (source: Source): z.input<typeof told> => ({
  id: source.id,
  version: source.version,
  fields: sourceForm.only(source, sourceForm.names),
});

/** [F1.2] */
const list: Endpoint<World> = {
  method: 'GET',
  path: PATH,
  scope: 'foundation:read',
  summary: 'The data sources of an engagement by name, retired ones left out, a page at a time',
  tool: {
    name: 'list_sources',
    description:
      'Lists the data sources of an engagement, a page at a time; `search` narrows by name, system or owner.',
  },
  input: z.strictObject({ ...about, search: z.string().max(200).default(''), page: pageNumber }),
  output: z.strictObject({
    sources: z.array(told),
    total: z.int(),
    page: z.int(),
    pages: z.int(),
  }),
  async run({ world, actor, input }) {
    const { engagementId, ...wanted } = input as { engagementId: string; search: string; page: number };
    const { workspaceId } = actor;
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const engagement = await viewEngagement(tx, actor, engagementId);
      const found = await listSources(tx, workspaceId, engagement.id, { ...wanted, filter: 'active' }, []);
      return { ...found, sources: found.sources.map(toldOf) };
    });
  },
};

/** [F1.1] What a person would fill in; the same checks, the same gaps opened by themselves. */
const add: Endpoint<World> = {
  method: 'POST',
  path: PATH,
  scope: 'foundation:write',
  summary: 'Add a data source to the inventory, as the form in Slack would',
  tool: {
    name: 'propose_source',
    description:
      'Adds a data source to the inventory of an engagement, in the name of the person who made the key. What is unknown must be asked of people, not guessed: whether it exists and is accessible today was checked by somebody on a day.',
  },
  input: z.strictObject({ ...about, ...sourceForm.sent() }).meta({
    examples: [
      {
        name: 'crm_tickets',
        system: 'Salesforce',
        owner: 'Service desk',
        volume: '2 million rows',
        accessMethod: 'api',
        updateFrequency: 'daily',
        format: 'table',
        personalData: ['contact'],
        existsToday: true,
        accessible: true,
        checkedBy: 'W012A3CDE',
        checkedOn: '2027-02-26',
      },
    ],
  }),
  output: told,
  async run(call) {
    const { world, actor } = call;
    const { engagementId, ...fields } = call.input as { engagementId: string } & Record<string, unknown>;
    const id = idOfCall(call);
    await saveSource(world, actor, { engagementId, id, version: 0, fields });
    return world.db.inWorkspace(actor.workspaceId, async (tx) =>
      toldOf(await findSource(tx, actor.workspaceId, engagementId, id)),
    );
  },
};

export const sourceEndpoints: readonly Endpoint<World>[] = [list, add];

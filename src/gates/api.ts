import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import { idOfCall } from '../api/id-of-call.ts';
import { cycleGiven } from '../engagement/place.ts';
import { viewEngagement } from '../engagement/view.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { unmarked } from '../record/unmarked.ts';
import { Refusal } from '../refusal.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { computeEvidence, lookInto } from './evidence.ts';
import { isIn } from './phases.ts';
import { requestGate } from './request.ts';
import { figureText } from './screens/words.ts';
import { findRequest, type GateRequest, requestsOf } from './store.ts';

const PATH = '/engagements/{engagementId}/gates';
const about = { engagementId: z.uuid() };
/** What callers read is English. */
const say = sayIn('en');

const told = z.strictObject({
  id: z.uuid(),
  gate: z.string(),
  /** What it is about, such as a model version. */
  subject: z.string().nullable(),
  state: z.string(),
  /** The cycle it is of. */
  cycle: z.int(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** SHA-256 of the evidence that approvals are bound to. */
  digest: z.string(),
});
const toldOf = (one: GateRequest): z.input<typeof told> => ({
  id: one.id,
  gate: one.gate,
  subject: one.subject,
  state: one.state,
  cycle: one.cycle,
  requestedBy: one.requestedBy,
  requestedAt: one.requestedAt.toString(),
  dueOn: one.dueOn,
  decidedBy: one.decidedBy,
  decidedAt: one.decidedAt?.toString() ?? null,
  reason: one.reason,
  digest: one.digest,
});

const item = z.strictObject({
  item: z.string(),
  /** Null for what a person attests. */
  holds: z.boolean().nullable(),
  figure: z.string().nullable(),
});

/** [G1] [G13] */
const list: Endpoint<World> = {
  method: 'GET',
  path: PATH,
  scope: 'gates:read',
  summary:
    'The gates of the phase an engagement’s cycle is in, with what holds and what does not, and the cycle’s requests',
  tool: {
    name: 'list_gates',
    description:
      'Lists the gates of the phase an engagement is in: each item, whether it holds and its figure, and the requests that were made with their outcome. Of the cycle under way, or of the one that is named.',
  },
  input: z.strictObject({ ...about, cycle: z.coerce.number().int().min(1).max(10_000).optional() }),
  output: z.strictObject({
    gates: z.array(z.strictObject({ gate: z.string(), name: z.string(), items: z.array(item) })),
    requests: z.array(told),
  }),
  async run({ world, actor, input }) {
    const { workspaceId } = actor;
    const { engagementId, cycle } = input as { engagementId: string; cycle?: number };
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const underWay = await viewEngagement(tx, actor, engagementId);
      if (cycle !== undefined && cycle > underWay.cycle) throw new Refusal('refusal.not-found');
      const context = { tx, workspaceId, world, now: world.clock.now(), engagement: underWay };
      const { looking, phase } = await lookInto(context, cycle);
      const gates = [];
      for (const gate of world.playbook.gates.filter((one) => !one.about && isIn(one, phase))) {
        const { items } = await computeEvidence(looking, gate, null);
        gates.push({
          gate: gate.key,
          name: inLanguage(gate.name, say),
          items: gate.items.map((one) => {
            const computed = items.find(({ key }) => key === one.key);
            return {
              item: inLanguage(one.text, say),
              holds: computed?.ok ?? null,
              figure: computed ? unmarked(figureText(say, computed.figure)) : null,
            };
          }),
        });
      }
      const requests = await requestsOf(tx, workspaceId, looking.engagement);
      return { gates, requests: requests.map(toldOf) };
    });
  },
};

/** [G1] Asks; who decides are people, in Slack. */
const ask: Endpoint<World> = {
  method: 'POST',
  path: PATH,
  scope: 'gates:ask',
  summary: 'Ask for a gate, as the button in Slack would; people decide it there',
  tool: {
    name: 'ask_for_gate',
    description:
      'Asks the approvers for a gate, once everything computed holds. They decide it in Slack; nothing here can.',
  },
  input: z
    .strictObject({
      ...about,
      gate: z.string().max(80),
      subject: z.string().max(80).nullable().default(null),
      /** The cycle it is asked for in; left out, the one that has what it is about. */
      cycle: cycleGiven,
    })
    .meta({ examples: [{ gate: 'performance', subject: 'v3' }] }),
  output: told,
  async run(call) {
    const { world, actor } = call;
    const given = call.input as {
      engagementId: string;
      gate: string;
      subject: string | null;
      cycle: number | null;
    };
    const id = await requestGate(world, actor, { ...given, id: idOfCall(call) });
    return world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const made = await findRequest(tx, actor.workspaceId, id);
      if (!made) throw new Error('the request that was made is not there');
      return toldOf(made);
    });
  },
};

export const gateEndpoints: readonly Endpoint<World>[] = [list, ask];

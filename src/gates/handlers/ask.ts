import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addWorkingDays, dayOf } from '../../engagement/calendar.ts';
import { engagementHere } from '../../engagement/here.ts';
import { calendarOf } from '../../engagement/holiday-store.ts';
import { currentPhase, type Engagement, peopleOf } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Gate } from '../../playbook/gates-schema.ts';
import type { CommandHandler, ViewHandler, Visit } from '../../slack/handlers.ts';
import { computeEvidence, type Looking } from '../evidence.ts';
import { requestGate } from '../request.ts';
import { atTier } from '../rules.ts';
import { type Asking, askForm, missingMessage, noGateMessage } from '../screens/ask.ts';
import { requestsOf } from '../store.ts';

/** `/playbook gate`: what is missing or, where nothing is, what will be asked of whom. */
export const askHere: CommandHandler = async (visit) => {
  const found = await engagementHere(visit, 'gate');
  if (found) await openAsk(visit, found.id, visit.text.trim().toLowerCase());
};

/** @param key a gate's key; without one the gate that ends the phase */
export async function openAsk(visit: Visit, engagementId: string, key = ''): Promise<void> {
  const { world, actor, say } = visit;
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    const here = world.playbook.gates.filter((one) => one.phase === entry.phase);
    const gate = here.find((one) => (key ? one.key === key : one.exit));
    if (!gate) return { here };
    const now = world.clock.now();
    const looking = { tx, workspaceId: actor.workspaceId, world, now, engagement, entry: entry.entry };
    return { here, ...(await look(looking, gate, actor.userId)) };
  });
  if (!('asking' in found))
    return visit.tell(
      noGateMessage(
        say,
        found.here.map((one) => one.key),
      ),
    );
  if (!found.holds) return visit.tell(missingMessage(say, found.asking));
  await visit.openModal(askForm(say, found.asking, { id: randomUUID(), subject: null }));
}

async function look(
  looking: Looking,
  gate: Gate,
  asker: string,
): Promise<{ asking: Asking; holds: boolean }> {
  const { tx, workspaceId, engagement, now } = looking;
  const evidence = await computeEvidence(looking, gate, null);
  const calendar = await calendarOf(tx, workspaceId, engagement);
  const open = (await requestsOf(tx, workspaceId, engagement, gate.key)).find((one) => one.state === 'open');
  const asking: Asking = {
    engagement,
    gate,
    items: atTier(gate, evidence.tier).items,
    quorum: evidence.quorum,
    looked: evidence.items,
    fixes: evidence.fixes,
    dueOn: addWorkingDays(calendar, dayOf(calendar, now), gate.due_days).toString(),
    able: await ableBy(looking, engagement, asker),
    openBy: open?.requestedBy ?? null,
  };
  return { asking, holds: evidence.computedHold };
}

async function ableBy(
  { tx, workspaceId }: Looking,
  engagement: Engagement,
  asker: string,
): Promise<Map<string, string[]>> {
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const able = people.filter((one) => !one.isDeactivated && !one.isExternal && one.userId !== asker);
  return new Map(
    [...Map.groupBy(able, (one) => one.role)].map(([role, list]) => [role, list.map((one) => one.userId)]),
  );
}

const askMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  gate: z.string(),
  subject: z.string().nullable(),
  supersede: z.boolean(),
});

export const submitAsk: ViewHandler = async ({ world, actor, view }) => {
  await requestGate(world, actor, view.meta(askMeta));
  return { clear: true };
};

import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { gateRequest } from '../../db/schema/gates.ts';
import { addWorkingDays, dayOf } from '../engagement/calendar.ts';
import { calendarOf } from '../engagement/holiday-store.ts';
import { cycleGiven } from '../engagement/place.ts';
import { WORKERS } from '../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import type { Actor } from '../record/act.ts';
import { optional, paragraph, parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { inEveryLanguage, markup } from '../texts/say.ts';
import type { World } from '../world.ts';
import { cycleAsked } from './cycles.ts';
import { end } from './end-requests.ts';
import { computeEvidence, lookInto, stored } from './evidence.ts';
import { obstaclesTo } from './obstacles.ts';
import { isIn } from './phases.ts';
import { isUnsure } from './rules.ts';
import { showRequest } from './showings.ts';
import { gateNamed } from './situation.ts';
import { findRequest, lockOpenRequests } from './store.ts';
import { requireSubject } from './subjects.ts';
import { ofCycle, onRequest, refuseRole, requireOpen } from './verb.ts';

/**
 * [G1] Asks for a gate: one message with its checklist, in the engagement's channel. Only once every computed
 * item holds, or is inconclusive and can be approved with conditions. An open request of the same gate is superseded where that was said, else it is named.
 * @returns the request's id
 */
export const requestGate = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** Made by the form, so that a form sent twice asks once. */
    id: z.uuid(),
    gate: z.string(),
    subject: z.string().max(80).nullable().default(null),
    supersede: z.boolean().default(false),
    /** [R3] Left out: the cycle that has what it is about. */
    cycle: cycleGiven,
  }),
  may: WORKERS,
  programs: true,
  exclusive: true,
  async run(hands, input): Promise<string> {
    const { tx, actor, world } = hands;
    if (await findRequest(tx, actor.workspaceId, input.id)) return input.id;
    const gate = gateNamed(world.playbook, input.gate);
    const cycle = await cycleAsked({ ...hands, workspaceId: actor.workspaceId }, gate, input);
    const acting = ofCycle(hands, cycle);
    const { now, engagement } = acting;
    const { looking, phase } = await lookInto({ ...acting, workspaceId: actor.workspaceId });
    if (!isIn(gate, phase)) throw new Refusal('gates.refusal.phase', { engagement: engagement.name });
    if (!engagement.channelId) throw new Refusal('gates.refusal.channel');
    const workspaceId = actor.workspaceId;
    const subject = await requireSubject(looking, gate, input.subject);
    const evidence = await computeEvidence(looking, gate, subject);
    if (!evidence.computedHold) throw new Refusal('gates.refusal.missing');
    const obstacles = await obstaclesTo(looking, gate, subject, actor.userId, evidence);
    if (obstacles.lacking.length > 0)
      throw new Refusal('gates.refusal.nobody', {
        roles: inEveryLanguage((say) =>
          obstacles.lacking.map((role) => say(`gates.role.${role}`)).join(', '),
        ),
      });
    if (obstacles.rejected) {
      const { decidedBy, reason } = obstacles.rejected;
      throw new Refusal('gates.refusal.same', { who: markup(mention(decidedBy ?? 'system')), reason });
    }
    await makeRoom(acting, gate.key, input.supersede);
    const calendar = await calendarOf(tx, workspaceId, engagement);
    const row = {
      workspaceId,
      id: input.id,
      engagementId: engagement.id,
      cycle,
      gate: gate.key,
      subject,
      phase,
      requestedBy: actor.userId,
      requestedAt: now,
      dueOn: addWorkingDays(calendar, dayOf(calendar, now), gate.due_days).toString(),
      channelId: engagement.channelId,
      digest: evidence.digest,
      evidence: stored(evidence),
      changes: [],
      reactions: [],
    };
    await tx.insert(gateRequest).values(row);
    acting.note({
      action: 'gates.request.ask',
      kind: 'gate',
      subject: row.id,
      after: {
        gate: gate.key,
        about: subject,
        dueOn: row.dueOn,
        digest: row.digest,
        ...(isUnsure(evidence) && { unsure: true }),
      },
    });
    showRequest(acting, row);
    acting.showCard();
    return row.id;
  },
});

/** One request of a gate is open at a time. */
async function makeRoom(acting: EngagementActing, gate: string, supersede: boolean): Promise<void> {
  const open = await lockOpenRequests(acting.tx, acting.actor.workspaceId, acting.engagement.id);
  for (const old of open) {
    if (old.gate !== gate || old.cycle !== acting.engagement.cycle) continue;
    if (!supersede) throw new Refusal('gates.refusal.open', { who: markup(mention(old.requestedBy)) });
    await end(acting, old, 'superseded', null);
  }
}

const withdrawInput = z.object({ requestId: z.uuid(), reason: optional(paragraph(500)) });

/** [G10] Withdraws a request: whoever asked for it, or the lead. */
export async function withdraw(
  world: World,
  actor: Actor,
  given: z.input<typeof withdrawInput>,
): Promise<void> {
  const { requestId, reason } = parse(withdrawInput, given);
  await onRequest(world, actor, requestId, async (acting) => {
    const { request, people } = acting;
    const leads = people.filter((one) => one.role === 'lead' && !one.isDeactivated).map((one) => one.userId);
    const able = [request.requestedBy, ...leads];
    if (!able.includes(actor.userId)) await refuseRole(acting, able);
    if (request.state === 'withdrawn') return;
    requireOpen(acting);
    await end(acting, request, 'withdrawn', reason);
  });
}

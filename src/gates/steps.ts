import { linkTo } from '../link.ts';
import { nameKey } from '../record/name-key.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../room.ts';
import { requestGate } from './request.ts';
import { findRequest } from './store.ts';

/** [H6] [G1] Asks for a gate; who decides are people, at its message. */
const request: NonNullable<Room['steps']>[number] = {
  id: 'gates_request',
  needs: ['gate'],
  takes: ['subject'],
  gives: ['request_id', 'due_on', 'link'],
  async run({ world, actor, engagement, id, given }) {
    const { workspaceId } = actor;
    const typed = given.gate ?? '';
    const gate = world.playbook.gates.find(({ key, name }) =>
      [key, ...Object.values(name)].some((one) => nameKey(one) === nameKey(typed)),
    );
    if (!gate) throw new Refusal('gates.refusal.step', { typed });
    const subject = given.subject || null;
    await requestGate(world, actor, { engagementId: engagement.id, id, gate: gate.key, subject });
    const made = await world.db.inWorkspace(workspaceId, (tx) => findRequest(tx, workspaceId, id));
    return {
      request_id: id,
      due_on: made?.dueOn ?? '',
      link: linkTo(world, { workspaceId, kind: 'gate', id }) ?? '',
    };
  },
};

export const gateSteps: Room['steps'] = [request];

import { button } from '@phasegate/block-kit/blocks.ts';
import { cycleShown } from '../engagement/in-cycle.ts';
import { namesOf } from '../engagement/names-store.ts';
import { findEngagement } from '../engagement/store.ts';
import type { Room } from '../room.ts';
import { dayText } from '../texts/words.ts';
import { IDS } from './ids.ts';
import { nameFor } from './screens/words.ts';
import { findRequest, openRequestsOf } from './store.ts';

/** [H9] A link to a gate that was asked for: how it stands, by when, who asked. It decides nothing: that is done at its message. */
const unfolding: NonNullable<Room['links']>[string] = {
  async unfold({ tx, workspaceId, world, say }, id) {
    const found = await findRequest(tx, workspaceId, id);
    const gate = found && world.playbook.gates.find(({ key }) => key === found.gate);
    if (!gate) return null;
    const engagement = await findEngagement(tx, workspaceId, found.engagementId);
    const names = await namesOf(tx, workspaceId, [found.requestedBy]);
    const by = names.get(found.requestedBy);
    return {
      engagementId: found.engagementId,
      kind: 'links.kind.gate',
      entity: 'task',
      title: nameFor(say, gate, found.subject, engagement ? cycleShown(engagement, found.cycle) : null),
      facts: [
        { label: 'links.fact.stands', value: say(`search.gate.${found.state}`) },
        { label: 'links.fact.engagement', value: engagement?.name ?? '–' },
        ...(found.state === 'open'
          ? [{ label: 'links.fact.due' as const, value: dayText(found.dueOn, say) }]
          : []),
        ...(found.reason ? [{ label: 'links.fact.reason' as const, value: found.reason }] : []),
        ...(by ? [{ label: 'links.fact.asked' as const, value: by }] : []),
      ],
      button: button(say('links.open'), IDS.evidence, { value: found.id }),
    };
  },
  async among({ tx, workspaceId, world, say }, engagementId) {
    const engagement = await findEngagement(tx, workspaceId, engagementId);
    if (!engagement) return [];
    return (await openRequestsOf(tx, workspaceId, engagementId)).flatMap(
      ({ id, gate: key, subject, cycle }) => {
        const gate = world.playbook.gates.find((one) => one.key === key);
        return gate ? [{ id, title: nameFor(say, gate, subject, cycleShown(engagement, cycle)) }] : [];
      },
    );
  },
};

export const gateLinks: Room['links'] = { gate: unfolding };

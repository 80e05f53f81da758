import { button } from '@phasegate/block-kit/blocks.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { unmarked } from '../record/unmarked.ts';
import type { CardContext, Room } from '../room.ts';
import type { Say } from '../texts/say.ts';
import { readCard } from './card.ts';
import { IDS } from './ids.ts';
import { namesOf } from './names-store.ts';
import type { CardState } from './screens/card.ts';
import { signalWord } from './screens/signal.ts';
import { findEngagement } from './store.ts';

/** [H9] A link to an engagement: where it stands, what comes next, who leads it. */
const unfolding: NonNullable<Room['links']>[string] = {
  async unfold(context, id) {
    const found = await findEngagement(context.tx, context.workspaceId, id);
    if (!found) return null;
    const state = await readCard(context, found);
    const { say } = context;
    return {
      engagementId: found.id,
      kind: 'links.kind.engagement',
      entity: 'item',
      title: found.name,
      facts: [
        { label: 'links.fact.stands', value: standing(say, state) },
        ...(await peopleFacts(context, state)),
      ],
      button: button(say('links.open'), IDS.phasesOpen, { value: found.id }),
    };
  },
  async among({ tx, workspaceId }, engagementId) {
    const found = await findEngagement(tx, workspaceId, engagementId);
    return found ? [{ id: found.id, title: found.name }] : [];
  },
};

function standing(say: Say, { engagement, phase, day, signal }: CardState): string {
  if (engagement.state !== 'active')
    return say(engagement.state === 'paused' ? 'links.stands.paused' : 'links.stands.closed');
  return say('links.stands', {
    phase: phase.phase,
    name: inLanguage(phase.name, say),
    day,
    signal: signalWord(say, signal) || 'none',
  });
}

async function peopleFacts({ tx, workspaceId }: CardContext, { next, people }: CardState) {
  const leads = people.filter(({ role }) => role === 'lead').map(({ userId }) => userId);
  const names = await namesOf(tx, workspaceId, [...leads, ...people.map(({ userId }) => userId)]);
  const lead = leads.flatMap((userId) => names.get(userId) ?? []).join(', ');
  return [
    ...(next ? [{ label: 'links.fact.next' as const, value: unmarked(next.what, names) }] : []),
    ...(lead ? [{ label: 'links.fact.lead' as const, value: lead }] : []),
  ];
}

export const engagementLinks: Room['links'] = { engagement: unfolding };

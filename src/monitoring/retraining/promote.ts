import { engagementVerb } from '../../engagement/verb.ts';
import { lookInto } from '../../gates/evidence.ts';
import { exitsOf } from '../../gates/exits.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { Room } from '../../room.ts';
import { showEvent } from './showings.ts';
import { onEvent, step } from './steps.ts';
import { lockEvent, underWay } from './store.ts';

/** [R2] The versions that the gates of phase 3 look at anew, in the cycle that the engagement stands in. */
export const retrained: NonNullable<Room['retrained']> = async ({ tx, workspaceId, engagement }) =>
  (await underWay(tx, workspaceId, engagement)).flatMap(({ toModel }) => toModel ?? []);

/** [R2] A gate passed on its new version; where all have that revalidate, so has the version. */
export const gatePassed: NonNullable<Room['passed']> = async (acting, gate, subject) => {
  const { tx, actor, world, now, engagement } = acting;
  const gates = world.playbook.gates.filter((one) => one.revalidates);
  if (subject === null || !gates.some(({ key }) => key === gate)) return;
  const { workspaceId } = actor;
  const events = (await underWay(tx, workspaceId, engagement)).filter(
    ({ toModel }) => toModel !== null && nameKey(toModel) === nameKey(subject),
  );
  if (events.length === 0) return;
  const { looking } = await lookInto({ tx, workspaceId, world, now, engagement });
  const exits = await exitsOf(looking, gates, subject);
  const all = exits.every(({ standing }) => standing === 'passed');
  for (const { id } of events) {
    const event = await lockEvent(tx, workspaceId, engagement.id, id);
    if (!all || event.state !== 'running') await showEvent(acting, event);
    else await step(acting, event, { step: 'revalidate' }, { toModel: subject, revalidatedAt: now });
  }
};

/**
 * [R2] Puts the new version to work in the old one's place: phase 4 does it, where the version is cleared. Those who set a model
 * going again do, as there.
 */
export const promoteVersion = engagementVerb({
  input: onEvent,
  may: ['lead', 'engineering'],
  // The model is not taken from work meanwhile.
  exclusive: true,
  async run(acting, { engagementId, eventId }): Promise<void> {
    const { tx, actor, now, world } = acting;
    const event = await lockEvent(tx, actor.workspaceId, engagementId, eventId);
    const next = await step(acting, event, { step: 'promote' }, { endedBy: actor.userId, endedAt: now });
    if (!next) return;
    const { deploymentId, toModel: model, toDigest } = next;
    if (model === null || toDigest === null) throw new Refusal('retraining.refusal.no-version');
    for (const room of world.rooms)
      await room.replaceModel?.(acting, { deploymentId, model, digest: toDigest });
  },
});

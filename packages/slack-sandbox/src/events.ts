import { botOf, type Core } from './core.ts';
import { newId, newTs } from './ids.ts';
import type { StoredChannel, Workspace } from './model.ts';
import { isSubscribed } from './subscriptions.ts';

/** An event as the app sees it inside the envelope. */
export type SlackEvent = { type: string } & Record<string, unknown>;

/**
 * Tells the app of an event, if it is installed, subscribed and (for what happens in a
 * conversation) a member. `place` is the conversation.
 */
export function tell(core: Core, workspace: Workspace, event: SlackEvent, place?: StoredChannel): void {
  const { install } = workspace;
  if (!install || install.revoked) return;
  if (place && !place.members.includes(install.botUserId)) return;
  if (!isSubscribed(core, install, subscriptionOf(event, place), place)) return;
  const eventTs = newTs(core.world, core.now());
  core.link.event({
    event_id: newId('Ev'),
    event: { ...event, event_ts: event.event_ts ?? event.ts ?? eventTs } as SlackEvent,
    ...envelope(core, workspace, place),
  });
}

function subscriptionOf(event: SlackEvent, place?: StoredChannel): string {
  if (event.type !== 'message' || !place) return event.type;
  const room = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[place.kind];
  return `message.${room}`;
}

function envelope(core: Core, workspace: Workspace, place?: StoredChannel) {
  const enterprise = workspace.install?.enterpriseId ?? null;
  return {
    token: core.app.token,
    team_id: workspace.id,
    ...(workspace.enterprise ? { enterprise_id: workspace.enterprise.id } : {}),
    api_app_id: core.app.id,
    type: 'event_callback',
    event_time: Math.floor(core.now() / 1000),
    authorizations: [
      {
        enterprise_id: workspace.enterprise?.id ?? null,
        team_id: enterprise ? null : workspace.id,
        user_id: botOf(workspace),
        is_bot: true,
        is_enterprise_install: enterprise !== null,
      },
    ],
    is_ext_shared_channel: place?.isExtShared ?? false,
    event_context: `4-${workspace.id}`,
  };
}

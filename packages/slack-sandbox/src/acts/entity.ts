import { isObject } from '../blocks.ts';
import { tell } from '../events.ts';
import { newTs } from '../ids.ts';
import { entitiesOf } from '../links.ts';
import { messageAt } from '../messages.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { appIsHere, type Doer, myChannel, no } from './doer.ts';

/** Opening a Work Object: the app is asked what this person may see of it. */
export function openEntity(doer: Doer, act: Extract<Act, { kind: 'entity' }>): ActResult {
  const { core, workspace, me } = doer;
  if (!appIsHere(doer)) return no('app_not_installed');
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  const message = messageAt(channel, act.ts);
  const entity = message && entitiesOf(message).find((each) => each.app_unfurl_url === act.url);
  if (!message || !entity || !isObject(entity.external_ref)) return no('entity_not_found');
  const ref = String(entity.external_ref.id);
  const where = { channel: channel.id, entity: { ref, ts: message.ts } };
  tell(core, workspace, {
    type: 'entity_details_requested',
    user: me.id,
    user_locale: me.locale,
    external_ref: entity.external_ref,
    entity_url: entity.url,
    link: { url: act.url, domain: URL.parse(act.url)?.hostname },
    app_unfurl_url: act.url,
    trigger_id: core.triggers.issue({ team: workspace.id, user: me.id, ...where }),
    channel: channel.id,
    message_ts: message.ts,
    event_ts: newTs(core.world, core.now()),
  });
  return { ok: true };
}

/** The pane of a Work Object is closed again. */
export function closeEntity({ core, workspace, me }: Doer): ActResult {
  core.details.delete(me.id);
  core.changes.announce({ type: 'state', team: workspace.id });
  return { ok: true };
}

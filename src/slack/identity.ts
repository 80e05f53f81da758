import { z } from 'zod';
import { NotUnderstood } from './event-form.ts';

/** Who sent a request and from where, as its signed payload says. */
export interface Origin {
  /** Slack's team id, or the enterprise id where the app is installed for a whole organization. */
  workspaceId: string;
  /** The team it happened in; null where an organization-wide payload names none. */
  teamId: string | null;
  enterpriseId: string | null;
  /** `system` for events that no person caused. */
  userId: string;
  /** The person's own team, where the payload tells. */
  userTeam: string | null;
}

const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .default(false);
const id = z.string().nullish();

const commandBody = z.object({
  team_id: id,
  enterprise_id: id,
  is_enterprise_install: flag,
  user_id: z.string(),
});

const interactionBody = z.object({
  team: z.object({ id: z.string(), enterprise_id: id }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: flag,
  user: z.object({ id: z.string(), team_id: id }),
  view: z.object({ app_installed_team_id: id }).nullish(),
});

export const eventEnvelope = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string(),
  team_id: id,
  enterprise_id: id,
  event: z.looseObject({ type: z.string() }),
  authorizations: z
    .array(z.object({ team_id: id, enterprise_id: id, user_id: id, is_enterprise_install: flag }))
    .default([]),
});
export type EventEnvelope = z.output<typeof eventEnvelope>;

/** A payload that names no workspace: nothing can be done for it. */
class UnknownOrigin extends NotUnderstood {}

export function commandOrigin(body: unknown): Origin {
  const command = commandBody.parse(body);
  return origin(command.is_enterprise_install, command.team_id, command.enterprise_id, command.user_id, null);
}

/** For clicks, submissions, shortcuts and menus. */
export function interactionOrigin(body: unknown): Origin {
  const { team, enterprise, is_enterprise_install, user, view } = interactionBody.parse(body);
  // A modal opened for someone of another organization names where the app is installed; the team is theirs.
  const teamId = view?.app_installed_team_id ?? team?.id ?? user.team_id;
  return origin(is_enterprise_install, teamId, enterprise?.id ?? team?.enterprise_id, user.id, user.team_id);
}

export function eventOrigin(envelope: EventEnvelope): Origin {
  const [authorization] = envelope.authorizations;
  // In a shared channel the envelope's team can be the other organization's; the authorization is ours.
  const teamId = authorization?.team_id ?? envelope.team_id;
  const enterpriseId = authorization?.enterprise_id ?? envelope.enterprise_id;
  const { event } = envelope;
  const userTeam = textOf(event.user_team) ?? textOf(event.source_team) ?? null;
  const made = origin(
    authorization?.is_enterprise_install ?? false,
    teamId,
    enterpriseId,
    eventUser(event),
    userTeam,
  );
  return { ...made, teamId: teamId ?? envelope.team_id ?? null };
}

function origin(
  orgWide: boolean,
  teamId: string | null | undefined,
  enterpriseId: string | null | undefined,
  userId: string,
  userTeam: string | null | undefined,
): Origin {
  const workspaceId = orgWide ? enterpriseId : teamId;
  if (!workspaceId) throw new UnknownOrigin('the payload names no workspace');
  return {
    workspaceId,
    teamId: teamId ?? null,
    enterpriseId: enterpriseId ?? null,
    userId,
    userTeam: userTeam ?? null,
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const inside = (value: unknown, key: string): string | undefined =>
  value && typeof value === 'object' ? textOf((value as Record<string, unknown>)[key]) : undefined;

/** Whoever caused an event. A whole user in it is whom it is about: nobody is named who did it. */
function eventUser({ user, user_id, message, assistant_thread: pane }: Record<string, unknown>): string {
  return textOf(user) ?? textOf(user_id) ?? inside(message, 'user') ?? inside(pane, 'user_id') ?? 'system';
}

/** What events must not overtake each other about: a conversation, a person, or the workspace. */
export const eventSubject = (event: Record<string, unknown>): string =>
  eventChannel(event) || (textOf(event.user) ?? inside(event.user, 'id') ?? '');

/** The conversation an event happened in; empty where it happened in none. */
export function eventChannel(event: Record<string, unknown>): string {
  const { channel, item } = event;
  if (typeof channel === 'string') return channel;
  for (const holder of [channel, item]) {
    if (!holder || typeof holder !== 'object') continue;
    const found = textOf((holder as Record<string, unknown>)[holder === channel ? 'id' : 'channel']);
    if (found) return found;
  }
  return textOf(event.channel_id) ?? inside(event.assistant_thread, 'channel_id') ?? '';
}

/** What `users.info`, `user_change` and `team_join` tell of a person; the rest is not ours to keep. */
export const slackUser = z.object({
  id: z.string(),
  team_id: id,
  name: z.string().default(''),
  real_name: id,
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  /** Guests of several channels, and of one. */
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  locale: id,
  tz: id,
  profile: z.object({ display_name: id, real_name: id }).default({}),
  enterprise_user: z
    .object({ enterprise_id: id, is_admin: z.boolean().default(false), is_owner: z.boolean().default(false) })
    .nullish(),
});
export type SlackUser = z.output<typeof slackUser>;

type Home = Pick<Origin, 'workspaceId' | 'teamId' | 'enterpriseId'>;

/**
 * Whether a person belongs to another organization, or is a guest of this one: both see what they are invited to and
 * decide nothing unless somebody lets them. On Grid the organization decides, so that a colleague
 * from a sister workspace is no stranger; elsewhere the team.
 */
export function isExternal(user: SlackUser, home: Home): boolean {
  if (user.is_restricted || user.is_ultra_restricted) return true;
  const organization = user.enterprise_user?.enterprise_id;
  if (organization) return organization !== home.enterpriseId;
  if (user.is_stranger) return true;
  return Boolean(user.team_id) && user.team_id !== home.teamId && user.team_id !== home.workspaceId;
}

/** The same, guessed from a payload before the person is known; in doubt, external. */
export const seemsExternal = (visitor: Origin): boolean =>
  visitor.userTeam !== null &&
  visitor.userTeam !== visitor.teamId &&
  visitor.userTeam !== visitor.workspaceId;

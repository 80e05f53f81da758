import { describe, expect, it } from 'vitest';
import {
  commandOrigin,
  eventChannel,
  eventEnvelope,
  eventOrigin,
  interactionOrigin,
  isExternal,
  slackUser,
} from '../../../src/slack/identity.ts';

const envelope = (more: Record<string, unknown>) =>
  eventEnvelope.parse({
    type: 'event_callback',
    event_id: 'Ev1',
    team_id: 'T1',
    event: { type: 'x' },
    ...more,
  });

describe('where a request comes from', () => {
  it('a workspace, by its team', () => {
    expect(
      commandOrigin({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'false', user_id: 'U1' }),
    ).toEqual({
      workspaceId: 'T1',
      teamId: 'T1',
      enterpriseId: 'E1',
      userId: 'U1',
      userTeam: null,
    });
  });

  it('an organization, by its id, whatever team it happened in', () => {
    const command = { team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true', user_id: 'W1' };
    expect(commandOrigin(command)).toMatchObject({ workspaceId: 'E1', teamId: 'T1' });
    const click = {
      team: null,
      enterprise: { id: 'E1' },
      is_enterprise_install: true,
      user: { id: 'W1', team_id: 'T2' },
    };
    expect(interactionOrigin(click)).toMatchObject({ workspaceId: 'E1', userTeam: 'T2' });
    const event = envelope({
      authorizations: [{ team_id: null, enterprise_id: 'E1', user_id: 'WB', is_enterprise_install: true }],
    });
    expect(eventOrigin(event)).toMatchObject({ workspaceId: 'E1', teamId: 'T1' });
  });

  it('[G4] the workspace that has the app, where a guest’s own is named too', () => {
    const submit = {
      team: { id: 'T9' },
      user: { id: 'U9', team_id: 'T9' },
      view: { app_installed_team_id: 'T1' },
    };
    expect(interactionOrigin(submit)).toMatchObject({ workspaceId: 'T1', userTeam: 'T9' });
    const event = envelope({
      team_id: 'T9',
      authorizations: [{ team_id: 'T1', enterprise_id: null, user_id: 'UB', is_enterprise_install: false }],
      event: { type: 'reaction_added', user: 'U9', item: { type: 'message', channel: 'C1', ts: '1.1' } },
    });
    expect(eventOrigin(event)).toMatchObject({ workspaceId: 'T1', userId: 'U9' });
  });

  it.each([
    [{ user: 'U1', channel: 'C1' }, 'U1', 'C1'],
    [{ user: { id: 'U2' } }, 'system', ''],
    [{ user: 'U1', item: { channel: 'C2' } }, 'U1', 'C2'],
    [{ message: { user: 'U3' }, channel: 'C3', subtype: 'message_changed' }, 'U3', 'C3'],
    [{ channel: { id: 'C4' } }, 'system', 'C4'],
    [{ user_id: 'U5', channel_id: 'C5' }, 'U5', 'C5'],
    [{}, 'system', ''],
  ])('of the event %j: person and conversation', (event, user, channel) => {
    const read = envelope({ event: { type: 'x', ...event } });
    expect(eventOrigin(read).userId).toBe(user);
    expect(eventChannel(read.event)).toBe(channel);
  });
});

describe('[G4] who is from outside', () => {
  const home = { workspaceId: 'T1', teamId: 'T1', enterpriseId: null };
  const grid = { workspaceId: 'E1', teamId: 'T1', enterpriseId: 'E1' };
  it.each([
    ['a colleague', { team_id: 'T1' }, home, false],
    ['another team’s person', { team_id: 'T9' }, home, true],
    ['a guest of several channels', { team_id: 'T1', is_restricted: true }, home, true],
    ['a guest of one channel', { team_id: 'T1', is_restricted: true, is_ultra_restricted: true }, home, true],
    [
      'a guest on Grid',
      { team_id: 'T1', is_restricted: true, enterprise_user: { enterprise_id: 'E1' } },
      grid,
      true,
    ],
    ['a stranger', { team_id: 'T1', is_stranger: true }, home, true],
    [
      'a sister workspace’s person on Grid',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
      grid,
      false,
    ],
    [
      'the same, where the app is installed in one workspace',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
      { ...home, enterpriseId: 'E1' },
      false,
    ],
    [
      'another organization’s person',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E9' } },
      grid,
      true,
    ],
    [
      'another organization’s person in a workspace of its own',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E9' } },
      home,
      true,
    ],
  ])('%s: external %#', (_, user, where, expected) => {
    expect(isExternal(slackUser.parse({ id: 'U1', ...user }), where)).toBe(expected);
  });
});

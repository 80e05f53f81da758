import { z } from 'zod';
import { leave, setArchived } from './channels.ts';
import { type Core, channelIn, userIn, workspaceById, workspaceOf } from './core.ts';
import type { Fault } from './faults.ts';
import { messageAt, remove } from './messages.ts';
import type { Workspace } from './model.ts';
import { changeUser, uninstall } from './people.ts';
import type { Route } from './serve/route.ts';
import { fieldsOf, HttpError, sendJson } from './serve/wire.ts';

/** The faults a test or a person at the page can switch on. */
export interface FaultSwitches {
  /** Any fault of the list, for one method or event, a number of times. */
  add(fault: Fault): void;
  list(): Fault[];
  clear(): void;
  archive(channel: string): void;
  unarchive(channel: string): void;
  /** The token is dead at once; the app is not told. */
  revokeToken(team?: string): void;
  /** An admin removes the app: it is told, then its token is dead. */
  uninstall(team?: string): void;
  removeBot(channel: string): void;
  /** An admin deletes a message, whoever wrote it. */
  deleteMessage(channel: string, ts: string): void;
  /** The channel is shared with another organization from now on. */
  shareChannel(channel: string): void;
  deactivate(user: string): void;
  reactivate(user: string): void;
}

export function switches(core: Core): FaultSwitches {
  const place = (id: string) => {
    for (const workspace of core.world.workspaces) {
      const channel = channelIn(workspace, id);
      if (channel) return { workspace, channel };
    }
    throw new Error(`no channel ${id}`);
  };
  const archive = (id: string, archived: boolean) => {
    const { workspace, channel } = place(id);
    setArchived(core, workspace, channel, channel.creator, archived);
  };
  const employ = (id: string, deleted: boolean) => {
    const workspace = workspaceOf(core, id);
    const user = workspace && userIn(workspace, id);
    if (!workspace || !user) throw new Error(`no user ${id}`);
    changeUser(core, workspace, user, { deleted });
  };
  return {
    add: (fault) => core.faults.add(fault),
    list: () => core.faults.list(),
    clear: () => core.faults.clear(),
    archive: (id) => archive(id, true),
    unarchive: (id) => archive(id, false),
    revokeToken: (team) => {
      const { install } = teamOf(core, team);
      if (install) install.revoked = true;
    },
    uninstall: (team) => uninstall(core, teamOf(core, team)),
    removeBot: (id) => {
      const { workspace, channel } = place(id);
      leave(core, workspace, channel, workspace.install?.botUserId ?? '');
    },
    deleteMessage: (id, ts) => {
      const { workspace, channel } = place(id);
      const message = messageAt(channel, ts);
      if (!message) throw new Error(`no message ${ts}`);
      remove(core, workspace, channel, message);
    },
    shareChannel: (id) => {
      place(id).channel.isExtShared = true;
    },
    deactivate: (id) => employ(id, true),
    reactivate: (id) => employ(id, false),
  };
}

const faultSchema = z.object({
  kind: z.enum([
    'rate_limited',
    'server_error',
    'unreachable',
    'api_error',
    'timeout_after_accept',
    'cut_after_accept',
    'error_after_accept',
    'slow',
    'drop_event',
    'double_event',
    'late_event',
    'few_messages',
    'slow_file',
  ]),
  method: z.string().optional(),
  channel: z.string().optional(),
  times: z.number().int().positive().optional(),
  retryAfter: z.number().positive().nullable().optional(),
  status: z.number().int().min(500).max(599).optional(),
  ms: z.number().nonnegative().optional(),
  error: z.string().optional(),
});

const mishapSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['archive', 'unarchive', 'remove_bot', 'share_channel']), channel: z.string() }),
  z.object({ kind: z.literal('delete_message'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.enum(['deactivate', 'reactivate']), user: z.string() }),
  z.object({ kind: z.enum(['revoke_token', 'uninstall']), team: z.string().optional() }),
  z.object({ kind: z.literal('clear') }),
]);

/** POST /sandbox/faults: one fault or mishap as JSON; GET lists those in force. */
export function faultRoutes(faults: FaultSwitches): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/faults',
      serve: ({ response }) => sendJson(response, 200, faults.list()),
    },
    {
      method: 'POST',
      path: '/sandbox/faults',
      serve: async ({ request, response }) => {
        if (!request.headers['content-type']?.includes('application/json'))
          throw new HttpError(415, 'JSON only');
        const { fields } = await fieldsOf(request);
        const fault = faultSchema.safeParse(fields);
        if (fault.success) faults.add(fault.data as Fault);
        else happen(faults, mishapSchema.safeParse(fields));
        sendJson(response, 200, { ok: true });
      },
    },
  ];
}

function happen(faults: FaultSwitches, parsed: ReturnType<typeof mishapSchema.safeParse>): void {
  if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error));
  const mishap = parsed.data;
  switch (mishap.kind) {
    case 'archive':
      faults.archive(mishap.channel);
      break;
    case 'unarchive':
      faults.unarchive(mishap.channel);
      break;
    case 'remove_bot':
      faults.removeBot(mishap.channel);
      break;
    case 'share_channel':
      faults.shareChannel(mishap.channel);
      break;
    case 'delete_message':
      faults.deleteMessage(mishap.channel, mishap.ts);
      break;
    case 'deactivate':
      faults.deactivate(mishap.user);
      break;
    case 'reactivate':
      faults.reactivate(mishap.user);
      break;
    case 'revoke_token':
      faults.revokeToken(mishap.team);
      break;
    case 'uninstall':
      faults.uninstall(mishap.team);
      break;
    case 'clear':
      faults.clear();
      break;
  }
}

function teamOf(core: Core, id?: string): Workspace {
  const workspace = id ? workspaceById(core, id) : core.world.workspaces[0];
  if (!workspace) throw new Error(`no workspace ${id}`);
  return workspace;
}

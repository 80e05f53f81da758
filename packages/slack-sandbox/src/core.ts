import type { Changes } from './changes.ts';
import type { Grants } from './consent.ts';
import type { AppLink } from './deliver/link.ts';
import type { FaultList } from './faults.ts';
import type { CommandFace, StepFace } from './manifest.ts';
import type { EphemeralMessage, StoredChannel, User, Workspace, World } from './model.ts';
import type { Details } from './page/contract.ts';
import type { ReplyAddresses } from './replies.ts';
import type { Triggers } from './triggers.ts';
import type { Values } from './values.ts';

/** The app as Slack knows it. */
export interface AppIdentity {
  id: string;
  name: string;
  botName: string;
  appToken: string;
  signingSecret: string;
  /** The old verification token that payloads still carry. */
  token: string;
  clientId: string;
  clientSecret: string;
  commands: CommandFace[];
  shortcuts: { callbackId: string; name: string; type: 'global' | 'message' }[];
  scopes: string[];
  /** Event subscriptions; null for all. */
  events: string[] | null;
  /** Whether it may write to people directly. */
  messagesTab: boolean;
  /** Its steps of Workflow Builder; null for any. */
  functions: Record<string, StepFace> | null;
  /** Whose links the app unfolds. */
  unfurlDomains: string[];
  /** Whether links unfold as Work Objects, where the app offers them. */
  workObjects: boolean;
}

/** One call of the Web API, as the sandbox answered it. */
export interface ApiCall {
  at: number;
  method: string;
  team: string | null;
  args: Record<string, unknown>;
  ok: boolean;
  /** HTTP status; 0 when no answer was sent. */
  status: number;
  error?: string;
  response: Record<string, unknown>;
}

/** A step of Workflow Builder that runs in the app. */
export interface FunctionRun {
  id: string;
  callbackId: string;
  outputs?: Record<string, unknown>;
  error?: string;
}

/** Everything the parts of the sandbox share. */
export interface Core {
  /** http://127.0.0.1:PORT, known once it listens. */
  url: string;
  world: World;
  app: AppIdentity;
  now: () => number;
  changes: Changes;
  faults: FaultList;
  triggers: Triggers;
  replies: ReplyAddresses;
  grants: Grants;
  link: AppLink;
  log: ApiCall[];
  /** Gone at a restart, as in Slack. */
  ephemerals: EphemeralMessage[];
  files: Map<string, Uint8Array>;
  /** What people have chosen in messages, by person and message; gone at a restart. */
  chosen: Map<string, Values>;
  runs: FunctionRun[];
  /** The Work Object that each person has open; gone at a restart. */
  details: Map<string, Details>;
  enforceRateLimit: boolean;
}

export function workspaceById(core: Core, id: string): Workspace | undefined {
  return core.world.workspaces.find((each) => each.id === id);
}

/** The workspace that lists this person. */
export function workspaceOf(core: Core, userId: string): Workspace | undefined {
  return core.world.workspaces.find((each) => each.users.some((user) => user.id === userId));
}

export function userIn(workspace: Workspace, id: string): User | undefined {
  return workspace.users.find((each) => each.id === id);
}

export function channelIn(workspace: Workspace, id: string): StoredChannel | undefined {
  return workspace.channels.find((each) => each.id === id);
}

export function botOf(workspace: Workspace): string {
  return workspace.install?.botUserId ?? '';
}

import { randomBytes } from 'node:crypto';
import { allScopes } from './api/registry.ts';
import { Changes } from './changes.ts';
import { Grants } from './consent.ts';
import type { AppIdentity, Core } from './core.ts';
import { AppLink } from './deliver/link.ts';
import { FaultList } from './faults.ts';
import { type AppManifest, readManifest } from './manifest.ts';
import type { World } from './model.ts';
import { loadFiles, loadWorld } from './persist.ts';
import { plant } from './plant.ts';
import { ReplyAddresses } from './replies.ts';
import { defaultSeed, type Seed } from './seed.ts';
import { Triggers } from './triggers.ts';

export interface CoreOptions {
  /** Where the world is kept between starts; in memory only when left out. */
  dataFile?: string;
  now?: () => number;
  seed?: Seed;
  /** The app's manifest or the path of its file: commands, shortcuts, scopes, events. */
  manifest?: string | AppManifest;
  /** Granted bot scopes; default those of the manifest, else all but chat:write.public. */
  scopes?: string[];
  /** Event subscriptions; default those of the manifest, else all. */
  events?: string[];
  /** Domains whose links the app unfolds, beside those of its manifest. */
  unfurlDomains?: string[];
  /** Whether links may unfold as Work Objects; default as the manifest says, else yes. */
  workObjects?: boolean;
  /** Milliseconds the app has to answer (Slack: 3000). */
  answerLimit?: number;
  /** Milliseconds before each retry of an event (Slack: 0, 60 000, 300 000). */
  retryDelays?: number[];
  /** Refuse chat.postMessage beyond one a second per channel (default: only recorded). */
  enforceRateLimit?: boolean;
}

const NO_MANIFEST: AppManifest = { name: 'Phasegate', botName: 'phasegate', commands: [], shortcuts: [] };

/** Puts the parts together around a planted or reloaded world. */
export function buildCore(options: CoreOptions): Core {
  const now = options.now ?? Date.now;
  const app = identity(options);
  const changes = new Changes();
  const faults = new FaultList();
  const saved = options.dataFile ? loadWorld(options.dataFile) : null;
  const world = saved ?? plant(options.seed ?? defaultSeed, app, app.scopes, now());
  if (saved) refresh(saved, app);
  return {
    url: '',
    world,
    app,
    now,
    changes,
    faults,
    triggers: new Triggers(now),
    replies: new ReplyAddresses(now),
    grants: new Grants(),
    link: new AppLink({
      appId: app.id,
      signingSecret: app.signingSecret,
      answerLimit: options.answerLimit ?? 3000,
      retryDelays: options.retryDelays ?? [0, 60_000, 300_000],
      faults,
      changed: () => changes.announce({ type: 'traffic' }),
    }),
    log: [],
    ephemerals: [],
    files: options.dataFile && saved ? loadFiles(options.dataFile, saved) : new Map(),
    chosen: new Map(),
    runs: [],
    details: new Map(),
    enforceRateLimit: options.enforceRateLimit ?? false,
  };
}

function identity(options: CoreOptions): AppIdentity {
  const manifest =
    typeof options.manifest === 'string' ? readManifest(options.manifest) : (options.manifest ?? NO_MANIFEST);
  const {
    scopes = allScopes,
    events = null,
    messagesTab = true,
    unfurlDomains = [],
    functions = null,
    ...face
  } = manifest;
  return {
    ...face,
    id: 'A0SANDBOX0',
    appToken: `xapp-1-A0SANDBOX0-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
    token: randomBytes(12).toString('hex'),
    clientId: '1000000000.2000000000',
    clientSecret: randomBytes(16).toString('hex'),
    scopes: options.scopes ?? scopes,
    events: options.events ?? events,
    messagesTab,
    functions,
    unfurlDomains: [...unfurlDomains, ...(options.unfurlDomains ?? [])],
    workObjects: options.workObjects ?? face.workObjects ?? true,
  };
}

/** A saved world meets a newer app: it is granted what the app asks for now. Open modals are gone. */
function refresh(world: World, app: AppIdentity): void {
  for (const workspace of world.workspaces) {
    workspace.views = [];
    if (workspace.install) workspace.install.scopes = [...app.scopes];
    const bot = workspace.users.find((each) => each.id === workspace.install?.botUserId);
    if (bot) Object.assign(bot, { name: app.botName, realName: app.name });
  }
}

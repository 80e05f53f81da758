import { randomBytes } from 'node:crypto';
import type { AppManifest } from '@phasegate/slack-sandbox/manifest.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { type Logger, pino } from 'pino';
import type { Database } from '../../db/database.ts';
import { type Options, type Phasegate, startPhasegate } from '../../src/app.ts';
import type { Config, SlackConfig } from '../../src/config.ts';
import { openEmbedded } from './database.ts';
import { shippedPlaybook } from './playbook.ts';

export const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });

export interface House {
  app: Phasegate;
  sandbox: Sandbox;
  db: Database;
  stop(): Promise<void>;
}

export interface HouseOptions extends Pick<Options, 'rooms' | 'clock' | 'playbook'> {
  /** A database of the suite's own; an embedded one in memory where none is given. */
  db?: Database;
  sandbox?: SandboxOptions;
  slack?: Partial<SlackConfig>;
  config?: Partial<Config>;
  /** Workspaces install the app by OAuth, with the sandbox's client id and secret. */
  oauthFromSandbox?: boolean;
  /** Hears what the program has to say; silent where none is given. */
  log?: Logger;
}

export const MANIFEST: AppManifest = {
  name: 'Phasegate',
  botName: 'phasegate',
  commands: [{ command: '/playbook', description: '', usageHint: '', shouldEscape: false }],
  shortcuts: [
    { callbackId: 'toy.thing.record', name: 'Record', type: 'message' },
    { callbackId: 'toy.thing.start', name: 'Start', type: 'global' },
  ],
};

const configFor = (sandbox: Sandbox, slack: Partial<SlackConfig> = {}, more: Partial<Config> = {}) => ({
  databaseUrl: null,
  dataDir: '',
  encryptionKey: randomBytes(32),
  formerKeys: [],
  publicUrl: null,
  trustedProxies: [],
  allowedHosts: [],
  languageModel: null,
  port: 0,
  host: null,
  role: 'all' as const,
  logLevel: 'silent',
  ...more,
  slack: {
    transport: 'http' as const,
    apiUrl: sandbox.apiUrl,
    signingSecrets: [sandbox.signingSecret],
    appToken: sandbox.appToken,
    botToken: sandbox.botToken,
    oauth: null,
    ...slack,
  },
});

/** The whole program against a sandbox of its own, over signed HTTP. */
export async function startHouse(options: HouseOptions = {}): Promise<House> {
  const sandbox = await startSandbox({ manifest: MANIFEST, ...options.sandbox });
  const db = options.db ?? (await openEmbedded());
  const { rooms, clock, playbook = shippedPlaybook() } = options;
  const oauth = options.oauthFromSandbox && {
    botToken: null,
    oauth: {
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      stateSecret: 'a long state secret',
    },
  };
  const app = await startPhasegate(configFor(sandbox, { ...options.slack, ...oauth }, options.config), {
    log: options.log ?? log,
    db,
    playbook,
    ...(rooms && { rooms }),
    ...(clock && { clock }),
  });
  if (options.slack?.transport !== 'socket') sandbox.connect(app.requestUrl);
  await app.ready;
  return {
    app,
    sandbox,
    db,
    stop: async () => {
      await app.stop();
      await sandbox.stop();
      if (!options.db) await db.close();
    },
  };
}

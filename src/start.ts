import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type Database, openDatabase } from '../db/database.ts';
import { FolderInUse } from '../db/lock.ts';
import { ForeignDatabase } from '../db/owner.ts';
import { PortInUse } from './api/server.ts';
import { type Phasegate, startPhasegate } from './app.ts';
import { type Config, ConfigError, readConfig, type SlackConfig } from './config.ts';
import { endInOrder } from './ending.ts';
import { openLog } from './log.ts';
import { PlaybookError } from './playbook/playbook.ts';
import { databaseFault, databaseRefusal } from './slack/database-fault.ts';

/** A start that cannot succeed until a person does something: they get one line, no stack. */
const FOR_PEOPLE = [ConfigError, FolderInUse, PortInUse, PlaybookError];

const LOOPBACK = '127.0.0.1';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const { closing, stop } = endInOrder(log);
  try {
    const db = await connect(config, log);
    closing(() => db.close());
    if (config.slack) await serve({ ...config, slack: config.slack }, db);
    else await play(config, db);
  } catch (error) {
    await stop();
    throw error;
  }

  async function serve(complete: Config & { slack: SlackConfig }, db: Database): Promise<Phasegate> {
    const app = await startPhasegate(complete, { log, db });
    closing(app.stop);
    log.info(
      { url: app.url, role: complete.role, transport: complete.slack.transport },
      'Phasegate is ready',
    );
    return app;
  }

  /** No Slack is configured: the same program against one of its own, which nobody but this machine can reach. */
  async function play(given: Config, db: Database): Promise<void> {
    // On this machine links lead to the app itself, and its Slack knows that they are the app's.
    const publicUrl = given.publicUrl ?? (given.port === 0 ? null : `http://localhost:${given.port}`);
    const domain = publicUrl === null ? [] : [new URL(publicUrl).hostname];
    const local = await startLocalSlack(given.port, given.dataDir, domain);
    closing(local.stop);
    const encryptionKey = given.encryptionKey ?? ownKey(given.dataDir);
    const app = await serve({ ...given, publicUrl, encryptionKey, slack: local.slack, host: LOOPBACK }, db);
    local.connect(app.requestUrl);
    await app.ready;
    process.stdout.write(banner(local.url, app.url));
  }
}

async function connect({ databaseUrl, dataDir, slack }: Config, log: Logger): Promise<Database> {
  try {
    return await openDatabase({
      url: databaseUrl ?? undefined,
      folder: dataDir,
      owner: slack ? 'installations' : { sandbox: await localWorkspace() },
      lost: (error) => log.warn({ err: error }, 'a connection to the database was lost'),
    });
  } catch (error) {
    if (error instanceof ForeignDatabase) {
      throw new ConfigError(
        databaseUrl
          ? `DATABASE_URL names a database that ${error.message}.`
          : `PHASEGATE_DATA_DIR ${resolve(dataDir)} ${error.message}.`,
      );
    }
    throw databaseUrl ? serverFault(error) : folderFault(error, dataDir);
  }
}

/** The id of the sandbox's workspace. */
async function localWorkspace(): Promise<string> {
  const { northwind } = await import('@phasegate/slack-sandbox/seed.ts');
  return northwind.id;
}

/** What a person can put right about the server in one line; else the error itself. */
function serverFault(error: unknown): unknown {
  const code = databaseFault(error);
  if (code) return new ConfigError(`DATABASE_URL names a server that cannot be reached (${code}).`);
  const refused = databaseRefusal(error);
  return refused
    ? new ConfigError(`DATABASE_URL: the server says “${refused}”. See docs/runbook.md.`)
    : error;
}

function folderFault(error: unknown, folder: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || !code || !syscall) return error;
  return new ConfigError(
    `PHASEGATE_DATA_DIR should be a folder that can be written to; ${folder} is not (${code}).`,
  );
}

/** The key of an installation that nobody gave one: in its data folder, made the first time, for its owner's eyes only. */
function ownKey(dataDir: string): Buffer {
  const file = join(dataDir, 'encryption.key');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}

const MANIFEST = fileURLToPath(new URL('../slack-manifest.yml', import.meta.url));

/** How many ports beside the app's are tried for the page. */
const TRIES = 20;

/** Starts the sandbox beside the app: on the next port, or the first free one after it. */
async function startLocalSlack(appPort: number, dataDir: string, unfurlDomains: string[]) {
  // Only here: a production process never loads it.
  const { startSandbox } = await import('@phasegate/slack-sandbox/sandbox.ts');
  const sandbox = await firstFree(appPort, (port) =>
    startSandbox({ port, dataFile: join(dataDir, 'sandbox.json'), manifest: MANIFEST, unfurlDomains }),
  );
  return {
    url: sandbox.url,
    slack: {
      transport: 'http' as const,
      apiUrl: sandbox.apiUrl,
      signingSecrets: [sandbox.signingSecret],
      appToken: null,
      botToken: sandbox.botToken,
      oauth: null,
    },
    connect: (requestUrl: string) => sandbox.connect(requestUrl),
    stop: () => sandbox.stop(),
  };
}

async function firstFree<T>(appPort: number, start: (port: number) => Promise<T>): Promise<T> {
  if (appPort === 0) return start(0);
  for (let port = appPort + 1; port <= Math.min(appPort + TRIES, 65_535); port += 1) {
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  throw new PortInUse(
    `PORT ${appPort}: none of the ${TRIES} ports after it is free for the sandbox; set PORT to another one.`,
  );
}

const banner = (page: string, app: string): string => `
  Phasegate is ready.

  Try it in a Slack of your own, right here:  ${page}
  Type /playbook in a channel to begin. Everything you do is kept until you delete the data folder.

  (The app itself listens at ${app}. For a real workspace set the SLACK_… variables; see README.md.)

`;

main().catch((error: unknown) => {
  const isForPeople = FOR_PEOPLE.some((kind) => error instanceof kind);
  process.stderr.write(
    `${isForPeople || !(error instanceof Error) ? String(messageOf(error)) : error.stack}\n`,
  );
  process.exit(1);
});

function messageOf(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}

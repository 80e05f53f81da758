import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Database, openDatabase } from '../../db/database.ts';
import { answers, type Bench, freePort, until } from './bench.ts';

/** Where a Slack stands and who is in it, as `slack-process.ts` tells. */
export interface Slack {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  botUserId: string;
  workspaceId: string;
  userIds: string[];
  channelIds: string[];
}

/** Something that takes submissions: the app, or the bare one it is compared with. */
export interface Target {
  url: string;
  slack: Slack;
  /** What the next submissions save; each is used once. */
  forms: { engagementId: string; sourceId: string; userId: string }[];
}

export async function startSlack(bench: Bench): Promise<Slack> {
  const child = bench.start('bench/support/slack-process.ts', {});
  if (!child.stdout) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return JSON.parse(line) as Slack;
}

/** A process, and where it takes Slack's requests. */
export interface Running {
  url: string;
  child: ChildProcess;
}

/** The app against a Slack and a database, ready and knowing its workspace. */
export async function startApp(bench: Bench, slack: Slack, databaseUrl: string): Promise<string> {
  return (await startReplica(bench, slack, databaseUrl)).url;
}

/** The same, with its process; with more variables than the app needs. */
export async function startReplica(
  bench: Bench,
  slack: Slack,
  databaseUrl: string,
  variables: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const child = bench.start('src/main.ts', {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    LOG_LEVEL: 'error',
    ...variables,
  });
  child.stdout?.pipe(process.stderr);
  await until('the app', child, () => answers(`http://127.0.0.1:${port}/readyz`));
  const db = await openDatabase({ url: databaseUrl, max: 1 });
  await until('the workspace', child, async () => (await db.workspaceIds()).includes(slack.workspaceId));
  await db.close();
  return { url: `http://127.0.0.1:${port}/slack/events`, child };
}

export const startBareApp = async (bench: Bench, slack: Slack, databaseUrl: string): Promise<string> =>
  (await startBareProcess(bench, slack, databaseUrl)).url;

export async function startBareProcess(bench: Bench, slack: Slack, databaseUrl: string): Promise<Running> {
  const port = await freePort();
  const child = bench.start('bench/support/bare-bolt.ts', {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  if (!child.stdout) throw new Error('no output');
  await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${port}/slack/events`, child };
}

export const openBenchDatabase = (url: string): Promise<Database> => openDatabase({ url, max: 2 });

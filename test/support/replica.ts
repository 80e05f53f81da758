import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '@phasegate/slack-sandbox/sandbox.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Milliseconds; a busy machine takes half a minute. */
const READY_WITHIN = 90_000;

interface Start {
  program?: string[];
  env?: Record<string, string>;
  /** Milliseconds until it has to be ready. */
  within?: number;
}

/** The program as a process of its own, as operators run it. */
export interface Replica {
  url: string;
  requestUrl: string;
  /** Sends a message to the process, and waits until it has answered with one. */
  ask(message: string): Promise<void>;
  /** kill -9: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** SIGTERM, and how the process ended. */
  stop(): Promise<number | null>;
}

/**
 * Starts a replica against a sandbox and a server, and waits until it is ready.
 * @param program what is run, with its arguments
 */
export async function startReplica(
  sandbox: Sandbox,
  databaseUrl: string,
  { program = [MAIN], env = {}, within = READY_WITHIN }: Start = {},
): Promise<Replica> {
  const child = spawn(process.execPath, program, {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_SIGNING_SECRET: sandbox.signingSecret,
      SLACK_API_URL: sandbox.apiUrl,
      PORT: '0',
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  // Nobody waits for ever for one that neither gets ready nor ends.
  const late = setTimeout(() => child.kill('SIGKILL'), within);
  const url = await readyUrl(child).finally(() => clearTimeout(late));
  return {
    url,
    requestUrl: `${url}/slack/events`,
    ask: async (message) => {
      const answered = once(child, 'message');
      child.send(message);
      await answered;
    },
    kill: async () => {
      if (hasEnded(child)) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    stop: async () => {
      if (hasEnded(child)) return child.exitCode;
      child.kill('SIGTERM');
      await once(child, 'exit');
      return child.exitCode;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** Where it listens, once it does and has learned from Slack whose token it has. */
async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output to read');
  let url: string | undefined;
  let isConnected = false;
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const entry = JSON.parse(line) as { msg: string; url?: string };
    if (entry.msg === 'Phasegate is ready') url = entry.url;
    if (entry.msg === 'connected to Slack') isConnected = true;
    if (url && isConnected) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error(`the replica ended before it was ready, and said last: ${said.slice(-3).join('\n')}`);
}

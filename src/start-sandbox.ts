import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PortInUse } from './api/server.ts';
import type { SlackConfig } from './config.ts';
import { startSandbox } from './sandbox/sandbox.ts';

const MANIFEST = fileURLToPath(new URL('../slack-manifest.yml', import.meta.url));

/** How many ports beside the app's are tried for the page. */
const TRIES = 20;

export interface LocalSlack {
  /** The page in which people try the product. */
  url: string;
  slack: SlackConfig;
  connect(requestUrl: string): void;
  stop(): Promise<void>;
}

/** Starts the sandbox beside the app: on the next port, or the first free one after it. */
export async function startLocalSlack(appPort: number, dataDir: string): Promise<LocalSlack> {
  const sandbox = await firstFree(appPort, (port) =>
    startSandbox({ port, dataFile: join(dataDir, 'sandbox.json'), manifest: MANIFEST }),
  );
  return {
    url: sandbox.url,
    slack: {
      transport: 'http',
      apiUrl: sandbox.apiUrl,
      signingSecret: sandbox.signingSecret,
      appToken: null,
      botToken: sandbox.botToken,
      oauth: null,
    },
    connect: (requestUrl) => sandbox.connect(requestUrl),
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

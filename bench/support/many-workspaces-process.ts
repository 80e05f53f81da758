/** A local Slack with 50 workspaces, in which nothing is installed yet, in a process of its own. */
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import type { SeedWorkspace } from '@phasegate/slack-sandbox/seed.ts';

const WORKSPACES = 50;
const CHANNELS = 10;

const workspaces = Array.from({ length: WORKSPACES }, (_, at): SeedWorkspace => {
  const nth = String(at).padStart(3, '0');
  return {
    id: `T0LOAD${nth}X`,
    name: `Company ${nth}`,
    installed: false,
    people: [{ id: `U0LOAD${nth}X`, name: `lena${nth}`, realName: 'Lena', isAdmin: true }],
    channels: Array.from({ length: CHANNELS }, (_, channel) => ({
      id: `C0LOAD${nth}${channel}`,
      name: `project-${nth}-${channel}`,
    })),
  };
});
const manifest = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const { url, apiUrl, signingSecret, clientId, clientSecret } = await startSandbox({
  manifest,
  seed: { workspaces },
});
process.stdout.write(
  `${JSON.stringify({
    url,
    apiUrl,
    signingSecret,
    clientId,
    clientSecret,
    workspaces: workspaces.map(({ id, people, channels }) => ({
      workspaceId: id,
      userIds: people.map((one) => one.id),
      channelIds: channels.map((one) => one.id),
    })),
  })}\n`,
);

/** A local Slack in a process of its own, so that it takes no time from the app's event loop. */
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';

const manifest = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const sandbox = await startSandbox({ manifest });
const [team] = sandbox.workspaces;
if (!team) throw new Error('the sandbox has no workspace');
process.stdout.write(
  `${JSON.stringify({
    apiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    signingSecret: sandbox.signingSecret,
    botUserId: sandbox.botUserId,
    workspaceId: team.id,
    userIds: team.users.filter((user) => !user.isBot && user.teamId === team.id).map((user) => user.id),
    // The bot is in none of them yet; it joins when it first has something to show.
    channelIds: team.channels.filter((channel) => channel.kind === 'public').map((channel) => channel.id),
  })}\n`,
);

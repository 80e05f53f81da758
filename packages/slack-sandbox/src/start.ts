// `npm start --workspace @phasegate/slack-sandbox -- [--port 3001] [--manifest slack-manifest.yml] [--data slack.json]
// [--app http://localhost:3000/slack/events]`: a Slack of your own, until it is stopped.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

/** npm runs a package's script in the package; paths are meant from where it was typed. */
const from = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3001' },
    manifest: { type: 'string' },
    data: { type: 'string' },
    app: { type: 'string', default: 'http://localhost:3000/slack/events' },
  },
});
const sandbox = await startSandbox({
  port: Number(values.port),
  ...(values.manifest && { manifest: from(values.manifest) }),
  ...(values.data && { dataFile: from(values.data) }),
});
sandbox.connect(values.app);
process.stdout.write(`
  A Slack of your own:  ${sandbox.url}

  Your app needs these:
    SLACK_API_URL=${sandbox.apiUrl}
    SLACK_BOT_TOKEN=${sandbox.botToken}
    SLACK_SIGNING_SECRET=${sandbox.signingSecret}
    SLACK_APP_TOKEN=${sandbox.appToken}     (for Socket Mode)
    SLACK_CLIENT_ID=${sandbox.clientId}  SLACK_CLIENT_SECRET=${sandbox.clientSecret}     (for installing it)

  Requests go to ${values.app} (--app says where).

`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());

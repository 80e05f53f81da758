import { parseArgs } from 'node:util';
import { openClient } from '@phasegate/client/client.ts';
import { playDemo } from './demo.ts';
import { playActions, type Tally } from './play.ts';

const USAGE = `npm run demo:actions                 beside a local workspace (npm start): brings an engagement to phase 4 by
                                     its buttons, plays the model's system, and lets two reviewers decide
  -- --slack http://localhost:3001   where the local workspace is
     --url http://localhost:3000     where the app is
     --file predictions.csv.gz       rows with id, AGEP, DIS, prediction, predicted_probability, employed
     --cases 40 --rate 2             how many rows, and how many a second
     --yourself                      the two reviewers leave the cases to you

PHASEGATE_KEY=… npm run demo:actions -- --deployment ID [--outcomes approve,deny] [--minutes 15]
                                     plays the model's system against any app; people decide`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      slack: { type: 'string' },
      deployment: { type: 'string' },
      file: { type: 'string' },
      cases: { type: 'string', default: '40' },
      rate: { type: 'string', default: '2' },
      outcomes: { type: 'string', default: 'approve,deny' },
      minutes: { type: 'string', default: '15' },
      yourself: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { PHASEGATE_KEY: key } = process.env;
  const [yes, no] = values.outcomes.split(',');
  const [perSecond, minutes, most] = [values.rate, values.minutes, values.cases].map(Number);
  const isSound = yes && no && perSecond && perSecond > 0 && minutes && minutes > 0 && most && most > 0;
  if (values.help || !isSound || Boolean(key) !== Boolean(values.deployment)) throw new Error(USAGE);
  const play = { file: values.file, perSecond, most, within: minutes * 60_000 };
  if (!key || !values.deployment) {
    const slack = values.slack ?? nextPort(values.url);
    await playDemo({ slack, app: values.url, yourself: values.yourself, ...play }, { say, tally: show });
    return;
  }
  const client = openClient({ url: values.url, deploymentId: values.deployment, key });
  await playActions(client, { ...play, outcomes: [yes, no], run: runName() }, { tally: show });
  process.stdout.write('\n');
}

/** Where `npm start` puts the local workspace, unless that port was taken. */
function nextPort(app: string): string {
  const url = new URL(app);
  url.port = String(Number(url.port || 3000) + 1);
  return url.origin;
}

const runName = (): string => `demo-${Math.floor(Date.now() / 1_000).toString(36)}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function show(tally: Tally): void {
  const line = Object.entries(tally).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(process.stdout.isTTY ? `\r  ${line.join(' · ')}` : '');
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startLocal } from './watching/local.ts';
import { playMonitoring } from './watching/play.ts';

const USAGE = `npm run demo:monitoring              a local workspace of its own, on a clock of its own: two months of phase 5 in some three
                                     minutes, from healthy weeks to a version trained anew and the next cycle
  -- --port 3010                     where the app listens; its Slack is on the next port
     --once                          ends when it is played, instead of staying to be looked at`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3010' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (values.help || !Number.isInteger(port) || port < 0 || port > 65_534) throw new Error(USAGE);
  const local = await startLocal(port);
  try {
    const scene = await playMonitoring(local, say);
    say(`
What you see now:
  ${scene.page('lena')}
    The alert with its chart, its findings and how it ended; in its thread the shift of the input, before and after, and the
    retraining with its reasons and its way. The roadmap of cycle 2.
    /playbook monitors, alerts, retraining and roadmap list them; the page's switch makes you somebody else.`);
    if (!values.once) {
      say('It stays until you press Ctrl-C; nothing of it is kept.');
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    }
  } finally {
    await local.stop();
  }
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

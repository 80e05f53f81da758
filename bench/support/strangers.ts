/** Asks the API without end on many connections: half without a key, half each time with another one that is made up. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';

const { TARGET = '', COUNT = '0' } = process.env;
const count = Number(COUNT);
const agent = new Agent({ keepAlive: true, maxSockets: count });

async function ask(key: string | null): Promise<void> {
  const sent = request(`${TARGET}/v1/me`, { agent, headers: key ? { authorization: `Bearer ${key}` } : {} });
  sent.end();
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
}

const madeUp = () => `phasegate_T0NORTHWND_${randomBytes(32).toString('base64url')}`;
let begun = 0;
async function knock(at: number): Promise<void> {
  for (let round = 0; ; round += 1) {
    await ask(at % 2 === 0 ? null : madeUp());
    if (round === 0) begun += 1;
    if (round === 0 && begun === count) process.stdout.write('knocking\n');
  }
}
await Promise.all(Array.from({ length: count }, (_, at) => knock(at)));

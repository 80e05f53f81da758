import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';

/** What a pipeline is asked for, as its signature proved. */
interface Asked {
  type: string;
  data: { retraining_id: string; attempt: number; model: string; deployment_id: string };
}

/**
 * A team's pipeline: it takes what is signed with its secret, each message once by its id, and refuses anything else. It speaks
 * TLS, with a certificate of its own.
 */
export async function trainingPipeline() {
  const folder = mkdtempSync(join(tmpdir(), 'phasegate-pipeline-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const given = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=pipeline';
  const files = ['-keyout', key, '-out', certificate, '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...given.split(' '), ...files], { stdio: 'ignore' });

  let secret = '';
  let now = Temporal.Now.instant;
  let answers = true;
  const ids: string[] = [];
  const taken = new Map<string, Asked>();
  const tls = { key: readFileSync(key), cert: readFileSync(certificate) };
  const server = createServer(tls, async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const headers = request.headers as Record<string, string>;
    if (!isSigned(secret, now(), headers, body)) return response.writeHead(401).end();
    const id = headers['webhook-id'] ?? '';
    ids.push(id);
    taken.set(id, JSON.parse(body) as Asked);
    // Left without an answer, whoever asked cannot know that it was taken.
    if (answers) response.writeHead(202).end();
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `https://${host}/train`,
    certificate,
    /** Of each message that was signed rightly, in order. */
    ids,
    /** What it trains, by the message's id. */
    taken,
    /** From now on; it lives at the same time as whoever signs. */
    trusts: (text: string, clock: () => Temporal.Instant) => {
      secret = text;
      now = clock;
    },
    keepsSilent: (silent: boolean) => {
      answers = !silent;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As Standard Webhooks say: signed with the secret, and of the last five minutes. */
function isSigned(
  secret: string,
  now: Temporal.Instant,
  {
    'webhook-id': id = '',
    'webhook-timestamp': stamp = '',
    'webhook-signature': signature,
  }: Record<string, string>,
  body: string,
): boolean {
  const at = Temporal.Instant.fromEpochMilliseconds(Number(stamp) * 1_000);
  const isOfNow = Math.abs(now.since(at).total('seconds')) < 300;
  return isOfNow && signature === new Webhook(secret).sign(id, new Date(at.epochMilliseconds), body);
}

export type TrainingPipeline = Awaited<ReturnType<typeof trainingPipeline>>;

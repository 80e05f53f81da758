import { parseArgs } from 'node:util';
import { z } from 'zod';

const USAGE =
  'Usage: PHASEGATE_KEY=… npm run clearance -- --url https://phasegate.example --deployment ID --model v3 [--digest sha256:…] [--json]';

/** A fault of the call, in one line. It is no “no”: nobody knows. */
export class ClearanceUnknown extends Error {}

const answer = z.object({
  go: z.boolean(),
  model: z.string(),
  stage: z.number(),
  reasons: z.array(z.object({ check: z.string(), ok: z.boolean(), detail: z.string() })),
});

/**
 * Asks a running Phasegate whether a model version may be deployed now.
 * @param args as on the command line; `key` is an API key with `clearance:read`
 * @returns go or no, and what to print: a line a reason, or the answer as JSON
 * @throws ClearanceUnknown where there is no answer
 */
export async function clearance(
  args: string[],
  key: string | undefined,
): Promise<{ go: boolean; text: string }> {
  const { url, deployment, model, digest, json } = optionsOf(args);
  if (!key) throw new ClearanceUnknown(`PHASEGATE_KEY is missing.\n${USAGE}`);
  const address = new URL(`/v1/deployments/${encodeURIComponent(deployment)}/clearance`, url);
  address.search = new URLSearchParams({ model, ...(digest && { digest }) }).toString();
  const body = await heard(address, key);
  const told = answer.parse(body);
  const lines = told.reasons.map(({ ok, detail }) => `${ok ? '✓' : '✕'} ${detail}`);
  return {
    go: told.go,
    text: json ? JSON.stringify(body) : [`${told.go ? 'GO' : 'NO'} · ${told.model}`, ...lines].join('\n'),
  };
}

async function heard(address: URL, key: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(30_000),
  }).catch((error: Error) => {
    throw new ClearanceUnknown(`No answer from ${address.origin}: ${error.message}`);
  });
  const body = (await response.json().catch(() => null)) as { detail?: string } | null;
  if (!response.ok) throw new ClearanceUnknown(`${response.status}: ${body?.detail ?? response.statusText}`);
  return body;
}

function optionsOf(args: string[]) {
  const { url, deployment, model, digest, json } = parsed(args);
  if (!url || !deployment || !model || !URL.canParse(url)) throw new ClearanceUnknown(USAGE);
  return { url, deployment, model, digest, json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: 'string' },
        deployment: { type: 'string' },
        model: { type: 'string' },
        digest: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new ClearanceUnknown(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

if (import.meta.main) {
  try {
    const { go, text } = await clearance(process.argv.slice(2), process.env.PHASEGATE_KEY);
    process.stdout.write(`${text}\n`);
    process.exitCode = go ? 0 : 1;
  } catch (error) {
    const text = error instanceof ClearanceUnknown ? error.message : (error as Error).stack;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}

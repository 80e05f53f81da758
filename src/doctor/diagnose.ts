import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Config, ConfigError, readConfig, type SlackConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openVault, type Vault } from '../vault.ts';
import { address, heard } from './address.ts';
import { database, openLook } from './database.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import type { Look } from './look.ts';
import { dataFolder, node, pictures, temporary, zones } from './machine.ts';
import { appToken, slackClock, token } from './slack.ts';
import { vaultKey } from './vault.ts';

/** Workspaces whose own tokens are tried; Slack limits how often one may ask. */
const TRIED = 20;

/** Looks at everything. What is missing for one look keeps no other back. */
export async function diagnose(variables: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const config = configOf(variables);
  const room = temporary();
  // A font is unpacked there.
  const drawn = room.state === 'ok' ? await pictures() : note('pictures', 'not tried without that folder');
  const machine = [node(), zones(), room, drawn];
  if ('state' in config) return [config, ...machine];
  const { databaseUrl, dataDir, slack } = config;
  const { look, finding } = await openLook(config);
  try {
    const workspaces = look ? await workspacesOf(look) : [];
    const key = keyOf(config);
    const vault = openVault(key, config.formerKeys);
    return [
      environment(config),
      ...machine,
      ...(databaseUrl === null ? [dataFolder(dataDir)] : []),
      finding,
      ...(look ? await database(look, config) : []),
      await vaultKey(look, workspaces, vault, key ? 'set' : slack ? 'none' : 'made later'),
      ...(slack ? await slackSide(config, slack, { look, workspaces, vault }) : []),
    ];
  } finally {
    await look?.close();
  }
}

function configOf(variables: Readonly<Record<string, string | undefined>>): Config | Finding {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fault('environment', error.message, 'README.md, “Environment”, says what each variable is.');
  }
}

function environment({ slack, databaseUrl, role }: Config): Finding {
  const way = slack ? { http: 'HTTP', socket: 'Socket Mode' }[slack.transport] : null;
  const says = `${way ? `Slack by ${way}` : 'no SLACK_… variable: the local workspace'}, ${databaseUrl ? 'a server' : 'the embedded database'}, role ${role}`;
  return ok('environment', says);
}

/** Beside a local workspace the key that was made for it. */
function keyOf({ encryptionKey, slack, dataDir }: Config): Buffer | null {
  const own = join(dataDir, 'encryption.key');
  return encryptionKey ?? (!slack && existsSync(own) ? readFileSync(own) : null);
}

async function workspacesOf(look: Look): Promise<string[]> {
  try {
    const rows = await look.askAs(
      'clock',
      'select workspace_id from workspace where revoked_at is null order by 1',
    );
    return rows.map((row) => String(row.workspace_id));
  } catch {
    // Before the first start there is neither table nor role; anything else is told by the checks of both.
    return [];
  }
}

interface Known {
  look: Look | null;
  workspaces: readonly string[];
  vault: Vault;
}

async function slackSide(config: Config, slack: SlackConfig, known: Known): Promise<Finding[]> {
  const reached = await slackClock(slack);
  if (reached.some(({ check, state }) => check === 'slack' && state === 'fault')) return reached;
  const log = openLog('silent');
  const { look, workspaces } = known;
  return [
    ...reached,
    ...(slack.botToken === null
      ? await installed(slack, known, log)
      : await token(slack.botToken, slack, log)),
    slack.transport === 'socket'
      ? await appToken(slack.appToken ?? '', slack, log)
      : await address(config, slack),
    ...(look && workspaces.length > 0 ? await heard(look, workspaces, slack.transport === 'socket') : []),
  ];
}

/** The tokens that workspaces brought with them; those that are good in one line. */
async function installed(
  slack: SlackConfig,
  { look, workspaces, vault }: Known,
  log: Logger,
): Promise<Finding[]> {
  if (!look || workspaces.length === 0)
    return [
      note(
        'token',
        'no workspace has installed the app',
        'Install it at /slack/install of the running program.',
      ),
    ];
  const found: Finding[] = [];
  for (const workspaceId of workspaces.slice(0, TRIED)) {
    const [row] = await look.askAs({ workspaceId }, 'select installation from workspace');
    const sealed = row?.installation;
    if (typeof sealed !== 'string') continue;
    const value = tokenIn(vault, sealed, workspaceId);
    // One that does not open is told with the key.
    if (value !== null) found.push(...(await token(value, slack, log, `the token of ${workspaceId}`)));
  }
  const wrong = found.filter(({ state }) => state !== 'ok');
  const good = found.filter(({ check, state }) => check === 'token' && state === 'ok').length;
  return [ok('token', `${good} of ${workspaces.length} workspaces’ tokens tried, and good`), ...wrong];
}

function tokenIn(vault: Vault, sealed: string, workspaceId: string): string | null {
  try {
    const opened = JSON.parse(vault.unlock(sealed, `workspace.installation:${workspaceId}`)) as {
      bot?: { token?: string };
    };
    return opened.bot?.token ?? null;
  } catch {
    return null;
  }
}

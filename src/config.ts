import { z } from 'zod';
import { networks } from './addresses.ts';

/** A variable that is missing or wrong. Its message is one line that names it and says what it should be. */
export class ConfigError extends Error {}

/** How requests of a real workspace reach the app. */
export interface SlackConfig {
  transport: 'http' | 'socket';
  /** `https://slack.com/api/`, or that of a stand-in. Ends with a slash. */
  apiUrl: string;
  signingSecret: string;
  appToken: string | null;
  /** The token of the one workspace; null where workspaces install the app by OAuth. */
  botToken: string | null;
  oauth: { clientId: string; clientSecret: string; stateSecret: string } | null;
}

/** Where a language model is asked. `url` ends before `/chat/completions`. */
export interface LanguageModelConfig {
  url: string;
  name: string;
  key: string | null;
}

export interface Config {
  /** Null: no Slack credentials are given, so the sandbox it is. */
  slack: SlackConfig | null;
  /** Null: the embedded database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** 32 bytes that seal tokens and credentials at rest. */
  encryptionKey: Buffer | null;
  /** Hosts that webhooks may reach though they are private, or not encrypted; with a port: only that one. */
  allowedHosts: readonly string[];
  /** [H3] A server of OpenAI's protocol that may put answers in other words; null: none. */
  languageModel: LanguageModelConfig | null;
  /** Where the world reaches this server, without a slash at the end. */
  publicUrl: string | null;
  /** Addresses and networks of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  port: number;
  /** Null: every address of this machine. */
  host: string | null;
  role: 'all' | 'web' | 'worker';
  logLevel: string;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const text = z.string().optional();
const starts = (prefixes: string[], say: string) =>
  z
    .string()
    .refine((value) => prefixes.some((prefix) => value.startsWith(prefix)), say)
    .optional();
const address = (protocols: RegExp, say: string) => z.url({ protocol: protocols, error: say }).optional();

function areNetworks(list: readonly string[]): boolean {
  try {
    networks(list);
    return true;
  } catch {
    return false;
  }
}

const environment = z.object({
  SLACK_BOT_TOKEN: starts(['xoxb-', 'xoxe.xoxb-'], 'should be a bot token, which starts with xoxb-'),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: starts(['xapp-'], 'should be an app-level token, which starts with xapp-'),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_API_URL: address(/^https?$/, 'should be an http(s) address, such as https://slack.com/api/'),
  DATABASE_URL: address(
    /^postgres(ql)?$/,
    'should be an address such as postgres://user:password@host:5432/phasegate',
  ),
  PHASEGATE_DATA_DIR: z.string().default('.data'),
  PHASEGATE_ENCRYPTION_KEY: text.transform((value, context) => {
    if (value === undefined) return null;
    const key = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64');
    if (key.length === 32 && /^[\w+/=-]+$/.test(value)) return key;
    context.addIssue('should be 32 random bytes, in base64 or hexadecimal: openssl rand -base64 32');
    return z.NEVER;
  }),
  PHASEGATE_PUBLIC_URL: address(/^https?$/, 'should be the http(s) address at which this server is reached'),
  PHASEGATE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
    .refine(areNetworks, 'should be addresses or networks of proxies, such as 10.0.0.0/8,192.0.2.7'),
  PHASEGATE_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((part) => part !== ''),
    )
    .refine(
      (hosts) =>
        hosts.every(
          (host) =>
            URL.parse(`http://${host}:1`)?.hostname === host || URL.parse(`ws://${host}`)?.host === host,
        ),
      'should be hosts, with or without a port, such as hooks.internal,10.1.2.3:8443',
    ),
  PHASEGATE_MODEL_URL: address(
    /^https?$/,
    'should be an http(s) address, such as https://models.example.com/v1',
  ),
  PHASEGATE_MODEL_NAME: text,
  PHASEGATE_MODEL_KEY: text,
  PORT: z.coerce
    .number('should be a port number, 0 to 65535')
    .int('should be a port number, 0 to 65535')
    .min(0, 'should be a port number, 0 to 65535')
    .max(65_535, 'should be a port number, 0 to 65535')
    .default(3000),
  PHASEGATE_ROLE: z.enum(['all', 'web', 'worker'], 'should be all, web or worker').default('all'),
  LOG_LEVEL: z.enum(LEVELS, `should be one of ${LEVELS.join(', ')}`).optional(),
});
type Environment = z.output<typeof environment>;

/** Every variable that is read. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/**
 * Reads and checks the environment. An empty variable counts as unset.
 * @throws ConfigError for the first variable that is missing, wrong, or contradicts another
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(variables).flatMap(([name, value]) => {
    const trimmed = value?.trim();
    return trimmed ? [[name, trimmed] as const] : [];
  });
  const result = environment.safeParse(Object.fromEntries(set));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const env = result.data;
  const slack = readSlack(env);
  if (!slack && env.PHASEGATE_ROLE !== 'all') {
    fail('PHASEGATE_ROLE', 'should be all where no SLACK_… variables are set: the sandbox is one process');
  }
  if (env.PHASEGATE_ROLE !== 'all' && !env.DATABASE_URL) {
    fail('PHASEGATE_ROLE', `should be all, or DATABASE_URL be set: the embedded database is for one process`);
  }
  if (slack?.oauth && !env.PHASEGATE_ENCRYPTION_KEY) {
    fail(
      'PHASEGATE_ENCRYPTION_KEY',
      'is missing: installations by OAuth are sealed with it; openssl rand -base64 32 makes one',
    );
  }
  if (slack?.oauth && !env.DATABASE_URL) {
    fail('DATABASE_URL', 'is missing: installations by OAuth need a PostgreSQL server');
  }
  return {
    slack,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.PHASEGATE_DATA_DIR,
    encryptionKey: env.PHASEGATE_ENCRYPTION_KEY,
    publicUrl: env.PHASEGATE_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: env.PHASEGATE_TRUSTED_PROXIES,
    allowedHosts: env.PHASEGATE_ALLOWED_HOSTS,
    languageModel: readLanguageModel(env),
    port: env.PORT,
    host: null,
    role: env.PHASEGATE_ROLE,
    // Beside the sandbox's banner only what went wrong is of interest.
    logLevel: env.LOG_LEVEL ?? (slack ? 'info' : 'warn'),
  };
}

function readLanguageModel(env: Environment): LanguageModelConfig | null {
  const { PHASEGATE_MODEL_URL: url, PHASEGATE_MODEL_NAME: name, PHASEGATE_MODEL_KEY: key } = env;
  if (!url && !name && !key) return null;
  if (!url) return fail('PHASEGATE_MODEL_URL', 'is missing: it says where the language model is asked');
  if (!name) return fail('PHASEGATE_MODEL_NAME', 'is missing: it says which model is asked');
  return { url, name, key: key ?? null };
}

function readSlack(env: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const oauth = readOauth(env);
  if (!botToken && !appToken && !signingSecret && !oauth) {
    // Somebody means a real workspace: a sandbox in its place would be a surprise.
    if (env.SLACK_API_URL)
      fail('SLACK_API_URL', 'should not be the only SLACK_… variable: SLACK_BOT_TOKEN is missing');
    return null;
  }
  if (!appToken && !signingSecret) {
    fail(
      'SLACK_SIGNING_SECRET',
      'is missing: it proves that requests come from Slack (or set SLACK_APP_TOKEN for Socket Mode)',
    );
  }
  if (botToken && oauth) {
    fail(
      'SLACK_BOT_TOKEN',
      'should not be set beside SLACK_CLIENT_ID: either one workspace has its token, or workspaces install by OAuth',
    );
  }
  if (!botToken && !oauth) {
    fail(
      'SLACK_BOT_TOKEN',
      'is missing: it should be the workspace’s token (or set SLACK_CLIENT_ID for installations by OAuth)',
    );
  }
  const apiUrl = env.SLACK_API_URL ?? 'https://slack.com/api/';
  return {
    transport: appToken ? 'socket' : 'http',
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    signingSecret: signingSecret ?? '',
    appToken: appToken ?? null,
    botToken: botToken ?? null,
    oauth,
  };
}

function readOauth(env: Environment): SlackConfig['oauth'] {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = env;
  if (!clientId && !clientSecret && !stateSecret) return null;
  const partner =
    'is missing: installations by OAuth need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET';
  if (!clientId) return fail('SLACK_CLIENT_ID', partner);
  if (!clientSecret) return fail('SLACK_CLIENT_SECRET', partner);
  if (!stateSecret)
    return fail('SLACK_STATE_SECRET', `${partner}; any long random text will do for the last`);
  return { clientId, clientSecret, stateSecret };
}

function fail(name: string, what: string): never {
  throw new ConfigError(`${name} ${what}.`);
}

import { type Environment, environment } from './environment.ts';

/** A variable that is missing or wrong. Its message is one line that names it and says what it should be. */
export class ConfigError extends Error {}

/** How requests of a real workspace reach the app. */
export interface SlackConfig {
  transport: 'http' | 'socket';
  /** `https://slack.com/api/`, or that of a stand-in. Ends with a slash. */
  apiUrl: string;
  /** [X1] Any of these signs a request: one as a rule, two while one takes the other's place. */
  signingSecrets: readonly string[];
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
  /** Keys that open what was sealed with them, and seal nothing more. */
  formerKeys: readonly Buffer[];
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
  if (slack?.oauth && env.PHASEGATE_ENCRYPTION_KEY.length === 0) {
    fail(
      'PHASEGATE_ENCRYPTION_KEY',
      'is missing: installations by OAuth are sealed with it; openssl rand -base64 32 makes one',
    );
  }
  if (slack?.oauth && !env.DATABASE_URL) {
    fail('DATABASE_URL', 'is missing: installations by OAuth need a PostgreSQL server');
  }
  const [encryptionKey = null, ...formerKeys] = env.PHASEGATE_ENCRYPTION_KEY;
  return {
    slack,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.PHASEGATE_DATA_DIR,
    encryptionKey,
    formerKeys,
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
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecrets } = env;
  const oauth = readOauth(env);
  const isSigned = signingSecrets.length > 0;
  if (!botToken && !appToken && !isSigned && !oauth) {
    // Somebody means a real workspace: a sandbox in its place would be a surprise.
    if (env.SLACK_API_URL)
      fail('SLACK_API_URL', 'should not be the only SLACK_… variable: SLACK_BOT_TOKEN is missing');
    return null;
  }
  if (!appToken && !isSigned) {
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
    signingSecrets,
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

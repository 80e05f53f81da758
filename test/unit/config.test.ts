import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

const key = Buffer.alloc(32, 7);
const single = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_STATE_SECRET: 'state',
  SLACK_SIGNING_SECRET: 's',
  PHASEGATE_ENCRYPTION_KEY: key.toString('base64'),
  DATABASE_URL: 'postgres://u:p@localhost/db',
};

const without = (variables: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(variables).filter(([one]) => one !== name));

describe('the environment', () => {
  it('with nothing set means sandbox and embedded database', () => {
    expect(readConfig({})).toEqual({
      slack: null,
      databaseUrl: null,
      dataDir: '.data',
      encryptionKey: null,
      formerKeys: [],
      publicUrl: null,
      trustedProxies: [],
      allowedHosts: [],
      languageModel: null,
      port: 3000,
      host: null,
      role: 'all',
      logLevel: 'warn',
    });
  });

  it('counts an empty variable as unset', () => {
    const empty = Object.fromEntries(
      [...Object.keys(single), ...Object.keys(oauth), 'PORT', 'LOG_LEVEL', 'PHASEGATE_ROLE'].map((name) => [
        name,
        ' ',
      ]),
    );
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('takes HTTP, Socket Mode and OAuth', () => {
    expect(readConfig(single).slack).toMatchObject({ transport: 'http', botToken: 'xoxb-1', oauth: null });
    expect(readConfig({ ...single, SLACK_APP_TOKEN: 'xapp-1' }).slack?.transport).toBe('socket');
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack?.transport).toBe(
      'socket',
    );
    expect(readConfig(oauth).slack).toMatchObject({ botToken: null, oauth: { clientId: '1.2' } });
    expect(readConfig(oauth).encryptionKey).toEqual(key);
    expect(readConfig({ ...oauth, PHASEGATE_ENCRYPTION_KEY: key.toString('hex') }).encryptionKey).toEqual(
      key,
    );
  });

  it('takes several keys and signing secrets, the first one first', () => {
    const other = Buffer.alloc(32, 8);
    const both = `${key.toString('base64')}, ${other.toString('hex')}`;
    const read = readConfig({ ...oauth, SLACK_SIGNING_SECRET: 'a,b', PHASEGATE_ENCRYPTION_KEY: both });
    expect(read).toMatchObject({ encryptionKey: key, formerKeys: [other] });
    expect(read.slack?.signingSecrets).toEqual(['a', 'b']);
    const broken = { ...oauth, PHASEGATE_ENCRYPTION_KEY: `${key.toString('base64')},short` };
    expect(() => readConfig(broken)).toThrow(/^PHASEGATE_ENCRYPTION_KEY should be 32 random bytes/);
  });

  it('ends Slack’s address with a slash and the public one without', () => {
    expect(readConfig(single).slack?.apiUrl).toBe('https://slack.com/api/');
    expect(readConfig({ ...single, SLACK_API_URL: 'http://127.0.0.1:9/api' }).slack?.apiUrl).toBe(
      'http://127.0.0.1:9/api/',
    );
    expect(readConfig({ PHASEGATE_PUBLIC_URL: 'https://x.example/' }).publicUrl).toBe('https://x.example');
  });

  it.each<[string, Record<string, string>, string]>([
    ['[X7] only Slack’s address', { SLACK_API_URL: 'https://slack.com/api/' }, 'SLACK_API_URL'],
    [
      '[X7] a worker of a sandbox',
      { PHASEGATE_ROLE: 'worker', DATABASE_URL: oauth.DATABASE_URL },
      'PHASEGATE_ROLE',
    ],
    ['a user token', { ...single, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN'],
    ['no bot token', without(single, 'SLACK_BOT_TOKEN'), 'SLACK_BOT_TOKEN'],
    ['no signing secret', without(single, 'SLACK_SIGNING_SECRET'), 'SLACK_SIGNING_SECRET'],
    ['Socket Mode without a bot token', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['a bot token for the app token', { ...single, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    ['a bot token beside OAuth', { ...oauth, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN'],
    ['OAuth without a client id', without(oauth, 'SLACK_CLIENT_ID'), 'SLACK_CLIENT_ID'],
    ['OAuth without a client secret', without(oauth, 'SLACK_CLIENT_SECRET'), 'SLACK_CLIENT_SECRET'],
    ['OAuth without a state secret', without(oauth, 'SLACK_STATE_SECRET'), 'SLACK_STATE_SECRET'],
    ['OAuth without a key', without(oauth, 'PHASEGATE_ENCRYPTION_KEY'), 'PHASEGATE_ENCRYPTION_KEY'],
    ['OAuth without a server', without(oauth, 'DATABASE_URL'), 'DATABASE_URL'],
    ['OAuth without a signing secret', without(oauth, 'SLACK_SIGNING_SECRET'), 'SLACK_SIGNING_SECRET'],
    ['a short key', { PHASEGATE_ENCRYPTION_KEY: 'c2hvcnQ=' }, 'PHASEGATE_ENCRYPTION_KEY'],
    [
      'a key that is no key',
      { PHASEGATE_ENCRYPTION_KEY: 'please encrypt everything for me, thanks!!' },
      'PHASEGATE_ENCRYPTION_KEY',
    ],
    ['another database', { DATABASE_URL: 'mysql://localhost/db' }, 'DATABASE_URL'],
    ['no address', { DATABASE_URL: 'localhost' }, 'DATABASE_URL'],
    ['a wrong Slack address', { ...single, SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL'],
    [
      'a proxy that is no address',
      { PHASEGATE_TRUSTED_PROXIES: '10.0.0.0/8, lb' },
      'PHASEGATE_TRUSTED_PROXIES',
    ],
    ['a host with a path', { PHASEGATE_ALLOWED_HOSTS: 'hooks.internal/x' }, 'PHASEGATE_ALLOWED_HOSTS'],
    ['a model that is nowhere', { PHASEGATE_MODEL_NAME: 'm' }, 'PHASEGATE_MODEL_URL'],
    ['a model without a name', { PHASEGATE_MODEL_URL: 'http://localhost:8080/v1' }, 'PHASEGATE_MODEL_NAME'],
    ['a model’s address that is none', { PHASEGATE_MODEL_URL: 'localhost' }, 'PHASEGATE_MODEL_URL'],
    ['a wrong public address', { PHASEGATE_PUBLIC_URL: 'ftp://x' }, 'PHASEGATE_PUBLIC_URL'],
    ['a port in words', { PORT: 'web' }, 'PORT'],
    ['a port too high', { PORT: '70000' }, 'PORT'],
    ['half a port', { PORT: '30.5' }, 'PORT'],
    ['an unknown role', { PHASEGATE_ROLE: 'boss' }, 'PHASEGATE_ROLE'],
    ['a worker on the embedded database', { PHASEGATE_ROLE: 'worker' }, 'PHASEGATE_ROLE'],
    ['an unknown level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %s in one line that names it', (_, variables, name) => {
    const thrown = (() => {
      try {
        return readConfig(variables);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(ConfigError);
    const { message } = thrown as ConfigError;
    expect(message.startsWith(`${name} `)).toBe(true);
    expect(message).toMatch(/\.$/);
    expect(message).not.toContain('\n');
  });

  it('never repeats a secret in what it says', () => {
    for (const name of ['SLACK_BOT_TOKEN', 'PHASEGATE_ENCRYPTION_KEY', 'SLACK_APP_TOKEN', 'DATABASE_URL']) {
      expect(() => readConfig({ ...single, [name]: 'very-secret-value' })).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('very-secret') }),
      );
    }
  });
});

import { z } from 'zod';
import { networks } from './addresses.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const text = z.string().optional();
const starts = (prefixes: string[], say: string) =>
  z
    .string()
    .refine((value) => prefixes.some((prefix) => value.startsWith(prefix)), say)
    .optional();
/** Several values, while one takes another's place. */
const several = (value: string): string[] => value.split(/[\s,]+/).filter((part) => part !== '');
const address = (protocols: RegExp, say: string) => z.url({ protocol: protocols, error: say }).optional();

function keyFrom(value: string): Buffer | null {
  const key = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64');
  return key.length === 32 && /^[\w+/=-]+$/.test(value) ? key : null;
}

function areNetworks(list: readonly string[]): boolean {
  try {
    networks(list);
    return true;
  } catch {
    return false;
  }
}

/** Every variable that is read, and what it should be. An empty one counts as unset. */
export const environment = z.object({
  SLACK_BOT_TOKEN: starts(['xoxb-', 'xoxe.xoxb-'], 'should be a bot token, which starts with xoxb-'),
  SLACK_SIGNING_SECRET: z.string().default('').transform(several),
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
  PHASEGATE_ENCRYPTION_KEY: z
    .string()
    .default('')
    .transform((value, context) => {
      const keys = several(value).map(keyFrom);
      if (keys.every((key) => key !== null)) return keys;
      context.addIssue('should be 32 random bytes, in base64 or hexadecimal: openssl rand -base64 32');
      return z.NEVER;
    }),
  PHASEGATE_PUBLIC_URL: address(/^https?$/, 'should be the http(s) address at which this server is reached'),
  PHASEGATE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(several)
    .refine(areNetworks, 'should be addresses or networks of proxies, such as 10.0.0.0/8,192.0.2.7'),
  PHASEGATE_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((value) => several(value.toLowerCase()))
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
export type Environment = z.output<typeof environment>;

/** Every variable that is read. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

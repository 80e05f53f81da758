/**
 * What the acknowledgement is compared with: the least a Bolt app can do that saves what was submitted.
 * Signatures are checked, the row is inserted, the view is acknowledged.
 */
import { randomUUID } from 'node:crypto';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import pg from 'pg';

const { PORT = '', DATABASE_URL = '', SLACK_SIGNING_SECRET = '' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
await pool.query(
  'create table if not exists source (id uuid primary key, fields jsonb not null, saved_at timestamptz not null default now())',
);
const insert = (id: string, fields: unknown) =>
  pool.query({
    name: 'insert',
    text: 'insert into source (id, fields) values ($1, $2)',
    values: [id, JSON.stringify(fields)],
  });

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
});
const app = new App({ receiver, logLevel: LogLevel.ERROR, authorize: async () => ({}) });
app.view(/.*/, async ({ ack, view }) => {
  await insert(JSON.parse(view.private_metadata).id, view.state.values);
  await ack();
});
app.action(/.*/, async ({ ack, body }) => {
  await insert(randomUUID(), body);
  await ack();
});
await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write('listening\n');

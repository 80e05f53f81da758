/**
 * What the acknowledgement is compared with: the least a Bolt app can do that saves what was submitted.
 * Signatures are checked, the row is inserted, the view is acknowledged.
 */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import postgres from 'postgres';

const { PORT = '', DATABASE_URL = '', SLACK_SIGNING_SECRET = '' } = process.env;

const sql = postgres(DATABASE_URL, { max: 10, onnotice: () => {} });
await sql`create table if not exists source (id uuid primary key, fields jsonb not null, saved_at timestamptz not null default now())`;

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
});
const app = new App({ receiver, logLevel: LogLevel.ERROR, authorize: async () => ({}) });
app.view(/.*/, async ({ ack, view }) => {
  await sql`insert into source (id, fields) values (${JSON.parse(view.private_metadata).sourceId}, ${JSON.stringify(view.state.values)})`;
  await ack();
});
app.action(/.*/, async ({ ack, body }) => {
  await sql`insert into source (id, fields) values (gen_random_uuid(), ${JSON.stringify(body)})`;
  await ack();
});
await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write('listening\n');

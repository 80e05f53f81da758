/**
 * What proposing an action is compared with: the least a service can do that takes the same body. Express reads it, zod
 * checks it, one statement writes it.
 */
import express from 'express';
import pg from 'pg';
import { z } from 'zod';

const { PORT = '', DATABASE_URL = '' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
await pool.query(
  'create table if not exists action (case_id text primary key, body jsonb not null, received_at timestamptz not null default now())',
);

const action = z.strictObject({
  case_id: z.string().min(1).max(200),
  complexity: z.enum(['low', 'medium', 'high']),
  confidence: z.number().min(0).max(1),
  segment: z.string().max(100).nullish(),
  summary: z.string().min(1).max(2_000),
  outcome: z.string().min(1).max(60),
  proposal: z.json(),
  link: z.url().nullish(),
});

const app = express();
app.use(express.json());
app.post('/actions', async (request, response) => {
  const { success, data, error } = action.safeParse(request.body);
  if (!success) return response.status(422).json({ errors: error.issues });
  await pool.query({
    name: 'insert',
    text: 'insert into action (case_id, body) values ($1, $2) on conflict do nothing',
    values: [data.case_id, JSON.stringify(data)],
  });
  response.json({ case_id: data.case_id, answer: 'review' });
});
app.listen(Number(PORT), '127.0.0.1', () => process.stdout.write('listening\n'));

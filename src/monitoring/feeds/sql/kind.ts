import { z } from 'zod';
import { defineForm } from '../../../forms/define-form.ts';
import { checkedLine } from '../../../forms/fields/checked-line.ts';
import { line } from '../../../forms/fields/line.ts';
import { radioWord } from '../../../forms/fields/radio-word.ts';
import { required } from '../../../forms/schemas.ts';
import { because, line as lineOf } from '../../../record/parse.ts';
import { Refusal } from '../../../refusal.ts';
import type { FeedContext, FeedKind } from '../feed.ts';
import { queryText } from '../query-text.ts';
import type { SqlSettings } from './connect.ts';
import { ANSWERS, probeSql, readSql, type SqlQuery } from './read.ts';

const TLS = ['verify', 'off'] as const;
const HOST = /^[\w.-]+$|^[0-9a-f:.]+$/i;

const port = z
  .union([z.number(), z.string()])
  .transform((typed) => Number(typed))
  .refine(
    (number) => Number.isInteger(number) && number > 0 && number < 65_536,
    because('feeds.refusal.port'),
  );

/** [M3] A statement that reads, on a PostgreSQL server of the team's own. */
export const sql: FeedKind<SqlSettings, SqlQuery> = {
  kind: 'sql',
  settings: defineForm<FeedContext>()({
    labels: 'monitoring.feed.sql',
    fields: {
      host: checkedLine<string, FeedContext>(
        required(lineOf(250).refine((host) => HOST.test(host), because('feeds.refusal.host'))),
        { max: 250, required: true, placeholder: 'warehouse.example.com' },
      ),
      port: checkedLine<number, FeedContext>(port, { max: 5, required: true, initial: () => '5432' }),
      database: line(63),
      user: line(63, { hint: 'monitoring.feed.sql.user.hint' }),
      tls: radioWord<(typeof TLS)[number], FeedContext>(TLS, {
        name: (word) => `monitoring.feed.sql.tls.${word}`,
        inShort: (word) => `monitoring.feed.sql.tls.${word}`,
        initial: () => 'verify',
      }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.settings',
        why: 'monitoring.feed.why.settings',
        fields: ['host', 'port', 'database', 'user', 'tls'],
      },
    ],
    contradictions({ host, port }, { objection }) {
      const against =
        host && port ? objection(`https://${host.includes(':') ? `[${host}]` : host}:${port}/`) : null;
      return against ? [new Refusal('feeds.refusal.outside', { why: against }, 'host')] : [];
    },
  }),
  secrets: ['password'],
  query: defineForm<FeedContext>()({
    labels: 'monitoring.feed.sql',
    fields: {
      statement: queryText(3_000, {
        hint: 'monitoring.feed.sql.statement.hint',
        example: 'monitoring.feed.sql.statement.example',
      }),
      answer: radioWord<SqlQuery['answer'], FeedContext>(ANSWERS, {
        name: (word) => `monitoring.feed.sql.answer.${word}`,
        inShort: (word) => `monitoring.feed.sql.answer.${word}`,
        initial: () => 'value',
      }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.query',
        why: 'monitoring.feed.why.query',
        fields: ['statement', 'answer'],
      },
    ],
  }),
  answers: ['value', 'columns'],
  read: readSql,
  probe: probeSql,
};

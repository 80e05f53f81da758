import { setImmediate } from 'node:timers/promises';
import { NodePgSession } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Tx } from './database.ts';
import { transactionOn } from './server.ts';
import { readingOnce } from './statement.ts';

/** So many go on with their answers before the event loop is given back. */
const AT_A_TIME = 8;

/**
 * Runs for each of many what only reads, side by side in one transaction: what they ask the same way at the same time is one
 * statement that answers each of them, exactly as if it had asked alone. Nothing of what they run has to know. In the
 * embedded engine, where no statement travels, each asks alone. @returns how it ended for each, in order
 */
export async function together<One, Result>(
  tx: Tx,
  many: readonly One[],
  each: (tx: Tx, one: One) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const session: unknown = tx._.session;
  if (!(session instanceof NodePgSession)) return Promise.allSettled(many.map((one) => each(tx, one)));
  const { client } = session as unknown as { client: pg.ClientBase };
  const shared = new SharedConnection(client);
  const begun: Promise<Result>[] = [];
  await inTurns(many, (one) => {
    // Of its own for each: one answer that thousands wait for would have all of them go on in one go.
    const own = transactionOn(shared as unknown as pg.ClientBase);
    const result = readingOnce(own, () => each(own, one));
    // Told below, also where it fails before the last has begun.
    result.catch(() => {});
    begun.push(result);
  });
  void shared.serve();
  return Promise.allSettled(begun);
}

/** Does it for all, a few at a time, and lets others have the event loop in between. */
async function inTurns<One>(many: readonly One[], does: (one: One) => unknown): Promise<void> {
  for (let from = 0; from < many.length; from += AT_A_TIME) {
    for (const one of many.slice(from, from + AT_A_TIME)) does(one);
    await setImmediate();
  }
}

/** What drizzle gives a connection. */
interface Config extends pg.QueryConfig {
  rowMode?: 'array';
}
type Answer = Pick<pg.QueryArrayResult, 'rows'>;

type Sets = readonly (readonly unknown[])[];

/** What one is told. */
type Told = { answer: Answer } | { error: unknown };

interface Question {
  config: Config;
  values: readonly unknown[];
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Stands in for the connection, as far as drizzle needs one: questions wait there until nobody goes on without an answer. */
class SharedConnection {
  readonly #client: pg.ClientBase;
  #waiting: Question[] = [];
  #isServing = true;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  query(config: Config, values: readonly unknown[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ config, values, resolve, reject });
      if (!this.#isServing) void this.serve();
    });
  }

  /** Answers those who wait, and whoever goes on to ask, until nobody does. Until it is first called all wait. */
  async serve(): Promise<void> {
    this.#isServing = true;
    await setImmediate();
    while (this.#waiting.length > 0) {
      const alike = Map.groupBy(this.#waiting.splice(0), ({ config }) => `${config.rowMode} ${config.text}`);
      const answered = await Promise.all([...alike.values()].map((asked) => this.#ask(asked)));
      await inTurns(answered.flat(), (goOn) => goOn());
    }
    this.#isServing = false;
  }

  /** @returns what tells each of them its answer */
  async #ask(asked: readonly Question[]): Promise<(() => void)[]> {
    const [first] = asked;
    if (!first) return [];
    const different = Map.groupBy(asked, ({ values }) => keyOf(values));
    const sets = [...different.values()].flatMap(([one]) => (one ? [one.values] : []));
    const isOne = sets.length > 1 && isRead(first.config.text ?? '') && sets.every(isPlain);
    const answers = isOne
      ? await this.#askAsOne(first.config, sets)
      : await this.#askEach(first.config, sets);
    return [...different.values()].flatMap((same, at) =>
      same.map(({ resolve, reject }) => () => {
        const told = answers[at];
        if (told && 'answer' in told) resolve(told.answer);
        else reject(told?.error);
      }),
    );
  }

  async #askEach(config: Config, sets: Sets): Promise<Told[]> {
    const asked = sets.map((values) => this.#client.query({ ...config }, [...values]));
    const settled = await Promise.allSettled(asked as Promise<Answer>[]);
    return settled.map((one) =>
      one.status === 'fulfilled' ? { answer: one.value } : { error: one.reason as unknown },
    );
  }

  async #askAsOne(config: Config, sets: Sets): Promise<Told[]> {
    try {
      const text = await this.#asOne(config.text);
      const columns = (sets[0] ?? []).map((_, at) => sets.map((values) => textOf(values[at])));
      const { rows, fields } = await this.#client.query(
        { ...config, text, rowMode: 'array' } as pg.QueryArrayConfig,
        columns,
      );
      const names = fields.slice(1).map(({ name }) => name);
      const found: unknown[][] = sets.map(() => []);
      for (const [nth, ...row] of rows)
        found[Number(nth) - 1]?.push(
          config.rowMode === 'array' ? row : Object.fromEntries(names.map((name, at) => [name, row[at]])),
        );
      return found.map((answer) => ({ answer: { rows: answer } as Answer }));
    } catch (error) {
      return sets.map(() => ({ error }));
    }
  }

  async #asOne(text: string): Promise<string> {
    const known = asOne.get(text);
    if (known) return known;
    const types = await this.#typesOf(text);
    const made = asOneOf(text, types);
    const [oldest] = asOne.keys();
    if (asOne.size >= MOST_KEPT && oldest !== undefined) asOne.delete(oldest);
    asOne.set(text, made);
    return made;
  }

  /** The types that PostgreSQL finds for a statement's parameters. */
  async #typesOf(text: string): Promise<string[]> {
    const answers: unknown = await this.#client.query(
      `prepare phasegate_types as ${text};
       select t::text as type from pg_prepared_statements p, unnest(p.parameter_types) with ordinality u (t, nth)
       where p.name = 'phasegate_types' order by nth;
       deallocate phasegate_types`,
    );
    const [, found] = answers as pg.QueryResult<{ type: string }>[];
    return found?.rows.map(({ type }) => type) ?? [];
  }
}

/** A list in a statement makes one for each of its lengths, without end. */
const MOST_KEPT = 500;

/** Statements, as they are asked for many. */
const asOne = new Map<string, string>();

/**
 * The statement for a list of each of its parameters. Each is cast from its text, as PostgreSQL reads it when it is sent alone, and
 * before it is compared: under row-level security a cast would keep an index from being used. `offset 0` keeps both parts
 * as they are, so that rows come in the order that the statement gives them.
 */
function asOneOf(text: string, types: readonly string[]): string {
  const all = (one: (name: string, at: number) => string) =>
    types.map((_, at) => one(`p${at + 1}`, at)).join(', ');
  const each = text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g, (found, at?: string) =>
    at ? `given.p${at}` : found,
  );
  return `select given.nth, asked.*
    from (
      select nth, ${all((name, at) => `${name}::${types[at]} as ${name}`)}
      from unnest(${all((_, at) => `$${at + 1}::text[]`)}) with ordinality lists (${all((name) => name)}, nth)
      offset 0
    ) given
    cross join lateral (select * from (${each}) one offset 0) asked`;
}

/** A lock is taken by each alone. */
const isRead = (text: string): boolean =>
  /^\s*select\b/i.test(text) && !/\bfor (no key )?(update|share)\b/i.test(text);

const isPlain = (values: readonly unknown[]): boolean =>
  values.length > 0 &&
  values.every((value) => value == null || /string|number|bigint|boolean/.test(typeof value));

/** Values that are sent alike. JSON has no bigint, and calls what is no number null. */
const keyOf = (values: readonly unknown[]): string =>
  JSON.stringify(values, (_, value: unknown) =>
    typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
      ? String(value)
      : value,
  );

const textOf = (value: unknown): string | null => (value == null ? null : String(value));

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { ROLES } from '../../db/migrate.ts';

/** An empty database on the test server. */
export interface EmptyServer {
  url: string;
  /** The same, reached as the test server's own login. */
  asSuperuser: string;
  /** Who owns it. */
  login: string;
  run(statement: string): Promise<unknown[]>;
  drop(): Promise<void>;
}

/** @param ownLogin it belongs to a login of its own, as operators are told to have one: no superuser, makes no roles */
export async function emptyServer({ ownLogin = false } = {}): Promise<EmptyServer> {
  const run = inject('postgresUrl');
  if (!run) throw new Error('This suite needs TEST_DATABASE_URL.');
  const url = new URL(run);
  const server = new URL('/postgres', url).href;
  // Dropped with the run's others, whatever happens.
  const name = `${url.pathname.slice(1)}_${randomBytes(4).toString('hex')}`;
  await on(server, `create database ${name} template template0 encoding 'UTF8'`);
  url.pathname = `/${name}`;
  const asSuperuser = url.href;
  if (ownLogin) {
    await on(server, `create role ${name} login password 'x'`);
    await on(server, `grant ${ROLES.join(', ')} to ${name}`);
    await on(server, `alter database ${name} owner to ${name}`);
    Object.assign(url, { username: name, password: 'x' });
  }
  return {
    url: url.href,
    asSuperuser,
    login: url.username,
    run: (statement) => on(asSuperuser, statement),
    drop: async () => {
      await on(server, `drop database if exists ${name} with (force)`);
      if (ownLogin) await on(server, `drop role ${name}`);
    },
  };
}

async function on(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

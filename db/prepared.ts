import type postgres from 'postgres';

/** More parameters than this is a list of rows: each length would be a statement of its own, kept for good. */
const MOST_PARAMETERS = 100;

/** What both a client and a transaction offer of what is needed here. */
interface Preparable {
  unsafe: postgres.Sql['unsafe'];
  begin?: (work: (tx: postgres.TransactionSql) => unknown) => unknown;
  savepoint?: (work: (tx: postgres.TransactionSql) => unknown) => unknown;
}

/**
 * drizzle hands its statements to postgres.js as unprepared ones, and each of those goes to the server
 * twice: to be described, then to be run. Here they are prepared once a connection, and go once.
 */
export function prepareStatements<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
): Client {
  const { unsafe, begin, savepoint } = client as Preparable;
  const inside =
    (start: NonNullable<Preparable['begin']>) => (work: (tx: postgres.TransactionSql) => unknown) =>
      start((tx) => work(prepareStatements(tx)));
  const changed: Preparable = {
    unsafe: (text, parameters = [], options) =>
      unsafe(text, parameters, {
        ...options,
        // After its options: drizzle says `prepare: false` of every statement that has no name.
        prepare: parameters.length > 0 && parameters.length <= MOST_PARAMETERS,
      }),
    ...(begin && { begin: inside(begin) }),
    ...(savepoint && { savepoint: inside(savepoint) }),
  };
  return Object.assign(client, changed);
}

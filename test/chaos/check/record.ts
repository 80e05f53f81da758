import pg from 'pg';

/** An event as it stands in the table. */
export interface Event {
  seq: number;
  lane: number | null;
  place: number | null;
  /** Milliseconds. */
  at: number;
  actor: string;
  origin: string;
  action: string;
  kind: string;
  subject: string;
  engagementId: string | null;
  before: Fields | null;
  after: Fields | null;
  prevHash: string;
  hash: string;
  salt: string | null;
}
export type Fields = Record<string, unknown>;

export interface Lane {
  lane: number;
  place: number;
  hash: string;
}

/** What the program says that Slack should show, and shows. */
export interface Wanted {
  subject: string;
  wanted: number;
  delivered: number;
  channel: string | null;
  ts: string | null;
  deadReason: string | null;
}

export interface Recorded {
  events: Event[];
  lanes: Lane[];
  messages: Wanted[];
  /** Entries of the queue that were given up, by queue. */
  givenUp: { queue: string; entries: number }[];
  pushed: { monitor: string; measuredAt: number; value: number }[];
  /** Monitors of values by name, and what their checks found, the first one first. */
  readings: { monitor: string; name: string; value: number | null; takenAt: number }[];
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

/** Reads the whole record of a workspace, past the policies: as the owner of the server. */
export async function readRecord(url: string, workspaceId: string): Promise<Recorded> {
  const client = new pg.Client(url);
  await client.connect();
  const rows = async <Row>(statement: string, values: unknown[] = [workspaceId]): Promise<Row[]> =>
    (await client.query(statement, values)).rows as Row[];
  try {
    return {
      events:
        await rows(`select seq::float8 seq, lane, place::float8 place, ${ms('at')} at, actor, origin, action, kind,
        subject, engagement_id "engagementId", before, after, prev_hash "prevHash", hash, salt
        from audit_event where workspace_id = $1 order by seq`),
      lanes: await rows('select lane, place::float8 place, hash from audit_lane where workspace_id = $1'),
      messages: await rows(
        'select subject, wanted, delivered, channel, ts, dead_reason "deadReason" from message where workspace_id = $1',
      ),
      givenUp: await rows(
        `select name queue, count(*)::int entries from pgboss.job where state = 'failed' group by name`,
        [],
      ),
      pushed: await rows(`select monitor_id monitor, ${ms('measured_at')} "measuredAt", value
        from pushed_value where workspace_id = $1`),
      readings: await rows(`select r.monitor_id monitor, m.name, r.value, ${ms('r.taken_at')} "takenAt"
        from reading r join monitor m on m.workspace_id = r.workspace_id and m.id = r.monitor_id
        where r.workspace_id = $1 and m.rule ->> 'kind' = 'limit' order by r.slot`),
    };
  } finally {
    await client.end();
  }
}

/** What is still on its way: messages that Slack does not show yet, and entries that are due or tried again. */
export async function underWay(
  url: string,
  workspaceId: string,
): Promise<{ messages: number; entries: number }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*)::int from message where workspace_id = $1 and wanted > delivered and dead_at is null) messages,
        (select count(*)::int from pgboss.job
          where state in ('retry', 'active') or (state = 'created' and start_after <= now())) entries`,
      [workspaceId],
    );
    return rows[0] as { messages: number; entries: number };
  } finally {
    await client.end();
  }
}

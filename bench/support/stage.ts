import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type Database, openDatabase } from '../../db/database.ts';
import { cycle, engagement, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import { source } from '../../db/schema/foundation.ts';
import { draft, person } from '../../db/schema/workspace.ts';
import { addDraft } from '../../src/foundation/form-state.ts';
import { IDS } from '../../src/foundation/ids.ts';
import { nameKey } from '../../src/foundation/rules.ts';
import { appendAudit } from '../../src/record/audit.ts';
import { writeMeta } from '../../src/slack/metadata.ts';
import { answers, type Bench, freePort, until } from './bench.ts';

/** Where a Slack stands and who is in it, as `slack-process.ts` tells. */
export interface Slack {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  botUserId: string;
  workspaceId: string;
  userIds: string[];
  channelIds: string[];
}

/** Something that takes submissions: the app, or the bare one it is compared with. */
export interface Target {
  url: string;
  slack: Slack;
  /** What the next submissions save; each is used once. */
  forms: { engagementId: string; sourceId: string; userId: string }[];
}

export async function startSlack(bench: Bench): Promise<Slack> {
  const child = bench.start('bench/support/slack-process.ts', {});
  if (!child.stdout) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return JSON.parse(line) as Slack;
}

/** The app against a Slack and a database, ready and knowing its workspace. */
export async function startApp(bench: Bench, slack: Slack, databaseUrl: string): Promise<string> {
  const port = await freePort();
  const child = bench.start('src/main.ts', {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    LOG_LEVEL: 'error',
  });
  child.stdout?.pipe(process.stderr);
  await until('the app', child, () => answers(`http://127.0.0.1:${port}/readyz`));
  const db = await openDatabase({ url: databaseUrl, max: 1 });
  await until('the workspace', child, async () => (await db.workspaceIds()).includes(slack.workspaceId));
  await db.close();
  return `http://127.0.0.1:${port}/slack/events`;
}

export async function startBareApp(bench: Bench, slack: Slack, databaseUrl: string): Promise<string> {
  const port = await freePort();
  const child = bench.start('bench/support/bare-bolt.ts', {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  if (!child.stdout) throw new Error('no output');
  await once(child.stdout, 'data');
  return `http://127.0.0.1:${port}/slack/events`;
}

const BATCH = 1_000;

/**
 * Fills a workspace with engagements, each with as many sources, and with the record of all of them.
 * @returns the engagements' ids
 */
export async function furnish(
  db: Database,
  slack: Slack,
  engagements: number,
  sourcesEach: number,
): Promise<string[]> {
  const { workspaceId } = slack;
  const userId = first(slack.userIds);
  const now = Temporal.Now.instant();
  const ids = Array.from({ length: engagements }, () => randomUUID());
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insert(person)
      .values({
        workspaceId,
        userId,
        name: 'Lena',
        locale: 'en-US',
        timeZone: 'Europe/Berlin',
        isAdmin: false,
        isBot: false,
        isExternal: false,
        isDeactivated: false,
        readAt: now,
      })
      .onConflictDoNothing();
    await tx.insert(engagement).values(
      ids.map((id, at) => ({
        workspaceId,
        id,
        name: `Engagement ${at}`,
        goal: 'Measure',
        channelId: slack.channelIds[at % slack.channelIds.length] ?? null,
        plannedStart: '2026-01-05',
        timeZone: 'Europe/Berlin',
        workingDays: [1, 2, 3, 4, 5],
        createdBy: userId,
        createdAt: now,
      })),
    );
    const of = (engagementId: string) => ({ workspaceId, engagementId });
    await tx
      .insert(engagementPerson)
      .values(ids.map((id) => ({ ...of(id), userId, role: 'lead' as const, addedBy: userId, addedAt: now })));
    await tx.insert(cycle).values(ids.map((id) => ({ ...of(id), number: 1, phase: 1, startedAt: now })));
    await tx
      .insert(phaseEntry)
      .values(
        ids.map((id) => ({
          ...of(id),
          cycle: 1,
          entry: 1,
          phase: 1,
          enteredAt: now,
          enteredBy: userId,
          how: 'start' as const,
        })),
      );
  });
  const rows = ids.flatMap((engagementId) =>
    Array.from({ length: sourcesEach }, (_, at) => {
      const name = `Source ${at}`;
      return {
        ...fields,
        workspaceId,
        id: randomUUID(),
        engagementId,
        name,
        nameKey: nameKey(name),
        checkedBy: userId,
        checkedOn: '2026-01-05',
        createdBy: userId,
        createdAt: now,
        updatedAt: now,
      };
    }),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await db.inWorkspace(workspaceId, async (tx) => {
      await tx.insert(source).values(batch);
      await appendAudit(
        tx,
        { workspaceId, actor: userId, origin: 'slack', at: now },
        batch.map(({ id, engagementId, name }) => ({
          action: 'foundation.source.add',
          kind: 'source',
          subject: id,
          engagementId,
          after: { ...fields, name, version: 1 },
        })),
      );
    });
  }
  await db.orm.execute('analyze');
  return ids;
}

const fields = {
  system: 'Warehouse',
  owner: 'Data office',
  accessMethod: 'sql',
  updateFrequency: 'daily',
  volume: '10 GB',
  format: 'table',
  extractionPlan: null,
  personalData: ['contact'],
  existsToday: true,
  accessible: true,
};

/** Fills in the earlier steps of so many forms, as people do before they save. */
export async function fillIn(
  db: Database,
  slack: Slack,
  engagementIds: readonly string[],
  count: number,
): Promise<Target['forms']> {
  const { workspaceId } = slack;
  const userId = first(slack.userIds);
  const { existsToday: _e, accessible: _a, ...earlier } = fields;
  const forms = Array.from({ length: count }, (_, at) => ({
    engagementId: engagementIds[at % engagementIds.length] ?? '',
    sourceId: randomUUID(),
    userId,
  }));
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(draft).values(
      forms.map(({ engagementId, sourceId }) => ({
        workspaceId,
        userId,
        form: `${addDraft(engagementId)}:${sourceId}`,
        values: { ...earlier, name: `New source ${sourceId}`, about: { sourceId, version: 0 } },
        savedAt: Temporal.Now.instant(),
      })),
    ),
  );
  return forms;
}

const agent = new Agent({ keepAlive: true });

/** Sends the last step of a form, signed as Slack signs. @returns when its acknowledgement had arrived, `performance.now()` */
export async function save({ url, slack, forms }: Target): Promise<number> {
  const form = forms.pop();
  if (!form) throw new Error('no form left to send');
  const body = `payload=${encodeURIComponent(JSON.stringify(submission(slack, form)))}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(
    url,
    {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    },
    (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        // Anything in the answer is an error at a field: nothing was saved.
        if (response.statusCode === 200 && text === '') resolve(performance.now());
        else reject(new Error(`the submission was answered ${response.statusCode}: ${text}`));
      });
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function submission(slack: Slack, { engagementId, sourceId, userId }: Target['forms'][number]) {
  const meta = { engagementId, sourceId, back: null, version: 0, step: 3, round: 0 };
  const one = (block: string, state: object) => ({ [block]: { [`${block}.0`]: state } });
  const yes = {
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: 'Yes' }, value: 'yes' },
  };
  return {
    type: 'view_submission',
    team: { id: slack.workspaceId, domain: 'bench' },
    user: { id: userId, name: 'lena', team_id: slack.workspaceId },
    api_app_id: 'A0SANDBOX0',
    trigger_id: `1.2.${sourceId}`,
    view: {
      id: `V${sourceId}`,
      team_id: slack.workspaceId,
      type: 'modal',
      hash: '1.a',
      callback_id: IDS.save,
      private_metadata: writeMeta(meta),
      blocks: [],
      title: { type: 'plain_text', text: 'Add a data source' },
      state: {
        values: {
          ...one('existsToday', yes),
          ...one('accessible', yes),
          ...one('checkedBy', { type: 'users_select', selected_user: userId }),
          ...one('checkedOn', { type: 'datepicker', selected_date: '2026-01-05' }),
        },
      },
    },
    response_urls: [],
  };
}

function first(values: readonly string[]): string {
  const [found] = values;
  if (!found) throw new Error('the Slack is empty');
  return found;
}

export const openBenchDatabase = (url: string): Promise<Database> => openDatabase({ url, max: 2 });

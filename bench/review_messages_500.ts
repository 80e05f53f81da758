import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { and, count, gt, isNull } from 'drizzle-orm';
import { pino } from 'pino';
import { type Database, openDatabase } from '../db/database.ts';
import { message } from '../db/schema/delivery.ts';
import { startPhasegate } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { proposed } from '../src/production/actions/content.ts';
import { actionInput } from '../src/production/actions/input.ts';
import { recordActions } from '../src/production/actions/record.ts';
import { startDeployment } from '../src/production/deployments/start.ts';
import { decideCase } from '../src/production/review/decide.ts';
import { atTheDoor, WORKSPACE } from '../test/support/at-production.ts';
import { slackActor } from '../test/support/engagements.ts';
import { MovedClock } from '../test/support/moved-clock.ts';
import { anAction } from './support/actions.ts';
import type { Bench, Figure } from './support/bench.ts';

const ACTIONS = 500;
const HOUR = 3_600;
/** Seconds until somebody has decided a case, and of how many of them one was wrong. */
const DECIDED_AFTER = 90;
const WRONG = 8;
const LEAD = 'U0LENAFISC';
const REVIEWER = 'U0MARCORUZ';
const MANIFEST = fileURLToPath(new URL('../slack-manifest.yml', import.meta.url));

/**
 * [S1.3] What a channel gets of an hour with 500 actions, each decided by a person, posts and edits alike, of every card there
 * is. The hour is the clock's; Slack gets whatever is due before the clock goes on.
 */
export default async function reviewMessages(bench: Bench): Promise<Figure[]> {
  const db = await openDatabase({ url: await bench.database() });
  bench.defer(() => db.close());
  const clock = new MovedClock();
  // On the hour: the ticks of a whole one fall into it.
  const began = Temporal.Instant.from('2027-03-02T09:00:00Z');
  clock.set(began);
  const sandbox = await startSandbox({ manifest: MANIFEST });
  bench.defer(() => sandbox.stop());
  const { slack, ...rest } = readConfig({
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
    PORT: '0',
  });
  if (!slack) throw new Error('no Slack to talk to');
  const app = await startPhasegate({ ...rest, slack }, { db, clock, log: pino({ level: 'error' }) });
  bench.defer(() => app.stop());
  sandbox.connect(app.requestUrl);
  await app.ready;
  const engagementId = await atTheDoor(db, began, { lead: LEAD, reviewer: [REVIEWER] }, ACTIONS);
  const { world } = app;
  const deploymentId = randomUUID();
  const lead = slackActor(WORKSPACE, LEAD);
  await startDeployment(world, lead, {
    engagementId,
    id: deploymentId,
    outcomes: ['approve', 'deny'],
    modelDigest: '',
  });
  await delivered(db);
  const before = sent();

  const machine = { ...lead, origin: 'api' as const };
  const reviewer = slackActor(WORKSPACE, REVIEWER);
  const at = { engagementId, deploymentId };
  const events: { second: number; run(): Promise<unknown> }[] = [];
  for (let number = 0; number < ACTIONS; number += 1) {
    const second = (number * HOUR) / ACTIONS;
    const proposal = proposed(actionInput.parse({ ...anAction(), case_id: `case-${number}` }));
    const isWrong = number % WRONG === 0;
    events.push({ second, run: () => recordActions(world, machine, deploymentId, [proposal]) });
    events.push({ second: second + DECIDED_AFTER, run: () => decide(proposal.caseId, isWrong) });
  }
  for (let second = 60; second <= HOUR; second += 60)
    events.push({ second, run: () => app.ticks.fire(began.add({ seconds: second })) });
  for (const { second, run } of events
    .filter((one) => one.second <= HOUR)
    .toSorted((a, b) => a.second - b.second)) {
    clock.set(began.add({ milliseconds: Math.round(second * 1_000) }));
    await run();
    await delivered(db);
  }
  const value = sent() - before;
  return [{ name: 'review_messages_500', value, unit: 'messages', peer: null, ratio: null }];

  function sent(): number {
    return sandbox.calls('chat.postMessage').length + sandbox.calls('chat.update').length;
  }

  /** A blind case takes no “agree”: then it is chosen. */
  async function decide(caseId: string, isWrong: boolean): Promise<void> {
    const outcome = isWrong ? 'deny' : 'approve';
    const seen = isWrong ? { kind: 'override' as const, outcome, note: null } : { kind: 'agree' as const };
    await decideCase(world, reviewer, { ...at, caseId, judgement: seen }).catch(() =>
      decideCase(world, reviewer, { ...at, caseId, judgement: { kind: 'choose', outcome } }),
    );
  }
}

/** Slack has all that it is to show. */
async function delivered(db: Database): Promise<void> {
  for (;;) {
    const [found] = await db.inWorkspace(WORKSPACE, (tx) =>
      tx
        .select({ waiting: count() })
        .from(message)
        .where(and(gt(message.wanted, message.delivered), isNull(message.deadAt))),
    );
    if (found?.waiting === 0) return;
    await pause(5);
  }
}

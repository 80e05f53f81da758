import { randomUUID } from 'node:crypto';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { FollowReading, Reading } from '../monitors/readings.ts';
import { isClear } from '../monitors/rules.ts';
import type { Monitor } from '../monitors/store.ts';
import { lifeOf } from './life.ts';
import { policyOf } from './policy.ts';
import { type AlertLife, afterCheck, UNBROKEN, type Verdict } from './rules.ts';
import type { Sample } from './sample.ts';
import { settle } from './settle.ts';
import { type Alert, currentAlert, insertAlert } from './store.ts';

/** What a reading means for the monitor's alert. */
function verdictOf({ rule }: Pick<Monitor, 'rule'>, { verdict, value }: Reading): Verdict {
  // Each alert of an Alertmanager fires by itself; the monitor's own says only that they are seen.
  if (rule.kind === 'alerts' && verdict === 'breach') return 'clear';
  switch (verdict) {
    case 'ok':
      return value === null || isClear(rule, value) ? 'clear' : 'between';
    case 'insufficient':
      return 'insufficient data';
    default:
      return verdict;
  }
}

/** To the millisecond, as it is kept: microseconds that a feed says would be another moment each time. */
const sampleOf = ({ sampledAt, value }: Reading): Sample | null =>
  sampledAt && value !== null ? { at: sampledAt.round('millisecond'), value } : null;

/** [M6] Takes a reading into the life of its monitor's alert. */
export const followReading: FollowReading = async (acting, monitor, reading) => {
  const row = await currentAlert(acting.tx, monitor);
  const before = row ? asOf(lifeOf(row), acting.now) : UNBROKEN;
  const check = { verdict: verdictOf(monitor, reading), at: reading.slot, sample: sampleOf(reading) };
  const life = afterCheck(before, check, policyOf(monitor));
  if (!row && isQuiet(life)) return;
  await settle(acting, monitor, row ?? (await begin(acting, monitor)), { life });
};

/** What was checked while a clock was ahead keeps out nothing that is checked now. */
const asOf = (life: AlertLife, now: Temporal.Instant): AlertLife =>
  life.checkedAt && Temporal.Instant.compare(life.checkedAt, now) > 0
    ? { ...life, checkedAt: null, sample: null }
    : life;

/** Nothing to keep. */
const isQuiet = ({ stage, blind }: AlertLife): boolean => stage === null && blind === null;

const begin = ({ tx, now, engagement }: EngagementActing, monitor: Monitor): Promise<Alert> =>
  insertAlert(tx, {
    workspaceId: monitor.workspaceId,
    id: randomUUID(),
    engagementId: engagement.id,
    deploymentId: monitor.deploymentId,
    monitorId: monitor.id,
    openedAt: now,
    told: 'nothing',
  });

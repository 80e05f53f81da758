import { Decimal } from 'decimal.js';
import type { SealedContent } from '../../../seal/content.ts';

/** [B7] What the integration gate asks of a staging run. */
export const STAGING_ITEMS = ['volume', 'errors', 'latency', 'duration', 'audit_log', 'checkpoint'] as const;
export type StagingItem = (typeof STAGING_ITEMS)[number];

/** What a run showed. Cases and errors are whole, minutes above 0. */
export interface StagingFigures {
  minutes: number;
  cases: number;
  errors: number;
  p95Ms: number;
  auditLogSeen: boolean;
  checkpointSeen: boolean;
}

export interface StagingVerdict {
  item: StagingItem;
  ok: boolean;
  /** What was measured and what it is held against, rounded so that a miss never looks like a hit; 1 or 0 where something was seen or not. */
  has: number;
  needs: number;
}

type Targets = SealedContent['integration'];

/** [B7] Holds a run against the sealed targets. Compared exactly: cases an hour and shares are never rounded first. */
export function judgeStaging(run: StagingFigures, targets: Targets): StagingVerdict[] {
  const perHour = new Decimal(run.cases).times(60);
  const errorShare = new Decimal(run.errors).times(100);
  const { minutes, cases, p95Ms } = run;
  const verdict = (item: StagingItem, ok: boolean, has: Decimal.Value, needs: Decimal.Value) => ({
    item,
    ok,
    has: new Decimal(has).toNumber(),
    needs: new Decimal(needs).toNumber(),
  });
  return [
    verdict(
      'volume',
      perHour.gte(new Decimal(targets.volumePerHour).times(minutes)),
      perHour.div(minutes).toDecimalPlaces(3, Decimal.ROUND_DOWN),
      targets.volumePerHour,
    ),
    verdict(
      'errors',
      // Nothing handled shows nothing.
      cases > 0 && errorShare.lte(new Decimal(targets.maxErrorPercent).times(cases)),
      cases > 0 ? errorShare.div(cases).toDecimalPlaces(3, Decimal.ROUND_UP) : 100,
      targets.maxErrorPercent,
    ),
    verdict('latency', new Decimal(p95Ms).lte(targets.maxP95Ms), p95Ms, targets.maxP95Ms),
    verdict('duration', new Decimal(minutes).gte(targets.minMinutes), minutes, targets.minMinutes),
    verdict('audit_log', run.auditLogSeen, Number(run.auditLogSeen), 1),
    verdict('checkpoint', run.checkpointSeen, Number(run.checkpointSeen), 1),
  ];
}

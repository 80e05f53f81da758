import type { AlertLife } from './rules.ts';
import type { Alert } from './store.ts';

/** A row as the rules see it. */
export const lifeOf = (row: Alert): AlertLife => ({
  stage: row.stage,
  breaches: row.breaches,
  clears: row.clears,
  blind: row.blindWhy && row.blindSince ? { why: row.blindWhy, since: row.blindSince } : null,
  checkedAt: row.checkedAt,
  sample: row.sampledAt && row.sampledValue !== null ? { at: row.sampledAt, value: row.sampledValue } : null,
  firedAt: row.firedAt,
  acknowledgedBy: row.acknowledgedBy,
  investigatedBy: row.investigatedBy,
  findings: row.findings,
  dismissed: row.dismissed,
});

/** And back: the columns of a life. */
export const columnsOf = ({ blind, sample, ...life }: AlertLife) => ({
  ...life,
  sampledAt: sample?.at ?? null,
  sampledValue: sample?.value ?? null,
  blindWhy: blind?.why ?? null,
  blindSince: blind?.since ?? null,
});

/** What it is called: as Alertmanager calls it, or like its monitor. */
export const alertName = ({ title }: Pick<Alert, 'title'>, { name }: { name: string }): string =>
  title ?? name;

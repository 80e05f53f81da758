import { fitText } from '@phasegate/block-kit/fit.ts';
import type { StaleArtifact } from '../../../db/schema/engagement.ts';
import type { Say } from '../../texts/say.ts';
import { DATA_FIELDS } from '../rules.ts';

/** [R3] Why something holds no longer, without its name. mrkdwn. */
export function staleReason(
  say: Say,
  { kind, why, on, days = 0, most = 0, field, other }: StaleArtifact,
): string {
  const params = { why, day: on ? { day: on } : '–', days, most, other: fitText(other ?? '', 80) };
  switch (kind) {
    case 'assessment':
      return say.md('reuse.why.assessment', { ...params, field: fieldName(say, field) });
    case 'pipeline':
      return say.md('reuse.why.pipeline', { ...params, field: field ?? '', named: other ? 'yes' : 'no' });
    case 'lineage':
      return say.md('reuse.why.lineage', { ...params, named: other ? 'yes' : 'no' });
    default:
      return say.md(`reuse.why.${kind}`, params);
  }
}

function fieldName(say: Say, field: string | undefined): string {
  const known = DATA_FIELDS.find((one) => one === field);
  return known ? say(`foundation.field.${known}`) : '';
}

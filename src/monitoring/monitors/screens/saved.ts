import { actions, alert, button, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import type { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { MONITOR_IDS as IDS } from '../../ids.ts';
import type { Monitor } from '../store.ts';
import type { readingsMeta } from './readings.ts';

/** What stands where the test run stood. `isPushed`: how its values are sent is said here. */
export const savedModal = (
  say: Say,
  { id, name, nextAt, rule }: Monitor,
  at: z.infer<typeof readingsMeta>,
  isPushed: boolean,
): Modal =>
  modal({
    title: say('monitoring.saved.title'),
    close: say('common.close'),
    private_metadata: writeMeta(at),
    blocks: [
      alert(say.md('monitoring.saved.text', { name, when: moment(nextAt, say) }), 'success'),
      ...(isPushed ? [section(say('monitoring.saved.push')), section(pushExample(id, rule.kind))] : []),
      actions([
        at.back
          ? button(say('monitoring.monitors.list.back'), IDS.back)
          : button(say('monitoring.button.monitors'), IDS.list, { value: at.engagementId }),
      ]),
    ],
  });

/** What a team's own job sends. */
const pushExample = (id: string, rule: Monitor['rule']['kind']): string => {
  const measured_at = '2027-03-01T06:00:00Z';
  const [path, body] =
    rule === 'drift'
      ? ['values', { features: { age: { values: [34, 71, null] } }, measured_at }]
      : ['readings', { value: 0.953, n: 1204, measured_at }];
  return `\`\`\`POST /v1/monitors/${id}/${path}\n${JSON.stringify(body)}\`\`\``;
};

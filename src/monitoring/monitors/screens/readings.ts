import {
  actions,
  type Block,
  button,
  context,
  header,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import type { MonitorRule } from '../../../../db/schema/monitoring.ts';
import { listState } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { MONITOR_IDS as IDS } from '../../ids.ts';
import type { Reading } from '../readings.ts';
import type { Monitor } from '../store.ts';
import { foundText, ruleText } from './words.ts';

/** So many readings are shown. */
export const READINGS_SHOWN = 20;
const ANSWER_SHOWN = 160;

export const readingsMeta = z.object({ engagementId: z.uuid(), id: z.uuid(), back: listState.nullable() });

/** [M2] What the last checks of a monitor found, the newest first, and what its feed really answered. */
export const readingsModal = (
  say: Say,
  { name, rule }: Monitor,
  readings: readonly Reading[],
  at: z.infer<typeof readingsMeta>,
): Modal =>
  modal({
    title: say('monitoring.readings.title'),
    close: say('common.close'),
    private_metadata: writeMeta(at),
    blocks: [
      header(name),
      context(ruleText(say, rule)),
      ...(at.back ? [actions([button(say('monitoring.monitors.list.back'), IDS.back)])] : []),
      ...(readings.length === 0 ? [section(say('monitoring.readings.none'))] : []),
      ...readings.flatMap((reading) => readingBlocks(say, rule, reading)),
    ],
  });

const readingBlocks = (
  say: Say,
  rule: MonitorRule,
  { slot, verdict, value, n, shown, detail }: Reading,
): Block[] => [
  section(
    say.md('monitoring.readings.row', {
      state: say(`monitoring.state.${verdict}`),
      value: value === null ? '' : foundText(say, rule, { value, detail }),
      n: n ?? -1,
      when: moment(slot, say),
    }),
  ),
  context(escape(fitText(shown, ANSWER_SHOWN))),
];

import {
  actions,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { listState } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { FEED_IDS, REFERENCE_IDS as IDS } from '../../ids.ts';
import { MOST_DAYS } from '../from-pushed.ts';
import { REASON_MAX } from '../seal.ts';

/** `id`: of the reference that gets a new version; null for a new one. */
export const chooseMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid().nullable(),
  back: listState.nullable(),
});

interface Choice {
  id: string;
  name: string;
}

/** What it is to be made of: `feed <id>` or `monitor <id>`. A file comes by its own way. */
export function chooseModal(
  say: Say,
  { name, feeds, monitors }: { name: string | null; feeds: readonly Choice[]; monitors: readonly Choice[] },
  at: z.infer<typeof chooseMeta>,
): Modal {
  const options = [
    ...feeds.map((one) =>
      option(say('monitoring.references.choose.feed', { name: one.name }), `feed ${one.id}`),
    ),
    ...monitors.map((one) =>
      option(say('monitoring.references.choose.monitor', { name: one.name }), `monitor ${one.id}`),
    ),
  ].slice(0, LIMITS.select.options);
  const [first] = options;
  const back = at.back ? [actions([button(say('monitoring.references.list.back'), IDS.back)])] : [];
  const common = {
    title: say(name === null ? 'monitoring.references.form.add' : 'monitoring.references.choose.again'),
    close: say('common.cancel'),
    private_metadata: writeMeta(at),
  };
  const head = name === null ? [] : [section(say.md('monitoring.references.choose.of', { name }))];
  const file = context(say('monitoring.references.choose.file'));
  if (!first)
    return modal({
      ...common,
      blocks: [
        ...head,
        section(say('monitoring.references.choose.none')),
        file,
        actions([button(say('monitoring.feeds.button.add'), FEED_IDS.add, { value: at.engagementId })]),
        ...back,
      ],
    });
  return modal({
    ...common,
    submit: say('common.next'),
    callback_id: IDS.chosen,
    blocks: [
      ...head,
      input(
        'from',
        say('monitoring.references.choose.from'),
        select('from', options, { initial: first.value ?? '' }),
      ),
      file,
      ...back,
    ],
  });
}

export const pushedMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  monitorId: z.uuid(),
  formId: z.uuid(),
  back: listState.nullable(),
});

/** [M4] How many days of what was pushed become the next version, and why. */
export const pushedModal = (
  say: Say,
  { name, monitor }: { name: string; monitor: string },
  at: z.infer<typeof pushedMeta>,
): Modal =>
  modal({
    title: say('monitoring.references.choose.again'),
    submit: say('monitoring.references.seal'),
    close: say('common.cancel'),
    callback_id: IDS.pushed,
    private_metadata: writeMeta(at),
    blocks: [
      section(
        say.md('monitoring.references.pushed.text', {
          name: fitText(name, 100),
          monitor: fitText(monitor, 150),
        }),
      ),
      input('days', say('monitoring.references.pushed.days'), textInput('days', { initial: '7', max: 2 }), {
        hint: say('monitoring.references.pushed.days-hint', { most: MOST_DAYS }),
      }),
      input(
        'reason',
        say('monitoring.reference.file.reason'),
        textInput('reason', { max: REASON_MAX, focus: true }),
      ),
      context(say('monitoring.references.pushed.bins')),
    ],
  });

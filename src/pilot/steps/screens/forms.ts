import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { BUILD_IDS } from '../ids.ts';

/** `back`: the form stands in the list's place, and leads back to it. */
export const stepMeta = z.object({ engagementId: z.uuid(), taskId: z.uuid(), back: z.boolean() });

export interface StepFormView {
  say: Say;
  meta: z.infer<typeof stepMeta>;
  /** What the step asks for, and why. */
  step: string;
  why: string;
  owner: string;
  dueOn: string;
  max: { evidence: number; reason: number };
}

export type StepMove = 'finish' | 'plan' | 'reopen';

/** [B1] Says that a step is done, plans it anew, or opens it again. */
export function stepModal(view: StepFormView, move: StepMove): Modal {
  const { say, meta, step, why } = view;
  return modal({
    title: say(`build.${move}.title`),
    submit: say(`build.${move}.submit`),
    close: say('common.cancel'),
    callback_id: BUILD_IDS[move],
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('build.form.step', { step: fitText(step, 300) })),
      ...(why ? [context(say.md('build.form.why', { why: fitText(why, 300) }))] : []),
      ...FIELDS[move](view),
    ],
  });
}

const FIELDS: Record<StepMove, (view: StepFormView) => Modal['blocks']> = {
  finish: ({ say, max }) => [
    input(
      'evidence',
      say('build.finish.evidence'),
      textInput('evidence', { multiline: true, max: max.evidence, focus: true }),
      { hint: say('build.finish.hint') },
    ),
  ],
  plan: ({ say, owner, dueOn }) => [
    input('owner', say('build.plan.owner'), userSelect('owner', { initial: owner })),
    input('dueOn', say('build.plan.due'), datePicker('dueOn', { initial: dueOn })),
  ],
  reopen: ({ say, max }) => [
    input(
      'reason',
      say('build.reopen.reason'),
      textInput('reason', { multiline: true, max: max.reason, focus: true }),
    ),
  ],
};

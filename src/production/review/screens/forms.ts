import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { REVIEW_IDS } from '../ids.ts';

/** `batchView`: the batch underneath, which goes on without the case. */
export const materialMeta = z.object({
  engagementId: z.uuid(),
  deploymentId: z.uuid(),
  caseId: z.string(),
  batchView: z.string(),
});

/** [S1.2] What went wrong, and what that stops. */
export const materialModal = (say: Say, meta: z.infer<typeof materialMeta>, max: number): Modal =>
  modal({
    title: say('review.material.title'),
    submit: say('review.material.submit'),
    close: say('common.cancel'),
    callback_id: REVIEW_IDS.saveMaterial,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('review.material.about', { case: meta.caseId })),
      input('note', say('review.material.note'), textInput('note', { multiline: true, max, focus: true }), {
        hint: say('review.material.hint'),
      }),
    ],
  });

export const edgeMeta = z.object({
  id: z.uuid(),
  engagementId: z.uuid(),
  link: z.string().nullable(),
});

export interface EdgeView {
  say: Say;
  meta: z.infer<typeof edgeMeta>;
  text: string;
  max: number;
}

/** [S1.5] What staging did not show. */
export const edgeModal = ({ say, meta, text, max }: EdgeView): Modal =>
  modal({
    title: say('review.edge.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: REVIEW_IDS.saveEdge,
    private_metadata: writeMeta(meta),
    blocks: [
      input(
        'text',
        say('review.edge.text'),
        textInput('text', { multiline: true, max, focus: true, ...(text !== '' && { initial: text }) }),
        { hint: say('review.edge.hint') },
      ),
      input('caseId', say('review.edge.case'), textInput('caseId', { max: 200 }), { optional: true }),
      ...(meta.link ? [context(say.md('review.edge.from', { link: meta.link }))] : []),
    ],
  });

export const resolveMeta = z.object({ engagementId: z.uuid(), id: z.uuid() });

/** [S1.5] What was done about one. */
export const resolveModal = (
  say: Say,
  meta: z.infer<typeof resolveMeta>,
  about: string,
  max: number,
): Modal =>
  modal({
    title: say('review.resolve.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: REVIEW_IDS.saveResolution,
    private_metadata: writeMeta(meta),
    blocks: [
      section(escape(fitText(about, 600))),
      input(
        'resolution',
        say('review.resolve.text'),
        textInput('resolution', { multiline: true, max, focus: true }),
        {
          hint: say('review.resolve.hint'),
        },
      ),
    ],
  });

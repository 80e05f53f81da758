import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { fileInput, numberInput, textInput, urlInput } from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import type { ThingMeta } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { GAP_MAX } from '../gap.ts';
import { GAP_IDS } from '../ids.ts';
import type { Gap } from '../store.ts';

/** [F3.3] Asks what shows that a gap is resolved. */
export function resolveModal(say: Say, gap: Gap, meta: ThingMeta): Modal {
  return modal({
    title: say('gaps.resolve.title'),
    submit: say('gaps.resolve.submit'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.resolve,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('gaps.resolve.text', { title: gap.title })),
      input('note', say('gaps.resolve.note'), textInput('note', { multiline: true, max: GAP_MAX.note }), {
        optional: true,
      }),
      input('link', say('gaps.resolve.link'), urlInput('link'), { optional: true }),
      input('file', say('gaps.resolve.file'), fileInput('file'), { optional: true }),
      context(say('gaps.resolve.why')),
    ],
  });
}

/** [F3.4] Asks an approver which loss is accepted, until when, and why. */
export function waiveModal(say: Say, gap: Gap, meta: ThingMeta): Modal {
  return modal({
    title: say('gaps.waive.title'),
    submit: say('gaps.waive.submit'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.waive,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('gaps.waive.text', { title: gap.title, loss: gap.expectedLoss ?? 0 })),
      input(
        'loss',
        say('gaps.waive.loss'),
        numberInput('loss', {
          decimal: true,
          initial: gap.expectedLoss === null ? '' : String(gap.expectedLoss),
        }),
      ),
      input('expiresOn', say('gaps.waive.expiresOn'), datePicker('expiresOn'), {
        hint: say('gaps.waive.expires-hint'),
      }),
      input(
        'reason',
        say('gaps.waive.reason'),
        textInput('reason', { multiline: true, max: GAP_MAX.reason }),
      ),
    ],
  });
}

/** [F3.3] Asks why a gap is opened again. */
export function reopenModal(say: Say, gap: Gap, meta: ThingMeta): Modal {
  return modal({
    title: say('gaps.reopen.title'),
    submit: say('gaps.reopen.submit'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.reopen,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('gaps.reopen.text', { title: gap.title })),
      input(
        'reason',
        say('gaps.reopen.reason'),
        textInput('reason', { multiline: true, max: GAP_MAX.reason, focus: true }),
      ),
    ],
  });
}

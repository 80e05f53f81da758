import { type Block, context, input, type Modal, modal, option } from '@phasegate/block-kit/blocks.ts';
import { fileInput, select } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { ImportKind } from '../kind.ts';
import { kindName } from '../kinds.ts';

/** Holds which kind is chosen; not a name that a kind would give one of its questions. */
export const KIND_FIELD = 'imports.kind';

export interface FileForm {
  engagementId: string;
  importId: string;
  /** All there are, the usual one first. */
  kinds: readonly ImportKind[];
  /** The one chosen. */
  kind: ImportKind;
  /** What this kind asks beside the file. */
  questions: readonly Block[];
}

/** [F1.3] Asks what is in a file, and for the file. */
export function fileModal(say: Say, { engagementId, importId, kinds, kind, questions }: FileForm): Modal {
  return modal({
    title: say('imports.title'),
    submit: say('imports.submit'),
    close: say('common.cancel'),
    callback_id: IDS.submit,
    private_metadata: writeMeta({ engagementId, importId, kind: kind.kind }),
    blocks: [
      ...(kinds.length > 1 ? [kindInput(say, kinds, kind)] : []),
      input('file', say('imports.file'), fileInput('file', [...kind.types]), {
        hint: say('imports.file-hint', { max: Math.floor(kind.maxBytes / 1024 / 1024) }),
      }),
      ...questions,
      ...(kind.hint ? [context(kind.hint(say))] : []),
    ],
  });
}

/** Another kind asks other things: the form is shown anew when one is chosen. */
function kindInput(say: Say, kinds: readonly ImportKind[], chosen: ImportKind): Block {
  const options = kinds.map((one) => option(kindName(one, say), one.kind));
  return input(KIND_FIELD, say('imports.kind'), select(IDS.kind, options, { initial: chosen.kind }), {
    dispatch_action: true,
  });
}

/** What a kind asks about a file that was dropped in the channel. */
export function optionsModal(
  say: Say,
  found: { engagementId: string; id: string; fileName: string },
  kind: ImportKind,
  questions: readonly Block[],
): Modal {
  return modal({
    title: say('imports.title'),
    submit: say('imports.submit'),
    close: say('common.cancel'),
    callback_id: IDS.options,
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, kind: kind.kind }),
    blocks: [
      context(say.md('imports.asked', { file: found.fileName, kind: kindName(kind, say) })),
      ...questions,
    ],
  });
}

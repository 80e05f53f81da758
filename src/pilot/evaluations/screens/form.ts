import { context, input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { radio, textInput } from '@phasegate/block-kit/inputs.ts';
import type { Seal } from '../../../seal/store.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { DATASET_MAX, MODEL_KINDS, NAME_MAX } from '../../models/findings.ts';
import { EVALUATION_IDS as IDS } from '../../models/ids.ts';
import { held } from './list.ts';

export interface FormView {
  say: Say;
  meta: { engagementId: string; cycle: number; id: string; fromList: boolean };
  /** [R3] There has been more than one cycle: it says which one it is for. */
  tellsCycle?: boolean;
  seal: Seal | null;
  /** What a person typed before and did not send. */
  draft: Readonly<Record<string, unknown>> | null;
}

const TYPED = ['model', 'kind', 'dataset', 'measured', 'segments'] as const;
export type FormField = (typeof TYPED)[number];
const LONGEST = 3_000;

/** [B2] Records an evaluation by hand: which model, measured on what, the counts or metrics, segments a line each. */
export function recordForm({ say, meta, seal, draft, tellsCycle = false }: FormView): Modal {
  const before = (field: FormField): string => String(draft?.[field] ?? '');
  const text = (field: FormField, more: { hint: string; max: number; multiline?: boolean }) =>
    input(
      field,
      say(`evaluations.form.${field}`),
      textInput(field, { initial: before(field), max: more.max, multiline: more.multiline ?? false }),
      { hint: more.hint, optional: field === 'segments' },
    );
  const kinds = MODEL_KINDS.map((kind) => option(say(`evaluations.kind.${kind}`), kind));
  return modal({
    title: say('evaluations.form.title'),
    submit: say('evaluations.form.submit'),
    close: say('common.cancel'),
    callback_id: IDS.save,
    notify_on_close: true,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(tellsCycle ? [section(say.md('cycle.about', { cycle: meta.cycle }))] : []),
      context(say('evaluations.form.why'), held(say, seal)),
      text('model', { hint: say('evaluations.form.model-hint'), max: NAME_MAX }),
      input(
        'kind',
        say('evaluations.form.kind'),
        radio('kind', kinds, { initial: before('kind') || 'version' }),
      ),
      text('dataset', { hint: say('evaluations.form.dataset-hint'), max: DATASET_MAX }),
      text('measured', { hint: say('evaluations.form.measured-hint'), max: LONGEST, multiline: true }),
      text('segments', { hint: say('evaluations.form.segments-hint'), max: LONGEST, multiline: true }),
    ],
  });
}

import { actions, type Block, button, context, type Modal, modal, section } from '../../../slack/blocks.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { CANDIDATE_IDS } from '../ids.ts';
import { LAST_STEP } from '../input.ts';
import { fieldsOfStep } from './fields.ts';
import type { FormMeta } from './meta.ts';

/** What a form shows and keeps, by field: as typed, not yet checked. */
export type Typed = Readonly<Record<string, unknown>>;

export interface FormState {
  say: Say;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  /** Names of the data sources chosen, by id. */
  sources: ReadonlyMap<string, string>;
  /** The currency that the other use cases are in: filled in. */
  currency: string | null;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** [P1.1] One step of the form of a use case. */
export function candidateForm(state: FormState): Modal {
  const { say, meta, notice } = state;
  const isNew = meta.version === 0;
  const isLast = meta.step === LAST_STEP;
  return modal({
    title: say(isNew ? 'candidates.form.add' : 'candidates.form.edit'),
    submit: say(isNew && !isLast ? 'common.next' : 'common.save'),
    close: say('common.cancel'),
    callback_id: CANDIDATE_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh
        ? [actions([button(say('candidates.form.afresh'), CANDIDATE_IDS.fresh)])]
        : []),
      context(stepLine(state)),
      ...navigation(state, isNew),
      ...fieldsOfStep(state),
    ],
  });
}

const stepLine = ({ say, meta, engagementName }: FormState): string =>
  say.md('candidates.form.where', {
    step: say(`candidates.form.step${meta.step as 1 | 2 | 3}`),
    why: say(`candidates.form.why${meta.step as 1 | 2 | 3}`),
    number: meta.step,
    of: LAST_STEP,
    engagement: engagementName,
  });

/** A new use case goes step by step and back; one that is there is entered where one likes. */
function navigation({ say, meta }: FormState, isNew: boolean): Block[] {
  const steps = [1, 2, 3].filter((step) => (isNew ? step === meta.step - 1 : step !== meta.step));
  const buttons = steps.map((step) =>
    button(
      isNew ? `← ${say('common.back')}` : say(`candidates.form.step${step as 1 | 2 | 3}`),
      stepTo(step),
      { value: String(step) },
    ),
  );
  if (meta.back && meta.step === 1) buttons.push(button(say('candidates.list.back'), CANDIDATE_IDS.back));
  return buttons.length > 0 ? [actions(buttons)] : [];
}

/** One id for each step: several of these buttons stand side by side. */
export const stepTo = (step: number): string => `${CANDIDATE_IDS.step}.${step}`;

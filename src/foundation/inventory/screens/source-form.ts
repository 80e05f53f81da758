import type { Button } from '@slack/web-api';
import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '../../../slack/blocks.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import type { Inventory } from '../choices.ts';
import { IDS } from '../ids.ts';
import { LAST_STEP } from '../source-input.ts';
import type { FormMeta } from './meta.ts';
import { fieldsOfStep } from './source-fields.ts';

/** What a form shows and keeps, by field: as typed, not yet checked. */
export type Typed = Readonly<Record<string, unknown>>;

export interface FormState {
  say: Say;
  inventory: Inventory;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  /** Who fills it in, and which day it is for them: what is filled in for the check. */
  me: string;
  today: string;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** [F1.1] One step of the form of a source. */
export function sourceForm(state: FormState): Modal {
  const { say, meta, notice } = state;
  const isNew = meta.version === 0;
  const isLast = meta.step === LAST_STEP;
  return modal({
    title: say(isNew ? 'foundation.form.add' : 'foundation.form.edit'),
    submit: say(isNew && !isLast ? 'common.next' : 'common.save'),
    close: say('common.cancel'),
    callback_id: IDS.save,
    private_metadata: writeMeta(meta),
    notify_on_close: true,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh ? [actions([button(say('foundation.form.afresh'), IDS.fresh)])] : []),
      context(stepLine(state, isNew)),
      ...navigation(state, isNew),
      ...fieldsOfStep(state),
    ],
  });
}

function stepLine({ say, meta, engagementName }: FormState, isNew: boolean): string {
  const step = say(`foundation.form.step${meta.step as 1 | 2 | 3}`);
  const why = say(`foundation.form.why${meta.step as 1 | 2 | 3}`);
  const key = isNew ? 'foundation.form.where' : 'foundation.form.where-edit';
  return say.md(key, { step, why, number: meta.step, of: LAST_STEP, engagement: engagementName });
}

/** A new source goes step by step and back; one that is there is entered where one likes. */
function navigation({ say, meta }: FormState, isNew: boolean): Block[] {
  const steps = isNew
    ? meta.step > 1
      ? [meta.step - 1]
      : []
    : [1, 2, 3].filter((step) => step !== meta.step);
  const buttons: Button[] = steps.map((step) =>
    button(
      isNew ? `← ${say('common.back')}` : say(`foundation.form.step${step as 1 | 2 | 3}`),
      stepTo(step),
      { value: String(step) },
    ),
  );
  if (meta.back && meta.step === 1) buttons.push(button(say('foundation.list.back'), IDS.backToList));
  return buttons.length > 0 ? [actions(buttons)] : [];
}

/** One id for each step: several of these buttons stand side by side. */
export const stepTo = (step: number): string => `${IDS.step}.${step}`;

/** [F1.4] Shown after a save that opened gaps: nothing opens behind a person's back. */
export function savedModal(say: Say, engagementId: string, name: string, gaps: readonly string[]): Modal {
  return modal({
    title: say('foundation.saved.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('foundation.saved.text', { name })),
      alert(gaps.map((gap) => say.md('foundation.saved.gap', { gap })).join('\n'), 'warning'),
      actions([
        button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
        button(say('foundation.button.add'), IDS.add, { value: engagementId }),
      ]),
    ],
  });
}

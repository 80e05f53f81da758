import {
  actions,
  type Block,
  button,
  type Modal,
  modal,
  section,
  context as smallPrint,
} from '@phasegate/block-kit/blocks.ts';
import { writeMeta } from '../slack/metadata.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import type { Form, Typed } from './form.ts';
import type { FormIds } from './ids.ts';
import type { FormMeta } from './meta.ts';
import { textKey } from './texts.ts';

export interface FormState<Context> {
  say: Say;
  context: Context;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** What stands above a step's fields. */
  above?: readonly Block[] | undefined;
  /** What the last button says; “Save” where nothing is said. */
  submit?: TextKey | undefined;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** One step of a form: a new thing goes step by step and back; one that is there is entered where one likes. */
export function formModal<Fields extends object, Context extends object>(
  form: Form<Fields, Context>,
  ids: FormIds,
  texts: string,
  state: FormState<Context>,
): Modal {
  const { say, meta, notice, context, typed } = state;
  const isNew = meta.version === 0;
  const isLast = meta.step === form.steps.length;
  const step = form.steps[meta.step - 1];
  return modal({
    title: say(textKey(texts, isNew ? 'form.add' : 'form.edit')),
    submit: say(isNew && !isLast ? 'common.next' : (state.submit ?? 'common.save')),
    close: say('common.cancel'),
    callback_id: ids.save,
    private_metadata: writeMeta(meta),
    notify_on_close: true,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh ? [actions([button(say('forms.afresh'), ids.fresh)])] : []),
      smallPrint(
        say.md(isNew ? 'forms.where' : 'forms.where-edit', {
          step: step ? say(step.title) : '',
          why: step ? say(step.why) : '',
          number: meta.step,
          of: form.steps.length,
          engagement: state.engagementName,
        }),
      ),
      ...navigation(form, ids, texts, state),
      ...(state.above ?? []),
      ...form.draw(meta.step, typed, { say, context, id: draftAction(ids, meta.round) }),
    ],
  });
}

function navigation(
  { steps }: Pick<Form<object, object>, 'steps'>,
  ids: FormIds,
  texts: string,
  { say, meta }: Pick<FormState<unknown>, 'say' | 'meta'>,
): Block[] {
  const isNew = meta.version === 0;
  const buttons = steps.flatMap(({ title }, at) => {
    const step = at + 1;
    if (isNew ? step !== meta.step - 1 : step === meta.step) return [];
    const label = isNew ? `← ${say('common.back')}` : say(title);
    return [button(label, stepAction(ids, step), { value: String(step) })];
  });
  if (meta.back && meta.step === 1) buttons.push(button(say(textKey(texts, 'list.back')), ids.back));
  return buttons.length > 0 ? [actions(buttons)] : [];
}

/** One id for each step: several of these buttons stand side by side. */
const stepAction = (ids: FormIds, step: number): string => `${ids.step}.${step}`;
/** Two ids take turns, since Slack keeps what is typed in a field whose id stays. */
const draftAction = (ids: FormIds, round: number): string => `${ids.draft}.${round % 2}`;

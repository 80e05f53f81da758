import {
  actions,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { writeMeta } from '../slack/metadata.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import type { Form, Typed } from './form.ts';
import type { Ids } from './ids.ts';
import type { FormMeta } from './meta.ts';

export interface FormState<Around> {
  say: Say;
  around: Around;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** The texts that a form has beside its fields: `<texts>.form.…`. */
const textOf = (texts: string, name: string) => `${texts}.form.${name}` as TextKey;

/**
 * One step of a form: a new thing goes step by step and back; one that is there is entered where one likes.
 * @param extra what stands above a step's fields
 */
export function formModal<Fields extends object, Around>(
  form: Form<Fields, Around>,
  ids: Ids,
  texts: string,
  state: FormState<Around>,
  extra: readonly Block[] = [],
): Modal {
  const { say, meta, notice, around, typed } = state;
  const isNew = meta.version === 0;
  const isLast = meta.step === form.steps;
  return modal({
    title: say(textOf(texts, isNew ? 'add' : 'edit')),
    submit: say(isNew && !isLast ? 'common.next' : 'common.save'),
    close: say('common.cancel'),
    callback_id: ids.save,
    private_metadata: writeMeta(meta),
    notify_on_close: true,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh ? [actions([button(say(textOf(texts, 'afresh')), ids.fresh)])] : []),
      context(
        say.md(textOf(texts, isNew ? 'where' : 'where-edit'), {
          step: say(textOf(texts, `step${meta.step}`)),
          why: say(textOf(texts, `why${meta.step}`)),
          number: meta.step,
          of: form.steps,
          engagement: state.engagementName,
        }),
      ),
      ...navigation(form.steps, ids, texts, state),
      ...extra,
      ...form.draw(meta.step, typed, { say, around, id: draftAction(ids, meta.round) }),
    ],
  });
}

function navigation(
  last: number,
  ids: Ids,
  texts: string,
  { say, meta }: Pick<FormState<unknown>, 'say' | 'meta'>,
): Block[] {
  const isNew = meta.version === 0;
  const steps = Array.from({ length: last }, (_none, at) => at + 1).filter((step) =>
    isNew ? step === meta.step - 1 : step !== meta.step,
  );
  const buttons = steps.map((step) =>
    button(isNew ? `← ${say('common.back')}` : say(textOf(texts, `step${step}`)), stepAction(ids, step), {
      value: String(step),
    }),
  );
  if (meta.back && meta.step === 1) buttons.push(button(say(`${texts}.list.back` as TextKey), ids.back));
  return buttons.length > 0 ? [actions(buttons)] : [];
}

/** One id for each step: several of these buttons stand side by side. */
export const stepAction = (ids: Ids, step: number): string => `${ids.step}.${step}`;
/** Two ids take turns, since Slack keeps what is typed in a field whose id stays. */
export const draftAction = (ids: Ids, round: number): string => `${ids.draft}.${round % 2}`;

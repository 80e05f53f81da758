import type { Block, Modal } from '@phasegate/block-kit/blocks.ts';
import { type ElementState, FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import { cleaned } from '../record/clean-text.ts';
import type { OpenView } from './handlers.ts';
import { readMeta } from './metadata.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const plain = z.looseObject({ type: z.literal('plain_text'), text: z.string() }).nullish();

const view = z.looseObject({
  id: z.string(),
  type: z.string(),
  hash: text,
  callback_id: text,
  root_view_id: text,
  private_metadata: text,
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z
    .object({ values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))) })
    .nullish(),
  title: plain,
  submit: plain,
  close: plain,
  notify_on_close: z.boolean().default(false),
  clear_on_close: z.boolean().default(false),
  external_id: text,
});
export type RawView = z.output<typeof view>;

/** What every click, submission, shortcut and menu may say; each says a part of it. */
export const interaction = z.looseObject({
  type: z.string(),
  trigger_id: text,
  response_url: text,
  callback_id: text,
  channel: z.object({ id: z.string() }).nullish(),
  container: z.object({ channel_id: text, message_ts: text, thread_ts: text }).nullish(),
  message: z.looseObject({ ts: z.string(), thread_ts: text, text, user: text }).nullish(),
  view: view.nullish(),
  actions: z.array(z.looseObject({ type: z.string(), action_id: z.string() })).default([]),
  action_id: text,
  value: z.unknown().optional(),
});
export type Interaction = z.output<typeof interaction>;

export const slashCommand = z.looseObject({
  command: text,
  text: text.transform(cleaned),
  trigger_id: text,
  response_url: text,
  channel_id: text,
});

/** A view as a handler sees it. */
export function openView(raw: RawView): OpenView {
  return {
    id: raw.id,
    hash: raw.hash,
    rootId: raw.root_view_id || raw.id,
    values: FormValues.from(typedIn(raw)),
    meta: (schema) => readMeta(raw.private_metadata, schema),
  };
}

/** [X10] What stands in the fields, typed text cleaned before anybody reads it or keeps it as a draft. */
function typedIn({ state }: RawView): Record<string, Record<string, ElementState>> {
  const fields = Object.entries((state?.values ?? {}) as Record<string, Record<string, ElementState>>);
  return Object.fromEntries(
    fields.map(([name, elements]) => [
      name,
      Object.fromEntries(Object.entries(elements).map(([id, held]) => [id, cleanedState(held)])),
    ]),
  );
}

const cleanedState = (held: ElementState): ElementState =>
  typeof held.value === 'string' ? { ...held, value: cleaned(held.value) } : held;

/** What an element that was clicked or changed holds. */
export function chosen(action: Interaction['actions'][number]): { value: string; values: string[] } {
  const held = new FormValues(new Map([['it', cleanedState(action as unknown as ElementState)]]));
  return { value: held.text('it'), values: held.list('it') };
}

/** The same modal with blocks put before its own. Ids stay, so what was typed stays too. */
export function withNotice(raw: RawView, notice: readonly Block[]): Modal {
  const marked = notice.map((block, index) => ({ ...block, block_id: `${NOTICE}.${index}` }));
  const own = raw.blocks.filter((block) => !block.block_id?.startsWith(NOTICE));
  return {
    type: 'modal',
    title: raw.title ?? { type: 'plain_text', text: '–' },
    ...(raw.submit && { submit: raw.submit }),
    ...(raw.close && { close: raw.close }),
    ...(raw.external_id && { external_id: raw.external_id }),
    callback_id: raw.callback_id,
    private_metadata: raw.private_metadata,
    notify_on_close: raw.notify_on_close,
    clear_on_close: raw.clear_on_close,
    blocks: [...marked, ...own] as Block[],
  };
}
const NOTICE = 'slack.notice';

import {
  actions,
  type Block,
  button,
  divider,
  header,
  input,
  type Modal,
  modal,
  section,
  context as smallPrint,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { HistoryEvent, HistoryPage } from '../record/history.ts';
import { writeMeta } from '../slack/metadata.ts';
import { pager } from '../slack/pager.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { markup, type Say } from '../texts/say.ts';
import { moment } from '../texts/words.ts';
import type { Form } from './form.ts';
import type { Ids } from './ids.ts';
import type { ThingMeta } from './meta.ts';
import { textKey } from './texts.ts';

/** The longest a reason may be, in characters. */
export const REASON_MAX = 500;

const HAPPENED: Record<string, 'added' | 'edited' | 'retired' | 'restored'> = {
  add: 'added',
  edit: 'edited',
  retire: 'retired',
  restore: 'restored',
};

export type HistoryText =
  | `history.${'title' | 'added' | 'edited' | 'retired' | 'restored' | 'none' | 'total'}`
  | 'list.back';
export type RetireText = `retire.${'title' | 'submit' | 'text' | 'reason' | 'hint'}`;

/** Who changed which field, from what to what, the newest first. */
export function historyModal<Fields extends object, Context extends object>(
  {
    form,
    ids,
    texts,
    happened = {},
  }: {
    form: Form<Fields, Context>;
    texts: string;
    ids: Ids;
    happened?: Readonly<Record<string, TextKey>> | undefined;
  },
  {
    say,
    context,
    name,
    meta,
    found,
  }: { say: Say; context: Context; name: string; meta: ThingMeta; found: HistoryPage },
): Modal {
  const event = ({ action, actor, at, before, after }: HistoryEvent): Block => {
    const verb = action.split('.').at(-1) ?? '';
    const head = say.md(happened[verb] ?? textKey(texts, `history.${HAPPENED[verb] ?? 'edited'}`), {
      who: markup(actor === 'system' ? say('forms.system') : mention(actor)),
      when: moment(at, say),
      reason: fitText(String(after.retiredReason ?? ''), 300),
    });
    return section(
      fitText([head, ...form.lines(before, after, { say, context })].join('\n'), LIMITS.section.text),
    );
  };
  return modal({
    title: say(textKey(texts, 'history.title')),
    close: say('common.close'),
    private_metadata: writeMeta({ ...meta, page: found.page }),
    blocks: [
      header(name),
      ...(meta.back ? [actions([button(say(textKey(texts, 'list.back')), ids.back)])] : []),
      divider(),
      ...found.events.map(event),
      ...(found.events.length === 0 ? [section(say(textKey(texts, 'history.none')))] : []),
      ...pager(say, found, ids.historyPage, textKey(texts, 'history.total')),
    ],
  });
}

/** Asks why a thing is taken out. */
export function retireModal(
  { texts, ids }: { texts: string; ids: Ids },
  say: Say,
  name: string,
  meta: ThingMeta,
): Modal {
  const text = (what: string) => textKey(texts, `retire.${what}`);
  return modal({
    title: say(text('title')),
    submit: say(text('submit')),
    close: say('common.cancel'),
    callback_id: ids.retire,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md(text('text'), { name: fitText(name, 200) })),
      input(
        'reason',
        say(text('reason')),
        textInput('reason', { multiline: true, max: REASON_MAX, focus: true }),
      ),
      smallPrint(say(text('hint'))),
    ],
  });
}

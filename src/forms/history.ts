import {
  actions,
  type Block,
  button,
  context,
  divider,
  header,
  input,
  type Modal,
  modal,
  section,
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
import type { Form } from './form.ts';
import type { Ids } from './ids.ts';
import type { ThingMeta } from './meta.ts';
import { moment } from './words.ts';

/** The longest a reason may be, in characters. */
export const REASON_MAX = 500;

const TOLD: Record<string, 'added' | 'edited' | 'retired' | 'restored'> = {
  add: 'added',
  edit: 'edited',
  retire: 'retired',
  restore: 'restored',
};

/** Who changed which field, from what to what, the newest first. */
export function historyModal<Fields extends object, Around>(
  { form, texts, ids }: { form: Form<Fields, Around>; texts: string; ids: Ids },
  {
    say,
    around,
    name,
    meta,
    found,
  }: { say: Say; around: Around; name: string; meta: ThingMeta; found: HistoryPage },
): Modal {
  const event = ({ action, actor, at, before, after }: HistoryEvent): Block => {
    const told = TOLD[action.split('.').at(-1) ?? ''] ?? 'edited';
    const head = say.md(`${texts}.history.${told}` as TextKey, {
      who: markup(actor === 'system' ? say('foundation.history.system') : mention(actor)),
      when: moment(at, say),
      reason: fitText(String(after.retiredReason ?? ''), 300),
    });
    return section(
      fitText([head, ...form.lines(before, after, { say, around })].join('\n'), LIMITS.section.text),
    );
  };
  return modal({
    title: say(`${texts}.history.title` as TextKey),
    close: say('common.close'),
    private_metadata: writeMeta({ ...meta, page: found.page }),
    blocks: [
      header(name),
      ...(meta.back ? [actions([button(say(`${texts}.list.back` as TextKey), ids.back)])] : []),
      divider(),
      ...found.events.map(event),
      ...(found.events.length === 0 ? [section(say(`${texts}.history.none` as TextKey))] : []),
      ...pager(say, found, ids.historyPage, `${texts}.history.total` as TextKey),
    ],
  });
}

/** Asks why a thing is taken out. */
export function retireModal(texts: string, ids: Ids, say: Say, name: string, meta: ThingMeta): Modal {
  const told = (one: string) => `${texts}.retire.${one}` as TextKey;
  return modal({
    title: say(told('title')),
    submit: say(told('submit')),
    close: say('common.cancel'),
    callback_id: ids.retire,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md(told('text'), { name: fitText(name, 200) })),
      input(
        'reason',
        say(told('reason')),
        textInput('reason', { multiline: true, max: REASON_MAX, focus: true }),
      ),
      context(say(told('hint'))),
    ],
  });
}

import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { numberInput, searchSelect, textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { RetentionRule } from '../../playbook/retention-schema.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { ErasurePreview } from '../ask-erasure.ts';
import { PRIVACY_IDS as IDS } from '../ids.ts';
import { REASON_MAX } from '../place-hold.ts';
import { aliasOf } from '../trace.ts';

/** Days of each kind, as they are now. */
export const retentionForm = (
  say: Say,
  rules: readonly RetentionRule[],
  set: ReadonlyMap<string, number>,
): Modal =>
  modal({
    callback_id: IDS.retention,
    title: say('privacy.retention.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: rules.map(({ key, name, days, least, most }) =>
      input(
        key,
        inLanguage(name, say),
        numberInput(key, { initial: String(set.get(key) ?? days), min: String(least), max: String(most) }),
        { hint: say('privacy.retention.hint', { least, most, days }) },
      ),
    ),
  });

export const holdForm = (say: Say, id: string): Modal =>
  modal({
    callback_id: IDS.hold,
    private_metadata: writeMeta({ id }),
    title: say('privacy.hold.title'),
    submit: say('privacy.hold.submit'),
    close: say('common.cancel'),
    blocks: [
      context(say('privacy.hold.why')),
      input(
        'engagementId',
        say('privacy.hold.engagement'),
        searchSelect(IDS.holdEngagement, { placeholder: say('privacy.hold.engagement.choose') }),
        { optional: true, hint: say('privacy.hold.engagement.hint') },
      ),
      input('reason', say('privacy.hold.reason'), textInput('reason', { multiline: true, max: REASON_MAX }), {
        hint: say('privacy.hold.reason.hint'),
      }),
      input('untilDay', say('privacy.hold.until'), datePicker('untilDay'), {
        optional: true,
        hint: say('privacy.hold.until.hint'),
      }),
    ],
  });

export const eraseForm = (say: Say, id: string): Modal =>
  modal({
    callback_id: IDS.preview,
    private_metadata: writeMeta({ id }),
    title: say('privacy.erase.title'),
    submit: say('privacy.erase.submit'),
    close: say('common.cancel'),
    blocks: [
      section(say.md('privacy.erase.why')),
      input('person', say('privacy.erase.person'), userSelect('person'), {
        hint: say('privacy.erase.person.hint'),
      }),
    ],
  });

/** Where somebody appears, and what follows, before it is confirmed. */
export function previewModal(say: Say, preview: ErasurePreview, meta: { id: string; userId: string }): Modal {
  const lines = [...preview.places]
    .toSorted(([, a], [, b]) => b - a)
    .map(([room, count]) =>
      say.md('privacy.preview.place', { place: say(`privacy.place.${room}` as TextKey), count }),
    );
  const who = say.md('privacy.preview.who', {
    who: markup(mention(meta.userId)),
    alias: aliasOf(preview.pseudonym),
    engagements: preview.engagements,
  });
  return modal({
    callback_id: IDS.erase,
    private_metadata: writeMeta(meta),
    title: say('privacy.preview.title'),
    submit: say('privacy.preview.submit'),
    close: say('common.cancel'),
    blocks: [section(`${who}\n${lines.join('\n')}`), section(say.md('privacy.preview.then'))],
  });
}

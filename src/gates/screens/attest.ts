import { type Block, context, input, type Modal, modal } from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Situation } from '../situation.ts';
import { itemText } from './words.ts';

/** An item is two inputs; Slack's hundred blocks hold far more than any checklist has. */
const MOST = 40;

/** [G13] All items that this person can attest, each with what shows it. Those without a note stay open. */
export function attestForm(say: Say, situation: Situation, keys: readonly string[]): Modal {
  const shown = keys.slice(0, MOST);
  const fields = shown.flatMap((key): Block[] => {
    const given = situation.attestations.find((attestation) => attestation.item === key);
    const text = itemText(say, situation, key);
    return [
      input(
        `note.${key}`,
        given ? `✓ ${text}` : text,
        textInput(`note.${key}`, { multiline: true, max: 500, ...(given && { initial: given.note }) }),
        { hint: say('gates.attest.note.hint'), optional: true },
      ),
      input(
        `link.${key}`,
        say('gates.field.link'),
        textInput(`link.${key}`, {
          max: 1_000,
          placeholder: 'https://',
          ...(given?.link && { initial: given.link }),
        }),
        { optional: true },
      ),
    ];
  });
  return modal({
    callback_id: IDS.attest,
    private_metadata: writeMeta({ requestId: situation.request.id, items: shown }),
    title: say('gates.attest.title'),
    submit: say('gates.attest.submit'),
    close: say('common.cancel'),
    blocks: [context(say.md('gates.attest.why')), ...fields],
  });
}

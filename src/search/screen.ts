import { type Block, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { link } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { markup, type Say } from '../texts/say.ts';
import type { Found } from './find.ts';
import { SEARCH_IDS as IDS } from './ids.ts';

export const TYPED_MAX = 200;

/** What was found, the best first; the field stays, so that one goes on narrowing down. */
export function searchModal(say: Say, typed: string, { hits, isCut }: Found): Modal {
  const rows: Block[] = hits.map((hit) =>
    section(
      say.md('search.row', {
        kind: say(hit.kind),
        title: hit.url ? markup(link(hit.url, fitText(hit.title, 150))) : fitText(hit.title, 150),
        about: fitText(hit.about.replace(/\s+/g, ' '), 200),
        told: hit.about === '' ? 'no' : 'yes',
        elsewhere: hit.engagement === hit.title ? 'no' : 'yes',
        engagement: hit.engagement,
      }),
      { accessory: hit.button },
    ),
  );
  const nothing = section(typed === '' ? say.md('search.hint') : say.md('search.nothing', { typed }));
  return modal({
    title: say('search.title'),
    submit: say('search.submit'),
    close: say('common.close'),
    callback_id: IDS.find,
    blocks: fitBlocks(
      [
        input(
          'words',
          say('search.field'),
          textInput('words', { initial: typed, max: TYPED_MAX, focus: typed === '' }),
        ),
        ...(rows.length > 0 ? rows : [nothing]),
        ...(isCut ? [context(say('search.more'))] : []),
      ],
      { max: LIMITS.view.blocks, budget: 60_000 },
    ).blocks,
  });
}

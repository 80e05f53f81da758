import { actions, button, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { listState } from '../../../forms/meta.ts';
import { textKey } from '../../../forms/texts.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { FEED_IDS as IDS } from '../../ids.ts';
import { FEED_KINDS } from '../registry.ts';

export const pickMeta = z.object({ engagementId: z.uuid(), back: listState.nullable() });

/** What a kind is called. */
export const kindName = (say: Say, kind: string): string => say(textKey('monitoring.feed.kind', kind));

/** Which kind of feed it is to be, with a line on what each is for. */
export const pickModal = (say: Say, at: z.infer<typeof pickMeta>): Modal =>
  modal({
    title: say('monitoring.feeds.form.add'),
    close: say('common.cancel'),
    private_metadata: writeMeta(at),
    blocks: [
      section(say('monitoring.feeds.pick')),
      ...FEED_KINDS.map(({ kind }) =>
        section(
          say.md('monitoring.feeds.pick.row', {
            name: kindName(say, kind),
            what: say(textKey('monitoring.feed.about', kind)),
          }),
          {
            accessory: button(say('monitoring.feeds.pick.choose'), `${IDS.kind}.${kind}`, { value: kind }),
          },
        ),
      ),
      ...(at.back ? [actions([button(say('monitoring.feeds.list.back'), IDS.back)])] : []),
    ],
  });

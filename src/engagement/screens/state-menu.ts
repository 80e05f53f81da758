import { actions, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { changesFrom } from '../rules.ts';
import type { Engagement } from '../store.ts';

/** What can be done with the engagement as a whole, each with what it means; `mayChange`: by this person. */
export function stateMenu(say: Say, engagement: Engagement, mayChange: boolean): Modal {
  return modal({
    title: say('engagement.state.title'),
    // Not “Close”: that is what can be done to the engagement here.
    close: say('common.cancel'),
    blocks: [
      context(
        say.md('engagement.state.why', {
          name: engagement.name,
          state: say(`engagement.card.word.${engagement.state}`),
        }),
      ),
      ...changesFrom(engagement.state).flatMap((change) => [
        section(
          `${mayChange ? '' : `*${escape(say(`engagement.state.${change}`))}*: `}${say.md(`engagement.state.${change}.means`, { name: engagement.name })}`,
        ),
        ...(mayChange
          ? [
              actions([
                button(`${say(`engagement.state.${change}`)}…`, `${IDS.stateOpen}.${change}`, {
                  value: engagement.id,
                }),
              ]),
            ]
          : []),
      ]),
      ...(mayChange ? [] : [context(say('engagement.state.who'))]),
    ],
  });
}

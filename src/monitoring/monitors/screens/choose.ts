import { actions, button, input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { radio, select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { listState } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import type { Feed } from '../../feeds/store.ts';
import { FEED_IDS, MONITOR_IDS as IDS } from '../../ids.ts';
import { RULE_FORMS } from '../rule-forms.ts';

export const chooseMeta = z.object({ engagementId: z.uuid(), back: listState.nullable() });

/** Which feed is asked, and how its answers are judged: they decide what the form asks for. */
export function chooseModal(say: Say, feeds: readonly Feed[], at: z.infer<typeof chooseMeta>): Modal {
  const back = at.back ? [actions([button(say('monitoring.monitors.list.back'), IDS.back)])] : [];
  const common = {
    title: say('monitoring.monitors.form.add'),
    close: say('common.cancel'),
    private_metadata: writeMeta(at),
  };
  if (feeds.length === 0)
    return modal({
      ...common,
      blocks: [
        section(say('monitoring.choose.no-feed')),
        actions([
          button(say('monitoring.feeds.button.add'), FEED_IDS.add, {
            value: at.engagementId,
            style: 'primary',
          }),
        ]),
        ...back,
      ],
    });
  return modal({
    ...common,
    submit: say('common.next'),
    callback_id: IDS.chosen,
    blocks: [
      input(
        'feedId',
        say('monitoring.choose.feed'),
        select(
          'feedId',
          feeds.slice(0, LIMITS.select.options).map(({ id, name }) => option(name, id)),
          { initial: feeds[0]?.id ?? '' },
        ),
      ),
      input(
        'rule',
        say('monitoring.choose.rule'),
        radio(
          'rule',
          RULE_FORMS.map(({ rule }) =>
            option(say(`monitoring.choose.rule.${rule}`), rule, say(`monitoring.choose.rule.${rule}.means`)),
          ),
          { initial: RULE_FORMS[0]?.rule ?? '' },
        ),
      ),
      ...back,
    ],
  });
}

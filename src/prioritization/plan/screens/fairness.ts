import {
  actions,
  alert,
  button,
  context,
  type Modal,
  modal,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { placeValue } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { PLAN_IDS } from '../ids.ts';
import { type PlanOverview, type Reader, signableBy } from '../overview.ts';
import { printOf } from '../rules.ts';
import { editOrRemove } from './baseline.ts';
import type { ListMeta } from './meta.ts';
import { signButtons, signingLines } from './signing.ts';
import { boundText } from './words.ts';

/** Characters that values may take; a form takes 2,000, and escaping makes them longer. */
const ALL = 2_000;

/** [P3.5] The fairness bounds, who has signed them, and a button for a `reader` who can. */
export function fairnessModal(
  say: Say,
  overview: PlanOverview,
  meta: ListMeta,
  reader: Reader,
  notice?: string,
): Modal {
  const { content, engagement, signing } = overview;
  const bounds = content.fairness?.bounds ?? [];
  const none = content.fairness?.noneReason ?? null;
  const signs = signing ? signButtons(say, engagement, signing, signableBy(signing, reader.userId)) : [];
  return modal({
    title: say('plan.part.fairness'),
    close: say('common.close'),
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(
        say.md('plan.fairness.why', { engagement: withCycle(say, engagement.name, reader.shown ?? null) }),
      ),
      ...bounds.map((one) =>
        section(
          `• ${escape(boundText(say, one, ALL))}`,
          reader.plans ? { accessory: overflow(PLAN_IDS.bound, editOrRemove(say, printOf(one))) } : {},
        ),
      ),
      ...(none === null ? [] : [section(say.md('plan.fairness.none-because', { reason: none }))]),
      ...(content.fairness ? [] : [section(say('plan.fairness.empty'))]),
      ...(reader.plans
        ? [
            actions([
              button(say('plan.button.bound'), `${PLAN_IDS.form}.bound`, {
                value: placeValue(engagement),
                ...(!content.fairness && { style: 'primary' as const }),
              }),
              ...(bounds.length === 0
                ? [
                    button(say('plan.button.none'), `${PLAN_IDS.form}.none`, {
                      value: placeValue(engagement),
                    }),
                  ]
                : []),
            ]),
          ]
        : []),
      ...(signing ? [context(signingLines(say, signing).join('  ·  '))] : []),
      ...(signs.length > 0 ? [actions(signs)] : []),
    ],
  });
}

import type { Button } from '@phasegate/block-kit/blocks.ts';
import { button } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { placeValue } from '../../../engagement/place.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { PLAN_IDS } from '../ids.ts';
import type { Signing } from '../overview.ts';
import type { Signer } from '../signers.ts';
import { people } from './words.ts';

/** mrkdwn: a line a role: signed by whom and when, or who can. */
export const signingLines = (say: Say, { roles }: Signing): string[] =>
  roles.map(({ role, signed, able }) =>
    signed
      ? say.md('plan.sign.signed', {
          role,
          who: markup(mention(signed.userId)),
          when: moment(signed.at, say),
        })
      : say.md('plan.sign.waits', { role, who: markup(people(say, able)) }),
  );

/** A button for each role in which somebody is to sign; its value says which bounds are shown. */
export const signButtons = (
  say: Say,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
  { digest }: Signing,
  roles: readonly Signer[],
): Button[] =>
  roles.map((role) =>
    button(say('plan.button.sign', { role }), `${PLAN_IDS.sign}.${role}`, {
      value: `${placeValue(engagement)} ${digest}`,
    }),
  );

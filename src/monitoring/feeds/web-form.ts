import { z } from 'zod';
import { defineForm } from '../../forms/define-form.ts';
import { checkedLine } from '../../forms/fields/checked-line.ts';
import { radioWord } from '../../forms/fields/radio-word.ts';
import type { Form } from '../../forms/form.ts';
import { present } from '../../forms/schemas.ts';
import { secretInAddress } from '../../guarded-fetch/secret-in-address.ts';
import { because, optional, WEB_ADDRESS_MAX, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { FeedContext } from './feed.ts';

const AUTH = ['none', 'bearer', 'basic', 'header', 'query'] as const;

/** Where a feed is on the web, and how we say who we are. The password or token itself is a secret. */
export interface WebSettings {
  address: string;
  auth: (typeof AUTH)[number];
  /** `basic`: the user's name. `header`, `query`: what the header or the parameter is called that carries the secret. Null otherwise. */
  account: string | null;
}

/** The one secret of a feed on the web: its token, password or key. */
export const WEB_SECRETS = ['secret'] as const;

/** Headers that are ours to say, or that would make another request of it. */
const OUR_HEADERS =
  /^(host|content-.*|transfer-encoding|connection|accept.*|user-agent|te|trailer|upgrade|expect|via|x-forwarded.*|forwarded|proxy-.*|cookie)$/i;

/** The form of a feed on the web. @param example what the address looks like; @param hint what it should be the address of */
export const webSettings = (hint: TextKey, example: TextKey): Form<WebSettings, FeedContext> =>
  defineForm<FeedContext>()({
    labels: 'monitoring.feed.web',
    fields: {
      address: checkedLine<string, FeedContext>(
        present(because('feeds.refusal.address')).pipe(webAddress(because('feeds.refusal.address'))),
        {
          max: WEB_ADDRESS_MAX,
          required: true,
          hint,
          example,
        },
      ),
      auth: radioWord<(typeof AUTH)[number], FeedContext>(AUTH, {
        name: (word) => `monitoring.feed.web.auth.${word}`,
        inShort: (word) => `monitoring.feed.web.auth.${word}`,
        initial: () => 'none',
      }),
      account: checkedLine<string | null, FeedContext>(optional(z.string().trim().max(200)), {
        max: 200,
        hint: 'monitoring.feed.web.account.hint',
      }),
    },
    steps: [
      {
        title: 'monitoring.feed.step.settings',
        why: 'monitoring.feed.why.settings',
        fields: ['address', 'auth', 'account'],
      },
    ],
    contradictions({ address, auth, account }, { objection }) {
      const faults: Refusal[] = [];
      const against = address === undefined ? null : objection(address);
      if (against) faults.push(new Refusal('feeds.refusal.outside', { why: against }, 'address'));
      const secret = address === undefined ? null : secretInAddress(address);
      if (secret !== null)
        faults.push(new Refusal('feeds.refusal.secret-in-address', { name: secret }, 'address'));
      if (auth === 'basic' && (!account || account.includes(':')))
        faults.push(new Refusal('feeds.refusal.user', {}, 'account'));
      if (auth === 'header' && (!account || !/^[\w-]{1,100}$/.test(account) || OUR_HEADERS.test(account)))
        faults.push(new Refusal('feeds.refusal.header', {}, 'account'));
      if (auth === 'query' && (!account || !/^[\w.[\]-]{1,100}$/.test(account)))
        faults.push(new Refusal('feeds.refusal.parameter', {}, 'account'));
      return faults;
    },
  });

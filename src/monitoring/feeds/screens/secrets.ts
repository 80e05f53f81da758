import { alert, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { textKey } from '../../../forms/texts.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { FEED_IDS as IDS } from '../../ids.ts';
import { SECRET_MAX } from '../limits.ts';
import { feedKind } from '../registry.ts';
import type { Feed } from '../store.ts';
import { type FeedAt, waysOn } from './probe.ts';

/** What a secret is called. */
export const secretName = (say: Say, kind: string, name: string): string =>
  say(textKey(`monitoring.feed.${kind}`, name));

/**
 * [M3] Asks for what a feed is asked with. It stands in no draft and in no line of history, and is never filled in: what
 * is typed here is sealed, and that is the last time anybody sees it.
 */
export const secretsModal = (say: Say, feed: Feed, at: FeedAt): Modal =>
  modal({
    title: say('monitoring.feeds.secrets.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: IDS.sealed,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('monitoring.feeds.secrets.text', { name: feed.name })),
      ...feedKind(feed.kind).secrets.map((name) =>
        input(name, secretName(say, feed.kind, name), textInput(name, { max: SECRET_MAX }), {
          optional: true,
          hint: say(
            feed.secretNames.includes(name)
              ? 'monitoring.feeds.secrets.kept'
              : 'monitoring.feeds.secrets.none',
          ),
        }),
      ),
      context(say('monitoring.feeds.secrets.hint')),
    ],
  });

export const secretsIn = (values: FormValues, { kind }: Pick<Feed, 'kind'>): Record<string, string> =>
  Object.fromEntries(feedKind(kind).secrets.map((name) => [name, values.text(name)]));

/** What stands where the form stood. */
export const savedModal = (say: Say, { name }: Feed, at: FeedAt): Modal =>
  modal({
    title: say('monitoring.feeds.saved.title'),
    close: say('common.close'),
    private_metadata: writeMeta(at),
    blocks: [
      alert(say.md('monitoring.feeds.saved.text', { name }), 'success'),
      section(say('monitoring.feeds.saved.next')),
      waysOn(say, at),
    ],
  });

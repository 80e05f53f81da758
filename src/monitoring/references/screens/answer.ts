import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import { formMeta } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { quoted } from '../../feeds/screens/probe.ts';
import { REFERENCE_IDS as IDS } from '../../ids.ts';
import { MOST_CATEGORIES } from '../content.ts';
import type { Answered, Prepared } from '../from-feed.ts';

/** `of`: the kind of feed. */
export const sealingMeta = formMeta.extend({ of: z.string().max(60) });
export type SealingMeta = z.infer<typeof sealingMeta>;

/** `changed`: it is another answer than the one that was shown. */
export type Shown = 'not yet' | 'asking' | Answered | { changed: Answered };

/** [M4] What the feed answers and would be sealed of it; then it can be. */
export function answerModal(
  say: Say,
  meta: SealingMeta,
  { fields, feed }: Pick<Prepared, 'fields' | 'feed'>,
  shown: Shown,
): Modal {
  const answered = typeof shown === 'object' ? ('changed' in shown ? shown.changed : shown) : null;
  const digest = answered && 'digest' in answered ? answered.digest : null;
  return modal({
    title: say('monitoring.references.answer.title'),
    close: say('common.cancel'),
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('monitoring.references.answer.what', { name: fields.name, feed: feed.name })),
      divider(),
      ...(typeof shown === 'object' && 'changed' in shown
        ? [alert(say('monitoring.references.answer.changed'), 'warning')]
        : []),
      ...(answered
        ? answerBlocks(say, feed.name, answered)
        : [
            section(
              shown === 'asking'
                ? say.md('monitoring.trial.asking', { feed: feed.name })
                : say('monitoring.references.answer.none'),
            ),
          ]),
      actions([
        ...(digest === null
          ? []
          : [button(say('monitoring.references.seal'), IDS.seal, { value: digest, style: 'primary' })]),
        button(say('monitoring.references.answer.ask', { again: answered ? 'yes' : 'no' }), IDS.ask, {
          ...(digest === null && { style: 'primary' }),
        }),
        button(say('monitoring.trial.change'), IDS.reopen),
      ]),
    ],
  });
}

function answerBlocks(say: Say, feed: string, answered: Answered): Block[] {
  const said = (text: string) => [
    section(say.md('monitoring.trial.answer', { feed })),
    section(quoted(text)),
  ];
  if ('fault' in answered) {
    const { code, words } = answered.fault;
    return [alert(say(`monitoring.fault.${code}`), 'error'), ...said(words[say.language])];
  }
  if ('problem' in answered) {
    const { key, params } = answered.problem;
    return [alert(say.md(key, params), 'error'), ...said(answered.shown)];
  }
  const { content, digest, useless, shown } = answered;
  return [
    alert(
      say('monitoring.references.answer.read', {
        n: content.n,
        numeric: content.features.filter(({ type }) => type === 'numeric').length,
        categorical: content.features.filter(({ type }) => type === 'categorical').length,
        digest: digest.slice(0, 12),
      }),
      'success',
    ),
    ...(useless.length > 0
      ? [
          context(
            say.md('monitoring.reference.file.left-out', {
              names: fitText(useless.join(', '), 300),
              most: MOST_CATEGORIES,
            }),
          ),
        ]
      : []),
    ...said(shown),
  ];
}

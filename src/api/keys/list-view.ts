import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText, page } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { KEY_IDS } from './ids.ts';
import { stateOf } from './rules.ts';
import type { ApiKey } from './store.ts';

/** Where a person is in the list. */
export const listMeta = z.object({ page: z.int().min(1) });

export interface KeyListView {
  say: Say;
  keys: readonly ApiKey[];
  /** What deployments are called, by id; those that the reader may not see are left out. */
  deployments: ReadonlyMap<string, string>;
  now: Temporal.Instant;
  /** Who looks. */
  userId: string;
  page: number;
  /** Plain text: what just happened. */
  notice?: string;
}

/** The keys, ten a page; everybody's for a workspace admin. Never a key itself. */
export function keysModal(view: KeyListView): Modal {
  const { say, keys, notice } = view;
  const at = page(keys, view.page);
  return modal({
    title: say('api.list.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ page: at.page }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(say('api.list.why')),
      actions([button(say('api.list.make'), KEY_IDS.add, { style: 'primary' })], 'make'),
      ...(at.total === 0 ? [section(say('api.list.empty'))] : at.items.flatMap((key) => row(view, key))),
      ...steps(say, at),
    ],
  });
}

function row(view: KeyListView, key: ApiKey): Block[] {
  const { say, now, userId } = view;
  const state = stateOf(key, now);
  const isMine = key.createdBy === userId;
  const moves = [
    ...(isMine && state === 'active' ? [option(say('api.menu.rotate'), `rotate ${key.id}`)] : []),
    ...(state === 'active' || state === 'replaced'
      ? [option(say('api.menu.revoke'), `revoke ${key.id}`)]
      : []),
  ];
  const line = say.md('api.key.line', {
    state: say(`api.key.state.${state}`),
    name: fitText(key.name, 80),
    hint: key.hint,
  });
  return [
    section(line, {
      block_id: `key.${key.id}`,
      ...(moves.length > 0 && { accessory: overflow(KEY_IDS.menu, moves) }),
    }),
    context(factsOf(view, key, isMine).join(' · ')),
  ];
}

function factsOf({ say, deployments }: KeyListView, key: ApiKey, isMine: boolean): string[] {
  const { lastUsedAt, expiresAt, revokedAt, deploymentId } = key;
  return [
    ...(isMine ? [] : [say.md('api.key.of', { who: markup(mention(key.createdBy)) })]),
    ...(deploymentId === null ? [] : [limitOf(say, deployments.get(deploymentId))]),
    say.md('api.key.scopes', { scopes: fitText(key.scopes.join(', '), 400) }),
    say.md('api.key.made', { when: moment(key.createdAt, say) }),
    ...(revokedAt
      ? [
          say.md('api.key.revoked', {
            when: moment(revokedAt, say),
            who: markup(mention(key.revokedBy ?? '')),
          }),
        ]
      : [expiresAt ? say.md('api.key.expires', { when: moment(expiresAt, say) }) : say('api.key.never')]),
    lastUsedAt ? say.md('api.key.used', { when: moment(lastUsedAt, say) }) : say('api.key.unused'),
  ];
}

const limitOf = (say: Say, name: string | undefined): string =>
  name === undefined
    ? say('api.key.deployment-hidden')
    : say.md('api.key.deployment', { name: fitText(name, 120) });

function steps(say: Say, at: { page: number; pages: number; total: number }): Block[] {
  if (at.pages <= 1) return [];
  const to = (name: 'previous' | 'next', number: number) =>
    button(say(`common.${name}`), `${KEY_IDS.page}.${name}`, { value: String(number) });
  return [
    context(
      `${say('common.page', { page: at.page, pages: at.pages })} · ${say('api.list.total', { total: at.total })}`,
    ),
    actions([
      ...(at.page > 1 ? [to('previous', at.page - 1)] : []),
      ...(at.page < at.pages ? [to('next', at.page + 1)] : []),
    ]),
  ];
}

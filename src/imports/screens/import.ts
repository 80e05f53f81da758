import {
  actions,
  type Block,
  button,
  context,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink, mention, plain } from '@phasegate/block-kit/escape.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { markup, type Params, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { askedIn, problemsOf, summaryIn } from '../kept.ts';
import type { ImportKind, Outcome } from '../kind.ts';
import { kindName } from '../kinds.ts';
import { grouped } from '../problem-groups.ts';
import type { Import } from '../store.ts';
import { isThreadGone } from '../thread.ts';
import { buttonsOf, offers } from './buttons.ts';
import { problemLine } from './problem-line.ts';

/** An import as it stands, in the modal it was handed in by. `kind`: as what. */
export function importModal(
  say: Say,
  found: Import,
  kind: ImportKind | undefined,
  notice?: string,
  outcome: Outcome | null = null,
): Modal {
  return modal({
    title: say('imports.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: 1 }),
    blocks: [...(notice ? [section(notice)] : []), ...blocksOf(say, found, kind, [], outcome)],
  });
}

/**
 * The same as a message: in the thread of the file, edited through its life.
 * @param offered what the file may be, as long as nobody has said
 * @param outcome what it came to, once it was confirmed
 */
export function importMessage(
  say: Say,
  found: Import,
  kind: ImportKind | undefined,
  offered: readonly ImportKind[],
  outcome: Outcome | null = null,
): SlackMessage {
  const text = plain(headline(say, found, kind, offered).replaceAll('*', ''));
  return { text, blocks: blocksOf(say, found, kind, offered, outcome) };
}

/** `tell` is `say.md` for blocks, and `say` where the whole text is escaped afterwards. */
export function headline(
  say: Say,
  found: Import,
  kind: ImportKind | undefined,
  offered: readonly ImportKind[],
  tell: (key: TextKey, params?: Params) => string = say,
): string {
  const { fresh, changed, unchanged, bad, isBroken } = summaryIn(found);
  const [only, ...others] = offered;
  const what = kind ?? (others.length === 0 ? only : undefined);
  const name = what ? kindName(what, say) : '';
  const good = fresh + changed + unchanged;
  const params = { file: found.fileName, kind: name, fresh, changed, unchanged, bad, good };
  switch (found.state) {
    case 'offered':
      return tell(what ? 'imports.offer' : 'imports.offer-several', params);
    case 'reading':
      return tell('imports.reading', params);
    case 'asking':
      return tell('imports.asking', { ...params, ...askedIn(found) });
    case 'refused':
      return tell(isBroken ? 'imports.broken' : 'imports.refused', params);
    case 'imported':
      return tell('imports.imported', params);
    case 'discarded':
      return tell('imports.discarded', params);
    case 'ready':
      if (bad > 0) return tell('imports.partial', params);
      return tell(fresh + changed === 0 ? 'imports.nothing' : 'imports.ready', params);
  }
}

function blocksOf(
  say: Say,
  found: Import,
  kind: ImportKind | undefined,
  offered: readonly ImportKind[],
  outcome: Outcome | null,
): Block[] {
  const { remarks, told, isBroken, fresh, changed, unchanged, bad } = summaryIn(found);
  const groups = grouped(problemsOf(found));
  const { isSheet } = summaryIn(found);
  const shown = groups.slice(0, LIMITS.page);
  const isRefused = found.state === 'refused';
  const isReady = found.state === 'ready';
  const buttons =
    found.state === 'offered' ? offers(say, found, offered) : buttonsOf(say, found, kind, groups.length);
  return [
    section(headline(say, found, kind, offered, say.md)),
    ...(isThreadGone(found)
      ? [context(say.md('imports.thread-gone', { channel: markup(channelLink(found.channel ?? '')) }))]
      : []),
    ...(outcome ? [section(outcome.text, { accessory: outcome.button })] : []),
    ...(isRefused && !isBroken ? [context(say('imports.totals', { fresh, changed, unchanged, bad }))] : []),
    ...((isReady || isRefused) && told.length > 0
      ? [
          section(
            told.map((one) => say.md(one.key, one.params)).join('\n'),
            isReady && changed > 0 && kind?.changes
              ? { accessory: button(say('imports.changes'), IDS.changes, { value: found.id }) }
              : {},
          ),
        ]
      : []),
    ...(shown.length > 0 ? [section(shown.map((group) => problemLine(say, group, isSheet)).join('\n'))] : []),
    ...(isRefused ? [context(say('imports.again'))] : []),
    ...(isReady ? remarks.map((one) => context(`▲ ${say.md(one.key, one.params)}`)) : []),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
    context(lastLine(say, found)),
  ];
}

function lastLine(say: Say, found: Import): string {
  if (found.decidedBy && found.decidedAt) {
    return say.md('imports.decided', {
      who: markup(mention(found.decidedBy)),
      when: moment(found.decidedAt, say),
    });
  }
  return say.md('imports.by', { who: markup(mention(found.userId)) });
}

/** Things moved on since the file was checked: says so, with the way on. */
export function staleMessage(say: Say, importId: string): SlackMessage {
  const text = say.md('imports.stale');
  return {
    text,
    blocks: [
      section(text),
      actions([button(say('imports.recheck'), IDS.check, { value: importId, style: 'primary' })]),
    ],
  };
}

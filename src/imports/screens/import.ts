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
import type { Button } from '@slack/web-api';
import { z } from 'zod';
import { writeMeta } from '../../slack/metadata.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { markup, type Params, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { checkAction, IDS, MOST_OFFERED } from '../ids.ts';
import type { ImportKind, ImportProblem, Outcome } from '../kind.ts';
import { kindName } from '../kinds.ts';
import { problem, summary as summarySchema } from '../problem.ts';
import { type Import, isThreadGone } from '../store.ts';

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

const nothing = { fresh: 0, changed: 0, unchanged: 0, bad: 0, isBroken: false, remarks: [], told: [] };
const summaryOf = (found: Import) => summarySchema.catch(nothing).parse(found.summary);
export const problemsOf = (found: Import): ImportProblem[] =>
  z.array(problem).catch([]).parse(found.problems);

/** `tell` is `say.md` for blocks, and `say` where the whole text is escaped afterwards. */
export function headline(
  say: Say,
  found: Import,
  kind: ImportKind | undefined,
  offered: readonly ImportKind[],
  tell: (key: TextKey, params?: Params) => string = say,
): string {
  const { fresh, changed, unchanged, bad, isBroken } = summaryOf(found);
  const [only, ...others] = offered;
  const what = kind ?? (others.length === 0 ? only : undefined);
  const name = what ? kindName(what, say) : '';
  const params = { file: found.fileName, kind: name, fresh, changed, unchanged, bad };
  switch (found.state) {
    case 'offered':
      return tell(what ? 'imports.offer' : 'imports.offer-several', params);
    case 'reading':
      return tell('imports.reading', params);
    case 'refused':
      return tell(isBroken ? 'imports.broken' : 'imports.refused', params);
    case 'imported':
      return tell('imports.imported', params);
    case 'discarded':
      return tell('imports.discarded', params);
    case 'ready':
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
  const { remarks, told, isBroken, fresh, changed, unchanged, bad } = summaryOf(found);
  const problems = problemsOf(found);
  const shown = problems.slice(0, LIMITS.page);
  const isRefused = found.state === 'refused';
  const isReady = found.state === 'ready';
  const buttons =
    found.state === 'offered' ? offers(say, found, offered) : buttonsOf(say, found, kind, problems.length);
  return [
    section(headline(say, found, kind, offered, say.md)),
    ...(isThreadGone(found)
      ? [context(say.md('imports.thread-gone', { channel: markup(channelLink(found.channel ?? '')) }))]
      : []),
    ...(outcome ? [section(outcome.text, { accessory: outcome.button })] : []),
    ...(isRefused && !isBroken ? [context(say('imports.totals', { fresh, changed, unchanged, bad }))] : []),
    ...((isReady || isRefused) && told.length > 0
      ? [section(told.map((one) => say.md(one.key, one.params)).join('\n'))]
      : []),
    ...(shown.length > 0 ? [section(shown.map((one) => problemLine(say, one)).join('\n'))] : []),
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

/** A button for each kind that a dropped file may be, and one for none of them. */
function offers(say: Say, found: Import, kinds: readonly ImportKind[]): Button[] {
  const isOne = kinds.length === 1;
  return [
    ...kinds.slice(0, MOST_OFFERED).map((kind, n) =>
      button(
        isOne ? say('imports.check') : say('imports.check-as', { kind: kindName(kind, say) }),
        checkAction(n),
        {
          value: `${found.id} ${kind.kind}`,
          ...(n === 0 && { style: 'primary' }),
        },
      ),
    ),
    button(say('imports.no'), IDS.discard, { value: found.id }),
  ];
}

function buttonsOf(say: Say, found: Import, kind: ImportKind | undefined, problems: number): Button[] {
  const { fresh, changed } = summaryOf(found);
  const value = found.id;
  // A kind that asked something asks once more: the answer may be what was wrong.
  const recheck = button(say('imports.recheck'), IDS.check, {
    value: kind?.ask ? `${value} ${kind.kind}` : value,
  });
  const discard = button(say('imports.no'), IDS.discard, { value });
  switch (found.state) {
    case 'reading':
      return [button(say('imports.show'), IDS.show, { value })];
    case 'ready': {
      const what = kind && say(kind.name, { count: fresh + changed });
      if (!what || fresh + changed === 0) return [discard];
      const sure = { value: `${value} ${found.run}`, style: 'primary' as const };
      return [button(say('imports.confirm', { what }), IDS.confirm, sure), recheck, discard];
    }
    case 'refused':
      return [
        ...(problems > LIMITS.page
          ? [button(say('imports.all-problems', { count: problems }), IDS.problems, { value })]
          : []),
        ...(problems > 1 ? [button(say('imports.as-file'), IDS.problemsFile, { value })] : []),
        recheck,
      ];
    default:
      return [];
  }
}

/** What is wrong, and where. mrkdwn. */
export function problemLine(say: Say, { line, column, key, params }: ImportProblem): string {
  const reason = say.md(key, params);
  if (line === 0) return `• ${reason}`;
  if (column === '') return `• ${say.md('imports.row-line', { line, reason: markup(reason) })}`;
  return `• ${say.md('imports.row', { line, column, reason: markup(reason) })}`;
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

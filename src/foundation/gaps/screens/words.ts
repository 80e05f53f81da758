import { escape, link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../../forms/manifest-choices.ts';
import type { GapChoices } from '../../../playbook/foundation-schema.ts';
import { type Markup, markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import type { GapContext } from '../gap.ts';
import type { ListedGap } from '../list-store.ts';
import type { Effect, GapState } from '../rules.ts';
import type { Gap } from '../store.ts';

/** What a gap is told with. */
export interface Words {
  say: Say;
  context: GapContext;
}

export const gapTypeName = (choices: GapChoices, key: string, say: Say): string =>
  nameOf(choices.types, key, say);

function iconOf({ state, effect }: { state: GapState; effect: Effect }): string {
  if (state === 'resolved') return '✓';
  if (state === 'waived') return '–';
  if (state === 'in progress') return '◐';
  return effect === 'blocking' ? '✕' : '▲';
}

/** “open”, and for gaps that are live whether they block. */
function stateWord(gap: Pick<Gap, 'state' | 'effect'>, say: Say): string {
  const state = say(`gaps.state.${gap.state === 'in progress' ? 'in_progress' : gap.state}`);
  if (gap.state === 'resolved' || gap.state === 'waived') return state;
  return `${state}, ${say(`gaps.effect.word.${gap.effect}`)}`;
}

export const person = (userId: string, say: Say): Markup =>
  markup(userId === 'system' ? say('gaps.detail.system') : mention(userId));

/** The one fact that decides how a gap stands. mrkdwn. */
function gapFact(gap: Gap, say: Say): string {
  if (gap.state === 'waived') {
    return say.md('gaps.fact.waived', {
      loss: gap.waiverLoss ?? 0,
      who: person(gap.waivedBy ?? 'system', say),
      day: gap.waiverExpiresOn ? { day: gap.waiverExpiresOn } : '–',
    });
  }
  if (gap.state === 'resolved' && gap.resolvedAt) {
    return say.md('gaps.fact.resolved', {
      who: person(gap.resolvedBy ?? 'system', say),
      when: moment(gap.resolvedAt, say),
    });
  }
  if (gap.effect === 'blocking') return say('gaps.fact.blocking');
  return say('gaps.fact.degrading', { loss: gap.expectedLoss ?? 0 });
}

/** A gap in one line: rank, state, title, fact. mrkdwn. */
export const gapLine = ({ gap, rank }: Pick<ListedGap, 'gap' | 'rank'>, say: Say): string =>
  say.md('gaps.list.row', {
    rank: rank === null ? '' : markup(say('gaps.list.rank', { rank })),
    icon: iconOf(gap),
    state: stateWord(gap, say),
    title: short(gap.title, 120),
    fact: markup(gapFact(gap, say)),
  });

/** Who sees to it, by when. mrkdwn. `today`: where the engagement is. */
export function dutyLine(
  { gap, ownerLeft }: Pick<ListedGap, 'gap' | 'ownerLeft'>,
  today: string,
  say: Say,
): string {
  return `${ownerText(gap.owner, ownerLeft, say)} · ${dueText(gap, today, say)}`;
}

function ownerText(owner: string | null, left: boolean, say: Say): string {
  if (!owner) return `_${say('common.unassigned')}_`;
  return left ? `_${say.md('gaps.left', { who: markup(mention(owner)) })}_` : mention(owner);
}

function dueText({ dueOn, state }: Gap, today: string, say: Say): string {
  if (!dueOn) return say('gaps.no-due');
  const isLate = dueOn < today && state !== 'resolved' && state !== 'waived';
  return say.md(isLate ? 'gaps.late' : 'gaps.due', { day: { day: dueOn } });
}

/** What shows that a gap is resolved. mrkdwn; empty where it is not. */
export function evidenceText(gap: Gap, say: Say): string {
  return [
    gap.evidenceLink && link(gap.evidenceLink, short(gap.evidenceLink, 80)),
    gap.evidenceFileName && say.md('gaps.detail.file', { name: gap.evidenceFileName }),
    gap.evidenceNote && escape(short(gap.evidenceNote, 500)),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const short = (text: string, max: number): string => fitText(text.replace(/\s+/g, ' ').trim(), max);

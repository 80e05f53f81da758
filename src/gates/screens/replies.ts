import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { actions, button, section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../engagement/names.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { waitingFor } from './awaited.ts';
import { leftLines } from './exits.ts';
import { changeLine, needsLine, outcomeLine } from './lines.ts';
import { callAll, gateName, itemText, type RequestState, roleName, shortDigest } from './words.ts';

const said = (text: string, mrkdwn: string): SlackMessage => ({
  text: plain(text),
  blocks: [section(mrkdwn)],
});

/** A decision, as the record keeps it; one that counts no more says so. */
export function decisionReply(
  say: Say,
  state: RequestState,
  decision: RequestState['decisions'][number],
): SlackMessage {
  const params = { role: roleName(say, decision.role), text: fitText(decision.text ?? '', 1_500) };
  const line = say.md(`gates.decision.${decision.kind}`, {
    ...params,
    who: markup(nameOf(state.names, decision.userId)),
  });
  const isBack = decision.voidReason === 'taken back' || decision.voidReason === 'unreacted';
  const back = isBack && decision.voidedAt;
  const mark = back ? `\n${say.md('gates.decision.back', { when: moment(back, say) })}` : '';
  const who = state.names.get(decision.userId) ?? '–';
  const text = back
    ? say('gates.decision.back.fallback', { ...params, who })
    : say(`gates.decision.${decision.kind}`, { ...params, who });
  return said(text, `${line}${mark}`);
}

/** [G6] Mentions those whose approvals are void; once, since it is posted once. */
export function changeReply(
  say: Say,
  state: RequestState,
  change: RequestState['request']['changes'][number],
): SlackMessage {
  return said(
    say('gates.change.fallback', { gate: gateName(say, state) }),
    changeLine(say, state, change, true),
  );
}

export function outcomeReply(say: Say, state: RequestState): SlackMessage {
  return said(fallback(say, state), [outcomeLine(say, state), ...leftLines(say, state)].join('\n'));
}

/** [G10] To the requester, directly. */
export function outcomeNotice(say: Say, state: RequestState): SlackMessage {
  const title = say.md('gates.request.title', {
    gate: gateName(say, state),
    engagement: state.engagement.name,
  });
  return said(
    fallback(say, state),
    [`*${title}*`, outcomeLine(say, state), ...leftLines(say, state)].join('\n'),
  );
}

const fallback = (say: Say, state: RequestState): string =>
  say(`gates.request.fallback.${state.request.state}`, {
    gate: gateName(say, state),
    engagement: state.engagement.name,
  });

export type NoteKind = 'attested' | 'unattested' | 'proposed' | 'ratified';

/** What else happened, one line. */
export function noteReply(
  say: Say,
  state: RequestState,
  kind: NoteKind,
  who: string,
  item: string,
): SlackMessage {
  const params = { item: itemText(say, state, item), reason: fitText(state.override?.reason ?? '', 600) };
  const name = markup(nameOf(state.names, who));
  return said(
    say(`gates.note.${kind}`, { ...params, who: state.names.get(who) ?? '–' }),
    say.md(`gates.note.${kind}`, { ...params, who: name }),
  );
}

/** [G9] Reminds those who are still asked, and nobody else. Nothing once it is over. */
export function reminderReply(say: Say, state: RequestState, which: 'before' | 'due'): SlackMessage | null {
  const waiting = waitingFor(state);
  if (state.request.state !== 'open' || waiting.length === 0) return null;
  const day = { day: state.request.dueOn };
  const text = say(`gates.reminder.${which}`, { day, who: '' });
  return said(text, say.md(`gates.reminder.${which}`, { day, who: markup(callAll(say, waiting)) }));
}

/** [G9] To the lead: overdue, and on whom it waits. It decides nothing. */
export function overdueNotice(say: Say, state: RequestState): SlackMessage | null {
  if (state.request.state !== 'open') return null;
  const params = { gate: gateName(say, state), engagement: state.engagement.name };
  const text = say('gates.overdue.fallback', params);
  const why = say.md('gates.overdue.text', { ...params, day: { day: state.request.dueOn } });
  return {
    text: plain(text),
    blocks: [
      section(`${why}\n${needsLine(say, state)}`),
      actions([button(say('gates.button.evidence'), IDS.evidence, { value: state.request.id })]),
    ],
  };
}

/** What one person is asked privately: why they reject, what they think of changed evidence, on which conditions. */
export type Look = 'reason' | 'again' | 'conditions';

export function lookNotice(say: Say, state: RequestState, what: Look): SlackMessage | null {
  if (state.request.state !== 'open') return null;
  const params = { gate: gateName(say, state), engagement: state.engagement.name };
  const value = `${state.request.id} ${shortDigest(state.request.digest)}`;
  const [text, action] = (
    {
      reason: ['gates.button.reason', IDS.rejectOpen],
      again: ['gates.button.approve', IDS.approve],
      conditions: ['gates.button.conditions', IDS.conditionsOpen],
    } as const
  )[what];
  const act = button(say(text), action, { value, style: 'primary' });
  const evidence = button(say('gates.button.evidence'), IDS.evidence, { value: state.request.id });
  return {
    text: plain(say(`gates.look.${what}`, params)),
    blocks: [section(say.md(`gates.look.${what}`, params)), actions([act, evidence])],
  };
}

export const repeatedMessage = (say: Say): SlackMessage =>
  said(say('gates.repeated'), say.md('gates.repeated'));

export const backMessage = (say: Say, wasGiven: boolean): SlackMessage => {
  const key = wasGiven ? 'gates.back.done' : 'gates.back.nothing';
  return said(say(key), say.md(key));
};

export const unclearMessage = (say: Say): SlackMessage => said(say('gates.unclear'), say.md('gates.unclear'));

export const remarkMessage = (say: Say): SlackMessage => said(say('gates.remark'), say.md('gates.remark'));

export const attestedNobody = (say: Say, users: readonly string[]): SlackMessage =>
  said(
    say('gates.attest.nothing', { people: '' }),
    say.md('gates.attest.nothing', { people: markup(users.map(mention).join(', ') || escape('–')) }),
  );

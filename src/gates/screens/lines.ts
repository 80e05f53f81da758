import { button, section } from '@phasegate/block-kit/blocks.ts';
import { escape, link } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { SectionBlock } from '@slack/web-api';
import { nameOf } from '../../engagement/names.ts';
import { placeValue } from '../../engagement/place.ts';
import type { ApproverRole, GateItem } from '../../playbook/gates-schema.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { fillQuorum, isAble, stillAsked } from '../rules.ts';
import { failedItems, unattestedItems } from '../situation.ts';
import { causeLines } from './causes.ts';
import { callAll, changeText, figureText, itemText, markOf, type RequestState, roleName } from './words.ts';

/** [G6] What changed, whose approvals no longer count. `call`: those people are asked again, by a mention. */
export function changeLine(
  say: Say,
  state: RequestState,
  change: RequestState['request']['changes'][number],
  call: boolean,
): string {
  const { voided, asked = voided } = change;
  const isGiven = (userId: string) =>
    state.live.some((one) => one.userId === userId && one.digest === state.request.digest);
  const again = call ? asked : asked.filter((userId) => !isGiven(userId));
  return say.md('gates.change.line', {
    when: moment(Temporal.Instant.from(change.at), say),
    what: markup(changeText(say, state, change, causeLines(say, state, change))),
    voided: voided.length,
    asked: again.length,
    later: voided.length > 0 && asked.length === 0 ? 'yes' : 'no',
    who: markup(callAll(say, again)),
  });
}

/** How it ended: who, when, why. */
export function outcomeLine(say: Say, state: RequestState): string {
  const { request, override, toRatify } = state;
  const key = request.state === 'approved' && request.withConditions ? 'approved-conditions' : request.state;
  return say.md(`gates.outcome.${key}`, {
    who: markup(nameOf(state.names, request.decidedBy)),
    first: markup(nameOf(state.names, override?.proposedBy ?? null)),
    when: request.decidedAt ? moment(request.decidedAt, say) : '–',
    reason: fitText(request.reason ?? '', 600),
    reasonKnown: request.reason ? 'yes' : 'no',
    ratified: override?.ratifiedAt ? 'yes' : 'no',
    missing: toRatify.map((part) => `${part.count} ${part.role}`).join(', '),
  });
}

/** One item: its mark, what it says, its number or who attested it. */
export function itemLine(say: Say, state: RequestState, key: string): string {
  const item = state.items.find((one) => one.key === key);
  const looked = state.request.evidence.items.find((one) => one.key === key);
  const text = escape(itemText(say, state, key));
  if (item?.attest === undefined) {
    return `${markOf(looked)} ${text} · ${looked ? figureText(say, looked.figure) : '–'}`;
  }
  const given = state.attestations.find((one) => one.item === key);
  if (!given) {
    const who = callAll(say, ableIn(state, item.attest));
    const open = state.request.state === 'open';
    return `☐ ${text} · ${open ? say.md('gates.item.open', { who: markup(who) }) : '–'}`;
  }
  const note = given.link ? link(given.link, given.note) : escape(fitText(given.note, 200));
  const params = {
    who: markup(nameOf(state.names, given.userId)),
    role: roleName(say, given.role),
    when: moment(given.at, say),
  };
  return `✓ ${text} · ${say.md('gates.item.attested', params)}: ${note}`;
}

/** An item with, [G14] one click away, what stands behind it. `more`: what else is said of it, mrkdwn. */
export function itemSection(say: Say, state: RequestState, item: GateItem, more = ''): SectionBlock {
  const behind = state.behind[item.check ?? ''];
  const { id, engagementId, cycle } = state.request;
  const accessory =
    behind &&
    ('opens' in behind
      ? button(say('gates.button.look'), behind.opens, { value: placeValue({ id: engagementId, cycle }) })
      : button(say('gates.button.look'), IDS.itemOpen, { value: `${id} ${item.key}` }));
  return section(`${itemLine(say, state, item.key)}${more}`, accessory ? { accessory } : {});
}

/** [G5] Who has approved for which role, and on whom it still waits. */
export function needsLine(say: Say, state: RequestState): string {
  const { request, electorate, today } = state;
  const counting = state.live.filter((one) => one.kind !== 'reject' && one.digest === request.digest);
  const { filled } = fillQuorum(electorate, counting);
  const done = filled.map(({ role, userId, holder }) => {
    const at = counting.find((one) => one.userId === userId)?.at;
    return say.md('gates.needs.done', {
      role: roleName(say, role),
      who: markup(nameOf(state.names, userId)),
      stead: holder === userId ? 'no' : 'yes',
      holder: markup(nameOf(state.names, holder)),
      when: at ? moment(at, say) : '–',
    });
  });
  if (request.state !== 'open') return say.md('gates.needs.ended', { list: markup(done.join(' · ') || '–') });
  // Struck, and in sight until they are given again.
  const struck = state.decisions
    .filter(
      ({ voidReason, userId }) =>
        voidReason === 'evidence' && !state.live.some((one) => one.userId === userId),
    )
    .filter(({ userId, id }, _, all) => all.findLast((one) => one.userId === userId)?.id === id)
    .map(({ role, userId }) =>
      say.md('gates.needs.struck', { role: roleName(say, role), who: markup(nameOf(state.names, userId)) }),
    );
  const waiting = stillAsked(electorate, counting, today).map(({ role, users }) =>
    say.md('gates.needs.waiting', { role: roleName(say, role), who: markup(callAll(say, users)) }),
  );
  return say.md('gates.needs.open', {
    list: markup([...done, ...struck, ...waiting].join(' · ')),
    day: { day: request.dueOn },
  });
}

/** [G13] Why an open gate stands still beside its approvals: what fails, what nobody has attested, and who can. mrkdwn lines. */
export function standsStill(say: Say, state: RequestState): string[] {
  if (state.request.state !== 'open') return [];
  const failed = failedItems(state).map(({ key }) =>
    say.md('gates.stands.failed', { item: itemText(say, state, key) }),
  );
  const open = unattestedItems(state).map(({ key, attest }) =>
    say.md('gates.stands.unattested', {
      item: itemText(say, state, key),
      who: markup(callAll(say, ableIn(state, attest))),
    }),
  );
  return [...failed, ...open];
}

/** Whoever has a role here and can act. */
const ableIn = ({ electorate }: RequestState, role: ApproverRole): string[] =>
  electorate.people
    .filter((person) => isAble(person, electorate) && person.roles.includes(role))
    .map((person) => person.userId);

/** [G14] The seal it rests on was made over the approvers' heads: by whom, why, and whether they have put it right. */
export const sealOverrideLine = (say: Say, { sealOverride, request, names }: RequestState): string[] =>
  sealOverride
    ? [
        say.md('gates.seal.overridden', {
          version: request.evidence.seal?.version ?? 0,
          first: markup(nameOf(names, sealOverride.proposedBy)),
          second: markup(nameOf(names, sealOverride.secondedBy)),
          reason: fitText(sealOverride.reason, 300),
          ratified: sealOverride.ratifiedAt ? 'yes' : 'no',
        }),
      ]
    : [];

import { inLanguage } from '../../playbook/playbook.ts';
import {
  actions,
  type Block,
  button,
  context,
  header,
  option,
  overflow,
  type SlackMessage,
  section,
} from '../../slack/blocks.ts';
import { escape, link, plain } from '../../slack/escape.ts';
import { fitBlocks, fitText, weight } from '../../slack/fit.ts';
import { LIMITS } from '../../slack/limits.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { fillQuorum, stillAsked } from '../rules.ts';
import {
  callAll,
  dayName,
  figureText,
  gateName,
  itemText,
  moment,
  nameOf,
  type RequestState,
  roleName,
  shortDigest,
} from './words.ts';

/** [G1] The one message of a request: what is asked of whom, on what, by when. Edited through its life. */
export function requestMessage(say: Say, state: RequestState): SlackMessage {
  const { request, engagement, gate } = state;
  const name = gateName(say, state);
  const title = say('gates.request.title', { gate: name, engagement: engagement.name });
  const fallback = plain(
    say(`gates.request.fallback.${request.state}`, { gate: name, engagement: engagement.name }),
  );
  const top: Block[] = [
    header(title),
    ...notices(say, state),
    context(say.md('gates.request.why', { why: inLanguage(gate.why, say) })),
  ];
  const bottom: Block[] = [
    section(needsLine(say, state)),
    ...conditionLines(say, state),
    ...buttons(say, state),
    context(footer(say, state)),
  ];
  // The items get what room the rest leaves; those that do not fit are in the evidence.
  const taken = weight(top) + weight(bottom) + fallback.length;
  const { blocks: items } = fitBlocks<Block>(
    state.items.map((item) => section(itemLine(say, state, item.key))),
    {
      max: LIMITS.message.blocks - top.length - bottom.length,
      budget: LIMITS.message.budget - taken,
      more: (left) => context(say.md('gates.request.more-items', { left })),
    },
  );
  return { text: fallback, blocks: [...top, ...items, ...bottom] };
}

function notices(say: Say, state: RequestState): Block[] {
  const { request, override } = state;
  if (request.state !== 'open') return [section(outcomeLine(say, state))];
  const found: Block[] = [];
  const last = request.changes.at(-1);
  if (last) found.push(section(changeLine(say, state, last, false)));
  if (override) {
    const params = { who: markup(nameOf(state, override.proposedBy)), reason: fitText(override.reason, 300) };
    found.push(section(say.md('gates.override.proposed', params)));
    found.push(
      actions([button(say('gates.override.second'), IDS.second, { value: request.id, style: 'danger' })]),
    );
  }
  return found;
}

/** [G6] What changed, whose approvals no longer count. `call`: those people are asked again, by a mention. */
export function changeLine(
  say: Say,
  state: RequestState,
  change: RequestState['request']['changes'][number],
  call: boolean,
): string {
  const what = change.items
    .slice(0, 3)
    .map(({ key, before, after }) =>
      say.md('gates.change.item', {
        item: itemText(say, state, key),
        before: markup(figureText(say, before) || '–'),
        after: markup(figureText(say, after) || '–'),
      }),
    )
    .join('; ');
  const again = change.voided.filter(
    (userId) =>
      call || !state.live.some((one) => one.userId === userId && one.digest === state.request.digest),
  );
  return say.md('gates.change.line', {
    when: markup(moment(Temporal.Instant.from(change.at))),
    what: markup(what || say.md('gates.change.gate')),
    voided: again.length,
    who: markup(callAll(say, again)),
  });
}

/** How it ended: who, when, why. */
export function outcomeLine(say: Say, state: RequestState): string {
  const { request, override, toRatify } = state;
  const key = request.state === 'approved' && request.withConditions ? 'approved-conditions' : request.state;
  return say.md(`gates.outcome.${key}`, {
    who: markup(nameOf(state, request.decidedBy)),
    first: markup(nameOf(state, override?.proposedBy ?? null)),
    when: markup(request.decidedAt ? moment(request.decidedAt) : '–'),
    reason: request.reason ? fitText(request.reason, 600) : 'none',
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
    const mark = looked?.ok ? '✓' : '✕';
    return `${mark} ${text} · ${looked ? figureText(say, looked.figure) : '–'}`;
  }
  const given = state.attestations.find((one) => one.item === key);
  if (!given) {
    const able = state.electorate.people.filter(
      (one) => !one.isDeactivated && !one.isExternal && one.roles.includes(item.attest ?? 'legal'),
    );
    const who = callAll(
      say,
      able.map((one) => one.userId),
    );
    const open = state.request.state === 'open';
    return `☐ ${text} · ${open ? say.md('gates.item.open', { who: markup(who) }) : '–'}`;
  }
  const note = given.link ? link(given.link, given.note) : escape(fitText(given.note, 200));
  const params = {
    who: markup(nameOf(state, given.userId)),
    role: roleName(say, given.role),
    when: markup(moment(given.at)),
  };
  return `✓ ${text} · ${say.md('gates.item.attested', params)}: ${note}`;
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
      who: markup(nameOf(state, userId)),
      stead: holder === userId ? 'no' : 'yes',
      holder: markup(nameOf(state, holder)),
      when: markup(at ? moment(at) : '–'),
    });
  });
  if (request.state !== 'open') return say.md('gates.needs.ended', { list: markup(done.join(' · ') || '–') });
  const waiting = stillAsked(electorate, counting, today).map(({ role, users }) =>
    say.md('gates.needs.waiting', { role: roleName(say, role), who: markup(callAll(say, users)) }),
  );
  return say.md('gates.needs.open', {
    list: markup([...done, ...waiting].join(' · ')),
    day: dayName(say, request.dueOn),
  });
}

/** [G12] Conditions stay in sight until they are met. */
function conditionLines(say: Say, state: RequestState): Block[] {
  const { conditions, request } = state;
  if (conditions.length > 0) {
    const lines = conditions.slice(0, 10).map((one) =>
      say.md('gates.condition.line', {
        mark: one.state === 'done' ? '✓' : '☐',
        text: fitText(one.text, 150),
        who: markup(nameOf(state, one.owner)),
        day: dayName(say, one.dueOn),
      }),
    );
    return [section(`*${say.md('gates.condition.title')}*\n${lines.join('\n')}`)];
  }
  const asked = state.live.filter((one) => one.kind === 'conditions' && one.digest === request.digest);
  const texts = state.decisions.filter((one) => asked.some(({ id }) => id === one.id));
  if (texts.length === 0 || request.state !== 'open') return [];
  const said = texts
    .slice(0, 4)
    .map((one) => fitText(one.text ?? '', 300))
    .join('\n');
  return [section(`*${say.md('gates.condition.title')}*\n${escape(said)}`)];
}

function buttons(say: Say, { request, override }: RequestState): Block[] {
  const evidence = button(say('gates.button.evidence'), IDS.evidence, { value: request.id });
  if (request.state === 'overridden' && !override?.ratifiedAt) {
    const put = button(say('gates.override.ratify'), IDS.ratify, { value: request.id, style: 'primary' });
    return [actions([put, evidence])];
  }
  if (request.state !== 'open') return [actions([evidence])];
  const value = `${request.id} ${shortDigest(request.digest)}`;
  return [
    actions([
      button(say('gates.button.approve'), IDS.approve, { value, style: 'primary' }),
      button(say('gates.button.conditions'), IDS.conditionsOpen, { value }),
      button(say('gates.button.reject'), IDS.rejectOpen, { value }),
      evidence,
      overflow(
        IDS.more,
        (['attest', 'take-back', 'withdraw', 'delegate', 'override'] as const).map((what) =>
          option(say(`gates.menu.${what}`), `${request.id} ${what}`),
        ),
      ),
    ]),
  ];
}

function footer(say: Say, state: RequestState): string {
  const { request } = state;
  const { seal } = request.evidence;
  return [
    ...(request.state === 'open' ? [say.md('gates.request.how')] : []),
    say.md('gates.request.asked', {
      who: markup(nameOf(state, request.requestedBy)),
      when: markup(moment(request.requestedAt)),
      digest: shortDigest(request.digest),
    }),
    ...(seal
      ? [
          say.md('gates.request.seal', {
            digest: shortDigest(seal.digest),
            when: markup(moment(Temporal.Instant.from(seal.sealedAt))),
          }),
        ]
      : []),
  ].join(' · ');
}

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
} from '@phasegate/block-kit/blocks.ts';
import { escape, plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText, weight } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { nameOf } from '../../engagement/names.ts';
import { placeValue } from '../../engagement/place.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { unattestedItems } from '../situation.ts';
import { attestButton, decisionButtons, ratifyButton } from './buttons.ts';
import { leftLines } from './exits.ts';
import { changeLine, itemSection, needsLine, outcomeLine, sealOverrideLine, standsStill } from './lines.ts';
import { gateName, type RequestState, shortDigest } from './words.ts';

/** Lines on why a gate stands still; a checklist is seldom longer. */
const MOST_STANDING = 8;

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
    ...(state.elsewhere === undefined
      ? [section([needsLine(say, state), ...standsBlock(say, state)].join('\n'))]
      : []),
    ...conditionLines(say, state),
    ...buttons(say, state),
    ...sealOverrideLine(say, state).map((line) => context(line)),
    context(footer(say, state)),
  ];
  // The items get what room the rest leaves; those that do not fit are in the evidence.
  const taken = weight(top) + weight(bottom) + fallback.length;
  const { blocks: items } = fitBlocks<Block>(
    state.items.map((item) => itemSection(say, state, item)),
    {
      max: LIMITS.message.blocks - top.length - bottom.length,
      budget: LIMITS.message.budget - taken,
      more: (left) => context(say.md('gates.request.more-items', { left })),
    },
  );
  return { text: fallback, blocks: [...top, ...items, ...bottom], linked: true };
}

function notices(say: Say, state: RequestState): Block[] {
  const { request, override } = state;
  if (request.state !== 'open')
    return [section([outcomeLine(say, state), ...leftLines(say, state)].join('\n'))];
  const found: Block[] = [];
  if (state.elsewhere !== undefined)
    found.push(
      section(say.md('gates.request.elsewhere', { phase: state.elsewhere, back: state.gate.phase })),
    );
  if (state.unsure) found.push(section(say.md('gates.request.unsure')));
  const last = request.changes.at(-1);
  if (last) found.push(section(changeLine(say, state, last, false)));
  if (override) {
    const params = {
      who: markup(nameOf(state.names, override.proposedBy)),
      reason: fitText(override.reason, 300),
    };
    found.push(section(say.md('gates.override.proposed', params)));
    found.push(
      actions([button(say('gates.override.second'), IDS.second, { value: request.id, style: 'danger' })]),
    );
  }
  return found;
}

function standsBlock(say: Say, state: RequestState): string[] {
  const lines = standsStill(say, state);
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST_STANDING);
  const left = lines.length - shown.length;
  const more = left > 0 ? [say.md('gates.request.more-items', { left })] : [];
  return [`*${say.md('gates.stands.title')}*`, ...shown, ...more];
}

/** [G12] Conditions stay in sight until they are met. */
function conditionLines(say: Say, state: RequestState): Block[] {
  const { conditions, request } = state;
  if (conditions.length > 0) {
    const lines = conditions.slice(0, 10).map((one) =>
      say.md('gates.condition.line', {
        mark: one.state === 'done' ? '✓' : '☐',
        text: fitText(one.text, 150),
        who: markup(nameOf(state.names, one.owner)),
        day: { day: one.dueOn },
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

function buttons(say: Say, state: RequestState): Block[] {
  const { request, override } = state;
  const evidence = button(say('gates.button.evidence'), IDS.evidence, { value: request.id });
  const { seal, sealing } = request.evidence;
  const looks = [
    evidence,
    ...(seal || sealing
      ? [
          button(say('gates.button.seal'), IDS.sealOpen, {
            value: placeValue({ id: request.engagementId, cycle: request.cycle }),
          }),
        ]
      : []),
  ];
  if (request.state === 'overridden' && !override?.ratifiedAt) {
    return [actions([ratifyButton(say, state), ...looks])];
  }
  if (request.state !== 'open') return [actions(looks)];
  const more = (what: readonly ('take-back' | 'withdraw' | 'delegate' | 'override')[]) =>
    overflow(
      IDS.more,
      what.map((one) => option(say(`gates.menu.${one}`), `${request.id} ${one}`)),
    );
  if (state.elsewhere !== undefined) return [actions([...looks, more(['withdraw', 'delegate'])])];
  return [
    actions([
      ...decisionButtons(say, state),
      ...(unattestedItems(state).length > 0 ? [attestButton(say, state)] : []),
      ...looks,
      more(['take-back', 'withdraw', 'delegate', 'override']),
    ]),
  ];
}

function footer(say: Say, state: RequestState): string {
  const { request } = state;
  const { seal, sealing } = request.evidence;
  return [
    ...(request.state === 'open' && state.elsewhere === undefined ? [say.md('gates.request.how')] : []),
    say.md('gates.request.asked', {
      who: markup(nameOf(state.names, request.requestedBy)),
      when: moment(request.requestedAt, say),
      digest: shortDigest(request.digest),
    }),
    ...(sealing
      ? [
          say.md('gates.request.sealing', {
            state: request.state,
            digest: shortDigest(sealing),
            version: seal?.version ?? 0,
          }),
        ]
      : []),
    ...(seal && sealing === undefined
      ? [
          say.md('gates.request.seal', {
            version: seal.version,
            digest: shortDigest(seal.digest),
            when: moment(Temporal.Instant.from(seal.sealedAt), say),
          }),
        ]
      : []),
  ].join(' · ');
}

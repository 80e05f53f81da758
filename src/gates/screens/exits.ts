import {
  type Block,
  button,
  context,
  header,
  input,
  type Modal,
  modal,
  option,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { Gate, GateItem } from '../../playbook/gates-schema.ts';
import type { GateSubject } from '../../room.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { Exit } from '../exits.ts';
import { askValue, IDS } from '../ids.ts';
import { changeText, nameFor, type RequestState } from './words.ts';

/** What has changed since a gate was approved. mrkdwn. */
export const whatChanged = (say: Say, { gate, changed }: Exit): string =>
  changeText(say, everyItem(gate), changed);

/** The items of every risk tier: what was added by one that no longer holds has a name too. */
const everyItem = ({ items, tiers }: Gate): { items: readonly GateItem[] } => ({
  items: [...items, ...(tiers.limited?.items ?? []), ...(tiers.high?.items ?? [])],
});

/** One of the gates that end a phase, and how it stands. mrkdwn. */
function exitLine(say: Say, exit: Exit): string {
  const { gate, subject, standing, request } = exit;
  const at = request && (standing === 'open' ? request.requestedAt : request.decidedAt);
  return say.md(`gates.exits.line.${standing}`, {
    gate: nameFor(say, gate, subject),
    when: at ? moment(at, say) : '–',
    what: markup(whatChanged(say, exit)),
  });
}

/** [B8] Under an approval: which gates are still needed before the phase ends, and why. mrkdwn lines. */
export function leftLines(say: Say, { exits, gate }: Pick<RequestState, 'exits' | 'gate'>): string[] {
  const left = exits.filter((one) => one.standing !== 'passed');
  if (left.length === 0) return [];
  const title = say.md('gates.exits.left', { phase: gate.phase });
  return [`*${title}*`, ...left.map((one) => exitLine(say, one))];
}

/** How the gates of a phase stand, where several end it together. */
export interface Overview {
  engagement: Engagement;
  /** [R3] Its cycle, where the engagement has had more than one. */
  cycle: number | null;
  phase: number;
  /** For the subject that has come furthest; null where there is nothing yet that they could be about. */
  exits: readonly Exit[] | null;
  gates: readonly Gate[];
  /** Gates of the phase that do not end it. */
  others: readonly Gate[];
  subjects: readonly GateSubject[];
}

/** [B8] All gates that end the phase, each with how it stands and the button that leads on. */
export function overviewMessage(say: Say, overview: Overview): SlackMessage {
  const { engagement, cycle, phase, exits, gates, others, subjects } = overview;
  const title = withCycle(say, say('gates.exits.title', { phase, engagement: engagement.name }), cycle);
  const [first] = gates;
  const about = first?.about;
  if (exits === null) {
    const params = {
      kind: about ?? 'none',
      gate: listIn(
        say,
        gates.map((one) => nameFor(say, one, null)),
      ),
    };
    return { text: plain(title), blocks: [header(title), section(say.md('gates.choose.nothing', params))] };
  }
  const passed = exits.filter((one) => one.standing === 'passed').length;
  const haveAll = passed === exits.length;
  const names = subjects.slice(0, MOST_NAMED).map((one) => one.name);
  const blocks: Block[] = [
    header(title),
    ...exits.map((one) => exitSection(say, engagement, one, haveAll)),
    context(
      haveAll
        ? say.md('gates.exits.again')
        : say.md('gates.exits.met', { met: passed, total: exits.length, kind: about ?? 'none' }),
    ),
    ...others.map((gate) =>
      section(say.md('gates.exits.other', { gate: nameFor(say, gate, null) }), {
        accessory: askButton(say, engagement, gate, null),
      }),
    ),
  ];
  if (subjects.length > 1)
    blocks.push(context(say.md('gates.exits.ask', { key: first?.key ?? '', names: listIn(say, names) })));
  return { text: plain(title), blocks };
}

const MOST_NAMED = 10;

/** Where all have passed and the phase goes on all the same, any of them can be asked for again. */
function exitSection(say: Say, engagement: Engagement, exit: Exit, again: boolean): Block {
  const { gate, subject, standing, request } = exit;
  const isSettled = standing === 'open' || (standing === 'passed' && !again);
  const accessory =
    isSettled && request
      ? button(say('gates.button.evidence'), IDS.evidence, { value: request.id })
      : askButton(say, engagement, gate, subject);
  return section(exitLine(say, exit), { accessory });
}

const askButton = (say: Say, engagement: Engagement, gate: Gate, subject: string | null) =>
  button(say('gates.button.ask'), IDS.askOpen, { value: askValue(engagement, gate.key, subject) });

/** What was chosen: a name or, where it says which cycle, `<cycle> <name>`. */
export function readChoice(value: string, byCycle: boolean): { cycle: number | null; name: string } {
  if (!byCycle) return { cycle: null, name: value };
  const [cycle = '', ...name] = value.split(' ');
  return { cycle: Number(cycle), name: name.join(' ') };
}

/** Which of several the gate is asked for about, or in which cycle; the newest first. [R3] Where there has been more than one cycle each says its own. */
export function chooseForm(
  say: Say,
  underWay: Engagement,
  gate: Gate,
  subjects: readonly (Partial<GateSubject> & { at: { looking: { engagement: Engagement } } })[],
): Modal {
  const kind = gate.about ?? 'none';
  const byCycle = underWay.cycle > 1;
  const options = subjects.slice(0, LIMITS.select.options).map(({ name = '', hint, at }) => {
    const { cycle } = at.looking.engagement;
    if (!byCycle) return option(name, name, hint);
    if (name === '') return option(say('cycle.option', { cycle }), `${cycle}`);
    return option(fitText(withCycle(say, name, cycle), LIMITS.option.text), `${cycle} ${name}`, hint);
  });
  const engagementId = underWay.id;
  return modal({
    callback_id: IDS.choose,
    private_metadata: writeMeta({ engagementId, gate: gate.key, byCycle }),
    title: say('gates.choose.title', { kind }),
    submit: say('gates.choose.submit'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('gates.choose.why', { kind, gate: nameFor(say, gate, null) })),
      input('subject', say('gates.choose.field', { kind }), select('subject', options)),
    ],
  });
}

/** There is nothing of the name that was typed, or nothing at all: says what there is. */
export function noSubjectMessage(say: Say, gate: Gate, subjects: readonly GateSubject[]): SlackMessage {
  const kind = gate.about ?? 'none';
  const names = listIn(
    say,
    subjects.slice(0, MOST_NAMED).map((one) => one.name),
  );
  const key = subjects.length > 0 ? 'gates.choose.unknown' : 'gates.choose.nothing';
  const params = { kind, names, gate: nameFor(say, gate, null) };
  return { text: plain(say(key, params)), blocks: [section(say.md(key, params))] };
}

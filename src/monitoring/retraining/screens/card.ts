import {
  actions,
  type Block,
  type Button,
  button,
  context,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { cycleShown } from '../../../engagement/in-cycle.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Named } from '../../../engagement/store.ts';
import { askValue, IDS as GATE_IDS } from '../../../gates/ids.ts';
import { listIn } from '../../../texts/lists.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { RETRAINING_IDS as IDS } from '../ids.ts';
import { isOpen, type State } from '../rules.ts';
import { APPROVERS } from '../steps.ts';
import type { RetrainingEvent, RetrainingTrigger } from '../store.ts';
import type { RetrainingView } from '../view.ts';

/** So many reasons are read in the message; the others are counted. */
const SHOWN = 10;
const WAY = [
  'proposed',
  'approved',
  'running',
  'revalidated',
  'promoted',
] as const satisfies readonly State[];

export const refValue = ({ engagementId, id }: Pick<RetrainingEvent, 'engagementId' | 'id'>): string =>
  `${engagementId} ${id}`;

/** What an event is called: the version it begins with and, once there is one, the version it leads to. */
export const nameOf = ({ fromModel, toModel }: Pick<RetrainingEvent, 'fromModel' | 'toModel'>): string =>
  toModel === null ? fromModel : `${fromModel} → ${toModel}`;

/** [R3] The same and, where that is told, the cycle it is of. Plain text. */
export const nameIn = (
  say: Say,
  event: Pick<RetrainingEvent, 'fromModel' | 'toModel' | 'cycle'>,
  underWay: number,
): string => withCycle(say, nameOf(event), cycleShown({ cycle: underWay }, event.cycle));

/** [R2] A retraining: its reasons, how far it is, who does what next. */
export function retrainingMessage(say: Say, view: RetrainingView): SlackMessage {
  const { event, engagement } = view;
  const head = {
    name: nameIn(say, event, engagement.cycle),
    state: event.state,
    engagement: engagement.name,
  };
  const buttons = buttonsOf(say, view);
  return {
    text: say.md('retraining.card.text', head),
    blocks: [
      section(`${say.md('retraining.card.head', head)}\n${wayLine(say, event)}`),
      section(reasonLines(say, view).join('\n')),
      section(nextLine(say, view)),
      ...(buttons.length > 0 ? [actions(buttons)] : []),
      footBlock(say, view),
    ],
  };
}

/** ✓ proposed → ◐ approved → ○ … mrkdwn. */
function wayLine(say: Say, { state }: RetrainingEvent): string {
  if (state === 'abandoned') return say.md('retraining.card.abandoned');
  const at = WAY.indexOf(state);
  return WAY.map((one, index) =>
    say.md('retraining.card.step', {
      state: one,
      mark: index < at || state === 'promoted' ? 'done' : index === at ? 'now' : 'ahead',
    }),
  ).join('  →  ');
}

function reasonLines(say: Say, { triggers }: RetrainingView): string[] {
  const shown = triggers.slice(0, SHOWN).map((trigger) => reasonLine(say, trigger));
  const rest = triggers.length - shown.length;
  return [
    say.md('retraining.card.reasons', { count: triggers.length }),
    ...shown,
    ...(rest > 0 ? [say.md('retraining.card.more', { count: rest })] : []),
  ];
}

/** One reason. mrkdwn. */
const reasonLine = (say: Say, trigger: RetrainingTrigger): string =>
  say.md('retraining.card.reason', {
    kind: trigger.kind,
    title: fitText(trigger.title, 120),
    text: fitText(trigger.text.replaceAll('\n', ' '), 240),
    change: trigger.change ?? 'none',
    since: { day: trigger.since ?? '1970-01-01' },
    cause: fitText((trigger.cause ?? '').replaceAll('\n', ' '), 200),
    linked: trigger.link ? 'yes' : 'no',
    link: trigger.link ? markup(link(trigger.link, say('retraining.card.message'))) : '',
    who: markup(mention(trigger.by)),
  });

/** Who does what next, or how it ended. mrkdwn. */
function nextLine(say: Say, view: RetrainingView): string {
  const { event } = view;
  return say.md('retraining.card.next', {
    wait: waitsFor(event),
    who: markup(whoNext(view).map(mention).join(', ') || '–'),
    by: markup(mention(event.endedBy ?? event.proposedBy)),
    reason: fitText(event.reason ?? '', 500),
    fault: fitText(event.runFault ?? '', 300),
    run: fitText(event.runRef ?? '', 200),
    has: event.runRef ? 'yes' : 'no',
    from: event.fromModel,
    to: event.toModel ?? '–',
    attempt: event.attempt,
    when: event.endedAt ? moment(event.endedAt, say) : '–',
    references: view.sealedBefore.length,
    names: fitText(listIn(say, view.sealedBefore), 200),
  });
}

/** What an event waits for; each has its words in the texts. */
export type Wait = State | 'gates' | 'version' | 'pipeline' | 'failed' | 'untold';

export function waitsFor({ state, run, toModel }: Pick<RetrainingEvent, 'state' | 'run' | 'toModel'>): Wait {
  if (state !== 'running') return state;
  if (toModel !== null) return 'gates';
  if (run === 'failed' || run === 'untold') return run;
  return run === 'by hand' ? 'version' : 'pipeline';
}

/** Those on whom it waits now; nobody where it is over, or a pipeline has it. */
export function whoNext({ event, people }: Pick<RetrainingView, 'event' | 'people'>): string[] {
  const wait = waitsFor(event);
  if (!isOpen(event) || wait === 'pipeline') return [];
  const roles: readonly string[] =
    wait === 'revalidated' ? ['lead', 'engineering'] : wait === 'proposed' ? APPROVERS : ['lead'];
  const able = people.filter(
    (one: Named) =>
      roles.includes(one.role) &&
      !one.isDeactivated &&
      !one.isExternal &&
      (wait !== 'proposed' || one.userId !== event.proposedBy),
  );
  return [...new Set(able.map(({ userId }) => userId))];
}

function buttonsOf(say: Say, { event }: RetrainingView): Button[] {
  if (!isOpen(event)) return [];
  const value = refValue(event);
  const primary = { value, style: 'primary' as const };
  return [
    ...firstButtons(say, event, primary),
    ...(event.state === 'running'
      ? [button(say('retraining.button.name'), IDS.name, event.toModel === null ? primary : { value })]
      : []),
    button(say('retraining.button.abandon'), IDS.abandon, { value }),
  ];
}

/** What it waits for can be done here. */
function firstButtons(
  say: Say,
  event: RetrainingEvent,
  primary: { value: string; style: 'primary' },
): Button[] {
  switch (waitsFor(event)) {
    case 'proposed':
      return [button(say('retraining.button.approve'), IDS.approve, primary)];
    case 'approved':
      return [button(say('retraining.button.start'), IDS.start, primary)];
    case 'failed':
    case 'untold':
      return [button(say('retraining.button.again'), IDS.start, { value: primary.value })];
    case 'gates':
      return [
        button(say('retraining.button.gates'), GATE_IDS.askOpen, {
          ...primary,
          value: askValue({ id: event.engagementId, cycle: event.cycle }),
        }),
      ];
    case 'revalidated':
      return [button(say('retraining.button.promote'), IDS.promote, primary)];
    default:
      return [];
  }
}

const footBlock = (say: Say, { event, engagement }: RetrainingView): Block =>
  context(
    say.md('retraining.card.foot', {
      by: markup(mention(event.proposedBy)),
      when: moment(event.proposedAt, say),
      approved: event.approvedBy ? 'yes' : 'no',
      approver: event.approvedBy ? markup(mention(event.approvedBy)) : '–',
      engagement: engagement.name,
    }),
  );

import {
  actions,
  type Block,
  type Button,
  button,
  context,
  header,
  option,
  overflow,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Reuse } from '../../../db/schema/engagement.ts';
import type { NextStep } from '../../news.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { Phase } from '../../playbook/schema.ts';
import type { PhaseStatus } from '../../room.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { Forecast, Signal } from '../forecast.ts';
import { IDS } from '../ids.ts';
import { stepLine } from '../next-step.ts';
import { APPROVER_ROLES, type Role } from '../roles.ts';
import { changesFrom, mayBegin, planned, progressBar, type Range } from '../rules.ts';
import type { StateChanged } from '../state-store.ts';
import type { Engagement, Named, PhaseEntry } from '../store.ts';
import { compressedLine } from './cycle.ts';
import { backText, stateChangeText } from './news.ts';
import { forecastLine, signalWord } from './signal.ts';

/** How an engagement stands, read in one transaction. */
export interface Standing {
  engagement: Engagement;
  phases: readonly Phase[];
  phase: Phase;
  today: Temporal.PlainDate;
  /** Working day of the phase, from 1. */
  day: number;
  /** Null where nothing is planned, or the engagement rests. */
  signal: Signal | null;
  /** [E3] How the cycle came back to this phase; null where it came forward. */
  back: PhaseEntry | null;
  /** [E4] [R3] The playbook's range and what is reused, where the phase is planned to take less. */
  compressed: { full: Range; reuse: Reuse } | null;
  /** [E7] Who made it rest, and why; null where it does not, or nobody knows any more. */
  rest: StateChanged | null;
  /** From the room of the phase; null where that phase is not furnished yet. */
  status: PhaseStatus | null;
  /** [E8] The one next step; null where nothing waits. */
  next: NextStep | null;
  /** mrkdwn: what other rooms add, such as how the gates stand. */
  lines?: readonly string[];
  /** The last working day of the planned range; null for a phase without one. */
  plannedEnd: Temporal.PlainDate | null;
  /** Null for a phase without a planned range. */
  forecast: Forecast | null;
}

/** What the card shows. */
export interface CardState extends Standing {
  people: readonly Named[];
}

/** The pinned card: what this is, how it stands, who does what next. */
export function engagementCard(say: Say, state: CardState): SlackMessage {
  const { engagement, phase } = state;
  const name = inLanguage(phase.name, say);
  const blocks: Block[] = [
    header(
      [
        `${engagement.name} · ${say('engagement.card.cycle', { cycle: engagement.cycle })}`,
        signalWord(say, state.signal),
      ]
        .filter(Boolean)
        .join('   '),
    ),
    section(stateLines(say, state)),
    section(phaseLines(say, state)),
    context(ladder(say, state)),
  ];
  if (state.next) blocks.push(section(nextLine(say, state.next)));
  if (engagement.state === 'active' && state.forecast)
    blocks.push(context(forecastLine(say, state.forecast, state.today)));
  if (state.lines?.length) blocks.push(section(state.lines.join('\n')));
  blocks.push(actions([...buttonsOf(say, state), menu(say, engagement)]));
  blocks.push(context(roleLine(say, state.people)));
  return {
    text: say.md('engagement.card.fallback', {
      name: engagement.name,
      phase: phase.phase,
      phaseName: name,
      day: state.day,
      state: say(`engagement.card.word.${engagement.state}`),
    }),
    blocks,
    // [H3] Answers say where they have it from.
    linked: true,
  };
}

/** [E8] mrkdwn */
export const nextLine = (say: Say, step: NextStep, call?: Parameters<typeof stepLine>[2]): string =>
  `${say.md('engagement.card.next')} ${stepLine(say, step, call)}`;

/** More than five are not read. */
const MOST_BUTTONS = 5;

/**
 * The next step's button first, then the ways into the phase; while the engagement rests, none of them. [R3] Last the next
 * cycle, where one can begin.
 */
export function buttonsOf(
  say: Say,
  { engagement, phase, status, next }: Pick<Standing, 'engagement' | 'phase' | 'status' | 'next'>,
): Button[] {
  const cycle = mayBegin(engagement.state, phase.phase)
    ? [button(say('cycle.button'), IDS.cycleOpen, { value: engagement.id })]
    : [];
  if (engagement.state !== 'active') return cycle;
  const first = next && { ...next.button, style: 'primary' as const };
  const others = (status?.buttons ?? []).filter((way) => way.action_id !== first?.action_id);
  return [...[...(first ? [first] : []), ...others].slice(0, MOST_BUTTONS - cycle.length), ...cycle];
}

/** [E7] What it is for; where it rests, since when, by whom and why. mrkdwn. */
function stateLines(say: Say, { engagement, rest }: CardState): string {
  const params = { goal: fitText(engagement.goal, 600) };
  // Changes from before they were kept with their reason have none to show.
  if (!rest) return say.md(`engagement.card.state.${engagement.state}`, params);
  return `${stateChangeText(say, 'engagement.card.rest', rest)}\n${say.md('engagement.card.state.active', params)}`;
}

function phaseLines(say: Say, { phase, day, status, engagement, back, compressed }: Standing): string {
  const params = { phase: phase.phase, name: inLanguage(phase.name, say), day, ...planned(phase) };
  const title = say.md(
    engagement.state === 'active' ? 'engagement.card.phase' : 'engagement.card.phase-still',
    params,
  );
  const how = status
    ? `${progressBar(status.done, status.total)}  ${status.facts}`
    : say.md('engagement.card.needs', { needs: inLanguage(phase.needs, say) });
  return [
    title,
    ...(back ? [backText(say, 'engagement.card.back', back)] : []),
    ...(compressed && phase.planned ? [compressedLine(say, phase.planned, compressed)] : []),
    how,
  ].join('\n');
}

/** All five phases in one line, the current one marked. */
function ladder(say: Say, { phases, phase }: Standing): string {
  return phases
    .map((one) => {
      const mark = one.phase < phase.phase ? '✓' : one.phase === phase.phase ? '●' : '○';
      const label = `${mark} ${one.phase} ${inLanguage(one.name, say)}`;
      return one.phase === phase.phase ? `*${label}*` : label;
    })
    .join('  →  ');
}

function menu(say: Say, engagement: Engagement) {
  const changes = changesFrom(engagement.state);
  // An overflow holds five: people, details, phases, and at most two changes of state.
  return overflow(IDS.more, [
    option(say('engagement.people.team.button'), `${engagement.id} team`),
    option(say('engagement.people.approvers.button'), `${engagement.id} approvers`),
    option(say('engagement.details.button'), `${engagement.id} details`),
    option(say('engagement.phases.button'), `${engagement.id} phases`),
    ...(changes.length > 0 ? [option(say('engagement.state.button'), `${engagement.id} state`)] : []),
  ]);
}

function roleLine(say: Say, people: readonly Named[]): string {
  const shown: Role[] = ['lead', ...APPROVER_ROLES];
  return shown
    .map((role) => {
      const able = people.filter((one) => one.role === role && !one.isDeactivated);
      const who = able.map((one) => mention(one.userId)).join(' ') || `_${say.md('common.unassigned')}_`;
      return say.md('engagement.card.role', { role: say(`engagement.role.${role}`), who: markup(who) });
    })
    .join(' · ');
}

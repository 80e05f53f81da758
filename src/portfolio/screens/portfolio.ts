import {
  actions,
  type Block,
  button,
  header,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText, page } from '@phasegate/block-kit/fit.ts';
import { taskBlocks } from '../../digest/screens/tasks.ts';
import { cycleShown } from '../../engagement/in-cycle.ts';
import { planned } from '../../engagement/rules.ts';
import { signalWord } from '../../engagement/screens/signal.ts';
import { nameFor } from '../../gates/screens/words.ts';
import { inLanguage, type Playbook } from '../../playbook/playbook.ts';
import { pager } from '../../slack/pager.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import { estimateText, moment, weekdayText } from '../../texts/words.ts';
import type { PortfolioEngagement, PortfolioState } from '../compose.ts';
import { PORTFOLIO_IDS as IDS } from '../ids.ts';
import type { Worth } from '../rules.ts';

const NAME = 60;
const MOST_DECISIONS = 3;
/** As many engagements as a digest names; the view has all. */
const MOST_ROWS = 10;

/** [D4] What waits on the reader, how many are late, which decisions wait, what it is worth; then the engagements that need attention first. */
export function portfolioMessage(say: Say, state: PortfolioState, playbook: Playbook): SlackMessage {
  const blocks: Block[] = [
    header(title(say, state)),
    ...taskBlocks(say, state.tasks),
    ...overview(say, state, playbook),
    ...rows(say, state.engagements.slice(0, MOST_ROWS), playbook),
    actions([
      button(say('portfolio.button.open'), IDS.open),
      button(say('portfolio.button.digest'), IDS.settingsOpen),
    ]),
  ];
  return { text: plain(`${title(say, state)} · ${counts(say, state)}`), blocks: fitBlocks(blocks).blocks };
}

/** [D4] All of them, paged. */
export function portfolioModal(say: Say, state: PortfolioState, playbook: Playbook, wanted: number): Modal {
  const { items, ...at } = page(state.engagements, wanted);
  return modal({
    title: say('portfolio.title'),
    close: say('common.close'),
    callback_id: IDS.open,
    blocks: [
      ...overview(say, state, playbook),
      ...rows(say, items, playbook),
      ...pager(say, at, IDS.page, 'home.engagements.total'),
      actions([button(say('portfolio.button.digest'), IDS.settingsOpen)]),
    ],
  });
}

const title = (say: Say, { date }: PortfolioState): string =>
  say('portfolio.heading', { date: weekdayText(date, say) });

const counts = (say: Say, { engagements }: PortfolioState): string => {
  const like = (signal: string) => engagements.filter((one) => one.signal === signal).length;
  return say('portfolio.counts', {
    all: engagements.length,
    late: like('late'),
    soon: like('due-soon'),
    paused: engagements.filter(({ isPaused }) => isPaused).length,
  });
};

function overview(say: Say, state: PortfolioState, playbook: Playbook): Block[] {
  const { engagements, decisions, sealed, realised } = state;
  if (engagements.length === 0) return [section(say('home.portfolio.none'))];
  const waiting = decisions
    .slice(0, MOST_DECISIONS)
    .map(({ engagement, gate: key, subject, requestedAt, cycle, underWay }) => {
      const gate = playbook.gates.find((one) => one.key === key);
      return say.md('portfolio.decision', {
        gate: gate ? nameFor(say, gate, subject, cycleShown({ cycle: underWay }, cycle)) : key,
        name: fitText(engagement, NAME),
        since: moment(requestedAt, say),
      });
    });
  const money = (all: readonly Worth[]) =>
    listIn(
      say,
      all.map((one) => estimateText(one, say)),
    );
  const lines = [
    `*${counts(say, state)}*`,
    ...(waiting.length > 0
      ? [say.md('portfolio.decisions', { count: decisions.length, what: markup(waiting.join(' · ')) })]
      : []),
    ...(sealed.length > 0 ? [say.md('portfolio.sealed', { value: money(sealed) })] : []),
    ...(realised.length > 0 ? [say.md('portfolio.realised', { value: money(realised) })] : []),
  ];
  return [section(lines.join('\n'))];
}

/** Ten a section, two lines each: one stays whole on a phone. */
function rows(say: Say, engagements: readonly PortfolioEngagement[], { phases }: Playbook): Block[] {
  if (engagements.length === 0) return [];
  return [section(engagements.map((one) => rowLine(say, one, phases.length)).join('\n'))];
}

/** `*Ticket triage* · ▲ late`, and below `✓ ✓ ● ○ ○  Phase 3 Pilot, day 31 of 15–30 · 1 decision waits` */
const rowLine = (say: Say, one: PortfolioEngagement, phases: number): string =>
  say.md('portfolio.row', {
    state: one.isPaused
      ? say(`engagement.card.word.${one.seen.engagement.state}`)
      : signalWord(say, one.signal),
    stated: one.isPaused || one.signal ? 'yes' : 'no',
    bar: Array.from({ length: phases }, (_, at) =>
      at + 1 < one.phase ? '✓' : at + 1 === one.phase ? '●' : '○',
    ).join(' '),
    name: fitText(one.name, NAME),
    phase: one.phase,
    phaseName: inLanguage(one.planned.name, say),
    day: one.day,
    ...planned(one.planned),
    waiting: one.waiting,
  });

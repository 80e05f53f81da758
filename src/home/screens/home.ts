import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Home,
  header,
  home,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink, escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { searchSelect, select } from '@phasegate/block-kit/inputs.ts';
import { IDS as ENGAGEMENT_IDS } from '../../engagement/ids.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { planned, progressBar } from '../../engagement/rules.ts';
import { nextLine } from '../../engagement/screens/card.ts';
import { signalWord } from '../../engagement/screens/signal.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { pager } from '../../slack/pager.ts';
import { catalogues } from '../../texts/catalogue.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { HomeEngagement, HomeState, HomeTask, MyEngagement } from '../compose.ts';
import { HOME_IDS } from '../ids.ts';

/** Longer names are cut where they stand in a line. */
const NAME = 80;

/** [H1] My tasks first, then my engagements, the portfolio, settings. */
export const homeView = (say: Say, state: HomeState): Home =>
  home([
    ...tasks(say, state),
    divider(),
    ...mine(say, state),
    ...(state.portfolio ? [divider(), ...portfolio(say, state, state.portfolio)] : []),
    divider(),
    ...settings(say, state),
  ]);

function tasks(say: Say, { tasks: { items, total, ...at }, mine: own, left }: HomeState): Block[] {
  const title = header(say('home.tasks', { total }));
  if (total === 0) {
    const key = left > 0 ? 'home.tasks.reading' : own.total === 0 ? 'home.tasks.nobody' : 'home.tasks.none';
    return [title, section(say.md(key))];
  }
  return [
    title,
    ...items.map((task) => taskLine(say, task)),
    ...pager(say, { ...at, total }, HOME_IDS.tasks, 'home.tasks.total'),
    ...(left > 0 ? [context(say.md('home.left', { left }))] : []),
  ];
}

/** [E5] What is asked, by when or since when; why, and where. */
function taskLine(say: Say, { what, why, due, since, engagement, isLate, button: way }: HomeTask): Block {
  const name = escape(fitText(engagement, NAME));
  const when = say.md('home.task.when', {
    dated: due ? 'yes' : 'no',
    late: isLate ? 'yes' : 'no',
    due: due ? { day: due } : '',
    known: since ? 'yes' : 'no',
    since: since ? moment(since, say) : '',
  });
  const where = what.includes(name) ? '' : `*${name}* · `;
  // A next step is told in the middle of a sentence elsewhere; here it begins one.
  const begins = what.charAt(0).toLocaleUpperCase(say.locale) + what.slice(1);
  return section(`${begins}${when}\n${where}_${why}_`, { accessory: way });
}

function mine(say: Say, state: HomeState): Block[] {
  const { items, total, ...at } = state.mine;
  const title = header(say('home.mine', { total }));
  if (total === 0)
    return [
      title,
      section(say.md('home.mine.none')),
      actions([button(say('engagement.start.button'), ENGAGEMENT_IDS.startOpen, { style: 'primary' })]),
    ];
  return [
    title,
    ...items.map((one) => engagementLines(say, one, state)),
    ...pager(say, { ...at, total }, HOME_IDS.mine, 'home.engagements.total'),
  ];
}

function engagementLines(say: Say, one: MyEngagement, { phases, reader }: HomeState): Block {
  const { seen, status, next, isRead, phase } = one;
  const works = seen.roles.some((role) => WORKERS.some((able) => able === role));
  const ladder = Array.from({ length: phases.length }, (_, at) =>
    at + 1 < phase ? '✓' : at + 1 === phase ? '●' : '○',
  ).join(' ');
  const bar = status ? `  ${progressBar(status.done, status.total)}` : '';
  const step = next ? nextLine(say, next) : say.md(noStep(one), {});
  const text = [titleLine(say, one), `${ladder}${bar}`, isRead ? step : say.md('home.reading')].join('\n');
  // What waits on somebody else is nobody's here to do; the tasks above come first, and nothing below stands out more.
  const isMine = next !== null && works && (next.on.length === 0 || next.on.includes(reader.userId));
  return section(text, isMine ? { accessory: { ...next.button, style: undefined } } : {});
}

const noStep = ({ seen }: HomeEngagement) =>
  seen.engagement.state === 'active' ? ('home.step.none' as const) : ('home.step.rests' as const);

/** “*Ticket triage* · #support · Phase 2 Prioritization, day 3 of 5–10 ▲ late”. mrkdwn. */
function titleLine(say: Say, { seen, planned: phase, day, signal }: HomeEngagement): string {
  const { name, channelId, state } = seen.engagement;
  return say.md('home.engagement', {
    name: fitText(name, NAME),
    channel: channelId ? markup(channelLink(channelId)) : '',
    placed: channelId ? 'yes' : 'no',
    phase: phase.phase,
    phaseName: inLanguage(phase.name, say),
    day,
    ...planned(phase),
    signal: signalWord(say, signal),
    rests: state === 'active' ? 'no' : 'yes',
    state: say(`engagement.card.word.${state}`),
  });
}

function portfolio(
  say: Say,
  { phases }: HomeState,
  { rows: { items, total, ...at }, phases: counts }: NonNullable<HomeState['portfolio']>,
): Block[] {
  const lines = counts.map(({ phase, all, late, soon }) => {
    const name = phases.find((one) => one.phase === phase)?.name;
    return say.md('home.portfolio.phase', {
      phase,
      name: name ? inLanguage(name, say) : '',
      all,
      late,
      soon,
    });
  });
  const title = header(say('home.portfolio', { total }));
  if (total === 0) return [title, section(say.md('home.portfolio.none'))];
  return [
    title,
    section(lines.join('\n')),
    ...items.map((one) => context(titleLine(say, one))),
    ...pager(say, { ...at, total }, HOME_IDS.portfolio, 'home.engagements.total'),
  ];
}

function settings(say: Say, { seen, digests, reader, house }: HomeState): Block[] {
  const governs = reader.isAdmin && !reader.isExternal;
  const digest = section(say.md('home.digest', { digests, seen }), {
    accessory: searchSelect(HOME_IDS.digest, { placeholder: say('home.digest.choose') }),
  });
  const names = new Intl.DisplayNames([say.language], { type: 'language' });
  const [language, own] = [say.language, new Intl.Locale(reader.locale).language].map((one) => names.of(one));
  return [
    header(say('home.settings')),
    ...(seen > 0 ? [digest] : []),
    ...(governs ? [houseLanguage(say, house)] : []),
    context(
      say.md('home.manner', { language, own, isOwn: language === own ? 'yes' : 'no', zone: reader.timeZone }),
    ),
    actions([
      button(say('home.help'), HOME_IDS.help),
      button(say('engagement.start.button'), ENGAGEMENT_IDS.startOpen),
      ...(governs ? [button(say('home.privacy'), HOME_IDS.privacy)] : []),
    ]),
  ];
}

/** [H7] What channels are written in; each language under its own name. */
function houseLanguage(say: Say, house: string): Block {
  const options = Object.keys(catalogues).map((one) =>
    option(new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one, one),
  );
  const initial = new Intl.Locale(house).language;
  return section(say.md('home.house'), {
    accessory: select(HOME_IDS.language, options, { placeholder: say('home.house.choose'), initial }),
  });
}

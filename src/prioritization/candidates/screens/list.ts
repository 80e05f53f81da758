import { IDS as IMPORT_IDS } from '../../../imports/ids.ts';
import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  input,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '../../../slack/blocks.ts';
import { select, textInput } from '../../../slack/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import type { Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../../scoring/ids.ts';
import { CANDIDATE_IDS } from '../ids.ts';
import type { CandidateCounts, CandidatePage, Listed } from '../list-store.ts';
import { FILTERS } from '../rules.ts';
import type { ListState } from './meta.ts';
import { rowText } from './words.ts';

export interface ListView {
  say: Say;
  engagement: { id: string; name: string };
  list: ListState;
  found: CandidatePage;
  counts: CandidateCounts;
  /** Those on this page that this person is still to score. */
  toScore: ReadonlySet<string>;
  /** mrkdwn: what just happened. */
  notice?: string;
}

/** [P1.1] [P2.4] The use cases: the highest product first, ten a page, the rest behind “…”. */
export function listModal(view: ListView): Modal {
  const { say, engagement, list, found, counts, notice } = view;
  return modal({
    title: say('candidates.list.title'),
    submit: say('common.search'),
    close: say('common.close'),
    callback_id: CANDIDATE_IDS.search,
    private_metadata: writeMeta({ engagementId: engagement.id, list: { ...list, page: found.page } }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      ...(counts.total > 0 ? [context(say('candidates.list.counts', { ...counts }))] : []),
      actions(topButtons(view)),
      ...finding(view),
      divider(),
      ...(found.total === 0 ? [section(emptyText(view))] : found.candidates.map((one) => row(view, one))),
      ...pager(say, found, CANDIDATE_IDS.page, 'candidates.list.total'),
    ],
  });
}

function topButtons({ say, engagement: { id: value }, counts }: ListView) {
  const isEmpty = counts.total === 0;
  return [
    button(say('candidates.button.add'), CANDIDATE_IDS.add, { value, style: 'primary' }),
    ...(isEmpty
      ? []
      : [
          button(say('scoring.button.score'), SCORING_IDS.list, { value }),
          button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value }),
        ]),
    button(say('candidates.button.import'), IMPORT_IDS.open, { value: `${value} candidates` }),
  ];
}

const finding = ({ say, list }: ListView): Block[] => [
  input(
    'search',
    say('candidates.list.search'),
    textInput(CANDIDATE_IDS.search, {
      tells: 'enter',
      initial: list.search,
      max: 100,
      placeholder: say('candidates.list.search-hint'),
    }),
    { optional: true, dispatch_action: true },
  ),
  actions(
    [
      select(
        CANDIDATE_IDS.filter,
        FILTERS.map((filter) => option(say(`candidates.filter.${filter}`), filter)),
        { initial: list.filter },
      ),
    ],
    'filter',
  ),
];

function emptyText({ say, list, engagement }: ListView): string {
  if (list.search) return say.md('candidates.list.nothing-found', { search: list.search });
  if (list.filter === 'all') return say.md('candidates.list.empty', { engagement: engagement.name });
  return say('candidates.list.none-of-these');
}

function row({ say, toScore }: ListView, one: Listed): Block {
  const { id, retiredAt } = one.candidate;
  const entry = (what: 'edit' | 'history' | 'retire' | 'restore') =>
    option(say(`candidates.menu.${what}`), `${what} ${id}`);
  const scores = option(say(toScore.has(id) ? 'scoring.button.score' : 'scoring.button.show'), `score ${id}`);
  const entries = retiredAt
    ? [scores, entry('history'), entry('restore')]
    : [scores, entry('edit'), entry('history'), entry('retire')];
  return section(rowText(one, say), {
    block_id: `candidate.${id}`,
    accessory: overflow(CANDIDATE_IDS.menu, entries),
  });
}

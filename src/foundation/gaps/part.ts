import type { ChangeWordings, Outcome, Told, Turn } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { Command } from '../../room.ts';
import { gapEndpoints } from './api.ts';
import { sourcesWithGaps } from './by-source.ts';
import { expireWaivers } from './expire.ts';
import { openFoundGap } from './found.ts';
import { gapForm } from './gap.ts';
import { gapFlow } from './handlers/form.ts';
import { goBack, openGapDetail, pageGapHistory } from './handlers/gap.ts';
import { chooseMove, submitReopen, submitResolve, submitWaive } from './handlers/moves.ts';
import { gapRecorded, recordGap } from './handlers/record.ts';
import { GAP_IDS, GAP_RECORDED, GAPS_CARD, RECORD_GAP } from './ids.ts';
import { clickPost, gapList } from './list.ts';
import { gapsPack } from './pack.ts';
import { gapsQuestion } from './question.ts';
import { searchableGaps } from './search.ts';
import { offerSources } from './suggest.ts';
import { gapsCard, gapTasks } from './tasks.ts';

const command: Command = {
  name: 'gaps',
  summary: 'foundation.command.gaps',
  help: 'foundation.command.gaps.help',
  about: 'engagement',
  run: (visit, { id }) => gapList.open(visit, id, visit.text.trim()),
};

/** A gap that was opened and resolved since is no news; that somebody began is none either. */
const turn = ({ subject, before, after }: Told): Turn => ({
  of: subject,
  from: GAP_STANDS[String(before?.state)] ?? 'none',
  to: GAP_STANDS[String(after?.state)] ?? 'none',
});
const GAP_STANDS: Readonly<Record<string, string>> = {
  open: 'open',
  'in progress': 'open',
  waived: 'waived',
};
const opened: Outcome = { text: 'outcome.gap.open', means: 'obstacle', turn };
const NEWS = {
  open: opened,
  start: opened,
  reopen: opened,
  resolve: { text: 'outcome.gap.resolve', means: 'result', turn },
  waive: { text: 'outcome.gap.waive', means: 'decision', turn },
  expire: { text: 'outcome.gap.expire', means: 'obstacle', turn },
} as const satisfies Record<string, Outcome>;

const told = (
  what: 'open' | 'edit' | 'start' | 'resolve' | 'waive' | 'reopen' | 'expire',
): ChangeWordings => ({
  [`foundation.gap.${what}`]: {
    text: `gaps.change.${what}`,
    what: ({ after }) => (typeof after?.title === 'string' ? after.title : null),
    ...(what !== 'edit' && { news: NEWS[what] }),
  },
});

/** What the room of phase 1 has for gaps. */
export const gaps: Part = {
  slack: {
    commands: [command],
    actions: {
      ...gapList.slack.actions,
      ...gapFlow.slack.actions,
      [GAP_IDS.sources]: gapFlow.keepTyped,
      [GAP_IDS.post]: clickPost,
      [GAP_IDS.add]: (visit) => gapFlow.open(visit, visit.value, { back: gapList.place(visit) }),
      [GAP_IDS.show]: (visit) => openGapDetail(visit, visit.value),
      [GAP_IDS.menu]: chooseMove,
      [GAP_IDS.back]: goBack,
      [GAP_IDS.historyPage]: pageGapHistory,
    },
    views: {
      ...gapList.slack.views,
      ...gapFlow.slack.views,
      [GAP_IDS.resolve]: submitResolve,
      [GAP_IDS.waive]: submitWaive,
      [GAP_IDS.reopen]: submitReopen,
      [GAP_IDS.choose]: recordGap.choose,
    },
    closed: gapFlow.slack.closed,
    suggestions: { [GAP_IDS.sources]: offerSources },
    shortcuts: { [RECORD_GAP]: recordGap.shortcut },
  },
  cards: { [GAPS_CARD]: gapsCard, [GAP_RECORDED]: gapRecorded },
  ticks: [expireWaivers],
  api: gapEndpoints,
  search: [searchableGaps],
  pack: gapsPack,
  questions: [gapsQuestion],
  tasks: gapTasks,
  changes: {
    ...told('open'),
    'foundation.gap.edit': {
      ...told('edit')['foundation.gap.edit'],
      text: 'gaps.change.edit',
      details: ({ before, after }, say, { gaps: choices }) => {
        // Which sources it affects stands there by ids, whose names an event does not have.
        const { sources: _, ...fields } = after ?? {};
        const context = { choices, sources: new Map(), today: '', before: null, usual: null };
        return gapForm.changes(before ?? {}, fields, { say, context }).join('; ');
      },
    },
    ...told('start'),
    ...told('resolve'),
    ...told('waive'),
    ...told('reopen'),
    ...told('expire'),
    'foundation.gap.post': null,
  },
  dataSources: ({ tx, workspaceId, engagement }) => sourcesWithGaps(tx, workspaceId, engagement.id),
  openGap: openFoundGap,
};

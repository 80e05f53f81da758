import { engagementHere } from '../../engagement/here.ts';
import type { ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { fitText } from '../../slack/fit.ts';
import { paging } from '../../slack/pager.ts';
import { prioritizationStatus } from '../status.ts';
import { candidatesImport } from './csv/kind.ts';
import { changeStep, editFromButton, keepTyped, openCandidateForm, startAfresh } from './handlers/form.ts';
import {
  backToCandidates,
  filterCandidates,
  listPlace,
  openCandidates,
  pageCandidates,
  searchCandidates,
} from './handlers/list.ts';
import { chooseFromMenu, pageHistory, submitRetire } from './handlers/menu.ts';
import { submitCandidate } from './handlers/submit.ts';
import { offerSources } from './handlers/suggest.ts';
import { CANDIDATE_IDS as IDS } from './ids.ts';
import { candidateNews, candidateTasks } from './news.ts';
import { draftAction } from './screens/fields.ts';
import { stepTo } from './screens/form.ts';

const told = (what: 'add' | 'edit' | 'retire' | 'restore'): ChangeWordings => ({
  [`prioritization.candidate.${what}`]: {
    text: `candidates.change.${what}`,
    what: ({ after }) => {
      const name = after?.about ?? after?.name;
      return typeof name === 'string' ? fitText(name, 120) : null;
    },
  },
});

/** [P1.1] The use cases that could be chosen. */
export const candidates: Part = {
  slack: {
    commands: [
      {
        name: 'candidates',
        summary: 'candidates.command',
        help: 'candidates.command.help',
        run: async (visit) => {
          const engagement = await engagementHere(visit, 'candidates');
          if (!engagement) return;
          if (visit.text.trim().toLowerCase() === 'add')
            return openCandidateForm(visit, engagement.id, null, null);
          await openCandidates(visit, engagement.id, visit.text.trim());
        },
      },
    ],
    actions: {
      [IDS.list]: (visit) => openCandidates(visit, visit.value),
      [IDS.search]: filterCandidates,
      [IDS.filter]: filterCandidates,
      ...paging(IDS.page, pageCandidates),
      [IDS.add]: (visit) => openCandidateForm(visit, visit.value, null, listPlace(visit)),
      [IDS.edit]: editFromButton,
      [IDS.menu]: chooseFromMenu,
      [IDS.back]: backToCandidates,
      ...paging(IDS.historyPage, pageHistory),
      [IDS.fresh]: startAfresh,
      [draftAction(0)]: keepTyped,
      [draftAction(1)]: keepTyped,
      [stepTo(1)]: changeStep,
      [stepTo(2)]: changeStep,
      [stepTo(3)]: changeStep,
      [`${IDS.sources}.0`]: keepTyped,
      [`${IDS.sources}.1`]: keepTyped,
    },
    views: {
      [IDS.search]: searchCandidates,
      [IDS.save]: submitCandidate,
      [IDS.retire]: submitRetire,
    },
    suggestions: { [`${IDS.sources}.0`]: offerSources, [`${IDS.sources}.1`]: offerSources },
  },
  status: prioritizationStatus,
  tasks: candidateTasks,
  digest: candidateNews,
  changes: { ...told('add'), ...told('edit'), ...told('retire'), ...told('restore') },
  imports: [candidatesImport],
};

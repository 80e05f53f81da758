import { fitText } from '@phasegate/block-kit/fit.ts';
import { engagementHere } from '../../engagement/here.ts';
import type { ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { prioritizationStatus } from '../status.ts';
import { candidatesImport } from './csv/kind.ts';
import { candidateNews, candidateTasks } from './news.ts';
import { candidateFlow, candidateList, candidateSlack } from './slack.ts';

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
          if (visit.text.trim().toLowerCase() === 'add') return candidateFlow.open(visit, engagement.id);
          await candidateList.open(visit, engagement.id, visit.text.trim());
        },
      },
    ],
    ...candidateSlack,
  },
  status: prioritizationStatus,
  tasks: candidateTasks,
  digest: candidateNews,
  changes: { ...told('add'), ...told('edit'), ...told('retire'), ...told('restore') },
  imports: [candidatesImport],
};

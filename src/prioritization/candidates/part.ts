import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWordings, Outcome } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { appears, goes } from '../../turns.ts';
import { candidatesImport } from './csv/kind.ts';
import { candidateLinks } from './links.ts';
import { candidateNews, candidateTasks } from './news.ts';
import { searchableCandidates } from './search.ts';
import { candidateFlow, candidateList, candidateSlack } from './slack.ts';

const NEWS: Readonly<Record<string, Outcome>> = {
  add: { text: 'outcome.candidate.add', means: 'progress', turn: appears },
  edit: { text: 'outcome.candidate.edit', means: 'progress', edits: true },
  retire: { text: 'outcome.candidate.retire', means: 'progress', turn: goes },
  restore: { text: 'outcome.candidate.add', means: 'progress', turn: appears },
};

const told = (what: 'add' | 'edit' | 'retire' | 'restore'): ChangeWordings => ({
  [`prioritization.candidate.${what}`]: {
    text: `candidates.change.${what}`,
    what: ({ after }) => {
      const name = after?.about ?? after?.name;
      return typeof name === 'string' ? fitText(name, 120) : null;
    },
    news: NEWS[what],
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
        about: 'engagement',
        run: (visit, { id }) => {
          const text = visit.text.trim();
          return text.toLowerCase() === 'add'
            ? candidateFlow.open(visit, id)
            : candidateList.open(visit, id, text);
        },
      },
    ],
    ...candidateSlack,
  },
  tasks: candidateTasks,
  digest: candidateNews,
  search: [searchableCandidates],
  links: candidateLinks,
  changes: { ...told('add'), ...told('edit'), ...told('retire'), ...told('restore') },
  imports: [candidatesImport],
};

import type { Part } from '../../parts.ts';
import type { EngagementCommand } from '../../room.ts';
import { verdictCards } from './cards.ts';
import { verdictChecks } from './checks.ts';
import { VERDICT_IDS as IDS } from './ids.ts';
import { investigationHere, keepFindings, openInvestigation, submitInvestigation } from './investigation.ts';
import { newSealInForce } from './judged.ts';
import { investigationTasks, verdictChanges, verdictDigest } from './news.ts';
import { verdictsPack } from './pack.ts';
import { chooseVersion, resultsHere, showResults } from './results.ts';

const command = (name: 'results' | 'investigation', run: EngagementCommand['run']): EngagementCommand => ({
  name,
  summary: `pilot.command.${name}`,
  help: `pilot.command.${name}.help`,
  about: 'engagement',
  run,
});

/** [B3–B6] What evaluations come to, held against the seal; and investigations. */
export const verdicts: Part = {
  slack: {
    commands: [command('results', resultsHere), command('investigation', investigationHere)],
    actions: {
      [IDS.results]: showResults,
      [IDS.choose]: chooseVersion,
      [IDS.investigate]: openInvestigation,
      [IDS.draft]: keepFindings,
    },
    views: { [IDS.save]: submitInvestigation },
  },
  cards: verdictCards,
  checks: verdictChecks,
  evidence: Object.fromEntries(Object.keys(verdictChecks).map((name) => [name, { opens: IDS.results }])),
  sealed: newSealInForce,
  tasks: investigationTasks,
  digest: verdictDigest,
  pack: verdictsPack,
  changes: verdictChanges,
};

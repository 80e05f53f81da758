import type { Visit } from '../../handlers.ts';
import type { ChangeWording, ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { EngagementCommand } from '../../room.ts';
import { appears, goes } from '../../turns.ts';
import { exitBehind } from './behind.ts';
import { exitChecks } from './checks.ts';
import { EXIT_IDS as IDS, RISK_CARD } from './ids.ts';
import { openAccept, openMissing, openRun, submitAccept, submitRun } from './open.ts';
import { exitPack } from './pack.ts';
import { riskCard } from './risk-card.ts';

const command = (
  name: 'missing' | 'pipeline',
  open: (visit: Visit, engagementId: string) => Promise<void>,
): EngagementCommand => ({
  name,
  summary: `exit.command.${name}`,
  help: `exit.command.${name}.help`,
  about: 'engagement',
  run: (visit, { id }) => open(visit, id),
});

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
};

/** How runs of the pipeline and risks are told. */
const changes: ChangeWordings = {
  'foundation.pipeline.record': {
    text: 'exit.change.run',
    news: {
      text: 'outcome.pipeline',
      means: 'result',
      turn: ({ subject }) => ({ of: 'pipeline', from: null, to: subject }),
      what: ({ after }, say) =>
        say('outcome.pipeline.run', {
          failed: Number(after?.failed ?? 0),
          isComplete: after?.coversAll === false ? 'no' : 'yes',
        }),
    },
  },
  'foundation.risk.mark': {
    text: 'exit.change.risk',
    ...named,
    news: { text: 'outcome.risk.mark', means: 'obstacle', turn: appears },
  },
  'foundation.risk.settle': {
    text: 'exit.change.settle',
    ...named,
    news: { text: 'outcome.risk.settle', means: 'result', turn: goes },
  },
  'foundation.risk.accept': {
    text: 'exit.change.accept',
    ...named,
    news: {
      text: 'outcome.risk.accept',
      means: 'decision',
      turn: (event) => ({ ...goes(event), to: 'accepted' }),
    },
  },
};

/** What ends the phase: the exit check, the pipeline's validation, a foundation at risk. */
export const exit: Part = {
  slack: {
    commands: [command('missing', openMissing), command('pipeline', openRun)],
    actions: {
      [IDS.missing]: (visit) => openMissing(visit, visit.value),
      [IDS.record]: (visit) => openRun(visit, visit.value),
      [IDS.accept]: openAccept,
    },
    views: {
      [IDS.saveRun]: submitRun,
      [IDS.saveAccept]: submitAccept,
    },
  },
  cards: { [RISK_CARD]: riskCard },
  checks: exitChecks,
  evidence: exitBehind,
  pack: exitPack,
  changes,
};

import { cycleTold } from '../../engagement/cycle-verb.ts';
import { readPlace } from '../../engagement/place.ts';
import { placeTyped } from '../../engagement/place-typed.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import type { Part } from '../../parts.ts';
import { riskAdds, riskCheck } from './check.ts';
import { assessAgain, goBack, openRisk, submitAnswer, submitRisk } from './handlers/form.ts';
import { RISK_IDS as IDS } from './ids.ts';
import { riskLine, riskNews, riskTasks } from './news.ts';
import { riskPack } from './pack.ts';
import { riskQuestion } from './question.ts';

/** [E6] The risk tier and the class under the EU AI Act. */
export const risk: Part = {
  slack: {
    commands: [
      {
        name: 'risk',
        summary: 'risk.command',
        help: 'risk.command.help',
        about: 'engagement',
        run: (visit, engagement) => openRisk(visit, placeTyped(visit.text, engagement)),
      },
    ],
    actions: {
      [IDS.open]: (visit) => openRisk(visit, readPlace(visit.value)),
      [IDS.again]: assessAgain,
      [IDS.back]: goBack,
    },
    views: { [IDS.answer]: submitAnswer, [IDS.save]: submitRisk },
  },
  checks: { 'prioritization.risk': riskCheck },
  evidence: { 'prioritization.risk': { opens: IDS.open } },
  adds: riskAdds,
  cardLines: riskLine,
  tasks: riskTasks,
  pack: riskPack,
  digest: riskNews,
  questions: [riskQuestion],
  changes: {
    'prioritization.risk.assess': {
      text: 'risk.change.assess',
      what: ({ after }, say) =>
        typeof after?.tier === 'string'
          ? withCycle(say, say('risk.tier', { tier: after.tier }), cycleTold({ after }))
          : null,
      news: {
        text: 'outcome.tier',
        means: 'result',
        turn: ({ before, after }) => ({
          of: `tier ${cycleTold({ after }) ?? ''}`,
          from: before?.tier ?? null,
          to: after?.tier ?? null,
        }),
      },
    },
  },
};

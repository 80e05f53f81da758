import { type Place, readPlace } from '../../engagement/place.ts';
import { placeTyped } from '../../engagement/place-typed.ts';
import type { Visit } from '../../handlers.ts';
import type { ChangeWordings, Outcome } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { EngagementCommand } from '../../room.ts';
import { moves } from '../../turns.ts';
import { beginBuild } from './begin.ts';
import { buildCheck } from './check.ts';
import { chooseMove, openBuild, openFinish, submitFinish, submitPlan, submitReopen } from './handlers.ts';
import { BUILD_IDS, STAGING_IDS } from './ids.ts';
import { stagingPack } from './pack.ts';
import { stagingChecks } from './staging/checks.ts';
import { openStaging, openStagingForm, stagingFlow } from './staging/handlers.ts';
import { buildDuties } from './tasks.ts';

const command = (
  name: 'build' | 'staging',
  open: (visit: Visit, place: Place) => Promise<void>,
): EngagementCommand => ({
  name,
  summary: `${name}.command`,
  help: `${name}.command.help`,
  about: 'engagement',
  run: (visit, engagement) => open(visit, placeTyped(visit.text, engagement)),
});

const NEWS: Readonly<Record<'finish' | 'reopen', Outcome>> = {
  finish: { text: 'outcome.step.done', means: 'progress', turn: moves('state') },
  reopen: { text: 'outcome.step.reopened', means: 'obstacle', turn: moves('state') },
};

const told = (what: 'plan' | 'finish' | 'reopen'): ChangeWordings => ({
  [`pilot.build.${what}`]: {
    text: `build.change.${what}`,
    what: ({ after }) => (typeof after?.text === 'string' ? after.text : null),
    ...(what !== 'plan' && { news: NEWS[what] }),
  },
});

/** [B1] The build sequence, and [B7] staging runs. */
export const build: Part = {
  slack: {
    commands: [command('build', openBuild), command('staging', openStaging)],
    actions: {
      [BUILD_IDS.list]: (visit) => openBuild(visit, readPlace(visit.value)),
      [BUILD_IDS.menu]: chooseMove,
      [BUILD_IDS.again]: chooseMove,
      [BUILD_IDS.open]: openFinish,
      [STAGING_IDS.list]: (visit) => openStaging(visit, readPlace(visit.value)),
      [STAGING_IDS.record]: openStagingForm,
      ...stagingFlow.slack.actions,
    },
    views: {
      [BUILD_IDS.finish]: submitFinish,
      [BUILD_IDS.plan]: submitPlan,
      [BUILD_IDS.reopen]: submitReopen,
      ...stagingFlow.slack.views,
    },
    closed: stagingFlow.slack.closed,
  },
  entered: beginBuild,
  pack: stagingPack,
  checks: { 'pilot.build': buildCheck, ...stagingChecks },
  evidence: {
    'pilot.build': { opens: BUILD_IDS.list },
    ...Object.fromEntries(Object.keys(stagingChecks).map((name) => [name, { opens: STAGING_IDS.list }])),
  },
  tasks: buildDuties,
  changes: {
    'pilot.build.begin': null,
    ...told('plan'),
    ...told('finish'),
    ...told('reopen'),
    'pilot.staging.record': {
      text: 'staging.change.record',
      what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
      news: { text: 'outcome.staged', means: 'result' },
    },
  },
};

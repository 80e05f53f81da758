import { type Mutant, mutantsOf } from './mutant.ts';

const RULES = ['unit/gates/rules.test.ts'];
const CYCLES = ['integration/monitoring/retraining-cycles.test.ts'];
const PLANS = ['integration/prioritization/earlier-plan.test.ts'];
const DECIDE = ['integration/gates/decide.test.ts'];

export const gates: readonly Mutant[] = [
  ...mutantsOf('src/gates/rules.ts', RULES, {
    'nobody decides on their own request': [' || userId === requestedBy) return [];', ') return [];'],
    'nobody lends their seat to somebody for their own request': [' && one.fromUser !== requestedBy', ''],
    'a delegation counts on its days alone': [
      'mandate.endedAt === null && mandate.fromDay <= day && day <= mandate.untilDay',
      'mandate.endedAt === null',
    ],
    'a delegation that was ended counts no more': [
      'mandate.endedAt === null && mandate.fromDay',
      'mandate.fromDay',
    ],
    'who is deactivated decides nothing': [
      '!person.isDeactivated && (externalsMayApprove',
      '(externalsMayApprove',
    ],
    'people of other organizations decide only where they may': [
      ' && (externalsMayApprove || !person.isExternal)',
      '',
    ],
    'a seat is of a role that the quorum asks for': [
      '[...own, ...lent].filter((seat) => wanted.has(seat.role))',
      '[...own, ...lent]',
    ],
    'one person fills one place': [
      'if (holder !== undefined && !findPlace(holder, tried)) return false;',
      '',
    ],
    'two people fill two places': ['Array.from({ length: part.count }, () => part.role)', '[part.role]'],
    'a person who decided does not decide through a delegate as well': [
      '(!present.has(holder) && !lent.has(holder))',
      '!lent.has(holder)',
    ],
    'nobody decides through two delegates': [
      '(!present.has(holder) && !lent.has(holder))',
      '!present.has(holder)',
    ],
    'approvals count on the evidence they were given on': [
      'able.filter((one) => one.digest === current.digest)',
      'able',
    ],
    'nothing passes while an item fails': ['!current.itemsHold || fillQuorum', 'fillQuorum'],
    'nothing passes without its quorum': [
      '!current.itemsHold || fillQuorum(electorate, approvals).missing.length > 0',
      '!current.itemsHold',
    ],
    'a rejection ends the request': ["able.some((one) => one.kind === 'reject')", 'able.length < 0'],
    'who cannot decide counts for nothing': [
      'decisions.filter((one) => seatsOf(electorate, one.userId, one.day).length > 0);\n  if (able',
      '[...decisions];\n  if (able',
    ],
    'what is inconclusive passes with conditions only': [
      'withConditions || !current.unsure ?',
      'withConditions || current.digest ?',
    ],
  }),
  ...mutantsOf('src/gates/decide.ts', DECIDE, {
    'a decision is taken by who has a seat': ['      await requireSeat(acting, before);\n', ''],
    'nothing is decided after the outcome': [
      '      requireDecidable(acting);\n      const fresh',
      '      const fresh',
    ],
  }),
  ...mutantsOf(
    'src/gates/decide.ts',
    [...DECIDE, 'integration/gates/void.test.ts', 'integration/gates/wire.test.ts'],
    {
      'nobody approves what they did not see': [
        'if (fresh.changed || isAboutOther(fresh.request, input))',
        'if (fresh.changed)',
      ],
    },
  ),
  ...mutantsOf('src/gates/decide.ts', [...DECIDE, 'integration/gates/void.test.ts'], {
    'evidence is looked at again before a decision counts': [
      'if (fresh.changed || isAboutOther',
      'if (isAboutOther',
    ],
  }),
  ...mutantsOf(
    'src/gates/decide.ts',
    [...DECIDE, 'integration/gates/next-step.test.ts', 'integration/gates/seal.test.ts'],
    {
      'nobody approves past what fails': ['if (failed.length > 0)', 'if (failed.length > 99)'],
    },
  ),
  ...mutantsOf('src/gates/decide.ts', [...DECIDE], {
    'a decision that is told twice is one': [
      'if (isRetold(before, actor.userId, input)) return { outcome: null, repeated: true };',
      '',
    ],
  }),
  ...mutantsOf('src/gates/decide.ts', DECIDE, {
    'nothing is taken back after the outcome': ["if (request.state !== 'open') return false;", ''],
  }),
  ...mutantsOf('src/gates/override.ts', ['integration/gates/life.test.ts'], {
    'two people override': [
      "    if (proposal.proposedBy === actor.userId) throw new Refusal('gates.refusal.second');\n",
      '',
    ],
  }),
  ...mutantsOf(
    'src/gates/override.ts',
    ['integration/gates/life.test.ts', 'integration/attack/plain.test.ts'],
    {
      'administrators alone propose an override': ['  await mayPropose(world, actor);\n', ''],
    },
  ),
  ...mutantsOf('src/gates/override.ts', ['integration/gates/life.test.ts'], {
    'an administrator of another organization, or who has left, is none': [
      '!flags?.isAdmin || flags.isExternal || flags.isDeactivated',
      '!flags?.isAdmin',
    ],
  }),
  ...mutantsOf('src/gates/verb.ts', ['integration/api/mcp.test.ts'], {
    'a gate’s own hand: no program decides': ['  requireHand(actor);\n', ''],
  }),
  ...mutantsOf('src/gates/verb.ts', ['integration/attack/plain.test.ts'], {
    'of a hidden request nothing is told': [
      "  if (!flags?.isExternal) throw new Refusal('refusal.not-found');\n",
      '',
    ],
  }),
  ...mutantsOf('src/gates/conclude.ts', ['integration/gates/exits.test.ts'], {
    'a phase ends once all its exit gates have passed': [
      "endsPhase(['passed', ...standings])",
      "endsPhase(['passed'])",
    ],
  }),
  ...mutantsOf('src/gates/verb.ts', CYCLES, {
    'a request is decided in its own cycle': [
      '...ofCycle(handsOn(world, acting, underWay, people), found.cycle)',
      '...handsOn(world, acting, underWay, people)',
    ],
  }),
  ...mutantsOf('src/gates/refresh.ts', CYCLES, {
    'a request is looked at again in its own cycle': ['ofCycle(hands, cycle), request', 'hands, request'],
  }),
  ...mutantsOf('src/gates/cycles.ts', CYCLES, {
    'nobody guesses in which of two cycles a gate is asked for': ['if (cycles.length > 1)', 'if (false)'],
  }),
  ...mutantsOf('src/pilot/cycles.ts', CYCLES, {
    'nobody guesses of which of two cycles an evaluation is': [
      'if (meant !== undefined && others.length === 0) return meant;',
      'if (meant !== undefined) return meant;',
    ],
  }),
  ...mutantsOf('src/pilot/evaluations/file-kind.ts', ['integration/pilot/evaluations/file.test.ts'], {
    'a file is recorded in the cycle that was shown': [
      '!(await runningCycles({ ...acting, workspaceId })).includes(cycle)',
      'cycle < 1',
    ],
  }),
  ...mutantsOf('src/engagement/running-cycles.ts', [...CYCLES, ...PLANS], {
    'nothing is recorded in a cycle that is over': [
      "throw new Refusal('cycle.refusal.over', { cycle, engagement: context.engagement.name });",
      '',
    ],
  }),
  ...mutantsOf('src/engagement/cycle-verb.ts', PLANS, {
    'what one cycle has is changed in the cycle that is named': ['named ?? underWay', 'underWay'],
    'what a cycle has that is over stays as it is': [
      'await requireRunning({ ...hands, workspaceId: hands.actor.workspaceId }, cycle);',
      '',
    ],
  }),
  ...mutantsOf('src/monitoring/retraining/incidents.ts', CYCLES, {
    'an incident asks its own cycle alone': [
      'and(isIncident(workspaceId, id), eq(retrainingEvent.cycle, cycle))',
      'isIncident(workspaceId, id)',
    ],
  }),
];

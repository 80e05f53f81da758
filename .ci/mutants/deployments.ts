import { type Mutant, mutantsOf } from './mutant.ts';

const ANSWERS = ['unit/production/decide.test.ts'];
const CLEARANCE = ['unit/production/clearance-rules.test.ts'];

/** A model at work: answers, leave, reviews, stages, clearance. */
export const deployments: readonly Mutant[] = [
  ...mutantsOf('src/production/stages/rules.ts', ANSWERS, {
    'what is paused is reviewed': ["if (paused) return 'paused';\n", ''],
    'what is supervised is reviewed': ["if (stage === 0) return 'supervised';\n", ''],
    'a stage lets its own complexity through': [
      "if (!held?.complexity.includes(action.complexity)) return 'complexity';",
      "if (!held) return 'complexity';",
    ],
    'a stage lets confident cases through': [
      "return isConfident(held, action) ? 'stage' : 'confidence';",
      "return 'stage';",
    ],
    'autonomous cases are sampled': [
      "const reviewed = !autonomous || isDrawn(policy, action, 'sample', policy.samplePercent);",
      'const reviewed = !autonomous;',
    ],
    'evidence belongs to the stage that opens to it': ['Math.min(...open', 'Math.max(...open'],
  }),
  ...mutantsOf('src/production/review/rules.ts', ['unit/production/judged.test.ts'], {
    'who is blind does not agree': [
      "return blind ? 'blind' : { verdict: 'agree'",
      "return { verdict: 'agree'",
    ],
    'who has seen it is not blind': ["if (!blind) return 'seen';\n", ''],
    'an outcome is one of the deployment’s': [
      "if (!outcomes.includes(judgement.outcome)) return 'outcome';\n",
      '',
    ],
    'a blind choice that differs is no agreement': [
      "judgement.outcome === proposed ? 'agree' : 'override'",
      "judgement.outcome ? 'agree' : 'override'",
    ],
  }),
  ...mutantsOf(
    'src/production/actions/outcome.ts',
    ['integration/production/client.test.ts', 'integration/production/actions-api.test.ts'],
    {
      'leave is for one digest': [
        "digest === proposalDigest && (verdict === 'agree' || answer === 'execute')",
        "verdict === 'agree' || answer === 'execute'",
      ],
      'what nobody gave leave for is an error': [
        "digest === proposalDigest && (verdict === 'agree' || answer === 'execute')",
        'digest === proposalDigest && (verdict !== null || answer.length > 0)',
      ],
      'an error pauses the stage': ['  await judgeBreach(hands, deployment);\n', ''],
    },
  ),
  ...mutantsOf(
    'src/production/actions/record.ts',
    ['integration/production/record.test.ts', 'integration/production/actions-api.test.ts'],
    {
      'a case with other content is refused': [
        'if (row.contentDigest === action.contentDigest) return { row, policy };',
        'return { row, policy };',
      ],
      'nothing is proposed to what has ended': [
        "if (deployment.endedAt) throw new Refusal('production.refusal.ended', { model: deployment.model });\n",
        '',
      ],
      'a link leads to a host that was named': [
        'link !== null && !linkHosts.includes(new URL(link).host)',
        'link !== null && linkHosts.length < 0',
      ],
    },
  ),
  ...mutantsOf(
    'src/production/proof/token.ts',
    [
      'integration/production/client.test.ts',
      'integration/production/keys.test.ts',
      'integration/production/actions-api.test.ts',
    ],
    {
      'leave ends': [
        'world.playbook.production.token_minutes * 60',
        'world.playbook.production.token_minutes * 60_000',
      ],
      'leave is for one deployment': ['aud: deploymentId,', "aud: 'any',"],
      'leave carries its digest': [
        '    digest,\n    stage,\n    by,\n  });',
        "    digest: '0'.repeat(64),\n    stage,\n    by,\n  });",
      ],
    },
  ),
  ...mutantsOf('src/production/stages/breach.ts', ['integration/production/stages.test.ts'], {
    'an open material error pauses': [
      "if (error) return { paused: 'material error', reason: error.text };\n",
      '',
    ],
    'accuracy under the line pauses': ['if (!accuracy || !isRefuted(accuracy)) return null;', 'return null;'],
  }),
  ...mutantsOf('src/production/stages/promotion.ts', ['integration/production/promotion.test.ts'], {
    'no stage is skipped': ['nextStage(found, seal.content.rollout) !== to', 'to < 0'],
    'what is paused is not promoted': ['found.endedAt || found.pausedAt ||', 'found.endedAt ||'],
  }),
  ...mutantsOf('src/production/clearance/rules.ts', CLEARANCE, {
    'the version at work is cleared, no other': ['ok: asked.model === model,', 'ok: true,'],
    'a file is held to its digest': [
      'const ok = asked === null || asked === known;',
      'const ok = known.length > 0;',
    ],
    'what has ended is not cleared': ['ok: endedAt === null,', 'ok: true,'],
    'nothing is cleared before phase 4': [
      "ok: engagement.state === 'active' && engagement.phase >= 4,",
      "ok: engagement.state === 'active',",
    ],
    'what is paused is not cleared': ['ok: pausedCause === null,', 'ok: true,'],
    'an open material error is no clearance': ['ok: openErrors.length === 0,', 'ok: true,'],
    'a gate on what has changed is no clearance': [
      "if (!changed) return { check: 'gate', ok: true, detail: said };",
      "return { check: 'gate', ok: true, detail: said };",
    ],
    'a rejected gate is no clearance': [
      "if (state === 'rejected') return { check: 'gate', ok: false, detail: said };\n",
      '',
    ],
    'a gate that nobody decided is no clearance': [
      "if (state === 'missing') return { check: 'gate', ok: false,",
      "if (state === 'missing') return { check: 'gate', ok: true,",
    ],
    'every reason is needed': ['reasons.every(({ ok }) => ok)', 'reasons.some(({ ok }) => ok)'],
  }),
];

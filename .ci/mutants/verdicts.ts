import { type Mutant, mutantsOf } from './mutant.ts';

/** Verdicts, bounds, what is sealed, scores, gaps. */
export const verdicts: readonly Mutant[] = [
  ...mutantsOf('src/pilot/verdicts/rules.ts', ['unit/pilot/verdict.test.ts'], {
    'a value under the threshold fails': ['if (lead < 0) return', 'if (lead < -1) return'],
    'the bound decides, not the value': ['bound >= threshold : bound <= threshold', 'true : true'],
    'no bound is no pass': ['bound !== null && (requirement', '(bound as never) !== 0 && (requirement'],
    'too few cases are no pass': ['if (isReached && n >= minCases)', 'if (isReached)'],
    'too many rows without a label are no pass': [
      'return isTooMany\n',
      'return isTooMany && threshold > 9\n',
    ],
    'a loss is better where it is lower': [
      'value - threshold : threshold - value',
      'value - threshold : value - threshold',
    ],
    'equal to the heuristic is not better': ['? ours.value > theirs.value', '? ours.value >= theirs.value'],
  }),
  ...mutantsOf('src/pilot/verdicts/fairness/rules.ts', ['unit/pilot/fairness.test.ts'], {
    'one segment that fails makes the whole fail': [
      "['fail', 'insufficient', 'pass'];",
      "['pass', 'insufficient', 'fail'];",
    ],
    'too few cases are no pass': [
      'measured.filter(hasCases(bound.minCases))',
      'measured.filter(hasCases(0))',
    ],
    'without two to compare nothing passes': [
      "reference ? worst(states) : 'insufficient'",
      "reference ? worst(states) : 'pass'",
    ],
    'cases of no stated segment are bounded': [
      "...(notStated.isTooMany ? (['insufficient'] as const) : []),",
      '',
    ],
  }),
  ...mutantsOf(
    'src/statistics/bounds.ts',
    ['unit/statistics/bounds.test.ts', 'unit/statistics/false-passes.test.ts'],
    {
      'a share’s lower bound is never over the exact one': [
        '? Math.min(sides.lower, exactLower(share * n, n, EXACT))',
        '? sides.lower',
      ],
      'a share’s upper bound is never under the exact one': [
        ': Math.max(sides.upper, exactUpper(share * n, n, EXACT))',
        ': sides.upper',
      ],
      'a bound is of 95 %': ['const LEVEL = 0.95;', 'const LEVEL = 0.8;'],
      'an AUC rests on both kinds of cases': [
        'bound: Math.max(0, 1 - miss - above(Z.bound)),',
        'bound: 1 - miss,',
      ],
    },
  ),
  ...mutantsOf('src/statistics/sequence.ts', ['unit/statistics/sequence.test.ts'], {
    'a share is refuted at 95 %': ['const ALPHA = 0.05;', 'const ALPHA = 0.2;'],
    'the mixture is over the shares above alone': [
      'return left >= 0 && left + logPart(k, n, p) >= 0;',
      'return left >= -2;',
    ],
    'the bound counts looks, not one look': [
      '-Math.log(alpha) - logPart(k, n, place)',
      '-Math.log(alpha) - 2',
    ],
  }),
  ...mutantsOf(
    'src/seal/fairness.ts',
    ['unit/gates/seal.test.ts', 'integration/prioritization/plan-fairness.test.ts'],
    {
      'a signature is of the bounds as they are': [
        'return digestOf({ bounds: ordered.toSorted(), noneReason });',
        'return digestOf({ bounds: ordered.length, noneReason });',
      ],
    },
  ),
  ...mutantsOf('src/seal/digest.ts', ['unit/gates/seal.test.ts', 'integration/gates/seal.test.ts'], {
    'a digest is of the content': [
      'update(canonicalJson(content))',
      'update(canonicalJson(content).slice(0, 40))',
    ],
  }),
  ...mutantsOf('src/prioritization/scoring/rules.ts', ['unit/prioritization/scoring.test.ts'], {
    'readiness is earned: a blocking gap': ['if (blocking.gaps > 0)', 'if (blocking.gaps > 1)'],
    'readiness is earned: an open gap': ['else if (open.gaps > 0)', 'else if (open.gaps > 1)'],
    'clarity is earned': ['if (!facts.hasDocument)', 'if (facts.hasDocument)'],
    'measurability is earned': ['if (terms.length > 0)', 'if (terms.length > 1)'],
    'boundedness is earned': ['if (ends.length > 0)', 'if (ends.length > 1)'],
    'a score at the limit is not earned': [
      'scores[limit.criterion] >= limit.from',
      'scores[limit.criterion] > limit.from',
    ],
  }),
  ...mutantsOf('src/foundation/gaps/rules.ts', ['unit/foundation/gaps/rules.test.ts'], {
    'a blocking gap is never waived': [
      "if (move === 'waive' && gap.effect === 'blocking') return { no: 'blocking' };\n",
      '',
    ],
    'a waiver ends on its day': ['gap.waiverExpiresOn <= today;', 'gap.waiverExpiresOn < today;'],
    'a resolved gap is not waived': [
      "waive: { from: LIVE, to: 'waived' }",
      "waive: { from: [...LIVE, 'resolved'], to: 'waived' }",
    ],
  }),
  ...mutantsOf('src/foundation/gaps/waive.ts', ['integration/foundation/gaps/waive.test.ts'], {
    'approvers alone waive': ['may: APPROVER_ROLES,', "may: [...APPROVER_ROLES, 'lead', 'member'],"],
    'a waiver’s end lies ahead': ['if (expiresOn <= today)', "if (expiresOn <= '2000-01-01')"],
  }),
  ...mutantsOf('src/engagement/rules.ts', ['unit/engagement/rules.test.ts'], {
    'no phase is skipped': ['to === from + 1 && to <= 5', 'to > from && to <= 5'],
    'back leads to an earlier phase': ['to >= 1 && to < from', 'to >= 1 && to !== from'],
  }),
  ...mutantsOf('src/gates/exit-rules.ts', ['unit/gates/exit-rules.test.ts'], {
    'an approval on other evidence is none': [
      "if (isApproved && last.digest === digest) return 'passed';",
      "if (isApproved) return 'passed';",
    ],
    'what was rejected last is not approved': [
      "last !== undefined && last.state !== 'rejected'",
      'last !== undefined',
    ],
    'every exit gate has passed': [
      "standings.every((one) => one === 'passed')",
      "standings.some((one) => one === 'passed')",
    ],
    'exit gates pass on one subject': [
      'one.gate === gate && one.subject === subject && CONCLUDED',
      'one.gate === gate && CONCLUDED',
    ],
  }),
];

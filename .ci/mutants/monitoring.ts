import { type Mutant, mutantsOf } from './mutant.ts';

const ALERTS = ['unit/monitoring/alert-rules.test.ts', 'unit/monitoring/alert-model.test.ts'];
const RETRAINING = ['unit/monitoring/retraining-model.test.ts'];

/** Monitors, alerts, retraining. */
export const monitoring: readonly Mutant[] = [
  ...mutantsOf('src/monitoring/alerts/rules.ts', ALERTS, {
    'N breaches fire': ['if (breaches < policy.breachesToFire)', 'if (breaches < 1)'],
    'M clears resolve': ['const settled = clears >= policy.clearsToResolve;', 'const settled = clears >= 1;'],
    'breaches are in a row': [
      'const counted = { ...life, clears, breaches: 0,',
      'const counted = { ...life, clears,',
    ],
    'clears are in a row': [
      'const counted = { ...life, breaches, clears: 0 };',
      'const counted = { ...life, breaches };',
    ],
    'missing data resolves nothing': [
      'return { ...now, blind: blindSince(life.blind, check.verdict, check.at) };',
      'return afterClear({ ...now, blind: null }, policy);',
    ],
    'an older check changes nothing': [
      'if (life.checkedAt && Temporal.Instant.compare(check.at, life.checkedAt) <= 0) return life;\n',
      '',
    ],
    'between the thresholds nothing is clear': [
      'return { ...now, blind: null, breaches: 0, clears: 0, stage: unsettled(now) };',
      'return afterClear({ ...now, blind: null }, policy);',
    ],
    'what was dismissed does not fire until it was clear': ['if (life.dismissed) return counted;\n', ''],
    'an investigation ends with findings': [
      '(life.investigatedBy === null || life.findings !== null)',
      'life.checkedAt !== undefined',
    ],
    'who acknowledged first stays': [
      'if (!isOpen(life) || life.acknowledgedBy !== null) return life;',
      'if (!isOpen(life)) return life;',
    ],
    'a broken feed keeps its drift quiet': [
      'hush.inhibited || isAhead(hush.snoozedUntil, now)',
      'isAhead(hush.snoozedUntil, now)',
    ],
    'a snooze keeps an alert quiet': ['hush.inhibited || isAhead(hush.snoozedUntil, now)', 'hush.inhibited'],
    'a silence keeps an alert quiet': [' || isAhead(hush.silencedUntil, now)', ''],
  }),
  ...mutantsOf('src/monitoring/feeds/push/store.ts', ['integration/monitoring/checks.test.ts'], {
    'what came late is judged once': ['return checks?.haveNotSeen === true;', 'return checks !== undefined;'],
  }),
  ...mutantsOf('src/monitoring/monitors/push-reading.ts', ['integration/monitoring/checks.test.ts'], {
    'a check that is under way may have looked already': [
      'isOneUnderWay ? last.slot :',
      'isOneUnderWay && false ? last.slot :',
    ],
  }),
  ...mutantsOf('src/monitoring/monitors/rules.ts', ['unit/monitoring/judge.test.ts'], {
    'too few cases are no verdict': [
      "if (minN > 0 && (n === null || n < minN)) return { ...found, verdict: 'insufficient' };\n",
      '',
    ],
    'a value of unknown n is no verdict': ['(n === null || n < minN)', '(n !== null && n < minN)'],
    'what is too old is nothing': [
      'if (Temporal.Instant.compare(sampledAt, oldest) >= 0) return answer;\n',
      'return answer;\n',
    ],
    'no number is no value': ['if (!Number.isFinite(value)) return', 'if (value === undefined) return'],
    'a limit has its side': [
      "rule.side === 'above' ? value > rule.fire : value < rule.fire",
      'value > rule.fire',
    ],
    'on the threshold nothing fires': ['? value > rule.fire :', '? value >= rule.fire :'],
    'either direction is a deviation': [
      'new Decimal(value).minus(target).abs().lte(',
      'new Decimal(value).minus(target).lte(',
    ],
    'clear has a threshold of its own': [
      "rule.side === 'above' ? value <= rule.clear : value >= rule.clear",
      "rule.side === 'above' ? value <= rule.fire : value >= rule.fire",
    ],
  }),
  ...mutantsOf(
    'src/monitoring/retraining/approve.ts',
    ['integration/monitoring/retraining.test.ts', 'integration/monitoring/retraining-story.test.ts'],
    {
      'who proposed a retraining does not approve it': [
        "event.state === 'proposed' && event.proposedBy === actor.userId",
        "event.state === 'approved' && event.proposedBy === actor.userId",
      ],
    },
  ),
  ...mutantsOf('src/monitoring/retraining/rules.ts', RETRAINING, {
    'what is revalidated alone is promoted': [
      "return life.state === 'revalidated' ? { life: { ...life, state: 'promoted' } } : no('not-revalidated');",
      "return { life: { ...life, state: 'promoted' } };",
    ],
    'nothing is revalidated without a version': ["life.toModel === null ? no('no-version') :", ''],
    'what is over stays over': ['if (!isOpen(life)) return afterEnd(life, step);\n', ''],
    'what runs alone is revalidated': ["if (life.state !== 'running') return no('not-running');\n", ''],
  }),
  ...mutantsOf('src/monitoring/feeds/webhook-token.ts', ['integration/monitoring/webhook-token.test.ts'], {
    'a token is the feed’s': ['          eq(feed.webhookHash, hashOf(secret)),\n', ''],
    'a feed that is retired takes nothing': ['          isNull(feed.retiredAt),\n', ''],
    'a workspace without the app takes nothing': ['          isNull(workspace.revokedAt),\n', ''],
  }),
];

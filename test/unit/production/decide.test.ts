import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, opensAt, type Policy, type RolloutStage } from '../../../src/production/stages/rules.ts';

const rollout: RolloutStage[] = [
  { stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 },
  { stage: 2, complexity: ['low', 'medium'], minConfidence: '0.9', minDays: 7 },
  { stage: 3, complexity: ['low', 'medium', 'high'], minConfidence: '0.8', minDays: 7 },
];
const policy = (changes: Partial<Policy> = {}): Policy => ({
  stage: 0,
  paused: false,
  rollout,
  samplePercent: 10,
  blindPercent: 10,
  drawSecret: 'a secret of the deployment',
  ...changes,
});
const action = (complexity: 'low' | 'medium' | 'high', confidence: number, caseId = 'case-1') => ({
  caseId,
  complexity,
  confidence,
});

describe('what an action is answered', () => {
  it.each([
    ['supervised, whatever it is', 0, action('low', 0.99), 'review', 'supervised'],
    ['stage 1, simple and sure', 1, action('low', 0.9), 'execute', 'stage'],
    ['stage 1, simple and less sure', 1, action('low', 0.899), 'review', 'confidence'],
    ['stage 1, harder', 1, action('medium', 0.99), 'review', 'complexity'],
    ['stage 2, harder', 2, action('medium', 0.95), 'execute', 'stage'],
    ['stage 2, hardest', 2, action('high', 1), 'review', 'complexity'],
    ['stage 3, hardest', 3, action('high', 0.8), 'execute', 'stage'],
    ['stage 3, unsure', 3, action('low', 0.79), 'review', 'confidence'],
    ['a stage that is not sealed', 4, action('low', 1), 'review', 'complexity'],
  ] as const)('[S3.1] %s', (_, stage, given, answer, rule) => {
    expect(decide(policy({ stage }), given)).toMatchObject({ answer, rule });
  });

  it('[S3.3] paused, everything goes to people', () => {
    expect(decide(policy({ stage: 3, paused: true }), action('low', 1))).toMatchObject({
      answer: 'review',
      rule: 'paused',
      reviewed: true,
    });
  });

  it.each([
    [action('low', 0.95), 1],
    [action('low', 0.85), 3],
    [action('medium', 0.95), 2],
    [action('high', 0.95), 3],
    [action('high', 0.5), 0],
  ] as const)('[S3.1] %o is evidence of stage %i', (given, stage) => {
    expect(opensAt(rollout, given)).toBe(stage);
  });

  const cases = fc.record({
    caseId: fc.string({ minLength: 1 }),
    complexity: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('[S1.1] what people have to decide is always reviewed, and an answer is the same every time', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 4 }), fc.boolean(), (given, stage, paused) => {
        const answer = decide(policy({ stage, paused }), given);
        expect(answer.reviewed || answer.answer === 'execute').toBe(true);
        expect(answer.reviewed || !answer.blind).toBe(true);
        if (stage === 0 || paused) expect(answer.answer).toBe('review');
        expect(decide(policy({ stage, paused }), given)).toEqual(answer);
      }),
    );
  });

  it("[S3.2] [S1.4] draws come near the share that was asked for, and by the deployment's own secret", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `case-${at}`);
    const drawn = (drawSecret: string) =>
      ids.filter((id) => decide(policy({ stage: 3, drawSecret }), action('low', 1, id)).reviewed);
    const blind = ids.filter((id) => decide(policy(), action('low', 1, id)).blind);
    // Four standard deviations of a share of one tenth of 20,000.
    for (const share of [drawn('one').length, drawn('two').length, blind.length])
      expect(Math.abs(share / ids.length - 0.1)).toBeLessThan(0.0085);
    expect(drawn('one')).not.toEqual(drawn('two'));
    const none = decide(policy({ stage: 3, samplePercent: 0 }), action('low', 1));
    const all = decide(policy({ stage: 3, samplePercent: 100 }), action('low', 1));
    expect([none.reviewed, all.reviewed]).toEqual([false, true]);
  });
});

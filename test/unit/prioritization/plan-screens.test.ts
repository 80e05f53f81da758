import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import { figureText } from '../../../src/gates/screens/words.ts';
import { draw } from '../../../src/pictures/render.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { beginWith } from '../../../src/prioritization/plan/form-values.ts';
import { FORM_KINDS } from '../../../src/prioritization/plan/handlers/kinds.ts';
import { PLAN_FORMS } from '../../../src/prioritization/plan/ids.ts';
import type { PlanOverview } from '../../../src/prioritization/plan/overview.ts';
import { curveChart, curvePicture } from '../../../src/prioritization/plan/picture.ts';
import { revisionFigure } from '../../../src/prioritization/plan/revision.ts';
import { partsChanged, printOf } from '../../../src/prioritization/plan/rules.ts';
import { baselineModal } from '../../../src/prioritization/plan/screens/baseline.ts';
import { boundsMessage, roiMessage } from '../../../src/prioritization/plan/screens/cards.ts';
import { fairnessModal } from '../../../src/prioritization/plan/screens/fairness.ts';
import { planForm } from '../../../src/prioritization/plan/screens/form.ts';
import { planModal } from '../../../src/prioritization/plan/screens/overview.ts';
import type { RiskStanding } from '../../../src/prioritization/risk/store.ts';
import type { SealedContent } from '../../../src/seal/content.ts';
import { fairnessDigest } from '../../../src/seal/fairness.ts';
import type { Seal } from '../../../src/seal/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintMessage, lintView } from '../../support/gallery.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const { plan: defaults } = loadPlaybook();
const LOCALES = ['en-US', 'de-DE'];
const HOSTILE = '<!channel> <@U0EVIL> ``` *bold* & <https://evil.example|click>';

/** As much as the forms take, of everything. */
function overflowing(): SealedContent {
  const usual = sealedContentOf();
  const [metric] = usual.baseline;
  const [bound] = usual.fairness.bounds;
  if (!metric || !bound) throw new Error('empty');
  const long = (max: number) => HOSTILE.repeat(40).slice(0, max);
  return {
    ...usual,
    useCase: { id: randomUUID(), name: long(400), priority: 625 },
    baseline: Array.from({ length: 20 }, (_, n) => ({
      ...metric,
      key: `own-${randomUUID()}`,
      name: `${n} ${long(75)}`,
      unit: long(30),
      value: '123456789012345.123456',
      period: long(80),
      source: long(120),
    })),
    roi: { ...usual.roi, valuePerYear: '999999999999999999999.123456' },
    requirement: { ...usual.requirement, typedReason: long(500) },
    fairness: {
      bounds: Array.from({ length: 20 }, (_, n) => ({
        ...bound,
        segment: `${n} ${long(75)}`,
        values: Array.from({ length: 50 }, (_each, m) => `${m} ${long(75)}`),
      })),
      noneReason: null,
    },
  };
}

const CASES = {
  empty: {},
  usual: sealedContentOf(),
  none: { ...sealedContentOf(), fairness: { bounds: [], noneReason: HOSTILE } },
  overflowing: overflowing(),
};
type Case = keyof typeof CASES;
const KINDS = Object.keys(CASES) as Case[];

function lookOf(kind: Case, { sealed = false, phase = 2 } = {}): PlanOverview {
  const content: PlanOverview['content'] = CASES[kind];
  const old = sealedContentOf();
  const seal = { version: 2, digest: 'a'.repeat(64), sealedAt: NOW, content: old } as Seal;
  return {
    engagement: { id: randomUUID(), name: HOSTILE, cycle: 1 } as Engagement,
    phase,
    content,
    reason: sealed ? HOSTILE.repeat(20).slice(0, 500) : null,
    seal: sealed ? seal : null,
    changed: sealed ? partsChanged(content, old) : [],
    signing: content.fairness
      ? {
          digest: fairnessDigest(content.fairness),
          roles: [
            { role: 'business', signed: { userId: 'UPRIYA', at: NOW }, able: ['UPRIYA'] },
            { role: 'legal', signed: null, able: Array.from({ length: 30 }, (_, n) => `ULEGAL${n}`) },
          ],
        }
      : null,
  };
}

describe.each(LOCALES)('the screens of a plan in %s', (locale) => {
  const say = sayIn(locale);

  it.each(KINDS)('[P3.4] the overview is taken by Slack: %s', (kind) => {
    for (const sealed of [true, false])
      for (const phase of [1, 2, 3])
        expect(
          lintView(
            planModal(say, lookOf(kind, { sealed, phase }), {
              reader: by('ULEGAL1'),
              risk: assessed,
              notice: 'Saved.',
              later: phase === 3 ? 2 : null,
              cycles: phase === 2 ? [2, 1] : [1],
            }),
          ),
        ).toEqual([]);
  });

  it.each(KINDS)('[P3.3] [P3.5] the lists are taken by Slack: %s', (kind) => {
    const look = lookOf(kind);
    const meta = { engagementId: look.engagement.id, cycle: 1, template: 'support_triage', below: [] };
    expect(
      lintView(
        baselineModal(
          say,
          look,
          defaults,
          { ...meta, screen: 'baseline' },
          { plans: true, notice: 'Saved.' },
        ),
      ),
    ).toEqual([]);
    expect(
      lintView(fairnessModal(say, look, { ...meta, screen: 'fairness' }, by('ULEGAL1'), 'Saved.')),
    ).toEqual([]);
  });

  it.each(KINDS)('[P3.1] [P3.5] the cards are taken by Slack: %s', (kind) => {
    const look = lookOf(kind, { sealed: true });
    for (const message of [roiMessage(say, look), boundsMessage(say, look)])
      if (message) expect(lintMessage({ ...message })).toEqual([]);
  });

  it.each(KINDS)('[P3.1] [P3.2] [P3.3] every step of every form is taken by Slack: %s', (kind) => {
    const look = lookOf(kind, { sealed: true });
    const { content } = look;
    const [bound] = content.fairness?.bounds ?? [];
    const keys = [
      'handle_time',
      `own-${randomUUID()}`,
      bound ? printOf(bound) : '',
      content.baseline?.[0]?.key ?? '',
    ];
    for (const form of PLAN_FORMS)
      for (const key of keys)
        for (const step of [1, 2, 3, 4]) {
          const typed = beginWith(form, { say, content, defaults, key, candidate: null });
          const below = [{ id: 'V0123456789', screen: 'overview' as const, template: null }];
          const meta = {
            engagementId: look.engagement.id,
            cycle: 1,
            form,
            key,
            step,
            isNew: false,
            round: 0,
            was: 'x',
            below,
          };
          const { screen } = FORM_KINDS[form];
          const state = {
            say,
            meta,
            engagementName: HOSTILE,
            typed,
            content,
            defaults,
            isSealed: true,
            notice: 'x',
          };
          if (step <= screen.steps(state).length) expect(lintView(planForm(screen, state))).toEqual([]);
        }
  });
});

/** The use case that was chosen is assessed: limited, and nothing decided. */
const assessed = {
  chosen: { id: 'c1' },
  assessment: { version: 1, tier: 'limited', euClass: 'limited', answers: [] },
  isCurrent: true,
} as unknown as RiskStanding;

const by = (userId: string) => ({ userId, plans: true });

describe('the buttons to sign', () => {
  const say = sayIn('en-US');
  const look = lookOf('usual');
  const meta = {
    engagementId: look.engagement.id,
    cycle: 1,
    template: null,
    below: [],
    screen: 'fairness' as const,
  };
  const shown = (view: unknown) => JSON.stringify(view).match(/fairness\.sign\.\w+/g) ?? [];

  it.each([
    ['ULEGAL3', ['fairness.sign.legal'], 'who can'],
    ['UPRIYA', [], 'who has signed'],
    ['ULEAD', [], 'who has no such role'],
  ])('[P3.5] in a modal of one’s own %s sees %j: %s', (reader, buttons) => {
    expect(shown(fairnessModal(say, look, meta, by(reader)))).toEqual(buttons);
    // The overview leads there: it does not show all that is signed.
    const overview = planModal(say, look, { reader: by(reader), risk: assessed });
    expect(shown(overview)).toEqual([]);
    expect(JSON.stringify(overview).includes('"Look and sign"')).toBe(buttons.length > 0);
  });

  it('[P3.5] who has signed in one role is not asked in another', () => {
    const roles = look.signing?.roles.map((one) => ({ ...one, able: [...one.able, 'UPRIYA'] })) ?? [];
    const both = { ...look, signing: { digest: '', roles } };
    expect(shown(fairnessModal(say, both, meta, by('UPRIYA')))).toEqual([]);
  });

  it('[P3.5] the message in the channel has them for all', () => {
    expect(shown(boundsMessage(say, look))).toEqual(['fairness.sign.legal']);
    // With more values than there is room for, they lead to where all can be read.
    const long = boundsMessage(say, lookOf('overflowing'));
    expect([shown(long), JSON.stringify(long).includes('"Look and sign"')]).toEqual([[], true]);
  });
});

describe('what a revision changes, in the gate’s line', () => {
  const old = sealedContentOf();
  const said = (content: PlanOverview['content'], reason: string | null, locale = 'en-US') => {
    const changed = partsChanged(content, old);
    const look = { ...lookOf('usual', { sealed: true }), content, changed, reason };
    look.seal = { version: 1, content: old } as Seal;
    const roles = look.signing?.roles.map((one) => ({ ...one, signed: { userId: 'U', at: NOW } })) ?? [];
    return figureText(sayIn(locale), revisionFigure({ ...look, signing: { digest: '', roles } }));
  };

  it('[P3.4] names the parts, with the numbers that moved', () => {
    const requirement = { ...old.requirement, threshold: '0.82' };
    const roi = { ...old.roi, valuePerYear: '399000.5' };
    expect(said(old, null)).toBe('nothing changed');
    expect(said({ ...old, requirement }, 'none')).toBe('required metric 0.9 → 0.82. Why: none');
    expect(said({ ...old, roi, requirement }, 'Fewer calls')).toBe(
      'ROI model €430,500 → €399,000.50 a year, required metric 0.9 → 0.82. Why: Fewer calls',
    );
    expect(said({ ...old, roi, requirement }, 'Weniger', 'de-DE')).toBe(
      'ROI-Modell 430.500 € → 399.000,50 € im Jahr, geforderte Metrik 0,9 → 0,82. Warum: Weniger',
    );
    const metric = { ...requirement, metric: 'recall' as const };
    const curve = { ...old.roi.curve, metric: 'recall' as const };
    expect(said({ ...old, roi: { ...old.roi, curve }, requirement: metric }, 'x')).toBe(
      'ROI model, required metric accuracy 0.9 → recall 0.82. Why: x',
    );
    expect(said({ ...old, baseline: old.baseline.slice(1), monitoring: undefined } as never, null)).toBe(
      'baseline, operations; not complete or not signed',
    );
  });
});

describe('what a plan says in numbers', () => {
  it('[P3.2] draws the curve with the target and the level required, and says so in its alt text', async () => {
    const say = sayIn('en-US');
    const { roi } = sealedContentOf();
    expect(curveChart(say, 'Support ticket triage', roi)).toMatchObject({
      points: [
        { x: 0.8, y: 172_200 },
        { x: 0.8993, y: 400_000 },
        { x: 0.95, y: 516_600 },
      ],
      target: { y: 400_000, label: 'Target €400,000 a year' },
      required: { x: 0.8993, label: 'Required accuracy 0.8993' },
    });
    expect(curvePicture(say, 'Support ticket triage', roi)?.alt).toBe(
      'Value a year of Support ticket triage by accuracy: 10\u00a0% improvement at 0.8, 30\u00a0% at 0.95. Target €400,000 a year, reached at accuracy 0.8993. Expected value €430,500 a year.',
    );
    const chart = curveChart(say, 'Support ticket triage', roi);
    if (!chart) throw new Error('no chart');
    const { width } = await draw({ picture: 'line', chart });
    expect(width).toBeGreaterThan(600);
  });

  it.each(['en', 'de'])(
    '[E6] the risk stands in the plan, and nobody asks for the gate without it, in %s',
    (locale) => {
      const say = sayIn(locale);
      const usual = lookOf('usual');
      const signed = { userId: 'UPRIYA', at: NOW };
      const roles = usual.signing?.roles.map((one) => ({ ...one, signed })) ?? [];
      const look = { ...usual, signing: { digest: '', roles } };
      const shown = (risk: RiskStanding, plans = true) => {
        const view = planModal(say, look, { reader: { userId: 'U1', plans }, risk });
        expect(lintView(view)).toEqual([]);
        return JSON.stringify(view.blocks);
      };
      const open = { ...assessed, assessment: null, isCurrent: false };
      expect(shown(open)).toContain(`☐ *${say('plan.part.risk')}*`);
      expect(shown(open)).toContain('prioritization.risk.open');
      expect(shown(open, false)).not.toContain('prioritization.risk.open');
      expect(shown(open)).not.toContain('gates.request.open');
      expect(shown(assessed)).toContain(`✓ *${say('plan.part.risk')}*`);
      expect(shown(assessed)).toContain('gates.request.open');
    },
  );
});

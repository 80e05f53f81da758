import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { describe, expect, it } from 'vitest';
import { IDS as GATE_IDS } from '../../../src/gates/ids.ts';
import { figureReported } from '../../../src/pilot/evaluations/measure.ts';
import { NO_DETAILS } from '../../../src/pilot/models/findings.ts';
import type { Evaluation, Model } from '../../../src/pilot/models/store.ts';
import type { Case } from '../../../src/pilot/verdicts/case.ts';
import { fairnessVerdict } from '../../../src/pilot/verdicts/fairness/rules.ts';
import { evaluationPicture, segmentsPicture } from '../../../src/pilot/verdicts/picture.ts';
import { nextStep, performanceVerdict } from '../../../src/pilot/verdicts/rules.ts';
import {
  investigationList,
  investigationMessage,
  investigationModal,
} from '../../../src/pilot/verdicts/screens/investigation.ts';
import { investigationForm, newerText } from '../../../src/pilot/verdicts/screens/investigation-form.ts';
import { type ResultsView, resultsModal } from '../../../src/pilot/verdicts/screens/results.ts';
import { segmentsMessage } from '../../../src/pilot/verdicts/screens/segments.ts';
import type { Held } from '../../../src/pilot/verdicts/standing.ts';
import type { Investigation } from '../../../src/pilot/verdicts/store.ts';
import type { FairnessBound } from '../../../src/seal/content.ts';
import type { Seal } from '../../../src/seal/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { sealedPlan } from '../../support/evaluations.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';
const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');

interface Size {
  text(max: number): string;
  bounds: number;
  values: number;
  hits: number;
}
const SIZES: Record<string, Size> = {
  empty: { text: () => 'a', bounds: 0, values: 0, hits: 940 },
  usual: { text: () => 'v3', bounds: 2, values: 4, hits: 871 },
  overflow: { text: (max) => 'W'.repeat(max), bounds: 20, values: 200, hits: 910 },
  japanese: { text: (max) => JAPANESE.repeat(90).slice(0, max), bounds: 2, values: 4, hits: 871 },
  hostile: { text: (max) => HOSTILE.repeat(60).slice(0, max), bounds: 3, values: 12, hits: 899 },
};

const recall = (hits: number, n: number) => figureReported('recall', { value: hits / n, n, successes: hits });

const model = (size: Size): Model => ({
  workspaceId: 'T0TEST',
  id: ID,
  engagementId: ID,
  cycle: 1,
  kind: 'version',
  name: size.text(60),
  nameKey: size.text(60),
  note: null,
  createdBy: 'U0LENA',
  createdAt: at,
});

const evaluation = (size: Size): Evaluation => ({
  workspaceId: 'T0TEST',
  id: ID,
  engagementId: ID,
  modelId: ID,
  number: 4,
  task: 'classification',
  sealVersion: 1,
  n: 2_000,
  figures: { recall: recall(size.hits, 1_000) },
  details: NO_DETAILS,
  dataset: size.text(300),
  origin: 'modal',
  fileName: null,
  fileDigest: null,
  idempotencyKey: null,
  recordedBy: 'U0LENA',
  recordedAt: at,
});

function sealOf(size: Size, version: number): Seal {
  const bounds: FairnessBound[] = Array.from({ length: size.bounds }, (_, i) => ({
    segment: `${size.text(40)}${i}`,
    values: i === 1 ? ['value 0', size.text(60)] : null,
    metric: 'recall',
    rule: i % 2 === 0 ? 'max_gap' : 'min_ratio',
    limit: i % 2 === 0 ? '0.05' : '0.8',
    minCases: 30,
  }));
  const fairness = { bounds, noneReason: bounds.length === 0 ? size.text(500) : null };
  return {
    workspaceId: 'T0TEST',
    engagementId: ID,
    cycle: 1,
    version,
    content: sealedPlan({ fairness }),
    digest: 'a'.repeat(64),
    reason: null,
    requestId: ID,
    sealedAt: at,
    sealedBy: 'U0LENA',
  };
}

function heldOf(size: Size): Held {
  const [seal, recordedUnder] = [sealOf(size, 2), sealOf(size, 1)];
  const found = evaluation(size);
  const { requirement, fairness } = seal.content;
  const segments = fairness.bounds.flatMap(({ segment }) =>
    Array.from({ length: size.values }, (_, i) => {
      const n = 20 + i * 10;
      const hits = Math.round(n * (0.95 - (i % 5) / 20));
      return { segment, value: `value ${i}`, n, figures: { recall: recall(hits, n) } };
    }),
  );
  const measured = found.figures.recall;
  return {
    model: model(size),
    evaluation: found,
    seal,
    recordedUnder,
    performance: measured ? performanceVerdict(measured, requirement) : null,
    segments: segments.map((one) => ({ ...one, workspaceId: 'T0TEST', evaluationId: ID })),
    fairness: fairness.bounds.length > 0 ? fairnessVerdict(fairness.bounds, segments) : null,
    underBounds: size.bounds !== 3,
  };
}

const investigation = (more: Partial<Investigation> = {}): Investigation => ({
  workspaceId: 'T0TEST',
  id: ID,
  engagementId: ID,
  cycle: 1,
  modelId: ID,
  evaluationId: ID,
  sealVersion: 1,
  state: 'open',
  owner: 'U0LENA',
  openedAt: at,
  findings: null,
  outcome: null,
  endedIn: null,
  closedBy: null,
  closedAt: null,
  version: 1,
  ...more,
});

function caseOf(size: Size, more: Partial<Case> & { of?: Partial<Investigation> } = {}): Case {
  const { of, ...rest } = more;
  const held = heldOf(size);
  return {
    investigation: investigation({ findings: size.text(2_000), ...of }),
    model: held.model,
    evaluation: held.evaluation,
    failedUnder: held.recordedUnder,
    verdict: held.performance,
    end: null,
    later: null,
    shown: null,
    ...rest,
  };
}

const faultsOfView = (view: Modal) => lintView(view as never);
const faultsOfMessage = (message: SlackMessage) => lintMessage(message as never);

describe.each(Object.entries(SIZES))('screens of verdicts: %s', (_name, size) => {
  describe.each(['en-US', 'de-DE'])('%s', (locale) => {
    const say = sayIn(locale);
    const held = heldOf(size);
    const engagement = { id: ID, name: size.text(80), cycle: 1 };
    const view: ResultsView = {
      say,
      engagement,
      versions: Array.from({ length: size.values + 1 }, (_, i) => ({
        id: `${ID.slice(0, -3)}${100 + i}`,
        name: size.text(60),
        cycle: 1 + (i % 2),
      })),
      held,
      baselines: null,
      investigation: null,
    };
    const baselines = {
      baseline: { model: model(size), evaluation: evaluation(size) },
      heuristic: { model: model(size), evaluation: evaluation(size) },
      comparison: { isBetter: false, baseline: recall(650, 1_000), heuristic: recall(700, 1_000) },
      seal: held.seal,
    };

    it('[B4] [B6] results fit and are accepted, with and without an evaluation', () => {
      expect(faultsOfView(resultsModal(view))).toEqual([]);
      expect(faultsOfView(resultsModal({ ...view, baselines, investigation: investigation() }))).toEqual([]);
      expect(faultsOfView(resultsModal({ ...view, held: null, versions: [], baselines }))).toEqual([]);
      expect(faultsOfView(resultsModal({ ...view, held: { ...held, performance: null } }))).toEqual([]);
    });

    it('[B6] segments as a message fit', () => {
      if (!held.fairness) return;
      const message = segmentsMessage(say, held, held.fairness, { picture: null });
      expect(faultsOfMessage(message)).toEqual([]);
      expect(JSON.stringify(message.blocks).includes('<!channel>')).toBe(false);
    });

    it('[B5] investigations fit: form, list, message, ended either way', () => {
      const found = caseOf(size);
      const meta = { engagementId: ID, id: ID, version: 1 };
      expect(faultsOfView(investigationForm(say, found, meta, { draft: null, max: 2_000 }))).toEqual([]);
      const draft = { findings: size.text(2_000), owner: 'U0SAM', outcome: 'revise the ROI' };
      expect(faultsOfView(investigationForm(say, found, meta, { draft, max: 2_000 }))).toEqual([]);
      const notice = newerText(say, 'findings', size.text(2_000));
      expect(faultsOfView(investigationForm(say, found, meta, { draft, max: 2_000, notice }))).toEqual([]);
      const open = Array.from({ length: size.values }, () => ({
        investigation: investigation(),
        model: model(size),
      }));
      expect(faultsOfView(investigationList(say, engagement, open))).toEqual([]);
      for (const one of [
        found,
        caseOf(size, { of: { findings: null, owner: null } }),
        caseOf(size, { of: { outcome: 'fix the model' } }),
        caseOf(size, {
          of: { state: 'closed', outcome: 'fix the model' },
          end: { kind: 'evaluation', model: size.text(60), number: 2 },
        }),
        caseOf(size, {
          of: { state: 'closed', outcome: 'revise the ROI' },
          end: {
            kind: 'seal',
            sealVersion: 3,
            before: { amount: '410000', currency: 'EUR' },
            after: { amount: '123456789012345678', currency: 'EUR' },
          },
        }),
      ]) {
        expect(faultsOfMessage(investigationMessage(say, one, 'plan.open'))).toEqual([]);
        expect(faultsOfView(investigationModal(say, one, 'plan.open'))).toEqual([]);
        expect(JSON.stringify(investigationMessage(say, one, null)).includes('<!channel>')).toBe(false);
      }
    });

    it('[B4] [B6] pictures are drawn and say what they show', async () => {
      const picture = evaluationPicture(say, held);
      expect(picture?.alt).toContain('n');
      expect(picture?.alt.length).toBeLessThanOrEqual(2_000);
      expect((await picture?.render())?.length).toBeGreaterThan(1_000);
      const [judged] = held.fairness?.bounds ?? [];
      if (!judged) return;
      const dots = segmentsPicture(say, { model: held.model, judged });
      expect(dots?.alt.length).toBeLessThanOrEqual(2_000);
      expect((await dots?.render())?.length).toBeGreaterThan(1_000);
    });
  });
});

describe('what results say', () => {
  const say = sayIn('en-US');
  const size = SIZES.usual as Size;
  const textOf = (view: ResultsView) => JSON.stringify(resultsModal(view).blocks);
  const view: ResultsView = {
    say,
    engagement: { id: ID, name: 'Ticket triage', cycle: 1 },
    versions: [{ id: ID, name: 'v3', cycle: 1 }],
    held: heldOf(size),
    baselines: null,
    investigation: null,
  };

  it('[B4] a failure is said in words, against what it is held, with n', () => {
    expect(textOf(view)).toContain(
      'recall 0.8710 (95\u00a0% bound 0.8526) against 0.90, n 1,000 (at least 100)',
    );
    expect(textOf(view)).toContain('It is under the sealed threshold');
  });

  it('[B4] a threshold that was changed after the results is shown openly', () => {
    const held = heldOf(size);
    const { content } = held.recordedUnder;
    const before = { ...content, requirement: { ...content.requirement, threshold: '0.95' } };
    const changed = { ...held, recordedUnder: { ...held.recordedUnder, content: before } };
    expect(textOf({ ...view, held: changed })).toContain(
      'it was recorded under seal v1 (recall 0.95), seal v2 is in force',
    );
  });

  it('[B5] an open investigation is the first thing to do', () => {
    const blocks = textOf({ ...view, investigation: investigation() });
    expect(blocks).toContain('"action_id":"pilot.investigation.open"');
  });

  it('[B8] with everything passed the gates are next', () => {
    const passed = { investigation: null, performance: 'pass', fairness: 'pass', underBounds: true } as const;
    expect(nextStep(passed)).toBe('gates');
    const held = { ...heldOf(SIZES.empty as Size) };
    expect(textOf({ ...view, held })).toContain(`"action_id":"${GATE_IDS.askOpen}"`);
  });

  it('[B4] [B6] what is most needed comes first', () => {
    const base = { investigation: null, performance: 'pass', fairness: 'pass', underBounds: true } as const;
    expect(nextStep({ ...base, performance: 'fail', fairness: 'fail' })).toBe('fix');
    expect(nextStep({ ...base, performance: null })).toBe('unmeasured');
    expect(nextStep({ ...base, underBounds: false })).toBe('bounds');
    expect(nextStep({ ...base, fairness: null, underBounds: false })).toBe('gates');
    expect(nextStep({ ...base, fairness: 'fail', performance: 'inconclusive' })).toBe('segments-fail');
    expect(nextStep({ ...base, performance: 'inconclusive' })).toBe('cases');
    expect(nextStep({ ...base, fairness: 'insufficient' })).toBe('segments-short');
    expect(nextStep({ ...base, investigation: { outcome: null } })).toBe('findings');
    expect(nextStep({ ...base, investigation: { outcome: 'fix the model' } })).toBe('waiting');
  });
});

import { describe, expect, it } from 'vitest';
import { asked, versionIn } from '../../../../src/pilot/evaluations/file-kind.ts';
import { figuresOfClassification, figuresOfCounts } from '../../../../src/pilot/evaluations/measure.ts';
import { evaluationMessage } from '../../../../src/pilot/evaluations/screens/card.ts';
import { evaluationModal } from '../../../../src/pilot/evaluations/screens/detail.ts';
import { recordForm } from '../../../../src/pilot/evaluations/screens/form.ts';
import { evaluationsModal } from '../../../../src/pilot/evaluations/screens/list.ts';
import type { Evaluation, EvaluationSegment, Model } from '../../../../src/pilot/models/store.ts';
import type { Seal } from '../../../../src/seal/store.ts';
import { ClassificationAccumulator } from '../../../../src/statistics/classification.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { sealedPlan } from '../../../support/evaluations.ts';
import { lintMessage, lintView } from '../../../support/gallery.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';
const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const engagement = { id: ID, name: HOSTILE.repeat(3), cycle: 2 };
const base = { workspaceId: 'T1', engagementId: ID };
const counts = { tp: 190, fp: 12, fn: 10, tn: 288 };

const model = (name = 'v3'): Model => ({
  ...base,
  id: ID,
  cycle: 1,
  kind: 'version',
  name,
  nameKey: name,
  note: null,
  createdBy: 'ULEAD',
  createdAt: at,
});
const seal: Seal = {
  ...base,
  cycle: 1,
  version: 2,
  content: sealedPlan(),
  digest: 'a'.repeat(64),
  reason: null,
  requestId: ID,
  sealedAt: at,
  sealedBy: 'UBUSINESS',
};
const evaluation = (changes: Partial<Evaluation> = {}): Evaluation => ({
  ...base,
  id: ID,
  modelId: ID,
  number: 2,
  task: 'classification',
  sealVersion: 1,
  n: 500,
  figures: figuresOfCounts(counts),
  details: { counts, positive: '1', labels: ['0', '1'], calibration: null },
  dataset: 'Held out tickets of October',
  origin: 'file',
  fileName: 'rows.csv.gz',
  fileDigest: 'b'.repeat(64),
  idempotencyKey: null,
  recordedBy: 'ULEAD',
  recordedAt: at,
  ...changes,
});

const heldTo = {
  seal,
  heuristics: [
    { model: { ...model(HOSTILE.slice(0, 60)), kind: 'heuristic' as const }, evaluation: evaluation() },
  ],
};

/** Everything there is, as long as it may be. */
function full(): Evaluation {
  const rows = new ClassificationAccumulator({ positive: HOSTILE });
  for (let row = 0; row < 400; row += 1)
    rows.add(row % 3 ? HOSTILE : 'no', row % 2 ? HOSTILE : 'no', (row % 100) / 100);
  const found = rows.metrics();
  if (!found) throw new Error('no rows');
  return evaluation({
    figures: figuresOfClassification(found),
    details: {
      counts: { tp: 1e12, fp: 1e12, fn: 1e12, tn: 1e12 },
      positive: HOSTILE.repeat(4),
      labels: null,
      calibration: found.probability?.calibration ?? null,
    },
    dataset: HOSTILE.repeat(8).slice(0, 300),
    fileName: HOSTILE.repeat(10),
  });
}
const segments = (count: number): EvaluationSegment[] =>
  Array.from({ length: count }, (_, row) => ({
    workspaceId: 'T1',
    evaluationId: ID,
    segment: HOSTILE,
    value: `${row} ${HOSTILE.repeat(3)}`,
    n: 10,
    figures: figuresOfCounts(counts),
  }));

const views = {
  empty: {
    models: 0,
    one: evaluation({ figures: figuresOfCounts({ tp: 0, fp: 0, fn: 0, tn: 1 }) }),
    segments: 0,
    older: 1,
  },
  usual: { models: 3, one: evaluation(), segments: 11, older: 2 },
  overflowing: { models: 500, one: full(), segments: 2_000, older: 150 },
};

describe.for(['en-US', 'de-DE'])('[B2] screens of evaluations (%s)', (locale) => {
  const say = sayIn(locale);

  it.for(Object.entries(views))(
    '[B2] are what Slack takes: %s',
    ([, { models, one, segments: count, older }]) => {
      const name = HOSTILE.slice(0, 60);
      for (const held of [seal, null]) {
        const listed = Array.from({ length: models }, (_, row) => ({
          model: { ...model(name), id: `${ID.slice(0, -4)}${1000 + row}` },
          newest: row % 3 === 2 ? null : one,
        }));
        for (const page of [1, 50])
          expect(
            lintView(
              evaluationsModal({
                say,
                engagement,
                cycles: models > 3 ? [2, 1] : [1],
                models: listed,
                seal: held,
                heuristics: heldTo.heuristics,
                page,
                records: held !== null,
                later: models > 3 && page > 1 ? 2 : null,
                notice: HOSTILE,
              }),
            ),
          ).toEqual([]);
        const all = Array.from({ length: older }, (_, row) => ({
          ...one,
          id: `${ID.slice(0, -4)}${1000 + row}`,
        }));
        expect(
          lintView(
            evaluationModal({
              say,
              model: model(name),
              evaluation: one,
              all: [one, ...all].slice(0, older),
              segments: segments(count),
              heldTo,
              metric: null,
              page: 1,
              records: models > 3,
            }),
          ),
        ).toEqual([]);
        const message = evaluationMessage({
          say,
          engagement,
          model: model(name),
          evaluation: one,
          segments: count,
          heldTo,
        });
        expect(lintMessage({ ...message })).toEqual([]);
        expect(JSON.stringify(message)).not.toContain('<!channel>');
        const draft =
          models > 3 ? { model: name, measured: '9'.repeat(3_000), segments: HOSTILE.repeat(20) } : null;
        expect(
          lintView(
            recordForm({
              say,
              meta: { engagementId: ID, cycle: 1, id: ID, fromList: true },
              tellsCycle: models > 3,
              seal: held,
              draft,
            }),
          ),
        ).toEqual([]);
      }
    },
  );
});

describe('[B2] what is asked of a file', () => {
  it.for([
    ['predictions-v1.csv.gz', 'v1'],
    ['V2.1_october.csv', 'V2.1'],
    ['rows_v12', 'v12'],
    ['survey2015.csv', ''],
    ['nav4you.csv', ''],
    ['predictions.csv', ''],
  ])('[B2] %s is of version “%s”', ([name, version]) => {
    expect(versionIn(name ?? '')).toBe(version);
  });

  it('[X8] [B2] what was answered before is filled in', () => {
    const options = { label: 'employed', segments: 'SEX, RAC1P', kind: 'baseline', dataset: '2015' };
    const about = { engagementId: ID, fileName: 'predictions-v1.csv.gz', options };
    const blocks = JSON.stringify(asked(sayIn('en-US'), about, []));
    for (const filled of ['"v1"', '"employed"', '"SEX, RAC1P"', '"2015"', '"initial_option"'])
      expect(blocks).toContain(filled);
  });
});

describe('[B2] what is said of an evaluation', () => {
  const say = sayIn('en-US');
  const shown = (one: Evaluation, kind: Model['kind'] = 'version') =>
    JSON.stringify(
      evaluationMessage({
        say,
        engagement: { id: ID, name: 'Triage', cycle: 1 },
        model: { ...model(), kind },
        evaluation: one,
        segments: 2,
        heldTo,
      }).blocks,
    );

  it('[B4] a figure has its interval, its cases, what it is held against, and a word with an icon', () => {
    const words = shown(evaluation());
    expect(words).toContain('✓ pass · recall 0.9500 (0.9104–0.9726), n 200 · needs at least 0.90 (seal v2)');
    const failed = { tp: 160, fp: 12, fn: 40, tn: 288 };
    expect(shown(evaluation({ figures: figuresOfCounts(failed) }))).toContain(
      '✕ fail · recall 0.8000 (0.7391–0.8495)',
    );
    const open = { tp: 182, fp: 12, fn: 18, tn: 288 };
    expect(shown(evaluation({ figures: figuresOfCounts(open) }))).toContain('? inconclusive · recall 0.9100');
  });

  it('[B3] [B4] only a version is held against the threshold; a baseline model against the heuristic', () => {
    const weak = { tp: 160, fp: 12, fn: 40, tn: 288 };
    const figures = figuresOfCounts(weak);
    const baseline = shown(evaluation({ figures }), 'baseline');
    expect(baseline).toContain('✕ does not beat the heuristic');
    expect(baseline).toContain('recall 0.8000 (0.7391–0.8495), n 200, against 0.9500, n 200');
    const better = evaluation({ figures: figuresOfCounts({ ...weak, tp: 195, fn: 5 }) });
    expect(shown(better, 'baseline')).toContain('✓ beats the heuristic');
    const heuristic = shown(evaluation({ figures }), 'heuristic');
    expect(heuristic).toContain('recall 0.8000 (0.7391–0.8495), n 200"');
    for (const words of [baseline, heuristic]) expect(words).not.toMatch(/fail|needs at least/);
  });

  it('[H7] [B2] figures have four decimals, in the reader’s language', () => {
    const german = evaluationMessage({
      say: sayIn('de-DE'),
      engagement: { id: ID, name: 'Triage', cycle: 1 },
      model: model(),
      evaluation: evaluation({ figures: figuresOfCounts({ tp: 160, fp: 12, fn: 40, tn: 288 }) }),
      segments: 2,
      heldTo,
    });
    expect(JSON.stringify(german)).toContain('Trefferquote 0,8000 (0,7391–0,8495), n 200');
    expect(JSON.stringify(german)).toContain('mindestens 0,90 (Siegel v2)');
  });

  it('[B2] says so where the sealed metric was not measured', () => {
    const { recall: _, ...figures } = evaluation().figures;
    expect(shown(evaluation({ figures }))).toContain('The sealed metric, recall, was not measured');
  });

  it('[B2] a metric without an interval stands without brackets', () => {
    const modal = evaluationModal({
      say,
      model: model(),
      evaluation: full(),
      all: [],
      segments: [],
      heldTo,
      metric: null,
      page: 1,
      records: true,
    });
    expect(JSON.stringify(modal)).toMatch(/calibration error \*0\.\d{4}\* · n 400/);
    expect(JSON.stringify(modal)).toMatch(/Brier score \*0\.\d{4}\* \(0\.\d{4}–0\.\d{4}\) · n 400/);
  });

  it('[B2] shows what was predicted beside what was observed', () => {
    expect(shown(full())).toContain('data_visualization');
    expect(shown(evaluation())).not.toContain('data_visualization');
  });
});

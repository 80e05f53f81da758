import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluationsOf, modelNamed, segmentsOf } from '../../../../src/pilot/models/store.ts';
import { onPostgres } from '../../../support/database.ts';
import { pilotBench } from '../../../support/evaluations.ts';
import { checkFile, confirmFile } from '../../../support/imports.ts';

const FILE = '../shared/data/ma-employment-reference.csv.gz';
/** Computed by scikit-learn: test/fixtures/employment-metrics.py. */
const EXPECTED = 'test/fixtures/employment-metrics.json';
const METRICS = {
  accuracy: 'accuracy',
  precision: 'precision',
  recall: 'recall',
  f1: 'f1',
  roc_auc: 'auc',
  brier: 'brier',
  log_loss: 'logLoss',
  calibration_error: 'calibrationError',
} as const;

describe.skipIf(!existsSync(FILE))('the employment predictions (needs the shared data)', () => {
  onPostgres('from the gzip file to the stored row', (open) => {
    it('[B2] what is stored is what scikit-learn computed, for all and for each segment', {
      timeout: 60_000,
    }, async () => {
      const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Record<string, Record<string, number>>;
      const made = await pilotBench(await open());
      const at = { ...made, lead: made.as('ULEAD') };
      const options = {
        model: 'v1',
        kind: 'version',
        dataset: 'MA',
        label: 'employed',
        segments: 'SEX,RAC1P',
      };
      await confirmFile(at, await checkFile(at, 'evaluation', readFileSync(FILE), options));
      const stored = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
        const model = await modelNamed(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }, 'v1');
        const [one] = model ? await evaluationsOf(tx, at.workspaceId, model.id) : [];
        if (!one) throw new Error('nothing was stored');
        const segments = await segmentsOf(tx, at.workspaceId, one.id);
        return [
          { name: 'all', n: one.n, figures: one.figures },
          ...segments.map(({ segment, value, ...rest }) => ({ name: `${segment}=${value}`, ...rest })),
        ];
      });
      expect(stored.map((one) => one.name).sort()).toEqual(Object.keys(expected).sort());
      let compared = 0;
      for (const { name, n, figures } of stored) {
        expect(n, name).toBe(expected[name]?.n);
        for (const [metric, column] of Object.entries(METRICS)) {
          const value = figures[metric as keyof typeof METRICS]?.value;
          if (value === undefined) continue;
          expect(
            Math.abs(value - (expected[name]?.[column] ?? Number.NaN)),
            `${name} ${metric}`,
          ).toBeLessThan(1e-9);
          compared += 1;
        }
      }
      // A segment of one case has no area.
      expect(compared).toBeGreaterThan(8 * (stored.length - 2));
    });
  });
});

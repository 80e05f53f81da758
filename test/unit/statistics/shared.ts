/** Data beside the repository, which not every machine has. */
import { existsSync, readFileSync } from 'node:fs';

const SHARED = new URL('../../../../shared/', import.meta.url);

/** The file's address, or nothing where this machine does not have it. */
export function shared(path: string): URL | undefined {
  const url = new URL(path, SHARED);
  return existsSync(url) ? url : undefined;
}

type Numbers = object;

/** Expected figures of statsmodels 0.13.5, scikit-learn 1.2.1 and scipy 1.10.1, as far as these tests use them. */
export interface Golden {
  proportions: {
    intervals: { k: number; n: number; alpha: number; wilson: [number, number] }[];
    two_proportion: {
      k1: number;
      n1: number;
      k2: number;
      n2: number;
      diff_ci95_newcomb: [number, number];
    }[];
    mean_t_ci: { gen: Numbers; mean: number; t_ci95: [number, number] }[];
  };
  performance: {
    classification: {
      y: number[];
      p?: number[];
      yhat?: number[];
      threshold?: number;
      accuracy: number;
      precision: number;
      recall: number;
      f1: number;
      roc_auc: number | { error: string };
      log_loss?: number;
      brier?: number;
    }[];
    regression: { y: Numbers; yhat_minus_y: Numbers; mae: number; rmse: number; r2: number | 'NaN' }[];
  };
  special: { norm_ppf: { q: number; x: number }[]; t_sf: { t: number; df: number; p: number }[] };
}

const file = shared('golden/golden-public.json');
export const golden: Golden | undefined = file && JSON.parse(readFileSync(file, 'utf8'));

const generator = shared('golden/gen.mjs');
const recipes: { gen(recipe: Numbers): number[] } | undefined =
  generator && (await import(/* @vite-ignore */ generator.href));

/** The numbers a recipe of the golden file stands for. */
export function numbers(recipe: Numbers): number[] {
  return recipes?.gen(recipe) ?? [];
}

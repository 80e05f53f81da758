import type { Backfilled } from './prometheus.ts';

/** Eight days ahead: what is signed then has not expired for anybody, and days are dates, not “tomorrow”. */
const BEGIN = Temporal.Now.instant()
  .add({ hours: 8 * 24 })
  .round({ smallestUnit: 'hour', roundingMode: 'ceil' });
export const hour = (at: number): Temporal.Instant => BEGIN.add({ hours: at });

/** The recall of each hour: well, then not, then well with what was trained anew. */
const RECALL = [0.95, 0.94, 0.86, 0.84, 0.85, 0.96, 0.95];
export const HOURS = RECALL.length;

const scraped = (series: string, valueAt: (at: number) => number): Backfilled => ({
  series,
  samples: [-1, ...RECALL.keys()].flatMap((at) =>
    [-120, -60, 0].map((before) => [hour(at).epochMilliseconds / 1_000 + before, valueAt(at)] as const),
  ),
});

/** What Prometheus has seen of the model at the end of each hour, and of the one before. */
export const HISTORY = [
  scraped('outreach_recall', (at) => RECALL[Math.max(0, at)] ?? 0),
  scraped('outreach_cases', () => 1_200),
];

/** Who comes in: people of all ages, or none so young, of any region. */
export const people = (rows: number, youngest: number) => ({
  age: Array.from({ length: rows }, (_, at) => youngest + ((at * 37) % (81 - youngest))),
  region: Array.from({ length: rows }, (_, at) => ['north', 'south', 'east', 'west'][(at * 7) % 4] ?? ''),
});

const all = people(2_000, 18);
/** Who came in while all was well, as a CSV file. */
export const GOOD_DAYS = ['age,region', ...all.age.map((age, at) => `${age},${all.region[at]}`)].join('\n');

const counts = (tp: number, fn: number) => ({ tp, fn, fp: 20, tn: 480 });
/** What a version was found to do with people of lately, as the API takes it: well, with both sexes. */
export const measured = (engagementId: string, model: string) => ({
  engagementId,
  model: { name: model },
  dataset: 'People of May, held out',
  confusion: { tp: 970, fn: 30, fp: 40, tn: 960 },
  segments: [
    { segment: 'SEX', value: '1', confusion: counts(486, 14) },
    { segment: 'SEX', value: '2', confusion: counts(484, 16) },
  ],
});

import { z } from 'zod';

/** What `npm audit --json` says: its answer, or that the registry gave none. */
const report = z.union([
  z.object({
    vulnerabilities: z.record(
      z.string(),
      z.object({
        severity: z.string(),
        via: z.array(
          z.union([z.string(), z.object({ url: z.string(), title: z.string(), severity: z.string() })]),
        ),
      }),
    ),
  }),
  z.object({ message: z.string() }),
  z.object({ error: z.object({ summary: z.string() }) }),
]);

/** An advisory that concerns a package that is installed. */
export interface Advisory {
  package: string;
  url: string;
  title: string;
  severity: string;
}

/**
 * The advisories of a report that nobody has explained, by their addresses; null where the registry told nothing.
 * @throws ZodError where it is no such report
 */
export function unexplained(
  said: unknown,
  explained: Readonly<Record<string, string>>,
): { open: Advisory[]; stale: string[] } | null {
  const read = report.parse(said);
  if (!('vulnerabilities' in read)) return null;
  const all = Object.entries(read.vulnerabilities).flatMap(([name, { via }]) =>
    // A text names another package of the report, which is the one concerned.
    via.flatMap((one) => (typeof one === 'string' ? [] : [{ package: name, ...one }])),
  );
  const known = new Set(all.map(({ url }) => url));
  return {
    open: all.filter(({ url }) => explained[url] === undefined),
    stale: Object.keys(explained).filter((url) => !known.has(url)),
  };
}

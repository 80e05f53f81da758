/** What was looked at, and how it is. `note`: nothing is wrong, or it cannot be known from here. */
export interface Finding {
  check: string;
  state: 'ok' | 'note' | 'fault';
  says: string;
  /** What to do about it. */
  todo?: string;
}

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says });
export const note = (check: string, says: string, todo?: string): Finding => ({
  check,
  state: 'note',
  says,
  ...(todo && { todo }),
});
export const fault = (check: string, says: string, todo: string): Finding => ({
  check,
  state: 'fault',
  says,
  todo,
});

/** What an error says, and what stands behind it where it says nothing itself. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = error instanceof AggregateError ? error.errors : [];
  const behind = error.cause ?? first;
  return behind instanceof Error && (error.message === '' || error.message === 'fetch failed')
    ? reasonOf(behind)
    : error.message;
}

const MARKS = { ok: '✓', note: '·', fault: '✕' };

/** A line a finding, what to do below it, and at the end how it stands. */
export function told(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, state, says, todo }) => [
    `${MARKS[state]} ${check.padEnd(width)}  ${says}`,
    ...(todo ? [`  ${' '.repeat(width)}  → ${todo}`] : []),
  ]);
  const wrong = findings.filter(({ state }) => state === 'fault').length;
  const end = wrong === 0 ? 'All is well.' : `${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`;
  return [...lines, '', end].join('\n');
}

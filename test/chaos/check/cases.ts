import { createPublicKey, verify } from 'node:crypto';
import type { Line, Seen } from './logs.ts';
import type { Event } from './record.ts';

/** What is known of one case: by its system's log, and by the record. */
interface Case {
  proposed: boolean;
  executed: (Line & { did: 'executed' })[];
  reported: boolean;
  gaveUp: boolean;
  reviewed: boolean;
  /** By the record. */
  answers: string[];
  verdicts: { verdict: string; at: number }[];
  reports: { approved: string; executed: string }[];
}

/**
 * [S1.1] [S1.6] Actions of a model: each that was acknowledged is on record once, decided once at most, carried out once and
 * only after its decision, with a token that says so.
 */
export function faultsOfCases(events: readonly Event[], seen: Omit<Seen, 'calls' | 'standing'>): string[] {
  const cases = new Map<string, Case>();
  const of = (caseId: string): Case => {
    const known = cases.get(caseId) ?? nothing();
    cases.set(caseId, known);
    return known;
  };
  for (const event of events) readEvent(event, of);
  for (const line of seen.lines) readLine(line, of);
  return [...cases].flatMap(([caseId, one]) =>
    faultsOf(caseId, one, seen).map((what) => `case ${caseId} ${what}`),
  );
}

const nothing = (): Case => ({
  proposed: false,
  executed: [],
  reported: false,
  gaveUp: false,
  reviewed: false,
  answers: [],
  verdicts: [],
  reports: [],
});

function readEvent({ action, subject, after, at }: Event, of: (caseId: string) => Case): void {
  if (action === 'production.actions.propose') {
    for (const [caseId, , answer] of (after?.actions ?? []) as [string, string, string][])
      of(caseId).answers.push(answer);
  } else if (action === 'production.case.decide') {
    of(subject).verdicts.push({ verdict: String(after?.verdict), at });
  } else if (action === 'production.action.execute') {
    const { caseId, approvedDigest, executedDigest } = after as Record<string, string>;
    of(caseId ?? '').reports.push({ approved: approvedDigest ?? '', executed: executedDigest ?? '' });
  }
}

function readLine(line: Line, of: (caseId: string) => Case): void {
  if (line.did === 'proposed') of(line.caseId).proposed = true;
  else if (line.did === 'executed') of(line.caseId).executed.push(line);
  else if (line.did === 'reported') of(line.caseId).reported = true;
  else if (line.did === 'gave up') of(line.caseId).gaveUp = true;
  else if (line.did === 'reviewed') of(line.caseId).reviewed = true;
}

function faultsOf(caseId: string, one: Case, seen: Pick<Seen, 'keys' | 'deploymentId'>): string[] {
  const { proposed, executed, reported, gaveUp, reviewed, answers, verdicts, reports } = one;
  const [run] = executed;
  const [told] = reports;
  const leave = verdicts.find(({ verdict }) => verdict === 'agree');
  const isAlone = answers[0] === 'execute';
  const faults: Record<string, boolean> = {
    'was acknowledged, and the record has lost it': proposed && answers.length === 0,
    'was taken in more than once': answers.length > 1,
    'was decided more than once': verdicts.length > 1,
    'was reviewed, and the record has lost it': reviewed && verdicts.length === 0,
    'was executed more than once': executed.length > 1,
    'was executed without a decision': run !== undefined && !isAlone && !(leave && leave.at <= run.at),
    'was executed without a token that allows it':
      run !== undefined && !isLeave(run.token, { ...seen, caseId, digest: run.digest }),
    'was reported, and the record has lost it': reported && reports.length === 0,
    'is reported more than once': reports.length > 1,
    'is reported, and was never executed': told !== undefined && run === undefined,
    'was executed otherwise than approved':
      told !== undefined &&
      run !== undefined &&
      (told.approved !== run.digest || told.executed !== run.digest),
    'had leave, and was never executed': (leave !== undefined || isAlone) && run === undefined,
    'was never settled': proposed && run === undefined && !gaveUp,
  };
  return Object.keys(faults).filter((what) => faults[what]);
}

/** Whether a token says so much, by the published keys (JWK) and RFC 7515. */
function isLeave(
  token: string,
  {
    keys,
    deploymentId,
    caseId,
    digest,
  }: Pick<Seen, 'keys' | 'deploymentId'> & { caseId: string; digest: string },
): boolean {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
  const { kid, alg } = read(head);
  const jwk = keys.find((one) => one.kid === kid);
  if (!jwk || alg !== 'EdDSA') return false;
  const key = createPublicKey({ key: jwk as never, format: 'jwk' });
  const said = read(claims);
  return (
    verify(null, Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')) &&
    said.aud === deploymentId &&
    said.sub === caseId &&
    said.digest === digest
  );
}

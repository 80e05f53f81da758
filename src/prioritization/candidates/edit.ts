import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { newerChanges } from '../../record/history.ts';
import { Refusal } from '../../refusal.ts';
import { mention } from '../../slack/escape.ts';
import { fitText } from '../../slack/fit.ts';
import { LIMITS } from '../../slack/limits.ts';
import { markup } from '../../texts/say.ts';
import { candidateChanged } from '../changed.ts';
import { saving, takeTyped } from './add.ts';
import { candidateAround } from './around.ts';
import { checkCandidate } from './input.ts';
import { holdCandidates } from './look-store.ts';
import { type CandidateFields, changedFields, only, roiYearOf } from './rules.ts';
import {
  type CandidateWithSources,
  candidateSubject,
  fieldsOf,
  lockCandidate,
  updateCandidate,
  writeSources,
} from './store.ts';

/**
 * [P1.1] Changes a use case. The fields not given stay; so do scores given for it. One who edited meanwhile is
 * not overwritten: the save is refused and names them.
 * @returns whether anything changed
 */
export const editCandidate = engagementVerb({
  input: z.object({ ...saving, version: z.int() }),
  may: WORKERS,
  async run(acting, { id, version, draft, fields: typed }): Promise<boolean> {
    const { tx, actor, engagement } = acting;
    await holdCandidates(tx, engagement.id);
    const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal('candidates.refusal.retired', { name: found.name });
    const kept = await takeTyped(acting, draft);
    const before = fieldsOf(found);
    const around = await candidateAround({ ...acting, workspaceId: actor.workspaceId }, [id]);
    // A source that was retired meanwhile stays named until somebody takes it out.
    const sources = new Set([...around.sources, ...before.sources]);
    const given = { ...before, ...keepLong(before, { ...kept, ...typed }) };
    const after = checkCandidate(given, { ...around, sources });
    const changed = changedFields(before, after);
    // Also a form sent twice: the second time there is nothing left to change.
    if (changed.length === 0) return false;
    if (found.version !== version) throw await conflict(acting, id, version);
    await write(acting, found, before, after);
    await candidateChanged(acting);
    return true;
  },
});

/** A description longer than the form can show was cut there; left as it was cut, it stays whole. */
function keepLong(before: CandidateFields, typed: Record<string, unknown>): Record<string, unknown> {
  const shown = fitText(before.description, LIMITS.plainTextInput.maxLength).trim();
  return typed.description === shown ? { ...typed, description: before.description } : typed;
}

async function write(
  { tx, now, note }: EngagementActing,
  found: CandidateWithSources,
  before: CandidateFields,
  after: CandidateFields,
): Promise<void> {
  const { sources, ...columns } = after;
  const changed = changedFields(before, after);
  const version = await updateCandidate(tx, found, { ...columns, roiYear: roiYearOf(after) }, now);
  if (changed.includes('sources')) await writeSources(tx, found.workspaceId, found.id, sources);
  note({
    action: 'prioritization.candidate.edit',
    kind: 'candidate',
    subject: found.id,
    before: only(before, changed),
    after: { ...only(after, changed), about: after.name, version },
  });
}

async function conflict({ tx, actor }: EngagementActing, id: string, version: number): Promise<Refusal> {
  const { who } = await newerChanges(tx, candidateSubject(actor.workspaceId, id), version, []);
  return new Refusal('refusal.conflict', { who: markup(who.map(mention).join(', ') || '–') });
}

import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { cycleGiven } from '../../engagement/place.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { currentPhase, type Engagement } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { throwAway } from '../../forms/drafts.ts';
import { optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { DraftContent } from '../../seal/content.ts';
import { sealInForce } from '../../seal/store.ts';
import { markup } from '../../texts/say.ts';
import { prioritizationChanged } from '../changed.ts';
import { isSame, type PlanPart, partsChanged, printOf, REASON_MAX } from './rules.ts';
import { showPlanCards } from './showing.ts';
import { type Plan, readPlan, writeSections } from './store.ts';

/** Who may change a plan: those who work on it, and business, whose numbers they are. */
export const PLANNERS = [...WORKERS, 'business'] as const;

/** What every form of a plan sends beside its fields. */
export const savingPlan = {
  engagementId: z.uuid(),
  /** [R3] Whose plan it is. */
  cycle: cycleGiven,
  /** `printOf` what the form showed. */
  was: z.string(),
  /** Why a sealed plan is changed. */
  reason: optional(paragraph(REASON_MAX)),
  /** Where the form kept its steps. */
  draft: z.string().max(200),
};

export type Sections = { [Section in keyof DraftContent]?: DraftContent[Section] | null };

interface PlanChange {
  part: PlanPart;
  /** What the form shows of a plan, to find out whether somebody else changed it meanwhile. */
  shown(content: DraftContent): unknown;
  /** What it comes to. @throws Refusal */
  make(found: Plan): Sections;
}

/** What the record calls a plan: each cycle has its own. */
export const planSubject = ({ id, cycle }: Pick<Engagement, 'id' | 'cycle'>): string => `${id}.${cycle}`;

/** A plan is made in phase 2, and can be revised in the phases that rest on it. @throws Refusal */
export async function requirePlanning({ tx, actor, engagement }: EngagementActing): Promise<void> {
  const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
  if (entry.phase < 2) throw new Refusal('plan.refusal.phase');
}

/**
 * Writes what a form of the plan comes to, in a verb that holds the engagement: a gate that is approved meanwhile seals
 * what was there before, and is in force here, or comes afterwards and looks again. [X5] A form sent twice changes nothing the second time; who saves over
 * somebody else's change is told. [P3.4] What is sealed changes only with a reason.
 * @returns whether anything changed
 */
export async function changePlan(
  acting: EngagementActing,
  given: { was: string; reason: string | null; draft: string },
  change: PlanChange,
): Promise<boolean> {
  const { tx, actor, now, engagement } = acting;
  await requirePlanning(acting);
  const found = await readPlan(tx, actor.workspaceId, engagement);
  const sections = change.make(found);
  await throwAway(tx, actor, given.draft);
  const keys = Object.keys(sections) as (keyof Sections)[];
  const changed = keys.filter((key) => !isSame(found.content[key] ?? null, sections[key] ?? null));
  const seal = await sealInForce(tx, actor.workspaceId, engagement);
  const after = { ...found.content, ...sections } as DraftContent;
  const differs = seal !== null && partsChanged(after, seal.content).length > 0;
  const reason = differs ? given.reason : null;
  // Why the plan differs from the seal can be said in other words, by any of its forms.
  if (changed.length === 0 && (reason === null || reason === found.reason)) return false;
  if (printOf(change.shown(found.content)) !== given.was)
    throw new Refusal('refusal.conflict', { who: markup(mention(found.updatedBy ?? '–')) });
  if (seal && given.reason === null) throw new Refusal('plan.refusal.reason', {}, 'reason');
  const version = await writeSections(tx, actor.workspaceId, engagement, found, {
    sections,
    reason,
    userId: actor.userId,
    at: now,
  });
  acting.note({
    action: `prioritization.plan.${change.part}`,
    kind: 'plan',
    subject: planSubject(engagement),
    before: {
      ...Object.fromEntries(changed.map((key) => [key, found.content[key] ?? null])),
      reason: found.reason,
    },
    after: { ...Object.fromEntries(changed.map((key) => [key, sections[key] ?? null])), reason, version },
  });
  showPlanCards(acting, after);
  await prioritizationChanged(acting);
  return true;
}

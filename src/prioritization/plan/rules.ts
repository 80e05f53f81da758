import { createHash } from 'node:crypto';
import { canonicalJson } from '../../record/canonical.ts';
import { type DraftContent, type SealedContent, sealedContent } from '../../seal/content.ts';

/** The longest reason for a change, for a threshold typed by hand, for having no bounds; in characters. */
export const REASON_MAX = 500;

/** The parts of a plan as people go through them; operations are four sections of what is sealed. */
export const PARTS = ['useCase', 'roi', 'baseline', 'requirement', 'fairness', 'operations'] as const;
export type PlanPart = (typeof PARTS)[number];

export const OPERATIONS = ['integration', 'supervised', 'rollout', 'monitoring'] as const;

type Section = keyof SealedContent;

const sectionsOf = (part: PlanPart): readonly Section[] => (part === 'operations' ? OPERATIONS : [part]);

/** Whether all that a part consists of is there. */
export const isDone = (content: DraftContent, part: PlanPart): boolean =>
  sectionsOf(part).every((section) => content[section] !== undefined);

/** [P3.4] What would be sealed: the plan, where every section is there and each is valid; else null. */
export function sealable(content: DraftContent): SealedContent | null {
  const checked = sealedContent.safeParse(content);
  return checked.success && agrees(checked.data) ? checked.data : null;
}

/** The sections rest on each other: the threshold is about the metric of the ROI's curve. */
const agrees = ({ roi, requirement }: SealedContent): boolean => roi.curve.metric === requirement.metric;

export const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** The parts in which a plan is not what is sealed. */
export const partsChanged = (content: DraftContent, sealed: SealedContent): PlanPart[] =>
  PARTS.filter((part) => sectionsOf(part).some((section) => !isSame(content[section], sealed[section])));

/**
 * [P3.2] The supervised exit follows the requirement for as long as it asks for the same; where that is taken away, its
 * number means nothing any more. Set to something else by hand it stays.
 */
export function followingExit(
  { requirement: before, supervised }: DraftContent,
  after: SealedContent['requirement'] | null,
): { supervised?: SealedContent['supervised'] | null } {
  const follows = supervised?.metric === before?.metric && supervised?.threshold === before?.threshold;
  if (!supervised || !follows) return {};
  return { supervised: after && { ...supervised, metric: after.metric, threshold: after.threshold } };
}

/** A short name of what a form shows: who saves on something else is told. */
export const printOf = (shown: unknown): string =>
  createHash('sha256').update(canonicalJson(shown)).digest('hex').slice(0, 16);

import type { Tier } from '../../playbook/gates-schema.ts';
import { type EuClass, type RiskManifest, type RiskQuestion, TIERS } from '../../playbook/risk-schema.ts';

/** What was answered so far: question → yes or no. */
export type Answers = Readonly<Record<string, boolean | undefined>>;

export interface Verdict {
  euClass: EuClass;
  tier: Tier;
  /** The questions that decided, all answered yes; none where nothing applied. */
  deciding: readonly RiskQuestion[];
  /** The question whose class was lifted by the exception. [Art. 6(3)] */
  lifted: RiskQuestion | null;
}

/** How far the questions are answered: those asked, in order, and the one to ask or what they come to. */
export type Course = { asked: readonly RiskQuestion[] } & (
  | { next: RiskQuestion; verdict: null }
  | { next: null; verdict: Verdict }
);

/**
 * [E6] Follows the questions in their order. The first yes decides; one with an exception needs a yes to a
 * question that confirms its class, else the class is lifted and the lighter ones are asked. Nothing applied:
 * the lightest class.
 */
export function follow({ classes, questions }: RiskManifest, answers: Answers): Course {
  const asked: RiskQuestion[] = [];
  let open: RiskQuestion | null = null;
  const tierOf = (euClass: EuClass): Tier => classes.find((one) => one.key === euClass)?.tier ?? 'high';
  const end = (euClass: EuClass, deciding: RiskQuestion[], lifted: RiskQuestion | null): Course => ({
    asked,
    next: null,
    verdict: { euClass, tier: tierOf(euClass), deciding, lifted },
  });
  for (const question of questions) {
    if (!isAsked(question, open)) continue;
    const answer = answers[question.key];
    if (answer === undefined) return { asked, next: question, verdict: null };
    asked.push(question);
    if (!answer) continue;
    if (question.confirms && open) return end(question.confirms, [open, question], null);
    if (question.excepted) open = question;
    else if (question.yes) return end(question.yes, [question], open);
  }
  return end('minimal', [], open);
}

/** One area is enough: further ones with an exception are not asked, and what confirms only where one is open. */
const isAsked = (question: RiskQuestion, open: RiskQuestion | null): boolean =>
  question.confirms ? open?.yes === question.confirms : !(question.excepted && open);

/** [E6] The tiers a person may set: the one computed or a higher one, never a lower. */
export const tiersFrom = (computed: Tier): Tier[] => TIERS.slice(TIERS.indexOf(computed));

/** An answer as it is kept: with the basis it rested on, so that it reads the same when the questions change. */
export interface KeptAnswer {
  question: string;
  answer: boolean;
  note: string | null;
  /** It decided the class. */
  decides?: { en: string; de: string };
}

/** The answers that were asked for, in order, with what decided. */
export function kept(
  course: Course,
  answers: Answers,
  notes: Readonly<Record<string, string | undefined>>,
): KeptAnswer[] {
  const deciding = course.verdict?.deciding ?? [];
  return course.asked.map((question) => ({
    question: question.key,
    answer: answers[question.key] === true,
    note: notes[question.key] || null,
    ...(deciding.includes(question) && { decides: basisOf(question) }),
  }));
}

/** “Annex III no. 4 employment”, in both languages. */
function basisOf({ basis, about }: RiskQuestion): { en: string; de: string } {
  return {
    en: `${basis.en} ${about.en}`,
    de: `${basis.de ?? basis.en} ${about.de ?? about.en}`,
  };
}

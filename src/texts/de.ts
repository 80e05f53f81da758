import { alerts } from './de/alerts.ts';
import { api } from './de/api.ts';
import { build } from './de/build.ts';
import { candidates } from './de/candidates.ts';
import { common } from './de/common.ts';
import { digest } from './de/digest.ts';
import { engagement } from './de/engagement.ts';
import { evaluations } from './de/evaluations.ts';
import { exit } from './de/exit.ts';
import { feedKinds } from './de/feed-kinds.ts';
import { forms } from './de/forms.ts';
import { foundation } from './de/foundation.ts';
import { gaps } from './de/gaps.ts';
import { gates } from './de/gates.ts';
import { home } from './de/home.ts';
import { imports } from './de/imports.ts';
import { lineage } from './de/lineage.ts';
import { links } from './de/links.ts';
import { monitoring } from './de/monitoring.ts';
import { monitors } from './de/monitors.ts';
import { news } from './de/news.ts';
import { outcomes } from './de/outcomes.ts';
import { outside } from './de/outside.ts';
import { pack } from './de/pack.ts';
import { pilot } from './de/pilot.ts';
import { plan } from './de/plan.ts';
import { platform } from './de/platform.ts';
import { portfolio } from './de/portfolio.ts';
import { privacy } from './de/privacy.ts';
import { production } from './de/production.ts';
import { quality } from './de/quality.ts';
import { questions } from './de/questions.ts';
import { referenceList } from './de/reference-list.ts';
import { references } from './de/references.ts';
import { retraining } from './de/retraining.ts';
import { reuse } from './de/reuse.ts';
import { review } from './de/review.ts';
import { risk } from './de/risk.ts';
import { scoring } from './de/scoring.ts';
import { seal } from './de/seal.ts';
import { search } from './de/search.ts';
import { stages } from './de/stages.ts';
import { workflow } from './de/workflow.ts';
import type { en } from './en.ts';

export const de: Record<keyof typeof en, string> = {
  ...common,
  ...engagement,
  ...forms,
  ...foundation,
  ...quality,
  ...gaps,
  ...exit,
  ...lineage,
  ...monitoring,
  ...monitors,
  ...referenceList,
  ...references,
  ...alerts,
  ...retraining,
  ...search,
  ...links,
  ...workflow,
  ...questions,
  ...privacy,
  ...news,
  ...outcomes,
  ...digest,
  ...gates,
  ...platform,
  ...outside,
  ...api,
  ...build,
  ...pack,
  ...pilot,
  ...portfolio,
  ...production,
  ...review,
  ...reuse,
  ...stages,
  ...evaluations,
  ...risk,
  ...plan,
  ...scoring,
  ...seal,
  ...candidates,
  ...imports,
  ...home,
  ...feedKinds,
};

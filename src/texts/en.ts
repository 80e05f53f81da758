import { alerts } from './en/alerts.ts';
import { api } from './en/api.ts';
import { build } from './en/build.ts';
import { candidates } from './en/candidates.ts';
import { common } from './en/common.ts';
import { digest } from './en/digest.ts';
import { engagement } from './en/engagement.ts';
import { evaluations } from './en/evaluations.ts';
import { exit } from './en/exit.ts';
import { feedKinds } from './en/feed-kinds.ts';
import { forms } from './en/forms.ts';
import { foundation } from './en/foundation.ts';
import { gaps } from './en/gaps.ts';
import { gates } from './en/gates.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { lineage } from './en/lineage.ts';
import { links } from './en/links.ts';
import { monitoring } from './en/monitoring.ts';
import { monitors } from './en/monitors.ts';
import { news } from './en/news.ts';
import { outcomes } from './en/outcomes.ts';
import { outside } from './en/outside.ts';
import { pack } from './en/pack.ts';
import { pilot } from './en/pilot.ts';
import { plan } from './en/plan.ts';
import { platform } from './en/platform.ts';
import { portfolio } from './en/portfolio.ts';
import { privacy } from './en/privacy.ts';
import { production } from './en/production.ts';
import { quality } from './en/quality.ts';
import { questions } from './en/questions.ts';
import { referenceList } from './en/reference-list.ts';
import { references } from './en/references.ts';
import { retraining } from './en/retraining.ts';
import { reuse } from './en/reuse.ts';
import { review } from './en/review.ts';
import { risk } from './en/risk.ts';
import { scoring } from './en/scoring.ts';
import { seal } from './en/seal.ts';
import { search } from './en/search.ts';
import { stages } from './en/stages.ts';
import { workflow } from './en/workflow.ts';

export const en = {
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
} as const;

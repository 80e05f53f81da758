import type { Actor } from '../../../record/act.ts';
import type { World } from '../../../world.ts';
import { checkBoundStep } from '../bound-input.ts';
import type { PlanFormName } from '../ids.ts';
import { checkOperationsStep } from '../operations-input.ts';
import { checkRoiStep } from '../roi-input.ts';
import { checkMetric, removeMetric, saveMetric } from '../save-baseline.ts';
import { removeBound, saveBound, saveNoBounds } from '../save-fairness.ts';
import { saveOperations } from '../save-operations.ts';
import { saveRequirement } from '../save-requirement.ts';
import { saveRoi } from '../save-roi.ts';
import { boundForm, dropBoundForm, noneForm } from '../screens/bound-form.ts';
import type { FormScreen, Typed } from '../screens/form.ts';
import { dropMetricForm, metricForm } from '../screens/metric-form.ts';
import { operationsForm } from '../screens/operations-form.ts';
import { requirementForm } from '../screens/requirement-form.ts';
import { roiForm } from '../screens/roi-form.ts';

/** What every form sends, with all that was typed in its steps. */
export interface Sent {
  engagementId: string;
  cycle: number;
  was: string;
  reason: string;
  draft: string;
  key: string;
  [typed: string]: string | number;
}

/** A form of the plan: its screen, what a step is checked for before the next one, and the verb it ends in. */
interface FormKind {
  screen: FormScreen;
  check?(step: number, typed: Typed): void;
  save(world: World, actor: Actor, sent: Sent): Promise<boolean>;
}

// A verb's schema takes what was typed as it is and says, at each field, what is wrong with it.
const ends = (verb: (world: World, actor: Actor, input: never) => Promise<boolean>): FormKind['save'] =>
  verb as FormKind['save'];

export const FORM_KINDS: Readonly<Record<PlanFormName, FormKind>> = {
  roi: { screen: roiForm, check: checkRoiStep, save: ends(saveRoi) },
  requirement: { screen: requirementForm, save: ends(saveRequirement) },
  metric: { screen: metricForm, check: (_step, typed) => checkMetric(typed), save: ends(saveMetric) },
  dropMetric: { screen: dropMetricForm, save: ends(removeMetric) },
  bound: { screen: boundForm, check: (_step, typed) => checkBoundStep(typed), save: ends(saveBound) },
  dropBound: { screen: dropBoundForm, save: ends(removeBound) },
  none: { screen: noneForm, save: ends(saveNoBounds) },
  operations: { screen: operationsForm, check: checkOperationsStep, save: ends(saveOperations) },
};

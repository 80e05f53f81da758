import type { Engagement } from '../engagement/store.ts';
import type { Actor } from '../record/act.ts';
import type { World } from '../world.ts';

/** What a workflow hands on to its next step. */
export type StepValue = string | number | boolean;

/** One run of a step. */
export interface StepCall {
  world: World;
  /** The lead who let workflows in; what they may not, the step may not. */
  actor: Actor;
  engagement: Engagement;
  /** The same for the same run: what is made of it is made once. */
  id: string;
  /** When it came to the step. */
  at: Temporal.Instant;
  /** What the workflow filled in, as text: cleaned, empty where nothing is said. */
  given: Readonly<Record<string, string>>;
}

/**
 * [H6] A step of Workflow Builder. It asks, proposes and reads; no workflow is a person's own hand. The manifest describes the same
 * fields for whoever builds the workflow; a test holds the two together.
 */
export interface Step {
  /** Its `callback_id` in the manifest. */
  id: string;
  /** What has to be filled in, beside the engagement. */
  needs: readonly string[];
  /** What may be. */
  takes: readonly string[];
  /** What it hands on. */
  gives: readonly string[];
  /** @throws Refusal what it says is what people read */
  run(call: StepCall): Promise<Readonly<Record<string, StepValue>>>;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { until } from '@phasegate/slack-sandbox/remote.ts';
import type { First, Scene } from './scene.ts';

/** What reviewers did. */
export interface Presses {
  cases: number;
  /** Decided otherwise than was proposed, or blindly. */
  overridden: number;
  blind: number;
  clicks: number;
}

interface Element {
  type: string;
  action_id: string;
  value?: string;
  options?: { value: string }[];
}

/** A case in a batch, and what can be pressed beside it. */
interface Placed {
  caseId: string;
  elements: Element[];
}

/** As somebody who has other things to do: a few cases wait by then. */
const LOOK_AGAIN_MS = 4_000;

/**
 * Reviews as a person does, until told to stop: opens the batch, presses one button a case, opens the next. What is right they know
 * from the file's label. Adds to `presses` as it goes.
 */
export async function review(
  scene: Scene,
  first: First,
  { truthOf, presses, stop }: { truthOf: (caseId: string) => string; presses: Presses; stop: AbortSignal },
): Promise<void> {
  while (!stop.aborted) {
    let view = await scene.opens(first, '/playbook review');
    if (firstCase(view)) presses.clicks += 1;
    for (let next = firstCase(view); next && !stop.aborted; next = firstCase(view)) {
      await press(scene, first, { view, placed: next, truth: truthOf(next.caseId), presses });
      const done = view;
      view = await until('the next case', async () => {
        const now = await scene.top(first);
        return now && now.hash !== done.hash && now;
      });
    }
    await scene.as(first).clear();
    await pause(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => {});
  }
}

function firstCase({ blocks }: View): Placed | undefined {
  const found = blocks.find(({ type, block_id }) => type === 'actions' && block_id?.startsWith('case.'));
  return found && { caseId: found.block_id.slice('case.'.length), elements: found.elements };
}

/** The one button that says what is right: choose it where the case is blind, put it right where another was proposed, else agree. */
async function press(
  scene: Scene,
  first: First,
  { view, placed, truth, presses }: { view: View; placed: Placed; truth: string; presses: Presses },
): Promise<void> {
  const { elements } = placed;
  const isBlind = elements.some(({ action_id }) => action_id.includes('.choose.'));
  const says = elements.find(
    ({ value, options }) => value === truth || options?.some((option) => option.value === truth),
  );
  const agree = elements.find(({ action_id }) => action_id.includes('.agree.'));
  const meant = says ?? agree;
  if (!meant) throw new Error(`nothing says “${truth}” beside ${placed.caseId}`);
  presses.cases += 1;
  presses.clicks += meant.type === 'button' ? 1 : 2;
  if (isBlind) presses.blind += 1;
  else if (meant === says) presses.overridden += 1;
  if (meant.type === 'button') await scene.as(first).click(view, meant.action_id);
  else await scene.as(first).choose(view, meant.action_id, truth);
}

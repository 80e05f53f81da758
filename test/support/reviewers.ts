import { setTimeout as pause } from 'node:timers/promises';
import { findElement, placedElements } from '@phasegate/slack-sandbox/blocks.ts';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import type { First } from './cast.ts';
import type { ClockedStory } from './clocked-story.ts';

/** Where people review. */
type Place = Pick<ClockedStory, 'as' | 'clear' | 'CHANNEL' | 'sandbox'>;

/** Milliseconds until somebody who found nothing to do looks again. */
const BREAK = 300;

/**
 * Reviews until there is nothing left to: takes a batch, reads the case on top, presses what a person would who knows the
 * truth, and takes the next. A program that is not there is tried again.
 * @param saw hears of each case that was gone from the batch once it was decided
 */
export async function review(
  story: Place,
  first: First,
  truthOf: (caseId: string) => string,
  isOver: () => boolean,
  saw: (caseId: string) => void = () => {},
): Promise<number> {
  let decided = 0;
  while (!isOver()) {
    await story.clear(first);
    const opened = await story.as(first).command(story.CHANNEL, '/playbook review');
    const batch = opened.ok ? await batchOf(story, first, isOver) : undefined;
    if (batch) decided += await through(story, first, batch, truthOf, saw);
    await pause(BREAK);
  }
  await story.clear(first);
  return decided;
}

/** What “/playbook review” opened; nothing where the program went away meanwhile. */
async function batchOf(
  { as, sandbox }: Place,
  first: First,
  isOver: () => boolean,
): Promise<View | undefined> {
  return sandbox
    .until(() => as(first).view() ?? isOver(), 5_000)
    .then(
      (found) => (typeof found === 'boolean' ? undefined : found),
      () => undefined,
    );
}

/** Decides the case on top, again and again. @returns how many */
async function through(
  { as, sandbox }: Place,
  first: First,
  batch: View,
  truthOf: (caseId: string) => string,
  saw: (caseId: string) => void,
): Promise<number> {
  let view = batch;
  for (let decided = 0; ; decided += 1) {
    const pressed = press(view, truthOf);
    if (!pressed) return decided;
    const { action, value } = pressed;
    const person = as(first);
    const done = value === null ? await person.click(view, action) : await person.choose(view, action, value);
    if (!done.ok) return decided;
    const before = view;
    const now = await sandbox
      .until(() => {
        const top = person.view();
        return top && top.hash !== before.hash ? top : undefined;
      }, 8_000)
      .catch(() => undefined);
    if (!now) return decided;
    const decidedCase = caseOnTop(before);
    if (decidedCase && now.id === before.id && caseOnTop(now) !== decidedCase) saw(decidedCase);
    view = now;
  }
}

const AGREE = 'production.review.agree.0';
const MATERIAL = 'production.review.material.0';
/** What says another outcome, or of a blind case any: a button each, or a menu where there are many. */
const SAYS = /^production\.review\.(choose|override)\.0(-\d+)?$/;

/** The case that a person sees first; nothing where there is none. */
function caseOnTop({ blocks }: View): string | undefined {
  const value = findElement(blocks ?? [], MATERIAL)?.element.value;
  return typeof value === 'string' ? value : undefined;
}

/** What to press for the case on top; null where there is none. */
function press(
  view: View,
  truthOf: (caseId: string) => string,
): { action: string; value: string | null } | null {
  const all = view.blocks ?? [];
  const caseId = caseOnTop(view);
  if (caseId === undefined) return null;
  const truth = truthOf(caseId);
  for (const { element } of placedElements(all)) {
    const action = String(element.action_id);
    if (!SAYS.test(action)) continue;
    if (element.value === truth) return { action, value: null };
    if (JSON.stringify(element.options ?? []).includes(`"value":"${truth}"`)) return { action, value: truth };
  }
  return { action: AGREE, value: null };
}

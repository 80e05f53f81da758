import { escape, link } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { BuildStep } from '../../../playbook/build-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Say } from '../../../texts/say.ts';

/** What a step asks for: as the manifest says in the reader's language, or as it was when the pilot began. */
export const textOf = (task: { text: string }, step: BuildStep | undefined, say: Say): string =>
  step ? inLanguage(step.text, say) : task.text;

/** Evidence as people gave it: an address becomes a link. mrkdwn. */
export function evidenceText(evidence: string): string {
  const whole = evidence.trim();
  return /^https?:\/\/\S+$/.test(whole) ? link(whole, fitText(whole, 100)) : escape(fitText(whole, 300));
}

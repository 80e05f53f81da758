import { type Block, section } from '@phasegate/block-kit/blocks.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { formFlow } from '../../../forms/flow.ts';
import type { Typed } from '../../../forms/form.ts';
import type { Say } from '../../../texts/say.ts';
import { gapContext } from '../context.ts';
import { editGap } from '../edit.ts';
import { type GapContext, gapForm } from '../gap.ts';
import { GAP_IDS } from '../ids.ts';
import { refusal, todayOf } from '../move.ts';
import { openGap } from '../open.ts';
import { decide } from '../rules.ts';
import { gapTypeName } from '../screens/words.ts';
import { findGap, gapSubject, isGapSaved } from '../store.ts';
import { afterwards } from './gap.ts';

/** On the second step: which gap it is about, and what its kind usually does. */
export function aboutGap(
  step: number,
  { type, title }: Typed,
  { say, context: { choices, usual } }: { say: Say; context: GapContext },
): Block[] {
  if (step === 1) return [];
  const name = gapTypeName(choices, String(type ?? ''), say);
  const about = say.md('gaps.form.about', { type: name, title: String(title ?? '') });
  return [section(usual ? `${about}\n${say('gaps.form.usual')}` : about)];
}

/** [F3.1] The form of a gap. */
export const gapFlow = formFlow({
  form: gapForm,
  texts: 'gaps',
  ids: GAP_IDS,
  noun: 'foundation.gap',
  may: WORKERS,
  context: gapContext,
  edited: {
    async find(viewing, id) {
      const { tx, actor, engagement } = viewing;
      const found = await findGap(tx, actor.workspaceId, engagement.id, id);
      const decision = decide(found, 'edit', todayOf(viewing));
      if ('no' in decision) throw refusal(found, decision.no);
      return { version: found.version, fields: gapForm.of(found) };
    },
    subject: gapSubject,
  },
  isSaved: isGapSaved,
  above: aboutGap,
  save: (world, actor, saving): Promise<boolean> =>
    saving.version === 0 ? openGap(world, actor, saving) : editGap(world, actor, saving),
  after: (visit, meta) =>
    afterwards(visit, meta, visit.say(meta.version === 0 ? 'gaps.done.open' : 'gaps.done.edit')),
});

import {
  actions,
  button,
  context,
  divider,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import { PACK_IDS } from '../../chapters.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { Phase } from '../../playbook/schema.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { planned } from '../rules.ts';
import type { Engagement, PhaseEntry } from '../store.ts';

/** All five phases: where the cycle stands, how it got there, and what each later one will need. */
export function phasesModal(
  say: Say,
  engagement: Engagement,
  phases: readonly Phase[],
  entries: readonly PhaseEntry[],
  mayChange: boolean,
): Modal {
  const current = entries.at(-1)?.phase ?? 1;
  const blocks = phases.flatMap((phase) => [
    section(
      say.md('engagement.phases.line', {
        mark: phase.phase < current ? '✓' : phase.phase === current ? '●' : '○',
        phase: phase.phase,
        name: inLanguage(phase.name, say),
        ...planned(phase),
        needs: inLanguage(phase.needs, say),
      }),
    ),
    ...entries
      .filter((entry) => entry.phase === phase.phase)
      .slice(-3)
      .map((entry) => context(entryLine(say, entry))),
  ]);
  return modal({
    title: say('engagement.phases.title'),
    close: say('common.close'),
    blocks: [
      context(say.md('engagement.phases.why', { name: engagement.name, cycle: engagement.cycle })),
      ...blocks,
      divider(),
      context(say.md('pack.about')),
      actions([
        button(say('pack.button'), PACK_IDS.pack, { value: engagement.id }),
        button(say('export.button'), PACK_IDS.export, { value: engagement.id }),
      ]),
      ...(mayChange && current > 1
        ? [
            divider(),
            actions([button(say('engagement.phase.back.button'), IDS.backOpen, { value: engagement.id })]),
          ]
        : []),
    ],
  });
}

function entryLine(say: Say, entry: PhaseEntry): string {
  return say.md(`engagement.phases.entered.${entry.how}`, {
    who: markup(mention(entry.enteredBy)),
    when: moment(entry.enteredAt, say),
    reason: entry.reason ?? '',
  });
}

/** Going back: to which earlier phase, and why. */
export function backForm(say: Say, engagement: Engagement, earlier: readonly Phase[]): Modal {
  const options = earlier.map((phase) =>
    option(`${phase.phase} ${inLanguage(phase.name, say)}`, String(phase.phase)),
  );
  return modal({
    callback_id: IDS.back,
    private_metadata: writeMeta({ id: engagement.id }),
    title: say('engagement.phase.back.title'),
    submit: say('engagement.phase.back.submit'),
    close: say('common.cancel'),
    blocks: [
      section(say.md('engagement.phase.back.means')),
      input('to', say('engagement.phase.back.to'), select('to', options)),
      input('reason', say('engagement.field.reason'), textInput('reason', { multiline: true, max: 500 }), {
        hint: say('engagement.field.reason.hint'),
      }),
    ],
  });
}

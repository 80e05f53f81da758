import { actions, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import type { StageEntry } from '../../deployments/store.ts';
import type { StageView } from '../view.ts';
import { buttons, whyLine } from './card.ts';

export interface AlarmView {
  view: StageView;
  /** User ids of those who can see to it. */
  called: readonly string[];
  /** What let it go on; null while it stands still. */
  resumed: Pick<StageEntry, 'by' | 'at' | 'reason'> | null;
}

/** [S3.3] That a model stopped, why, and who is asked to see to it; once it goes on, who let it and why. */
export function alarmMessage(say: Say, { view, called, resumed }: AlarmView): SlackMessage {
  const { model } = view.deployment;
  if (resumed || view.state !== 'paused') {
    const text = say.md('production.alarm.over', {
      model,
      ended: resumed ? 'no' : 'yes',
      who: markup(resumed ? mention(resumed.by) : ''),
      when: resumed ? moment(resumed.at, say) : markup(''),
      reason: resumed?.reason ?? '–',
    });
    return { text, blocks: [section(text)] };
  }
  const who = markup(called.map(mention).join(' '));
  const text = say.md('production.alarm.head', { model, who });
  return {
    text,
    blocks: [section(`${text}\n${whyLine(say, view)}`), actions(buttons(say, view).slice(0, 1))],
  };
}

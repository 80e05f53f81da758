import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { optional, paragraph } from '../../record/parse.ts';
import { unmarked } from '../../record/unmarked.ts';
import { Refusal } from '../../refusal.ts';
import { houseLanguage } from '../../slack/house-language.ts';
import { type Say, sayIn } from '../../texts/say.ts';
import { HANDLERS, held } from '../alerts/act.ts';
import { alertName } from '../alerts/life.ts';
import { valueLine } from '../alerts/screens/card.ts';
import { showAlert } from '../alerts/settle.ts';
import { shiftLines } from '../alerts/shift.ts';
import { type AlertView, alertView } from '../alerts/view.ts';
import { type Attached, attach, deploymentFor } from './attach.ts';

export const WORDS_MAX = 1_000;

/** What moved is named by so many of the worst. */
const WORST = 2;

/** What the last check that saw something read, in words and as plain text: what its feed answered is a program's notation. */
export function lastRead(say: Say, view: AlertView): string | undefined {
  const seen = view.readings.findLast(({ value }) => value !== null);
  if (!seen) return undefined;
  const moved = shiftLines(say, seen).slice(0, 1 + WORST);
  return moved.length > 0
    ? moved.map((line) => unmarked(line.replace('• ', ''))).join(' · ')
    : unmarked(valueLine(say, view, seen));
}

/**
 * [M7] [R1] An alert is the reason to train anew. Refused where it says nothing of the model: its feed is at fault, it is muted, or it
 * is over meanwhile.
 */
export const triggerByAlert = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    alertId: z.uuid(),
    /** Minted when the form opens: sent twice it is one reason. */
    id: z.uuid(),
    deploymentId: optional(z.uuid()).default(null),
    words: optional(paragraph(WORDS_MAX)).default(null),
  }),
  may: HANDLERS,
  async run(acting, { alertId, id, deploymentId, words }): Promise<Attached> {
    const { tx, actor, now } = acting;
    const { monitor, row } = await held(acting, alertId);
    const view = await alertView({ tx, now }, actor.workspaceId, alertId);
    if (!view) throw new Refusal('refusal.not-found');
    if (view.againstRetraining) throw new Refusal(`retraining.refusal.${view.againstRetraining}`);
    const deployment = await deploymentFor(acting, row.deploymentId ?? deploymentId);
    const name = alertName(row, monitor);
    // [M9] Of an alert of Alertmanager the monitor's readings say only how many there are.
    const said = view.incoming?.alert.annotations.summary?.slice(0, WORDS_MAX) || undefined;
    const say = sayIn(await houseLanguage(tx, actor.workspaceId));
    const shown = view.incoming ? said : lastRead(say, view);
    const attached = await attach(acting, deployment, {
      id,
      kind: monitor.layer,
      alertId,
      title: name,
      text: words ?? shown ?? name,
    });
    // Its card offers this no more.
    showAlert(acting, row);
    return attached;
  },
});

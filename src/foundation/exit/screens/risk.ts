import {
  actions,
  button,
  context,
  input,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { placeValue } from '../../../engagement/place.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { EXIT_IDS } from '../ids.ts';
import type { Risk } from '../risk.ts';

type About = { id: string; name: string };

/** [F5.3] What put the foundation at risk, what follows, and at last how it ended. */
export function riskMessage(say: Say, engagement: About, risk: Risk): SlackMessage {
  const params = {
    engagement: engagement.name,
    cause: markup(causeOf(say, risk)),
    when: moment(risk.settledAt ?? risk.at, say),
  };
  if (risk.settledAt) {
    const text =
      risk.reason === null
        ? say.md('exit.risk.settled', params)
        : say.md('exit.risk.accepted', {
            ...params,
            by: markup(mention(risk.settledBy ?? '')),
            reason: risk.reason.replace(/\n/g, ' '),
          });
    return {
      text: say.md('exit.risk.fallback-settled', { engagement: engagement.name }),
      blocks: [section(text)],
    };
  }
  return {
    text: say.md('exit.risk.fallback', { engagement: engagement.name }),
    blocks: [
      section(say.md('exit.risk.open', params)),
      context(say('exit.risk.meaning')),
      actions([
        button(say('exit.button.missing'), EXIT_IDS.missing, { value: engagement.id, style: 'primary' }),
        button(say('exit.risk.accept'), EXIT_IDS.accept, {
          value: placeValue({ id: engagement.id, cycle: risk.cycle }),
        }),
      ]),
    ],
  };
}

/** One cause, mrkdwn. */
export const causeOf = (say: Say, risk: Pick<Risk, 'kind' | 'name' | 'causedBy'>): string =>
  say.md(`exit.risk.${risk.kind}`, {
    name: risk.name,
    who: markup(risk.causedBy === 'system' ? say('forms.system') : mention(risk.causedBy)),
  });

/** [E8] What was accepted, by whom, when and why; `more`: so many others. */
export const acceptedParams = (say: Say, risk: Risk, more: number) => ({
  cause: markup(causeOf(say, risk)),
  by: markup(mention(risk.settledBy ?? '')),
  when: moment(risk.settledAt ?? risk.at, say),
  reason: fitText((risk.reason ?? '–').replace(/\n/g, ' '), 200),
  more,
});

/** Causes that are named; the others stand in the thread. */
const NAMED = 5;

/** [F5.3] Asks a data approver why the model can live with it. */
export function acceptForm(
  say: Say,
  engagement: About & { cycle: number },
  risks: readonly Risk[],
  max: number,
): Modal {
  const causes = risks.slice(0, NAMED).map((risk) => causeOf(say, risk));
  return modal({
    title: say('exit.risk.title'),
    submit: say('exit.risk.accept-now'),
    close: say('common.cancel'),
    callback_id: EXIT_IDS.saveAccept,
    private_metadata: writeMeta({ engagementId: engagement.id, cycle: engagement.cycle }),
    blocks: [
      section(
        say.md('exit.risk.text', { causes: markup(causes.join('; ') + (risks.length > NAMED ? '; …' : '')) }),
      ),
      input('reason', say('exit.risk.reason'), textInput('reason', { multiline: true, max, focus: true })),
    ],
  });
}

import { actions, button, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { mention, plain } from '@phasegate/block-kit/escape.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { ALERT_IDS as IDS } from '../ids.ts';
import { alertName, lifeOf } from '../life.ts';
import { isOpen } from '../rules.ts';
import type { AlertNote } from '../store.ts';
import type { AlertView } from '../view.ts';

/** A line in an alert's thread. Whoever has to act is called once; the others by name in the card. */
export function noteMessage(say: Say, view: AlertView, note: AlertNote): SlackMessage {
  const { alert, monitor } = view;
  const text = say.md(`alerts.note.${note.kind === 'sees again' ? 'sees-again' : note.kind}`, {
    who: markup(mention(note.by)),
    owner: markup(mention(monitor.ownerId)),
    name: alertName(alert, monitor),
    judged: view.incoming ? 'there' : 'here',
    when: moment(note.at, say),
    text: note.text ?? '',
    until: note.until ? moment(note.until, say) : '–',
  });
  return { text, blocks: [section(text)] };
}

/** To the lead, as a direct message: nobody has it; and what came of that. */
export function escalatedMessage(say: Say, view: AlertView): SlackMessage {
  const { alert, monitor, engagement } = view;
  const isDone = alert.closedAt !== null || !isOpen(lifeOf(alert));
  const params = {
    name: alertName(alert, monitor),
    engagement: engagement.name,
    has: isDone ? 'over' : alert.acknowledgedBy ? 'yes' : 'no',
  };
  const text = say.md('alerts.escalated', {
    ...params,
    owner: markup(mention(monitor.ownerId)),
    when: moment(alert.firedAt ?? alert.openedAt, say),
    who: alert.acknowledgedBy ? markup(mention(alert.acknowledgedBy)) : '–',
  });
  const value = `${engagement.id} ${alert.id}`;
  return {
    text: plain(say('alerts.escalated.text', params)),
    blocks: [
      section(text),
      ...(params.has !== 'no'
        ? []
        : [
            actions([
              button(say('alerts.button.acknowledge'), IDS.acknowledge, { value, style: 'primary' }),
              button(say('alerts.button.show'), IDS.show, { value }),
            ]),
          ]),
    ],
  };
}

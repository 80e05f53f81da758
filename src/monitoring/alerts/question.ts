import { button } from '@phasegate/block-kit/blocks.ts';
import { nameOf } from '../../engagement/names.ts';
import { namesOf } from '../../engagement/names-store.ts';
import type { Question } from '../../news.ts';
import { listIn } from '../../texts/lists.ts';
import { markup } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { alertDigest } from './duties.ts';
import { ALERT_CARD, ALERT_IDS } from './ids.ts';
import { alertName, lifeOf } from './life.ts';
import { isOpen } from './rules.ts';
import { watchedAlerts } from './store.ts';

/** [H3] [M6] What is wrong, and who has it: what the digest says of alerts. */
export const alertsQuestion: Question = {
  name: 'alerts',
  asks: 'questions.asks.alerts',
  example: 'questions.example.alerts',
  async answer(context, { id }) {
    const { tx, workspaceId, say } = context;
    const { waiting } = await alertDigest(context, id);
    if (waiting.length === 0) return { lines: [say.md('questions.answer.no-alerts')] };
    const names = await namesOf(
      tx,
      workspaceId,
      waiting.flatMap(({ on }) => on),
    );
    const open = (await watchedAlerts(tx, workspaceId, id)).filter(({ alert }) => isOpen(lifeOf(alert)));
    const [first] = open;
    return {
      lines: waiting.map(({ what, on, since }) =>
        say.md('questions.waits', {
          what: markup(what),
          who: markup(
            listIn(
              say,
              on.map((one) => nameOf(names, one)),
            ),
          ),
          known: since ? 'yes' : 'no',
          when: since ? moment(since, say) : '',
        }),
      ),
      sources: open.map(({ alert, monitor }) => ({
        subject: `${ALERT_CARD}:${alert.id}`,
        label: say('questions.source.alert', { name: alertName(alert, monitor) }),
      })),
      buttons: first
        ? [button(say('search.open'), ALERT_IDS.show, { value: `${id} ${first.alert.id}` })]
        : [],
    };
  },
};

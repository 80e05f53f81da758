import { button, context, input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { radio, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { dateTimePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { TEXT_MAX } from '../act.ts';
import { ALERT_IDS as IDS } from '../ids.ts';
import { lifeOf } from '../life.ts';
import { isOpen } from '../rules.ts';
import type { Silence } from '../silence-store.ts';
import type { Alert } from '../store.ts';
import { wordOf } from './card.ts';

/** What forms of one alert carry. */
export const alertMeta = z.object({ engagementId: z.uuid(), alertId: z.uuid() });
type AlertRef = z.infer<typeof alertMeta>;
export const listMeta = z.object({ engagementId: z.uuid() });
export const silenceMeta = listMeta.extend({ id: z.uuid() });

/** How long to snooze, in hours; another end is picked. */
const SNOOZES = ['1', '4', '24', 'until'] as const;
const MOST_MONITORS = 99;

/** [M7] What was found. It is asked once the values are clear as well, since that alone explains nothing. */
export const findingsForm = (say: Say, at: AlertRef, name: string, findings: string | null): Modal =>
  modal({
    title: say('alerts.form.findings'),
    submit: say('alerts.form.findings.submit'),
    close: say('common.cancel'),
    callback_id: IDS.found,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('alerts.form.findings.why', { name })),
      input(
        'findings',
        say('alerts.form.findings.field'),
        textInput('findings', {
          multiline: true,
          max: TEXT_MAX,
          focus: true,
          ...(findings && { initial: findings }),
        }),
        { hint: say('alerts.form.findings.hint') },
      ),
    ],
  });

/** [M7] No problem, and why. */
export const dismissForm = (say: Say, at: AlertRef, name: string): Modal =>
  modal({
    title: say('alerts.form.dismiss'),
    submit: say('alerts.form.dismiss.submit'),
    close: say('common.cancel'),
    callback_id: IDS.dismissed,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('alerts.form.dismiss.why', { name })),
      input(
        'reason',
        say('alerts.form.reason'),
        textInput('reason', { multiline: true, max: TEXT_MAX, focus: true }),
      ),
    ],
  });

/** [M6] Until when nothing of it is told. */
export const snoozeForm = (say: Say, at: AlertRef, name: string, now: Temporal.Instant): Modal =>
  modal({
    title: say('alerts.form.snooze'),
    submit: say('alerts.form.snooze.submit'),
    close: say('common.cancel'),
    callback_id: IDS.snoozed,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('alerts.form.snooze.why', { name })),
      input(
        'hours',
        say('alerts.form.snooze.field'),
        radio(
          'hours',
          SNOOZES.map((one) => option(say(`alerts.form.snooze.${one}`), one)),
          { initial: '4' },
        ),
      ),
      input(
        'until',
        say('alerts.form.snooze.until-field'),
        dateTimePicker('until', { initial: inSeconds(now.add({ hours: 24 })) }),
        {
          optional: true,
          hint: say('alerts.form.snooze.until-hint'),
        },
      ),
    ],
  });

/** [M6] A window in which nothing is told: of all monitors of the engagement, or of one. */
export function silenceForm(
  say: Say,
  at: z.infer<typeof silenceMeta>,
  monitors: readonly { id: string; name: string }[],
  now: Temporal.Instant,
): Modal {
  const choices = [
    option(say('alerts.form.silence.all'), 'all'),
    ...monitors.slice(0, MOST_MONITORS).map(({ id, name }) => option(name, id)),
  ];
  return modal({
    title: say('alerts.form.silence'),
    submit: say('alerts.form.silence.submit'),
    close: say('common.cancel'),
    callback_id: IDS.silenced,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('alerts.form.silence.why')),
      input('monitor', say('alerts.form.silence.monitor'), select('monitor', choices, { initial: 'all' })),
      input(
        'starts',
        say('alerts.form.silence.starts'),
        dateTimePicker('starts', { initial: inSeconds(now) }),
      ),
      input(
        'ends',
        say('alerts.form.silence.ends'),
        dateTimePicker('ends', { initial: inSeconds(now.add({ hours: 2 })) }),
      ),
      input('reason', say('alerts.form.reason'), textInput('reason', { multiline: true, max: TEXT_MAX })),
    ],
  });
}

const inSeconds = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 60_000) * 60;

export interface AlertListState {
  engagement: { id: string; name: string };
  alerts: readonly { alert: Alert; name: string }[];
  silences: readonly { silence: Silence; name: string | null }[];
  monitors: number;
  /** Whether this person may silence. */
  mayHandle: boolean;
}

/** What is not over first, then what was; and the silences that hold or are to come. */
export function alertList(
  say: Say,
  { engagement, alerts, silences, monitors, mayHandle }: AlertListState,
): Modal {
  const { id: engagementId } = engagement;
  const open = alerts.filter(({ alert }) => isOpen(lifeOf(alert))).length;
  const blocks = [
    section(
      say.md('alerts.list.head', { engagement: engagement.name, open, monitors }),
      mayHandle
        ? { accessory: button(say('alerts.button.silence'), IDS.silence, { value: engagementId }) }
        : {},
    ),
    ...alerts.map(({ alert, name }) =>
      section(rowLine(say, alert, name), {
        accessory: button(say('alerts.button.show'), IDS.show, { value: `${engagementId} ${alert.id}` }),
      }),
    ),
    ...(silences.length > 0 ? [context(say('alerts.list.silences'))] : []),
    ...silences.map(({ silence, name }) =>
      section(
        say.md('alerts.list.silence', {
          all: name === null ? 'yes' : 'no',
          name: name ?? '',
          from: moment(silence.startsAt, say),
          until: moment(silence.endsAt, say),
          who: markup(mention(silence.createdBy)),
          reason: fitText(silence.reason, 200),
        }),
        mayHandle
          ? {
              accessory: button(say('alerts.button.unsilence'), IDS.unsilence, {
                value: `${engagementId} ${silence.id}`,
              }),
            }
          : {},
      ),
    ),
  ];
  return modal({
    title: say('alerts.list.title'),
    close: say('common.close'),
    callback_id: IDS.list,
    private_metadata: writeMeta({ engagementId }),
    blocks: fitBlocks(blocks, { max: LIMITS.view.blocks, budget: 60_000 }).blocks,
  });
}

const rowLine = (say: Say, alert: Alert, name: string): string =>
  say.md('alerts.list.row', {
    word: wordOf(alert),
    name: markup(escape(fitText(name, 120))),
    when: moment(alert.firedAt ?? alert.blindSince ?? alert.openedAt, say),
    has: alert.acknowledgedBy ? 'yes' : 'no',
    who: alert.acknowledgedBy ? markup(mention(alert.acknowledgedBy)) : '–',
    closed: alert.closedAt ? 'yes' : 'no',
    ended: alert.closedAt ? moment(alert.closedAt, say) : '–',
  });

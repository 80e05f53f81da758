import {
  actions,
  type Block,
  button,
  context,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, numberText } from '../../../texts/words.ts';
import type { Reading } from '../../monitors/readings.ts';
import { inUnit } from '../../monitors/screens/words.ts';
import { ALERT_IDS as IDS } from '../ids.ts';
import { alertName, lifeOf } from '../life.ts';
import { readingsPicture } from '../picture.ts';
import { isOpen, isOver } from '../rules.ts';
import { chanceLine, shiftLines, shiftPicture } from '../shift.ts';
import type { Alert } from '../store.ts';
import type { AlertView } from '../view.ts';
import { incomingLines } from './incoming.ts';

/** Before which of the card's blocks the picture stands. */
const PICTURE_AT = 2;
const MOST_MEMBERS = 10;

/** What an alert is called now: its stage, or what keeps it from being seen. */
export type AlertWord =
  | NonNullable<Alert['stage']>
  | 'nodata'
  | 'error'
  | 'insufficient'
  | 'dismissed'
  | 'over';

/** [M6] In a word: what fires goes on firing while nothing is seen. */
export function wordOf(alert: Alert): AlertWord {
  if (alert.dismissed) return 'dismissed';
  if (isOpen(lifeOf(alert)) && alert.stage) return alert.stage;
  if (alert.blindWhy) return BLIND[alert.blindWhy];
  return alert.stage ?? 'over';
}

const BLIND = { 'no data': 'nodata', error: 'error', 'insufficient data': 'insufficient' } as const;

/** [M6] [M7] One alert: what is wrong, since when, against what, whose it is, and what can be done about it. */
export function alertMessage(say: Say, view: AlertView): SlackMessage {
  // The readings of a monitor of many alerts are how many there are: they say nothing of one.
  const picture = view.incoming ? null : pictureOf(say, view);
  return {
    text: say.md('alerts.card.text', headParams(view)),
    blocks: alertBlocks(say, view),
    ...(picture && { picture }),
    linked: true,
  };
}

const pictureOf = (say: Say, view: AlertView) =>
  shiftPicture(say, view, PICTURE_AT) ?? readingsPicture(say, view, PICTURE_AT);

const headParams = ({ alert, monitor, engagement }: AlertView) => ({
  word: wordOf(alert),
  name: alertName(alert, monitor),
  layer: monitor.layer,
  severity: monitor.severity,
  engagement: engagement.name,
});

function alertBlocks(say: Say, view: AlertView): Block[] {
  const { alert, members } = view;
  const buttons = buttonsOf(say, view);
  return [
    section(`${say.md('alerts.card.head', headParams(view))}\n${sinceLine(say, view)}`),
    section(factLines(say, view).join('\n')),
    ...(members.length > 0 ? [section(memberLines(say, view))] : []),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
    context(footLine(say, view)),
    ...(alert.closedAt ? [context(say.md('alerts.card.closed', { when: moment(alert.closedAt, say) }))] : []),
  ];
}

/** Since when, and how many checks say so. mrkdwn. */
function sinceLine(say: Say, { alert, incoming }: AlertView): string {
  const there = alert.closedAt ? null : incoming?.alert.startsAt;
  const since = there ?? alert.firedAt ?? alert.blindSince ?? alert.openedAt;
  return say.md('alerts.card.since', {
    word: wordOf(alert),
    when: moment(since, say),
    breaches: alert.breaches,
    judged: incoming ? 'there' : 'here',
    clears: alert.clears,
    who: alert.acknowledgedBy ? markup(mention(alert.acknowledgedBy)) : '–',
    reason: alert.dismissedReason ?? '–',
    by: alert.dismissedBy ? markup(mention(alert.dismissedBy)) : '–',
  });
}

function factLines(say: Say, view: AlertView): string[] {
  const { alert, monitor, readings, now } = view;
  const last = readings.at(-1);
  const seen = readings.findLast(({ value }) => value !== null);
  const lines: string[] = view.incoming ? incomingLines(say, view.incoming) : [];
  const shift = seen && !view.incoming ? [...shiftLines(say, seen), ...chanceLine(say, seen)] : [];
  lines.push(...shift);
  if (seen && !view.incoming && shift.length === 0) lines.push(valueLine(say, view, seen));
  if (last && last.value === null)
    lines.push(say.md('alerts.card.last', { verdict: last.verdict, shown: fitText(last.shown, 300) }));
  if (isOpen(lifeOf(alert)) && alert.blindWhy) lines.push(say.md('alerts.card.blind'));
  if (view.brokenFeed) lines.push(say.md('alerts.card.broken', { name: view.brokenFeed }));
  if (alert.snoozedUntil && Temporal.Instant.compare(now, alert.snoozedUntil) < 0)
    lines.push(say.md('alerts.card.snoozed', { when: moment(alert.snoozedUntil, say) }));
  if (view.silencedUntil)
    lines.push(say.md('alerts.card.silenced', { when: moment(view.silencedUntil, say) }));
  if (alert.investigatedBy)
    lines.push(
      say.md('alerts.card.investigated', {
        who: markup(mention(alert.investigatedBy)),
        found: alert.findings ? 'yes' : 'no',
        findings: fitText(alert.findings ?? '', 500),
      }),
    );
  return lines.length > 0 ? lines : [say.md('alerts.card.nothing', { name: alertName(alert, monitor) })];
}

/** The value with its n, and what it is held against. mrkdwn. */
export function valueLine(
  say: Say,
  { monitor: { rule } }: AlertView,
  { value, n, shown, detail }: Reading,
): string {
  const params = {
    value: inUnit(say, rule, value ?? 0, detail?.unit),
    counted: n === null ? 'no' : 'yes',
    n: n ?? 0,
    shown: fitText(shown, 200),
  };
  if (rule.kind === 'limit')
    return say.md('alerts.card.limit', {
      ...params,
      side: rule.side,
      fire: numberText(rule.fire, say),
      clear: numberText(rule.clear, say),
      apart: rule.clear === rule.fire ? 'no' : 'yes',
    });
  if (rule.kind === 'baseline')
    return say.md('alerts.card.baseline', {
      ...params,
      target: inUnit(say, rule, numberIn(detail, 'value'), detail?.unit),
      variance: numberText(numberIn(detail, 'variancePercent'), say),
      seal: numberIn(detail, 'sealVersion'),
    });
  return escape(fitText(shown, 500));
}

const numberIn = (detail: Record<string, unknown> | null, name: string): number =>
  typeof detail?.[name] === 'number' ? detail[name] : 0;

/** Others of the same deployment, which stand in the thread. mrkdwn. */
function memberLines(say: Say, { members }: AlertView): string {
  const shown = members
    .slice(0, MOST_MEMBERS)
    .map(({ alert, name }) => say.md('alerts.card.member', { word: wordOf(alert), name }));
  return [say.md('alerts.card.members', { count: members.length }), ...shown].join('\n');
}

/** What most people need first; five at most. */
function buttonsOf(say: Say, { alert, engagement, againstRetraining, isReason }: AlertView) {
  const life = lifeOf(alert);
  const value = `${engagement.id} ${alert.id}`;
  const open = isOpen(life);
  const primary = { style: 'primary' as const };
  const canFind = life.investigatedBy !== null && !isOver(life);
  return [
    ...(open && life.acknowledgedBy === null
      ? [button(say('alerts.button.acknowledge'), IDS.acknowledge, { value, ...primary })]
      : []),
    ...(canFind
      ? [
          button(say('alerts.button.findings'), IDS.findings, {
            value,
            ...(life.acknowledgedBy !== null && life.findings === null && primary),
          }),
        ]
      : []),
    ...(open && life.investigatedBy === null
      ? [button(say('alerts.button.investigate'), IDS.investigate, { value })]
      : []),
    ...(open ? [button(say('alerts.button.snooze'), IDS.snooze, { value })] : []),
    ...(againstRetraining === null && !isReason
      ? [button(say('alerts.button.retrain'), IDS.retrain, { value })]
      : []),
    ...(open ? [button(say('alerts.button.dismiss'), IDS.dismiss, { value })] : []),
  ];
}

function footLine(say: Say, { monitor, engagement, alert }: AlertView): string {
  const runbook = monitor.runbookUrl ? markup(link(monitor.runbookUrl, say('alerts.card.runbook'))) : '';
  return say.md('alerts.card.foot', {
    owner: markup(mention(monitor.ownerId)),
    runbook,
    linked: monitor.runbookUrl ? 'yes' : 'no',
    engagement: engagement.name,
    when: alert.checkedAt ? moment(alert.checkedAt, say) : '–',
  });
}

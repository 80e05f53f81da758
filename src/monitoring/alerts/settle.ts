import { ownerOf } from '../../engagement/owner.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { Monitor } from '../monitors/store.ts';
import { brokenFeedAlert, groupOf } from './group-store.ts';
import { ALERT_CARD, ALERT_ESCALATED, ALERT_NOTE } from './ids.ts';
import { alertName, columnsOf, lifeOf } from './life.ts';
import { policyOf } from './policy.ts';
import { type AlertLife, type Hush, isOpen, isOver, isToEscalate, type Told, toTell } from './rules.ts';
import { silencedUntil } from './silence-store.ts';
import { type Alert, type AlertNote, insertNote, updateAlert } from './store.ts';

/** What a person, or a check, made of an alert. */
export interface Happening {
  life: AlertLife;
  /** What else is written beside it: who acknowledged it, until when it is snoozed. */
  set?: Partial<Alert>;
  /** What its thread is to say of it. */
  note?: Pick<AlertNote, 'kind'> & Partial<Pick<AlertNote, 'text' | 'until'>>;
}

/**
 * [M6] Writes down what an alert has come to, says what is to be told of it now, and brings its message up to date: the
 * one place that does, whatever happened. The monitor is locked, so that nothing else happens to its alert meanwhile.
 */
export async function settle(
  acting: EngagementActing,
  monitor: Monitor,
  row: Alert,
  { life, set = {}, note }: Happening,
): Promise<void> {
  const { tx, now } = acting;
  const policy = policyOf(monitor);
  const hush = await hushOf(acting, monitor, { ...row, ...columnsOf(life), ...set });
  const news = toTell(life, row.told, hush, policy, now);
  const escalates = row.escalatedAt === null && isToEscalate(life, hush, policy, now);
  const ends = isSettled(life, news ?? row.told);
  // A look at what has not changed, at a time at which nothing is due.
  if (life.checkedAt === row.checkedAt && !note && !news && !escalates && !ends) return;
  let next = await updateAlert(tx, row, { ...columnsOf(life), ...set, ...(ends && { closedAt: now }) });
  if (note) await write(acting, next, note);
  if (news) next = await tell(acting, next, news);
  if (escalates) next = await escalate(acting, next);
  if (row.stage !== life.stage || note || news) record(acting, monitor, row, next, note?.text ?? null);
  if (next.told !== 'nothing') showAlert(acting, next);
  if (row.escalatedAt && cameOf(row) !== cameOf(next)) showEscalated(acting, next);
}

/** What the lead, who was told that nobody has it, sees of it since. */
const cameOf = (row: Alert): string =>
  `${row.acknowledgedBy} ${row.closedAt !== null || !isOpen(lifeOf(row))}`;

/** What keeps it from being told now. */
async function hushOf({ tx, now }: EngagementActing, monitor: Monitor, row: Alert): Promise<Hush> {
  const broken = await brokenFeedAlert(tx, monitor);
  return {
    snoozedUntil: row.snoozedUntil,
    silencedUntil: await silencedUntil(tx, row, now),
    // What nobody checks says nothing new.
    inhibited: monitor.pausedAt !== null || (broken !== null && isInhibited(monitor, row, broken)),
  };
}

/**
 * [M6] A feed that is at fault is told of once, by the first of its monitors; and what was seen by a broken feed says
 * nothing of a shift in the data.
 */
function isInhibited(
  { rule }: Pick<Monitor, 'rule'>,
  { id, blindWhy, blindSince }: Alert,
  broken: Pick<Alert, 'id' | 'blindSince'>,
): boolean {
  if (blindWhy !== 'error' || !blindSince || !broken.blindSince) return rule.kind === 'drift';
  const order = Temporal.Instant.compare(broken.blindSince, blindSince);
  return order < 0 || (order === 0 && broken.id < id);
}

async function tell(acting: EngagementActing, row: Alert, news: Exclude<Told, 'nothing'>): Promise<Alert> {
  const { tx, now } = acting;
  const isFirst = row.told === 'nothing';
  const groupId = isFirst ? await groupOf(tx, row) : row.groupId;
  const told = await updateAlert(tx, row, { told: news, toldAt: now, groupId });
  // Posted for the first time, the message itself is what is told.
  if (isFirst) showAlert(acting, told);
  else if (!row.dismissed)
    await write(acting, told, { kind: news === 'resolved' && row.told === 'blind' ? 'sees again' : news });
  if (groupId && isFirst) acting.show(showing(acting, { ...told, id: groupId, groupId: null }));
  return told;
}

/** A monitor that was retired, or whose model was taken from work, checks nothing any more: its alert is closed, whatever it had come to. */
export async function closeUnseen(
  acting: EngagementActing,
  monitor: Monitor,
  row: Alert,
  kind: 'retired' | 'ended',
): Promise<void> {
  const closed = await updateAlert(acting.tx, row, { closedAt: acting.now });
  if (row.told === 'nothing') return;
  await write(acting, closed, { kind });
  record(acting, monitor, row, closed, null);
  showAlert(acting, closed);
  if (row.escalatedAt) showEscalated(acting, closed);
}

async function escalate(acting: EngagementActing, row: Alert): Promise<Alert> {
  const next = await updateAlert(acting.tx, row, { escalatedAt: acting.now });
  await write(acting, next, { kind: 'escalated' });
  showEscalated(acting, next);
  return next;
}

const showEscalated = ({ show, engagement, people }: EngagementActing, { id }: Pick<Alert, 'id'>): void =>
  show({
    subject: `${ALERT_ESCALATED}:${id}`,
    destination: ownerOf(engagement, people),
    engagementId: engagement.id,
  });

/** A line in the alert's thread. Of one that was never told there is none. */
async function write(
  acting: EngagementActing,
  row: Alert,
  note: NonNullable<Happening['note']>,
): Promise<void> {
  const { tx, actor, now } = acting;
  const number = await insertNote(tx, {
    workspaceId: row.workspaceId,
    alertId: row.id,
    by: actor.userId,
    at: now,
    text: null,
    until: null,
    ...note,
  });
  if (row.told === 'nothing') return;
  acting.show({
    ...showing(acting, row),
    subject: `${ALERT_NOTE}:${row.id} ${number}`,
    threadOf: alertSubject(row.groupId ?? row.id),
  });
}

/** Nothing is left to be told of it, and nothing to be done. */
function isSettled(life: AlertLife, told: Told): boolean {
  if (life.dismissed || isOpen(life) || life.blind || life.stage === 'pending') return false;
  if (told === 'firing' || told === 'blind') return false;
  return life.stage === null || isOver(life);
}

function record(
  acting: EngagementActing,
  monitor: Monitor,
  before: Alert,
  after: Alert,
  text: string | null,
): void {
  const stateOf = ({ stage, blindWhy, told }: Alert) => ({ stage, blind: blindWhy, told });
  acting.note({
    action:
      after.stage === before.stage ? 'monitoring.alert.note' : `monitoring.alert.${after.stage ?? 'over'}`,
    kind: 'alert',
    subject: after.id,
    before: stateOf(before),
    after: { ...stateOf(after), about: alertName(after, monitor), ...(text && { reason: text }) },
  });
}

const alertSubject = (id: string): string => `${ALERT_CARD}:${id}`;

/** Where it stands: in the channel, or in the thread of the first alert of its deployment. */
const showing = (
  { engagement, people }: EngagementActing,
  { id, groupId }: Pick<Alert, 'id' | 'groupId'>,
) => ({
  subject: alertSubject(id),
  destination: engagement.channelId ?? ownerOf(engagement, people),
  engagementId: engagement.id,
  ...(groupId && { threadOf: alertSubject(groupId) }),
});

/** The alert's one message; and that of the group, which lists it. */
export function showAlert(acting: EngagementActing, row: Alert): void {
  acting.show(showing(acting, row));
  if (row.groupId) acting.show(showing(acting, { id: row.groupId, groupId: null }));
}

import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWording, ChangeWordings, Told, Turn } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { moves } from '../turns.ts';

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? fitText(String(value), 120) : null;

const added = ({ after }: Told) => text(after?.userId);
const removed = ({ before }: Told) => text(before?.userId);
const phase = ({ after }: Told) => text(after?.phase);
const reason = ({ after }: Told) => text(after?.reason);

/** “2 Prioritization” */
const phaseName: ChangeWording['what'] = (event, say, { phases }) => {
  const known = phases.find((one) => String(one.phase) === phase(event));
  return known ? `${known.phase} ${inLanguage(known.name, say)}` : phase(event);
};
/** A person has a role, or has it no more. */
const role = ({ before, after }: Told): Turn => ({
  of: `${(after ?? before)?.role} ${(after ?? before)?.userId}`,
  from: before !== null,
  to: after !== null,
});

/** Back to phase 1 (why). */
const phaseAndReason = (event: Told) => {
  const why = reason(event);
  return why === null ? phase(event) : `${phase(event)} (${why})`;
};

/** How this room's audit events are told in the digest. */
export const changes: ChangeWordings = {
  'engagement.start': {
    text: 'engagement.change.start',
    news: { text: 'outcome.engagement.start', means: 'progress' },
  },
  'engagement.person.add': {
    text: 'engagement.change.person.add',
    what: added,
    news: { text: 'outcome.person.add', means: 'progress', turn: role },
  },
  'engagement.person.remove': {
    text: 'engagement.change.person.remove',
    what: removed,
    news: { text: 'outcome.person.remove', means: 'progress', turn: role },
  },
  'engagement.person.deactivated': {
    text: 'engagement.change.person.deactivated',
    what: added,
    news: { text: 'outcome.person.deactivated', means: 'obstacle' },
  },
  'engagement.details.change': { text: 'engagement.change.details' },
  'engagement.channel.change': { text: 'engagement.change.channel' },
  'engagement.channel.made': { text: 'engagement.change.channel.made' },
  'engagement.channel.refused': { text: 'engagement.change.channel.refused' },
  'engagement.phase.advance': {
    text: 'engagement.change.phase.advance',
    what: phase,
    news: { text: 'outcome.phase.advance', means: 'decision', turn: moves('phase'), what: phaseName },
  },
  'engagement.phase.back': {
    text: 'engagement.change.phase.back',
    what: phaseAndReason,
    news: { text: 'outcome.phase.back', means: 'decision', turn: moves('phase') },
  },
  'engagement.cycle.begin': {
    text: 'cycle.change.begin',
    what: ({ after }) => text(after?.cycle),
    news: { text: 'outcome.cycle', means: 'decision' },
  },
  'engagement.pause': {
    text: 'engagement.change.pause',
    what: reason,
    news: { text: 'outcome.engagement.pause', means: 'decision', turn: moves('state') },
  },
  'engagement.resume': {
    text: 'engagement.change.resume',
    news: { text: 'outcome.engagement.resume', means: 'decision', turn: moves('state') },
  },
  'engagement.close': {
    text: 'engagement.change.close',
    what: reason,
    news: { text: 'outcome.engagement.close', means: 'decision', turn: moves('state') },
  },
  'engagement.reopen': {
    text: 'engagement.change.reopen',
    what: reason,
    news: { text: 'outcome.engagement.reopen', means: 'decision', turn: moves('state') },
  },
  'engagement.archive': {
    text: 'engagement.change.archive',
    news: { text: 'outcome.engagement.archive', means: 'decision', turn: moves('state') },
  },
  'engagement.restore': {
    text: 'engagement.change.restore',
    news: { text: 'outcome.engagement.restore', means: 'decision', turn: moves('state') },
  },
  'engagement.holidays.change': { text: 'engagement.change.holidays' },
};

import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWording, ChangeWordings, Told, Turn } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { Say } from '../texts/say.ts';
import { moves } from '../turns.ts';
import { withCycle } from './screens/which-cycle.ts';

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? fitText(String(value), 120) : null;

const added = ({ after }: Told) => text(after?.userId);
const removed = ({ before }: Told) => text(before?.userId);
const reason = ({ after }: Told) => text(after?.reason);

/** [R3] The cycle whose phase it is, where there was more than one. */
const cycleOf = ({ after }: Told) => (typeof after?.cycle === 'number' ? after.cycle : null);
const phase = (event: Told, say: Say, name = text(event.after?.phase)) =>
  name === null ? null : withCycle(say, name, cycleOf(event));
/** “2 Prioritization”, “5 Monitoring · cycle 1” */
const phaseName: ChangeWording['what'] = (event, say, { phases }) => {
  const known = phases.find((one) => one.phase === event.after?.phase);
  return phase(event, say, known && `${known.phase} ${inLanguage(known.name, say)}`);
};
/** One cycle goes on while another does. */
const phaseMoves = (event: Told): Turn => moves('phase', `phase ${cycleOf(event)}`)(event);
/** A person has a role, or has it no more. */
const role = ({ before, after }: Told): Turn => ({
  of: `${(after ?? before)?.role} ${(after ?? before)?.userId}`,
  from: before !== null,
  to: after !== null,
});

/** Back to phase 1 (why). */
const phaseAndReason = (event: Told, say: Say) => {
  const why = reason(event);
  return why === null ? phase(event, say) : `${phase(event, say)} (${why})`;
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
    what: (event, say) => phase(event, say),
    news: { text: 'outcome.phase.advance', means: 'decision', turn: phaseMoves, what: phaseName },
  },
  'engagement.phase.back': {
    text: 'engagement.change.phase.back',
    what: phaseAndReason,
    news: { text: 'outcome.phase.back', means: 'decision', turn: phaseMoves },
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

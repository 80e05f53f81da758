import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { byRole } from '../../../src/engagement/change-people.ts';
import { NO_ANSWER } from '../../../src/engagement/ids.ts';
import type { NextCycle } from '../../../src/engagement/reuse.ts';
import { APPROVER_ROLES, ROLES } from '../../../src/engagement/roles.ts';
import { STATE_CHANGES, type StateChange } from '../../../src/engagement/rules.ts';
import { channelForm } from '../../../src/engagement/screens/channel-form.ts';
import { cycleForm, cycleMessage } from '../../../src/engagement/screens/cycle.ts';
import { detailsForm } from '../../../src/engagement/screens/details-form.ts';
import { chooseForMessage, recordedMessage } from '../../../src/engagement/screens/from-message.ts';
import { choiceMessage, noEngagementMessage } from '../../../src/engagement/screens/here.ts';
import { backMessage, stateMessage } from '../../../src/engagement/screens/news.ts';
import {
  channelRefusedMessage,
  departureMessage,
  troubleMessage,
} from '../../../src/engagement/screens/notices.ts';
import { peopleForm, peopleModal } from '../../../src/engagement/screens/people-form.ts';
import { backForm, phasesModal } from '../../../src/engagement/screens/phases.ts';
import { startedModal, startWhatForm, startWhenForm } from '../../../src/engagement/screens/start-form.ts';
import { stateForm } from '../../../src/engagement/screens/state-form.ts';
import { stateMenu } from '../../../src/engagement/screens/state-menu.ts';
import type { StateChanged } from '../../../src/engagement/state-store.ts';
import type { Cycle, Engagement, Named, PhaseEntry } from '../../../src/engagement/store.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e 👩‍💻 {braces} \' " ';
const { phases } = loadPlaybook();
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');

/** The same engagement as it usually is, as full as it can be, and as somebody hostile would fill it in. */
const cases: Record<string, Engagement> = {
  usual: engagement({}),
  full: engagement({
    name: 'N'.repeat(80),
    goal: 'g'.repeat(1_000),
    timeZone: 'America/Argentina/ComodRivadavia',
  }),
  empty: engagement({ name: 'a', goal: '' }),
  japanese: engagement({ name: JAPANESE.repeat(3).slice(0, 80), goal: JAPANESE.repeat(50).slice(0, 1_000) }),
  hostile: engagement({ name: HOSTILE.repeat(2).slice(0, 80), goal: HOSTILE.repeat(20).slice(0, 1_000) }),
};

function engagement(changes: Partial<Engagement>): Engagement {
  return {
    workspaceId: 'T0TEST',
    id: '8e8f960c-63a2-41a6-96d9-fc843c681643',
    name: 'Support ticket triage',
    goal: 'Tickets reach the right team in a minute',
    channelId: 'C0SUPPORT',
    newChannelName: null,
    plannedStart: '2027-03-01',
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    visibility: 'open',
    externalsMayApprove: false,
    state: 'active',
    cycle: 1,
    createdBy: 'U0LENA',
    createdAt: at,
    version: 1,
    ...changes,
  };
}

const crowd: Named[] = ROLES.flatMap((role) =>
  Array.from({ length: role === 'lead' ? 1 : 50 }, (_, index) => ({
    userId: `U0PERSON${role.toUpperCase()}${index}`,
    role,
    isDeactivated: index % 2 === 1,
    isExternal: false,
  })),
);

const entries = (reason: string): PhaseEntry[] =>
  [1, 2, 3, 1].map((phase, index) => ({
    workspaceId: 'T0TEST',
    engagementId: '8e8f960c-63a2-41a6-96d9-fc843c681643',
    cycle: 1,
    entry: index + 1,
    phase,
    enteredAt: at,
    enteredBy: 'U0LENA',
    leftAt: index < 3 ? at : null,
    how: index === 0 ? 'start' : index === 3 ? 'back' : 'gate',
    reason: index === 3 ? reason : null,
    plannedFrom: null,
    plannedTo: null,
  }));

const nextCycle = (one: Engagement, count: number): NextCycle => ({
  reuse: {
    sources: { total: count, reused: Math.ceil(count / 2) },
    lineage: count > 0,
    pipeline: false,
    share: count > 0 ? 0.6 : 0,
    stale: [],
  },
  datasets: Array.from({ length: count }, (_, index) => ({
    id: `${one.id}${index}`,
    name: one.name.slice(0, 75),
  })),
  final: count > 0 ? `${one.id}0` : null,
});

const reuseWords = ({ goal }: Engagement) => ({
  reused: ['14 of 20 data sources', 'the lineage'],
  stale: Array.from({ length: 20 }, () => escape(goal.slice(0, 200))),
});

function views(say: Say, one: Engagement): Modal[] {
  const what = {
    name: one.name,
    goal: one.goal,
    leadId: 'U0LENA',
    channelId: 'C0SUPPORT',
    newChannelName: '',
  };
  const when = {
    plannedStart: one.plannedStart,
    timeZone: one.timeZone,
    workingDays: ['1'],
    visibility: 'open',
  };
  return [
    startWhatForm(say, one.id, what, true),
    startWhatForm(say, one.id, { ...what, name: '', goal: '', leadId: 'U0LENA', channelId: '' }, false),
    startWhenForm(say, one.id, when),
    startedModal(say, one.id, what),
    startedModal(say, one.id, { ...what, newChannelName: 'ai-triage' }),
    detailsForm(say, one),
    channelForm(say, one),
    stateMenu(say, one, true),
    stateMenu(say, one, false),
    ...(['team', 'approvers'] as const).flatMap((part) => [
      peopleForm(say, one, part, byRole([])),
      peopleForm(say, one, part, byRole(crowd)),
      peopleModal(say, one, part, byRole([])),
      peopleModal(say, one, part, byRole(crowd)),
    ]),
    ...(Object.keys(STATE_CHANGES) as StateChange[]).map((change) => stateForm(say, one, change)),
    phasesModal(say, one, phases, entries(one.goal.slice(0, 500)), true),
    phasesModal(say, one, phases, entries('').slice(0, 1), false),
    backForm(say, one, phases.slice(0, 3)),
    cycleForm(
      say,
      { engagement: one, next: nextCycle(one, 0), words: { reused: [], stale: [] }, remaining: 0 },
      phases,
    ),
    chooseForMessage(say, 'gap.record.choose', {
      id: one.id,
      text: one.goal,
      engagements: Array(120).fill(one),
    }),
    cycleForm(
      say,
      {
        engagement: { ...one, state: 'closed' },
        next: nextCycle(one, 30),
        words: reuseWords(one),
        remaining: 4,
      },
      phases,
    ),
  ];
}

function messages(say: Say, one: Engagement): SlackMessage[] {
  const trouble = { engagement: one, destination: 'C0SUPPORT', botUserId: 'U0BOT', waiting: 1 };
  return [
    noEngagementMessage(say),
    choiceMessage(
      say,
      { command: 'sources', text: '' },
      Array.from({ length: 150 }, (_, index) => ({ ...one, name: `${index} ${one.name}` })),
    ),
    ...[null, 'is_archived', 'not_in_channel', 'user_disabled', 'restricted_action'].map((reason) =>
      troubleMessage(say, { ...trouble, reason, waiting: reason ? 3 : 0 }),
    ),
    ...(Object.keys(STATE_CHANGES) as StateChange[]).map((change) =>
      stateMessage(say, one, { change, by: 'U0LENA', at, reason: one.goal } as StateChanged),
    ),
    ...entries(one.goal)
      .slice(3)
      .flatMap((entry) => phases.slice(0, 1).map((phase) => backMessage(say, one, entry, phase))),
    cycleMessage(say, one, { number: 2, startedBy: 'U0LENA' } as Cycle, reuseWords(one)),
    cycleMessage(say, one, { number: 2, startedBy: null } as Cycle, { reused: [], stale: [] }),
    ...(['gap', 'edge', 'process_change', 'incident'] as const).map((as) =>
      recordedMessage(say, as, 'U0LENA', one.goal || one.name),
    ),
    departureMessage(say, one, 'U0GONE', [...APPROVER_ROLES]),
    channelRefusedMessage(say, { ...one, newChannelName: 'ai-triage' }, 'name_taken'),
    channelRefusedMessage(say, { ...one, newChannelName: 'ai-triage' }, 'restricted_action'),
    channelRefusedMessage(say, { ...one, newChannelName: 'ai-triage' }, NO_ANSWER),
  ];
}

/** Everything that Slack would read as markup: plain text shows what it is. */
function markupOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(markupOf).join(' ');
  if (value === null || typeof value !== 'object') return '';
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return String(value.text);
  return Object.values(value).map(markupOf).join(' ');
}

describe.each(['en-GB', 'de-DE'])('screens of an engagement in %s', (locale) => {
  const say = sayIn(locale);
  it.each(Object.keys(cases))('[H7] [X3] are what Slack takes, %s', (name) => {
    const one = cases[name] ?? engagement({});
    for (const view of views(say, one)) {
      expect(lintView(view), JSON.stringify(view)).toEqual([]);
      expect(JSON.stringify(view.blocks.filter((block) => block.type !== 'input'))).not.toContain(
        '<!channel>',
      );
    }
    for (const message of messages(say, one)) {
      expect(lintMessage({ ...message }), JSON.stringify(message)).toEqual([]);
      expect(`${message.text} ${markupOf(message.blocks)}`).not.toMatch(/<!channel>|<@U0EVIL>/);
    }
  });
});

import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import type { Mandate } from '../../../src/gates/rules.ts';
import {
  type Asking,
  askForm,
  missingMessage,
  missingModal,
  noGateMessage,
} from '../../../src/gates/screens/ask.ts';
import { attestForm } from '../../../src/gates/screens/attest.ts';
import { behindModal } from '../../../src/gates/screens/behind.ts';
import { evidenceModal } from '../../../src/gates/screens/evidence.ts';
import { chooseForm, noSubjectMessage, overviewMessage } from '../../../src/gates/screens/exits.ts';
import {
  conditionsForm,
  delegateForm,
  overrideForm,
  rejectForm,
  taskForm,
  withdrawForm,
} from '../../../src/gates/screens/forms.ts';
import {
  attestedNobody,
  backMessage,
  changeReply,
  decisionReply,
  lookNotice,
  noteReply,
  outcomeNotice,
  outcomeReply,
  overdueNotice,
  remarkMessage,
  reminderReply,
  repeatedMessage,
  unclearMessage,
} from '../../../src/gates/screens/replies.ts';
import { requestMessage } from '../../../src/gates/screens/request.ts';
import { tasksMessage } from '../../../src/gates/screens/tasks.ts';
import type { RequestState } from '../../../src/gates/screens/words.ts';
import type { Task } from '../../../src/gates/tasks.ts';
import type { Gate } from '../../../src/playbook/gates-schema.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';
import { attested, toyGate } from '../../support/gates.ts';
import { shippedPlaybook } from '../../support/playbook.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';
const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const DIGEST = 'a'.repeat(64);

interface Size {
  /** Something a person typed, of a length at most. */
  text(max: number): string;
  items: number;
  people: number;
  decided: boolean;
}

const SIZES: Record<string, Size> = {
  empty: { text: () => 'a', items: 1, people: 0, decided: false },
  usual: { text: () => 'Contract of 2 March, § 4', items: 7, people: 2, decided: true },
  overflow: { text: (max) => 'W'.repeat(max), items: 30, people: 50, decided: true },
  hostile: { text: (max) => HOSTILE.repeat(60).slice(0, max), items: 7, people: 3, decided: true },
  japanese: { text: (max) => JAPANESE.repeat(90).slice(0, max), items: 7, people: 2, decided: true },
};

const engagementOf = (size: Size): Engagement => ({
  workspaceId: 'T0TEST',
  id: ID,
  name: size.text(80),
  goal: size.text(1_000),
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
});

const gateOf = (size: Size): Gate =>
  toyGate({
    quorum: (['business', 'legal', 'data', 'engineering'] as const).map((role) => ({ role, count: 2 })),
    items: Array.from({ length: size.items }, (_, index) =>
      index % 2 === 0
        ? { ...attested(`item${index}`), attest: undefined, check: 'toy.goal' }
        : attested(`item${index}`),
    ),
  });

const taskOf = (size: Size, index = 0): Task => ({
  workspaceId: 'T0TEST',
  id: ID.replace(/.$/, String(index % 10)),
  engagementId: ID,
  cycle: 1,
  kind: 'condition',
  subject: ID,
  text: size.text(2_000),
  owner: 'U0LENA',
  dueOn: '2027-03-04',
  state: index % 2 ? 'done' : 'open',
  createdBy: 'U0PRIYA',
  createdAt: at,
  evidence: null,
  doneBy: null,
  doneAt: null,
});

const mandate: Mandate = {
  fromUser: 'UBUSINESS0',
  toUser: 'UDATA1',
  fromDay: '2027-03-01',
  untilDay: '2027-03-05',
  endedAt: null,
};

function stateOf(size: Size, state: RequestState['request']['state']): RequestState {
  const gate = gateOf(size);
  const people = (['business', 'legal', 'data', 'engineering'] as const).flatMap((role) =>
    Array.from({ length: size.people }, (_, index) => ({
      userId: `U${role.toUpperCase()}${index}`,
      roles: [role],
      isDeactivated: index % 4 === 3,
      isExternal: false,
    })),
  );
  const decisions: RequestState['decisions'] = size.decided
    ? people.slice(0, 30).map(({ userId, roles }, index) => ({
        workspaceId: 'T0TEST',
        id: ID,
        requestId: ID,
        userId,
        role: roles[0] ?? 'data',
        kind: (['approve', 'conditions', 'reject'] as const)[index % 3] ?? 'approve',
        text: size.text(2_000),
        digest: DIGEST,
        via: 'button',
        source: null,
        at,
        voidedAt: index % 5 === 4 ? at : null,
        voidReason: index % 5 === 4 ? 'taken back' : null,
        conditionOwner: null,
        conditionDueOn: null,
      }))
    : [];
  const figure = (index: number) => (index % 4 === 0 ? size.text(400) : { key: 'common.none' as const });
  const engagement = engagementOf(size);
  return {
    cycle: size.decided ? 12 : null,
    request: {
      workspaceId: 'T0TEST',
      id: ID,
      engagementId: ID,
      cycle: 1,
      gate: 'toy',
      subject: size.items > 1 ? size.text(80) : null,
      phase: null,
      state,
      withConditions: size.decided,
      requestedBy: 'U0LENA',
      requestedAt: at,
      dueOn: '2027-03-04',
      channelId: 'C0SUPPORT',
      digest: DIGEST,
      evidence: {
        items: gate.items.map((item, index) => ({
          key: item.key,
          ok: index % 3 !== 0,
          figure: figure(index),
          print: 'p',
        })),
        tier: 'minimal',
        seal: size.decided ? { version: 12, digest: DIGEST, sealedAt: at.toString() } : null,
      },
      changes: size.decided
        ? Array.from({ length: 12 }, () => ({
            at: at.toString(),
            items: gate.items.map(({ key }) => ({ key, before: size.text(400), after: size.text(400) })),
            gate: false,
            voided: people.map((one) => one.userId),
          }))
        : [],
      changedAt: null,
      reconciledAt: null,
      reactions: [],
      threadPlace: null,
      decidedBy: state === 'open' ? null : 'UBUSINESS0',
      decidedAt: state === 'open' ? null : at,
      reason: state === 'open' || !size.decided ? null : size.text(2_000),
      version: 1,
    },
    engagement,
    calendar: { workingDays: [1, 2, 3, 4, 5], holidays: new Set(), timeZone: 'Europe/Berlin' },
    gate,
    items: gate.items,
    quorum: gate.quorum,
    decisions,
    live: decisions.filter((one) => !one.voidedAt).map((one) => ({ ...one, day: '2027-03-01' })),
    attestations: size.decided
      ? gate.items
          .filter((item) => item.attest)
          .map(({ key }, index) => ({
            workspaceId: 'T0TEST',
            id: ID,
            requestId: ID,
            item: key,
            userId: 'ULEGAL0',
            role: 'legal' as const,
            note: size.text(500),
            link: index % 2 ? 'https://wiki.example.com/a?b=<c>|d' : null,
            at,
            withdrawnAt: null,
          }))
      : [],
    electorate: {
      requestedBy: 'U0LENA',
      quorum: gate.quorum,
      people,
      mandates: size.decided ? [mandate] : [],
      externalsMayApprove: false,
    },
    override:
      size.decided && (state === 'open' || state === 'overridden')
        ? {
            workspaceId: 'T0TEST',
            requestId: ID,
            proposedBy: 'U0ADA',
            proposedAt: at,
            reason: size.text(1_000),
            secondedBy: null,
            secondedAt: null,
            ratifiedAt: null,
          }
        : undefined,
    ratifications: [],
    today: '2027-03-01',
    itemsHold: false,
    conditions:
      size.decided && state === 'approved'
        ? Array.from({ length: 20 }, (_, index) => taskOf(size, index))
        : [],
    names: new Map([['UBUSINESS0', size.text(80)]]),
    toRatify: state === 'overridden' ? gate.quorum : [],
    unsure: size.decided,
    exits: exitsOf(size, gate),
    sealOverride: undefined,
    behind: {},
    wordings: {},
    playbook: shippedPlaybook(),
  };
}

/** Every way in which one of three gates can stand. */
function exitsOf(size: Size, gate: Gate): RequestState['exits'] {
  const asked = { requestedAt: at, decidedAt: at } as RequestState['request'];
  return (['passed', 'open', 'outdated', 'rejected', 'missing'] as const).map((standing) => ({
    gate,
    subject: size.items > 1 ? size.text(80) : null,
    standing,
    request: standing === 'missing' ? null : { ...asked, id: ID },
    changed: {
      items:
        standing === 'outdated' && size.decided
          ? gate.items.map(({ key }) => ({ key, before: size.text(400), after: size.text(400) }))
          : [],
      ...(size.decided && {
        tier: { before: 'minimal', after: 'high' },
        seal: { before: 0, after: 12 },
        plan: true,
      }),
    },
  }));
}

const subjectsOf = (size: Size) =>
  Array.from({ length: size.items * 5 }, (_, index) => ({
    name: `${index}${size.text(70)}`,
    hint: size.text(200),
  }));

const overviewOf = (size: Size, gate: Gate, exits: RequestState['exits'] | null) => ({
  engagement: engagementOf(size),
  cycle: size.decided ? 12 : null,
  phase: 3,
  exits,
  gates: [{ ...gate, about: 'model' }],
  others: size.decided ? [gate] : [],
  subjects: subjectsOf(size),
});

function askingOf(size: Size): Asking {
  const gate = gateOf(size);
  return {
    engagement: engagementOf(size),
    cycle: size.decided ? 12 : null,
    gate,
    items: gate.items,
    quorum: gate.quorum,
    looked: gate.items.map((item) => ({
      key: item.key,
      ok: false,
      figure: size.text(400),
      ...(item.attest && { attest: item.attest }),
    })),
    fixes: new Map(
      gate.items.map((item) => [item.key, { label: 'common.edit' as const, action: 'toy.fix', value: ID }]),
    ),
    dueOn: '2027-03-04',
    able: new Map(
      size.people ? [['data', Array.from({ length: size.people }, (_, index) => `UDATA${index}`)]] : [],
    ),
    openBy: size.decided ? 'U0LENA' : null,
    subject: size.items > 1 ? size.text(80) : null,
    sealable: size.decided ? false : null,
    lacking: size.decided ? ['legal'] : [],
    rejected: size.decided ? { decidedBy: 'U0LENA', reason: size.text(400) } : null,
  };
}

const STATES = ['open', 'approved', 'rejected', 'withdrawn', 'superseded', 'overridden'] as const;

function messages(say: Say, size: Size): (SlackMessage | null)[] {
  const open = stateOf(size, 'open');
  const [change] = open.request.changes;
  return [
    ...STATES.flatMap((state) => {
      const one = stateOf(size, state);
      return [requestMessage(say, one), outcomeReply(say, one), outcomeNotice(say, one)];
    }),
    ...open.decisions.map((decision) => decisionReply(say, open, decision)),
    change ? changeReply(say, open, change) : null,
    ...(['attested', 'unattested', 'proposed', 'ratified'] as const).map((kind) =>
      noteReply(say, open, kind, 'UBUSINESS0', 'item1'),
    ),
    reminderReply(say, open, 'before'),
    reminderReply(say, open, 'due'),
    overdueNotice(say, open),
    lookNotice(say, open, 'reason'),
    lookNotice(say, open, 'again'),
    lookNotice(say, open, 'conditions'),
    repeatedMessage(say),
    backMessage(say, true),
    backMessage(say, false),
    unclearMessage(say),
    remarkMessage(say),
    attestedNobody(
      say,
      open.electorate.people.map((one) => one.userId),
    ),
    missingMessage(say, askingOf(size)),
    noGateMessage(say, []),
    noGateMessage(say, ['toy', 'signed']),
    ...(['passed', 'missing'] as const).map((standing) =>
      overviewMessage(
        say,
        overviewOf(
          size,
          open.gate,
          exitsOf(size, open.gate).filter((one) => !size.decided || one.standing !== standing),
        ),
      ),
    ),
    overviewMessage(say, overviewOf(size, open.gate, null)),
    noSubjectMessage(say, { ...open.gate, about: 'model' }, []),
    noSubjectMessage(say, open.gate, subjectsOf(size)),
    tasksMessage(
      say,
      engagementOf(size),
      size.decided ? Array.from({ length: 60 }, (_, index) => taskOf(size, index)) : [],
      '2027-03-05',
    ),
  ];
}

function views(say: Say, size: Size): Modal[] {
  const state = stateOf(size, 'open');
  const about = { requestId: ID, digest: 'abc', via: 'button' as const };
  return [
    askForm(say, askingOf(size), ID),
    missingModal(say, askingOf(size)),
    ...[1, 2].map((cycle) =>
      chooseForm(
        say,
        { ...engagementOf(size), cycle },
        { ...state.gate, about: 'model' },
        subjectsOf(size).map((one) => ({ ...one, at: { looking: { engagement: engagementOf(size) } } })),
      ),
    ),
    evidenceModal(say, state),
    behindModal(say, state, 'item0', {
      lines: Array.from({ length: size.items * 5 }, () => escape(size.text(300))),
    }),
    behindModal(say, stateOf(size, 'approved'), 'item1', { lines: [] }),
    rejectForm(say, about),
    conditionsForm(say, about, { owner: 'U0LENA', dueOn: '2027-03-04' }),
    attestForm(
      say,
      state,
      state.items.map((item) => item.key),
    ),
    withdrawForm(say, state),
    delegateForm(say, ID, ID, {
      from: 'U0LENA',
      fromDay: '2027-03-01',
      current: size.decided ? ['a', 'b'] : [],
    }),
    overrideForm(say, state, ['data', 'legal']),
    taskForm(say, taskOf(size)),
  ];
}

/** Everything that Slack would read as markup. */
function markupOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(markupOf).join(' ');
  if (value === null || typeof value !== 'object') return '';
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return String(value.text);
  return Object.values(value).map(markupOf).join(' ');
}

describe.each(Object.keys(SIZES))('gate screens, %s', (name) => {
  const size = SIZES[name] ?? SIZES.usual;
  it.each(['en-GB', 'de-DE'])('[G1] [H7] [X3] are what Slack takes, in %s', (locale) => {
    if (!size) return;
    const say = sayIn(locale);
    const found = messages(say, size).filter((one) => one !== null);
    for (const message of found)
      expect(lintMessage({ ...message }), JSON.stringify(message).slice(0, 300)).toEqual([]);
    for (const view of views(say, size)) expect(lintView({ ...view }), view.title.text).toEqual([]);
    const said = [...found, ...views(say, size)]
      .map((one) => `${'text' in one ? one.text : ''} ${markupOf(one.blocks)}`)
      .join(' ');
    expect(said).not.toContain('<!channel>');
    expect(said).not.toContain('<@U0EVIL>');
  });
});

describe('the request message', () => {
  const usual = SIZES.usual;
  it('[G5] [G9] calls only those who still have to act', () => {
    if (!usual) return;
    const state = stateOf(usual, 'open');
    const said = JSON.stringify(requestMessage(sayIn('en'), { ...state, live: [], decisions: [] }));
    expect(said).toContain('<@UDATA0>');
    expect(said).not.toContain('<@U0LENA>x');
    const done = JSON.stringify(requestMessage(sayIn('en'), stateOf(usual, 'approved')));
    expect(done).not.toContain('gates.request.approve');
  });
});

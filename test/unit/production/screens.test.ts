import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import { connectModal } from '../../../src/production/deployments/screens/connect.ts';
import {
  endForm,
  secretModal,
  settingsForm,
  startForm,
} from '../../../src/production/deployments/screens/form.ts';
import type { Deployment } from '../../../src/production/deployments/store.ts';
import { calibrationOf } from '../../../src/production/review/calibration.ts';
import { batchModal } from '../../../src/production/review/screens/batch.ts';
import { edgesModal } from '../../../src/production/review/screens/edges.ts';
import { edgeModal, materialModal, resolveModal } from '../../../src/production/review/screens/forms.ts';
import { queueMessage } from '../../../src/production/review/screens/queue.ts';
import { reviewersModal } from '../../../src/production/review/screens/reviewers.ts';
import { wholeModal } from '../../../src/production/review/screens/whole.ts';
import type { EdgeCase, ProposedAction } from '../../../src/production/review/store.ts';
import type { MaterialError } from '../../../src/production/stages/error-store.ts';
import { accuracyOf } from '../../../src/production/stages/evidence.ts';
import { alarmMessage } from '../../../src/production/stages/screens/alarm.ts';
import { deploymentMessage } from '../../../src/production/stages/screens/card.ts';
import {
  backForm,
  closeForm,
  errorsModal,
  holdForm,
  retrainingForm,
} from '../../../src/production/stages/screens/forms.ts';
import type { StageView } from '../../../src/production/stages/view.ts';
import { untoldMessage } from '../../../src/production/webhooks/screen.ts';
import type { WebhookDelivery } from '../../../src/production/webhooks/store.ts';
import type { Seal } from '../../../src/seal/store.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';
import { ROLLOUT } from '../../support/production.ts';

const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';

interface Size {
  text(max: number): string;
  count: number;
  right: number;
  n: number;
}

const SIZES: Record<string, Size> = {
  empty: { text: () => 'v3', count: 0, right: 0, n: 0 },
  usual: {
    text: (max) => (max <= 40 ? 'v3' : max <= 80 ? 'Refunds' : 'Asks for the refund of order 20931'),
    count: 3,
    right: 391,
    n: 400,
  },
  overflow: { text: (max) => 'Wörter '.repeat(2_000).slice(0, max), count: 60, right: 98_000, n: 100_000 },
  hostile: { text: (max) => HOSTILE.repeat(60).slice(0, max), count: 4, right: 97, n: 100 },
  japanese: { text: (max) => JAPANESE.repeat(100).slice(0, max), count: 3, right: 391, n: 400 },
};

const ref = { engagementId: ID, deploymentId: ID };
const times = <One>(count: number, make: (n: number) => One): One[] =>
  Array.from({ length: count }, (_, n) => make(n));

const deploymentOf = (size: Size, more: Partial<Deployment> = {}): Deployment => ({
  workspaceId: 'T1',
  id: ID,
  engagementId: ID,
  cycle: 1,
  model: size.text(40),
  modelDigest: 'a3'.repeat(32),
  modelSince: null,
  outcomes: size.count > 5 ? times(20, (n) => `${n} ${size.text(40)}`) : ['approve', 'deny'],
  stage: 1,
  stageSince: at,
  pausedAt: null,
  pausedCause: null,
  pausedReason: null,
  samplePercent: 10,
  blindPercent: 10,
  drawSecret: '',
  linkHosts: ['cases.example.com'],
  reviewChannelId: null,
  webhookUrl: 'https://hooks.example.com/decisions',
  webhookSecret: null,
  createdBy: 'U0LENA',
  createdAt: at,
  endedAt: null,
  version: 1,
  ...more,
});

const caseOf = (size: Size, n: number): ProposedAction => ({
  workspaceId: 'T1',
  deploymentId: ID,
  caseId: `claim-${n}`,
  contentDigest: '',
  proposalDigest: '',
  complexity: (['low', 'medium', 'high'] as const)[n % 3] ?? 'low',
  confidence: 0.97,
  segment: n % 2 ? size.text(60) : null,
  summary: `${size.text(9_000)} Write to ada@example.com.`,
  outcome: 'approve',
  proposal: {
    value: { tool: 'refund', arguments: { order: '20931', amount: '42.10', why: size.text(3_000) } },
  },
  link: n % 2 ? null : 'https://cases.example.com/20931',
  stage: 0,
  opensAt: 1,
  sealVersion: 1,
  answer: n % 4 === 3 ? 'execute' : 'review',
  rule: 'supervised',
  review: 'waiting',
  blind: n % 3 === 2,
  claimedBy: 'U0MARCO',
  claimedAt: at,
  verdict: null,
  rightOutcome: null,
  note: null,
  decidedBy: null,
  decidedAt: null,
  executedDigest: null,
  executedAt: null,
  receivedAt: at,
});

const errorOf = (size: Size, n: number): MaterialError => ({
  workspaceId: 'T1',
  id: ID,
  deploymentId: ID,
  caseId: `claim-${n}`,
  cause: n % 2 ? 'other digest' : 'review',
  text: size.text(2_000),
  openedBy: 'U0MARCO',
  openedAt: at,
  findings: null,
  closedBy: null,
  closedAt: null,
});

const edgeOf = (size: Size, n: number): EdgeCase => ({
  workspaceId: 'T1',
  id: ID,
  engagementId: ID,
  cycle: 1,
  deploymentId: ID,
  caseId: n % 2 ? `claim-${n}` : null,
  text: size.text(2_000),
  link: n % 2 ? null : 'https://example.slack.com/archives/C1/p1',
  recordedBy: 'U0MARCO',
  recordedAt: at,
  resolution: n % 3 === 2 ? size.text(2_000) : null,
  resolvedBy: n % 3 === 2 ? 'U0LENA' : null,
  resolvedAt: n % 3 === 2 ? at : null,
});

function stageOf(size: Size, more: Partial<StageView>, of: Partial<Deployment> = {}): StageView {
  const accuracy = accuracyOf({ right: size.right, n: size.n }, 0.95);
  return {
    deployment: deploymentOf(size, of),
    seal: { version: 2, content: sealedContentOf({ rollout: ROLLOUT }) } as Seal,
    line: 0.95,
    rows: [],
    openErrors: [],
    engagement: { id: ID, name: size.text(80), cycle: 1 } as Engagement,
    begun: { by: 'U0MARCO', at },
    state: 'runs',
    accuracy,
    toGo: accuracy.toGo,
    cases: { hasAny: size.n > 0, isWaiting: size.count > 0 },
    days: [],
    next: { stage: 2, added: accuracy },
    exposure: { actions: size.n, autonomous: Math.round(size.n / 3) },
    lasted: 3,
    least: 7,
    ...more,
  };
}

/** The life of a model at work, and what each looks like. */
const stagesOf = (size: Size): StageView[] => {
  const paused = { pausedAt: at, pausedReason: size.text(500) };
  return [
    stageOf(size, {}, { stage: 0 }),
    stageOf(size, {}),
    stageOf(size, { state: 'silent' }),
    stageOf(
      size,
      { state: 'paused', openErrors: times(size.count, (n) => errorOf(size, n)) },
      { ...paused, pausedCause: 'material error' },
    ),
    stageOf(size, { state: 'paused' }, { ...paused, pausedCause: 'breach', pausedReason: '291/320' }),
    stageOf(size, { state: 'paused' }, { ...paused, pausedCause: 'person' }),
    stageOf(size, { next: null, accuracy: null }, { stage: 3 }),
    stageOf(size, { state: 'ended' }, { endedAt: at }),
  ];
};

function messages(say: Say, size: Size): SlackMessage[] {
  const [, , , stopped] = stagesOf(size);
  const engagement = { id: ID, name: size.text(80) };
  const queue = (waiting: number) => ({ waiting, claimed: Math.min(waiting, 2), since: waiting ? at : null });
  const dead = times(
    size.count,
    (n) =>
      ({
        id: ID.replace(/..$/, String(10 + n)),
        caseId: `claim-${n}`,
        state: 'dead',
        attempts: 12,
        lastFault: size.text(400),
        settledAt: at,
      }) as WebhookDelivery,
  );
  return [
    ...stagesOf(size).map((view) => deploymentMessage(say, view)),
    ...(stopped
      ? [
          alarmMessage(say, { view: stopped, called: ['U0LENA', 'U0ADA'], resumed: null }),
          alarmMessage(say, {
            view: stopped,
            called: [],
            resumed: { by: 'U0LENA', at, reason: size.text(500) },
          }),
        ]
      : []),
    queueMessage({ say, engagement, deployment: deploymentOf(size), queue: queue(size.n) }),
    queueMessage({
      say,
      engagement,
      deployment: deploymentOf(size, { pausedAt: at, pausedCause: 'person' }),
      queue: queue(size.count),
    }),
    untoldMessage(say, deploymentOf(size), dead),
  ];
}

function views(say: Say, size: Size): Modal[] {
  const deployment = deploymentOf(size);
  const engagement = { id: ID, name: size.text(80) };
  const reviewers = times(size.count, (n) => `U0REVIEWER${n}`);
  const loads = reviewers.map((reviewer, n) => ({
    reviewer,
    cases: 31 + n,
    agreed: 28,
    material: n % 2,
    medianSeconds: n % 3 ? 8.4 : null,
  }));
  const tallies = reviewers.slice(1).flatMap((reviewer) =>
    (['approve', 'deny'] as const).map((chosen) => ({
      workspaceId: 'T1',
      deploymentId: ID,
      reviewer,
      proposed: 'approve',
      chosen,
      cases: chosen === 'deny' ? 2 : 20,
    })),
  );
  const cases = times(Math.min(size.count, 10), (n) => caseOf(size, n));
  const batch = { say, meta: ref, engagement, deployment, waiting: size.n };
  const errors = times(size.count, (n) => errorOf(size, n));
  const edgeMeta = { id: ID, engagementId: ID, link: null };
  return [
    startForm(say, { engagementId: ID, id: ID }),
    settingsForm(say, ref, deployment),
    secretModal(say, 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'),
    endForm(say, ref, deployment, 1_000),
    connectModal({ say, deployment, reviewers, makeKey: 'api.key.make', isNew: true }),
    batchModal({ ...batch, cases, today: { cases: size.count, medianSeconds: size.count ? 8 : null } }),
    batchModal({
      ...batch,
      cases: [],
      today: { cases: 31, medianSeconds: 8 },
      notice: { text: say.md('production.connect.begun', { model: size.text(40) }), level: 'success' },
    }),
    ...cases.slice(-2).map((one) => wholeModal(say, one)),
    edgesModal({ say, engagement, edges: times(size.count, (n) => edgeOf(size, n)) }),
    edgeModal({ say, meta: edgeMeta, text: '', max: 2_000 }),
    edgeModal({
      say,
      meta: { ...edgeMeta, link: 'https://example.slack.com/archives/C1/p1' },
      text: size.text(2_000),
      max: 2_000,
    }),
    materialModal(say, { ...ref, caseId: 'claim-20931', batchView: 'V1' }, 1_000),
    resolveModal(say, { engagementId: ID, id: ID }, size.text(2_000), 1_000),
    reviewersModal({ say, engagement, deployment, calibration: calibrationOf(tallies, loads) }),
    backForm(say, ref, deploymentOf(size, { stage: 3 })),
    holdForm(say, 'pause', ref, deployment),
    holdForm(say, 'resume', ref, deployment),
    errorsModal(say, ref, { deployment, errors, may: { close: true, resume: true } }),
    errorsModal(say, ref, { deployment, errors, may: { close: false, resume: false } }),
    errorsModal(say, ref, {
      deployment: deploymentOf(size, { pausedAt: at, pausedCause: 'person' }),
      errors: [],
      may: { close: true, resume: true },
    }),
    closeForm(say, ref, errorOf(size, 0)),
    retrainingForm(say, { engagementId: ID, id: ID }),
  ];
}

describe.each(Object.entries(SIZES))('screens of a model at work, %s', (name, size) => {
  it.each(['en', 'de'])('[S1.2] [S2.2] [S3.3] [H7] [X3] are what Slack takes, in %s', (language) => {
    const say = sayIn(language);
    const shown = [...messages(say, size), ...views(say, size)];
    for (const one of shown) {
      const { picture: _, ...bare } = one as SlackMessage;
      const faults = 'type' in one ? lintView(one) : lintMessage({ ...bare });
      expect(faults, JSON.stringify(bare).slice(0, 300)).toEqual([]);
    }
    const marked = shown.map(({ blocks }) => (blocks ?? []).filter(({ type }) => type !== 'input'));
    if (name === 'hostile') expect(JSON.stringify(marked)).not.toMatch(/"text":"[^"]*(<!channel>|<@U0EVIL>)/);
    // What a reviewer reads names nobody by their address.
    expect(JSON.stringify(shown)).not.toContain('ada@example.com');
  });
});

describe('the card of a model at work', () => {
  const usual = SIZES.usual as Size;
  const linesOf = (view: StageView) => JSON.stringify(deploymentMessage(sayIn('en'), view).blocks);

  it('[S3.1] says of a next stage what it would add, and nothing of the kind once the model has ended', () => {
    expect(linesOf(stageOf(usual, {}))).toContain('would add');
    expect(linesOf(stageOf(usual, { state: 'ended' }))).not.toContain('would add');
  });

  it('[S2.1] says why there is no accuracy in a line of its own', () => {
    expect(linesOf(stageOf(usual, { accuracy: null }))).toContain('*Accuracy*: none. Sealed is');
  });
});

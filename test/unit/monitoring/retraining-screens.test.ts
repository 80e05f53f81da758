import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import { RETRAINING_IDS as IDS } from '../../../src/monitoring/retraining/ids.ts';
import { retrainingMessage, whoNext } from '../../../src/monitoring/retraining/screens/card.ts';
import { changeForm, incidentForm } from '../../../src/monitoring/retraining/screens/declare.ts';
import {
  abandonForm,
  attachedModal,
  nameForm,
  triggerForm,
} from '../../../src/monitoring/retraining/screens/forms.ts';
import {
  pipelineForm,
  pipelineSecret,
  retrainingList,
} from '../../../src/monitoring/retraining/screens/list.ts';
import type { RetrainingEvent, RetrainingTrigger } from '../../../src/monitoring/retraining/store.ts';
import type { RetrainingView } from '../../../src/monitoring/retraining/view.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintMessage, lintView } from '../../support/gallery.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';
const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');

const anEvent = (more: Partial<RetrainingEvent> = {}): RetrainingEvent => ({
  workspaceId: 'T1',
  id: ID,
  engagementId: ID,
  cycle: 1,
  deploymentId: ID,
  state: 'proposed',
  fromModel: 'v3',
  toModel: null,
  toDigest: null,
  proposedBy: 'UADA',
  proposedAt: at,
  approvedBy: null,
  approvedAt: null,
  startedBy: null,
  startedAt: null,
  attempt: 0,
  run: null,
  runRef: null,
  runFault: null,
  namedBy: null,
  namedAt: null,
  revalidatedAt: null,
  endedBy: null,
  endedAt: null,
  reason: null,
  version: 1,
  ...more,
});
const aTrigger = (more: Partial<RetrainingTrigger> = {}): RetrainingTrigger => ({
  workspaceId: 'T1',
  id: ID,
  engagementId: ID,
  eventId: ID,
  kind: 'output',
  alertId: ID,
  title: 'Recall of the week',
  text: 'recall 0.81',
  change: null,
  since: null,
  incident: null,
  cause: null,
  missed: null,
  link: null,
  by: 'UADA',
  at,
  ...more,
});
const REASONS = [
  aTrigger(),
  aTrigger({ kind: 'process_change', alertId: null, change: 'policy', since: '2027-02-28' }),
  aTrigger({
    kind: 'incident',
    alertId: null,
    incident: 1,
    cause: 'Two forms',
    link: 'https://x.slack.com/p1',
  }),
];
const person = (userId: string, role: 'lead' | 'data' | 'engineering') => ({
  userId,
  role,
  isDeactivated: false,
  isExternal: false,
});
const aView = (event: Partial<RetrainingEvent> = {}, triggers = REASONS): RetrainingView => ({
  event: anEvent(event),
  triggers,
  engagement: { id: ID, name: 'Ticket triage', cycle: 1 } as Engagement,
  sealedBefore: [],
  people: [person('UADA', 'lead'), person('UBO', 'data'), person('UCY', 'engineering')],
});
const running = { state: 'running', attempt: 2, run: 'started' } as const;
const over = { endedBy: 'UADA', endedAt: at } as const;

/** What each looks like, and on whom it waits. */
const STATES: Record<string, [RetrainingView, string[]]> = {
  proposed: [aView(), ['UBO', 'UCY']],
  approved: [aView({ state: 'approved', approvedBy: 'UBO', approvedAt: at }), ['UADA']],
  'run by hand': [aView({ ...running, run: 'by hand' }), ['UADA']],
  'run by its pipeline': [aView({ ...running, runRef: HOSTILE }), []],
  'failed once': [aView({ ...running, run: 'failed', runFault: HOSTILE.repeat(40) }), ['UADA']],
  'not told': [aView({ ...running, run: 'untold', runFault: 'it answered 500' }), ['UADA']],
  'at its gates': [aView({ ...running, run: 'succeeded', toModel: 'v4' }), ['UADA']],
  revalidated: [aView({ ...running, state: 'revalidated', toModel: 'v4' }), ['UADA', 'UCY']],
  promoted: [aView({ ...running, ...over, state: 'promoted', toModel: 'v4' }), []],
  abandoned: [aView({ ...over, state: 'abandoned', reason: HOSTILE.repeat(40) }), []],
  overflowing: [
    aView(
      { fromModel: HOSTILE, toModel: HOSTILE, state: 'revalidated' },
      Array.from({ length: 60 }, () => aTrigger({ title: HOSTILE.repeat(3), text: HOSTILE.repeat(60) })),
    ),
    ['UADA', 'UCY'],
  ],
};

describe.each(['en', 'de'] as const)('the screens of retraining in %s', (language) => {
  const say = sayIn(language);

  it.each(Object.entries(STATES))('[R2] [H7] one that is %s', (_, [view, waitsOn]) => {
    const message = retrainingMessage(say, view);
    expect(lintMessage({ ...message })).toEqual([]);
    expect(JSON.stringify(message)).not.toMatch(/<!channel>|<@U0EVIL>/);
    expect(whoNext(view)).toEqual(waitsOn);
  });

  it('[R1] [R2] [H5] forms and list, empty, usual and overflowing', () => {
    const models = Array.from({ length: 3 }, (_, n) => ({
      id: `${ID.slice(0, -1)}${n}`,
      cycle: n,
      model: HOSTILE.slice(0, 60),
      since: at,
      modelSince: at,
    }));
    const meta = { id: ID, engagementId: ID, link: null };
    const declaring = {
      say,
      meta,
      text: HOSTILE.repeat(100),
      deployments: models,
      today: '2027-03-01',
    };
    const engagement = { id: ID, name: HOSTILE, cycle: 2 };
    const views = [
      triggerForm(
        say,
        { engagementId: ID, alertId: ID, id: ID },
        { name: HOSTILE, open: null, deployments: [] },
      ),
      triggerForm(
        say,
        { engagementId: ID, alertId: ID, id: ID },
        { name: 'x', open: anEvent(), deployments: models },
      ),
      ...(['first', 'further', 'known'] as const).map((as) => attachedModal(say, { event: anEvent(), as })),
      abandonForm(say, anEvent({ fromModel: HOSTILE })),
      nameForm(say, anEvent({ toModel: 'v4', toDigest: 'a3'.repeat(32) })),
      changeForm(declaring),
      incidentForm({ ...declaring, deployments: [] }),
      retrainingList(say, { engagement, events: [], may: { declare: false, pipeline: false } }),
      retrainingList(say, {
        engagement,
        may: { declare: true, pipeline: true },
        events: Array.from({ length: 30 }, () => anEvent({ ...over, state: 'promoted', fromModel: HOSTILE })),
      }),
      pipelineForm(say, { engagementId: ID, deploymentId: null }, { url: '', deployments: models }),
      pipelineForm(
        say,
        { engagementId: ID, deploymentId: ID },
        { url: 'https://x.example/', deployments: [] },
      ),
      pipelineSecret(say, 'whsec_abc'),
    ];
    for (const view of views) expect(lintView(view)).toEqual([]);
  });

  it('[R2] [H2] what one may not do is not offered: whoever only reads has no button, reviewers no pipeline', () => {
    const shown = (may: { declare: boolean; pipeline: boolean }) =>
      JSON.stringify(
        retrainingList(say, { engagement: { id: ID, name: 'Triage', cycle: 1 }, events: [], may }),
      );
    const ids = [IDS.change, IDS.incident, IDS.pipeline];
    const offered = (may: Parameters<typeof shown>[0]) => ids.filter((id) => shown(may).includes(id));
    expect(offered({ declare: false, pipeline: false })).toEqual([]);
    expect(offered({ declare: true, pipeline: false })).toEqual([IDS.change, IDS.incident]);
    expect(offered({ declare: true, pipeline: true })).toEqual(ids);
  });

  it('[R2] [M4] a promoted one names what was sealed before, while it is in use, and nothing else', () => {
    const promoted = aView({ ...running, ...over, state: 'promoted', toModel: 'v4' });
    const shown = (sealedBefore: string[]) =>
      JSON.stringify(retrainingMessage(say, { ...promoted, sealedBefore }));
    expect(shown([])).not.toMatch(/sealed|versiegel/);
    expect(shown(['Good days'])).toContain('Good days');
  });

  it('[R3] says its cycle once there is more than one', () => {
    const shown = (underWay: number) =>
      retrainingMessage(say, {
        ...aView(),
        engagement: { id: ID, name: 'Triage', cycle: underWay } as RetrainingView['engagement'],
      }).text;
    const name = say('cycle.name', { cycle: 1 });
    expect(shown(1)).not.toContain(name);
    expect(shown(2)).toContain(`v3 · ${name}`);
  });
});

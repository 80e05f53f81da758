import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { button } from '@phasegate/block-kit/blocks.ts';
import { describe, expect, it } from 'vitest';
import { valueLine } from '../../../src/monitoring/alerts/screens/card.ts';
import type { AlertView } from '../../../src/monitoring/alerts/view.ts';
import { businessMessage } from '../../../src/monitoring/business/screens/card.ts';
import type { Business } from '../../../src/monitoring/business/standing.ts';
import { faulty } from '../../../src/monitoring/feeds/fault.ts';
import { FEED_KINDS } from '../../../src/monitoring/feeds/registry.ts';
import { pickModal } from '../../../src/monitoring/feeds/screens/kinds.ts';
import { listButtons as feedButtons, feedRow } from '../../../src/monitoring/feeds/screens/list.ts';
import { probedModal, probingModal } from '../../../src/monitoring/feeds/screens/probe.ts';
import { savedModal as feedSaved, secretsModal } from '../../../src/monitoring/feeds/screens/secrets.ts';
import { webhookModal } from '../../../src/monitoring/feeds/screens/webhook.ts';
import type { Feed } from '../../../src/monitoring/feeds/store.ts';
import type { Reading } from '../../../src/monitoring/monitors/readings.ts';
import { chooseModal } from '../../../src/monitoring/monitors/screens/choose.ts';
import { listButtons, monitorRow } from '../../../src/monitoring/monitors/screens/list.ts';
import { readingsModal } from '../../../src/monitoring/monitors/screens/readings.ts';
import { savedModal } from '../../../src/monitoring/monitors/screens/saved.ts';
import { type Trial, trialModal } from '../../../src/monitoring/monitors/screens/trial.ts';
import type { Monitor } from '../../../src/monitoring/monitors/store.ts';
import { VALUE_METRIC } from '../../../src/monitoring/monitors/target.ts';
import type { Tried } from '../../../src/monitoring/monitors/try-out.ts';
import {
  answerModal,
  type Shown as ReferenceShown,
} from '../../../src/monitoring/references/screens/answer.ts';
import {
  chooseModal as chooseReference,
  pushedModal,
} from '../../../src/monitoring/references/screens/choose.ts';
import { searchModal } from '../../../src/search/screen.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';

const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` ``` \u202e {braces} \' " ';

interface Size {
  text(max: number): string;
  count: number;
}

const SIZES: Record<string, Size> = {
  empty: { text: () => 'x', count: 0 },
  usual: { text: (max) => 'Recall of the week'.slice(0, max), count: 4 },
  overflow: { text: (max) => 'Wörter '.repeat(2_000).slice(0, max), count: 150 },
  hostile: { text: (max) => HOSTILE.repeat(60).slice(0, max), count: 3 },
  japanese: { text: (max) => JAPANESE.repeat(100).slice(0, max), count: 4 },
};

const times = <One>(count: number, make: (n: number) => One): One[] =>
  Array.from({ length: count }, (_, n) => make(n));

const feedOf = (size: Size, kind: string, n = 0): Feed => ({
  workspaceId: 'T1',
  id: `${ID}${n}`,
  engagementId: ID,
  name: size.text(75),
  nameKey: '',
  kind,
  settings: {},
  secrets: null,
  secretNames: size.count > 0 ? ['password'] : [],
  secretsAt: null,
  webhookHash: null,
  webhookAt: size.count > 0 ? at : null,
  createdBy: 'U0ADA',
  createdAt: at,
  updatedAt: at,
  retiredAt: null,
  retiredReason: null,
  version: 1,
});

const LIMIT = { kind: 'limit', side: 'below', fire: 0.9, clear: 0.92 } as const;

const monitorOf = (size: Size, rule: Monitor['rule']): Monitor =>
  ({
    id: ID,
    name: size.text(75),
    rule,
    cron: '0 6 * * *',
    zone: 'Europe/Berlin',
    nextAt: at,
    breachesToFire: 3,
    clearsToResolve: 2,
  }) as Monitor;

const VERDICTS = ['ok', 'breach', 'insufficient', 'no data', 'error'] as const;

const readingOf = (size: Size, n: number): Reading & { value: number } => ({
  workspaceId: 'T1',
  monitorId: ID,
  slot: at.add({ hours: n }),
  takenAt: at,
  value: 0.953 - n / 100,
  n: n % 2 ? 1_204 : null,
  verdict: VERDICTS[n % 5] ?? 'ok',
  shown: size.text(300),
  detail: null,
  sampledAt: null,
});

const trials = (size: Size): Trial[] => [
  'not yet',
  'asking',
  ...VERDICTS.map((verdict) => ({
    verdict,
    value: verdict === 'ok' || verdict === 'breach' ? 0.8712 : null,
    n: 1_204,
    shown: size.text(300),
    detail: null,
    sampledAt: null,
    warnings: size.count > 0 ? [{ en: size.text(200), de: size.text(200) }] : [],
    fault: verdict === 'error' ? { en: size.text(200), de: size.text(200) } : null,
    alerts: null,
  })),
];

const answers = (size: Size): ReferenceShown[] => {
  const read = {
    content: {
      n: 12_048,
      features: [
        ...times(size.count + 1, () => ({ type: 'numeric' })),
        ...times(size.count, () => ({ type: 'categorical' })),
      ],
    } as never,
    digest: 'a3'.repeat(32),
    useless: times(size.count, () => size.text(60)),
    shown: size.text(600),
  };
  const fault = faulty('query', 'feeds.fault.no-column', { name: size.text(200), has: 'a, b' });
  return ['not yet', 'asking', read, { changed: read }, { fault }];
};

const tried = (size: Size): Tried =>
  ({
    columns: monitorOf(size, LIMIT),
    taking: {
      feed: feedOf(size, 'prometheus'),
      target: size.count > 0 ? { sealVersion: 2, value: 8, variancePercent: 10, unit: size.text(40) } : null,
    },
  }) as unknown as Tried;

function businessFor(size: Size): Business {
  const content = sealedContentOf();
  const [metric] = content.baseline;
  const actual = (n: number) => ({
    monitor: monitorOf(size, LIMIT),
    reading: {
      ...readingOf(size, n),
      verdict: n % 2 ? ('breach' as const) : ('ok' as const),
      value: 7.9 + n,
    },
    target: { sealVersion: 2, value: 8, variancePercent: 10, unit: 'min' },
    deviationPercent: n === 0 ? 0 : n * -9.84,
    metric: metric && n % 3 !== 2 ? { ...metric, name: size.text(75) } : null,
  });
  return { sealVersion: 2, content, actuals: times(Math.min(size.count, 20), actual), value: [] };
}

function views(say: Say, size: Size): Modal[] {
  const feed = feedOf(size, 'prometheus');
  const back = size.count > 0 ? { search: '', filter: 'all', page: 1 } : null;
  const of = { engagementId: ID, id: ID, back };
  const pushed = { kind: 'drift', alpha: 0.01, referenceId: ID } as const;
  const hits = times(Math.min(size.count, 25), (n) => ({
    kind: 'search.kind.gate' as const,
    url: null,
    engagementId: ID,
    title: size.text(200),
    about: n % 2 ? size.text(300) : '',
    rank: 1,
    engagement: size.text(80),
    button: button('Open', `search.open.${n}`, { value: ID }),
  }));
  return [
    pickModal(say, { engagementId: ID, back }),
    probingModal(say, feed, of),
    probedModal(say, feed, of, { said: size.text(2_000) }),
    probedModal(say, feed, of, { said: null }),
    probedModal(say, feed, of, {
      fault: faulty('query', 'feeds.fault.no-column', { name: size.text(200), has: 'a, b' }),
    }),
    ...FEED_KINDS.filter(({ secrets }) => secrets.length > 0).map(({ kind }) =>
      secretsModal(say, feedOf(size, kind), of),
    ),
    feedSaved(say, feed, of),
    webhookModal(say, feed, of, null),
    webhookModal(say, feed, of, 'pgw_0123456789abcdef'),
    chooseModal(
      say,
      times(size.count, (n) => feedOf(size, 'json', n)),
      { engagementId: ID, back },
    ),
    ...trials(size).map((trial) =>
      trialModal(
        say,
        { engagementId: ID, id: ID, version: 0, step: 1, of: 'prometheus_limit', back } as never,
        tried(size),
        at,
        trial,
      ),
    ),
    ...answers(size).map((shown) =>
      answerModal(
        say,
        { engagementId: ID, id: ID, version: 0, step: 1, of: 'prometheus', back } as never,
        { fields: { name: size.text(75) }, feed } as never,
        shown,
      ),
    ),
    chooseReference(
      say,
      {
        name: size.count > 0 ? size.text(75) : null,
        feeds: times(size.count, (n) => feedOf(size, 'sql', n)),
        monitors: times(size.count, (n) => ({ id: `${n}`, name: size.text(75) })),
      },
      { engagementId: ID, id: null, back },
    ),
    pushedModal(
      say,
      { name: size.text(75), monitor: size.text(75) },
      { engagementId: ID, id: ID, monitorId: ID, formId: ID, back },
    ),
    savedModal(say, monitorOf(size, LIMIT), of, true),
    savedModal(say, monitorOf(size, pushed), of, false),
    readingsModal(
      say,
      monitorOf(size, LIMIT),
      times(Math.min(size.count, 20), (n) => readingOf(size, n)),
      of,
    ),
    searchModal(say, size.count > 0 ? size.text(200) : '', { hits, isCut: size.count > 25 }),
    searchModal(say, size.text(200), { hits: [], isCut: false }),
  ];
}

describe.each(Object.entries(SIZES))('screens of feeds, monitors and search, %s', (name, size) => {
  it.each(['en', 'de'])('[M2] [M3] [M5] [H4] [X3] are what Slack takes, in %s', (language) => {
    const say = sayIn(language);
    const message: SlackMessage = businessMessage(say, businessFor(size), {
      engagementId: ID,
      name: size.text(80),
    });
    expect(lintMessage({ ...message })).toEqual([]);
    const shown = views(say, size);
    for (const view of shown) expect(lintView(view), view.title.text).toEqual([]);
    if (name !== 'hostile') return;
    const marked = shown.map(({ blocks }) =>
      blocks.filter(({ type }) => type !== 'input' && type !== 'header'),
    );
    expect(JSON.stringify([message.text, message.blocks, marked])).not.toMatch(
      /"text":"[^"]*(<!channel>|<@U0EVIL>)/,
    );
  });
});

describe('the list of monitors', () => {
  const size = SIZES.usual as Size;
  const say = sayIn('en');
  const row = (rule: Monitor['rule'], value: number, mayKeep = true) => {
    const monitor = {
      ...monitorOf(size, rule),
      layer: 'input',
      ownerId: 'U0LENA',
      retiredAt: null,
    } as Monitor;
    const last = { ...readingOf(size, 1), value };
    return JSON.stringify(monitorRow(say, monitor, { last, feed: 'Weekly job', mayKeep }));
  };

  it('[M2] [M4] says what was counted: of columns that moved, of alerts; a value stands by itself', () => {
    const drift = { kind: 'drift', alpha: 0.01, referenceId: ID } as never;
    expect(row(drift, 0)).toContain('last check: no column moved');
    expect(row(drift, 1)).toContain('last check: one column moved');
    expect(row(drift, 3)).toContain('last check: 3 columns moved');
    expect(row({ kind: 'alerts' }, 2)).toContain('last check: 2 alerts fire');
    expect(row(LIMIT, 0)).toContain('last check: 0 ·');
    const read = readingsModal(say, monitorOf(size, drift), [{ ...readingOf(size, 0), value: 0 }], {
      engagementId: ID,
      id: ID,
      back: null,
    });
    expect(JSON.stringify(read)).toContain('● well no column moved');
  });

  it('[M5] says what a business figure is in: the unit of its sealed metric, or the currency', () => {
    const detail = { sealVersion: 2, value: 8, variancePercent: 10, deviationPercent: 40, unit: 'min' };
    const seen = (metric: string, of: object, value: number) => {
      const rule = { kind: 'baseline', metric } as const;
      const reading = { ...readingOf(size, 0), value, detail: { ...detail, ...of } };
      const monitor = {
        ...monitorOf(size, rule),
        layer: 'business',
        ownerId: 'U0LENA',
        retiredAt: null,
      } as Monitor;
      return [
        JSON.stringify(monitorRow(say, monitor, { last: reading, feed: 'Weekly job', mayKeep: true })),
        JSON.stringify(readingsModal(say, monitor, [reading], { engagementId: ID, id: ID, back: null })),
        valueLine(say, { monitor } as AlertView, reading),
      ].map((text) => text.replaceAll('\u00A0', ' '));
    };
    for (const text of seen('handle_time', {}, 11.2)) expect(text).toContain('11.2 min');
    expect(seen('handle_time', {}, 11.2)[2]).toContain('sealed are 8 min ± 10 %');
    for (const text of seen(VALUE_METRIC, { unit: 'EUR', value: 40_000 }, 31_200))
      expect(text).toContain('€31,200');
    // What was read before units were kept stands by itself.
    for (const text of seen('handle_time', { unit: undefined }, 11.2)) expect(text).toMatch(/11\.2(?! min)/);
  });

  it('[M3] [M8] a test run that failed says what went wrong, and does not call that an answer', () => {
    const fault = { en: 'The answer has no field “recal”', de: '–' };
    const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
    const found = {
      verdict: 'error',
      value: null,
      n: null,
      shown: fault.en,
      detail: null,
      sampledAt: null,
      warnings: [],
    } as const;
    const shown = (trial: Trial) =>
      JSON.stringify(
        trialModal(
          say,
          { engagementId: ID, id: ID, version: 0, step: 1, of: 'json_limit' } as never,
          tried(size),
          at,
          trial,
        ),
      );
    const failed = shown({ ...found, fault, alerts: null });
    expect(failed).toContain('What went wrong with');
    expect(failed).not.toContain('answered:');
    expect(shown({ ...found, verdict: 'ok', value: 0.9, fault: null, alerts: null })).toContain('answered:');
  });

  it('[M2] [M3] offers what changes it to those who may, and to nobody else', () => {
    const [kept, read] = [true, false].map((mayKeep) => [
      row(LIMIT, 0.9, mayKeep),
      JSON.stringify(listButtons(say, ID, mayKeep)),
      JSON.stringify(feedRow(say, feedOf(size, 'prometheus'), { used: 1, mayKeep })),
      JSON.stringify(feedButtons(say, ID, mayKeep)),
    ]);
    const changing = /"(edit|pause|retire|secrets|probe) |"monitoring\.(feed|monitor)\.add/;
    for (const part of kept ?? []) expect(part).toMatch(changing);
    for (const part of read ?? []) expect(part).not.toMatch(changing);
    expect(read?.[0]).toContain(`readings ${ID}`);
  });
});

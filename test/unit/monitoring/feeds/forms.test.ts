import { randomUUID } from 'node:crypto';
import { modal } from '@phasegate/block-kit/blocks.ts';
import { validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { openOutside } from '../../../../src/guarded-fetch/outside.ts';
import { faulty } from '../../../../src/monitoring/feeds/fault.ts';
import { feedForm } from '../../../../src/monitoring/feeds/feed-form.ts';
import { FEED_KINDS, feedKind } from '../../../../src/monitoring/feeds/registry.ts';
import { probedModal } from '../../../../src/monitoring/feeds/screens/probe.ts';
import type { Feed } from '../../../../src/monitoring/feeds/store.ts';
import { FieldRefusals } from '../../../../src/refusal.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { lintView } from '../../../support/gallery.ts';

const context = { objection: openOutside(['metrics.internal', 'db.internal']).objection };

/** What a form says of what was typed: at which field, in words. */
function faultsOf(check: () => unknown, language = 'en'): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof FieldRefusals)) throw error;
    return error.refusals.map(({ field, key, params }) => `${field}: ${sayIn(language)(key, params)}`);
  }
}

const web = { name: 'Metrics', address: 'https://metrics.example.com/a.json', auth: 'none', account: '' };
const settings = (kind: string, more: object) => () => feedForm(kind).check({ ...web, ...more }, context);
const query = (kind: string, typed: object) => () => feedKind(kind).query.check(typed as never, context);

describe('where a feed is', () => {
  it('[M3] is kept as it was typed', () => {
    expect(settings('json', {})()).toEqual({ ...web, account: null });
    expect(
      settings('json', { address: 'http://metrics.internal:9090/a', auth: 'basic', account: 'reader' })(),
    ).toMatchObject({
      account: 'reader',
    });
  });

  it.each([
    [
      { address: 'https://10.0.0.1/a' },
      /address: .*10\.0\.0\.1 is not an address of the open internet.*PHASEGATE_ALLOWED_HOSTS/,
    ],
    [{ address: 'http://metrics.example.com/a' }, /address: .*not https/],
    [{ address: 'https://me:pass@metrics.example.com' }, /address: .*no user name/],
    [{ address: 'ftp://metrics.example.com' }, /address: .*begins with https/],
    [{ address: '' }, /address: Please fill this in/],
    [{ address: 'https://metrics.example.com/a?page=2&api_key=abc' }, /address: .*“api_key”.*afterwards/],
    [{ address: 'https://example.blob.example.net/a.csv?sv=2024&sig=ab%3D' }, /address: .*“sig”/],
    [{ auth: 'query' }, /account: .*api_key/],
    [{ auth: 'query', account: 'api key' }, /account: .*api_key/],
    [{ auth: 'basic' }, /account: .*user name/],
    [{ auth: 'basic', account: 'a:b' }, /account: .*colon/],
    [{ auth: 'header', account: 'X Key' }, /account: .*X-Api-Key/],
    [{ auth: 'header', account: 'Content-Length' }, /account: .*X-Api-Key/],
  ])('[M3][X4] %j is refused at its field', (typed, words) => {
    const [said, ...others] = faultsOf(settings('json', typed));
    expect([said, others]).toEqual([expect.stringMatching(words), []]);
  });

  it('[X4] the reason comes in the reader’s language', () => {
    expect(faultsOf(settings('json', { address: 'https://10.0.0.1/' }), 'de')[0]).toMatch(
      /address: Dort kann nichts gefragt werden: 10\.0\.0\.1 ist keine Adresse des offenen Internets/,
    );
  });

  it('[M3] of a database: its host by the same rule', () => {
    const at = {
      name: 'Warehouse',
      host: 'db.internal',
      port: '5432',
      database: 'dwh',
      user: 'reader',
      tls: 'verify',
    };
    const typed = (more: object) => faultsOf(() => feedForm('sql').check({ ...at, ...more }, context));
    expect(feedForm('sql').check(at, context)).toEqual({ ...at, port: 5432 });
    expect(typed({})).toEqual([]);
    expect(typed({ host: '127.0.0.1' })).toEqual([expect.stringMatching(/^host: .*127\.0\.0\.1 is not/)]);
    expect(typed({ host: '::1' })).toEqual([expect.stringMatching(/^host: .*::1 is not/)]);
    expect(typed({ host: 'reader@db.internal/dwh' })).toEqual([expect.stringMatching(/^host: .*alone/)]);
    for (const port of ['0', '70000', '5432.5', 'x', ''])
      expect(typed({ port }), port).toEqual([expect.stringMatching(/^port: /)]);
  });
});

describe('what a feed is asked', () => {
  it.each([
    [
      'prometheus',
      { expression: 'avg(x{a="  b"})', cases: '' },
      { expression: 'avg(x{a="  b"})', cases: null },
    ],
    ['json', { value: 'a.b', cases: 'n', measured: '' }, { value: 'a.b', cases: 'n', measured: null }],
    [
      'csv',
      { answer: 'last', column: 'p', rows: 'a=b', cases: '', measured: '' },
      { answer: 'last', column: 'p', rows: 'a=b', cases: null, measured: null },
    ],
    [
      'sql',
      { statement: 'select 1\n-- x', answer: 'value' },
      { statement: 'select 1\n-- x', answer: 'value' },
    ],
    ['evidently', { reported: '', part: '' }, { reported: null, part: null }],
    ['mlflow', { run: 'r1', metricKey: 'm' }, { run: 'r1', metricKey: 'm' }],
  ])('[M3] of %s is kept as it was typed', (kind, typed, kept) => {
    expect(query(kind, typed)()).toEqual(kept);
  });

  it.each([
    ['prometheus', { expression: 'avg(x', cases: '' }, /^expression: Prometheus would not understand/],
    ['prometheus', { expression: '', cases: '' }, /^expression: Please fill this in/],
    ['prometheus', { expression: 'x', cases: 'rate(' }, /^cases: Prometheus would not/],
    ['json', { value: 'a[', cases: '', measured: '' }, /^value: This is no JMESPath/],
    [
      'csv',
      { answer: 'last', column: '', rows: '', cases: '', measured: '' },
      /^column: Please name the column/,
    ],
    [
      'csv',
      { answer: 'count', column: '', rows: 'north', cases: '', measured: '' },
      /^rows: Please write it as column=value/,
    ],
    ['sql', { statement: ' ', answer: 'value' }, /^statement: Please fill this in/],
    ['mlflow', { run: '', metricKey: 'm' }, /^run: Please fill this in/],
  ])('[M3] of %s: %j is refused at its field', (kind, typed, words) => {
    expect(faultsOf(query(kind, typed))).toEqual([expect.stringMatching(words)]);
  });
});

describe.each(['en', 'de'])('the forms of all kinds, in %s', (language) => {
  const say = sayIn(language);

  it('[M3] are drawn as Slack takes them, empty and filled in', () => {
    for (const { kind, query } of FEED_KINDS)
      for (const form of [feedForm(kind), query])
        for (const typed of [{}, Object.fromEntries(form.names.map((name) => [name, 'x'.repeat(400)]))])
          for (const step of form.steps.keys()) {
            const blocks = form.draw(step + 1, typed, { say, context, id: 'feed.form.field' });
            const view = modal({ title: 'Feed', submit: 'Save', close: 'Cancel', callback_id: 'x', blocks });
            expect([...validateView(view), ...lintView(view)], `${kind} ${step}`).toEqual([]);
          }
  });
});

describe('a fault of a feed', () => {
  it('[M3] is told in the reader’s language, and kept in English', () => {
    const fault = faulty('query', 'feeds.fault.no-column', { name: 'p', has: 'a, b' });
    expect(fault.message).toBe(
      'There is no column “p”; there are: a, b. Has the file changed? Then change the monitor’s question.',
    );
    expect(fault.words.de).toMatch(/^Es gibt keine Spalte „p“; es gibt: a, b\./);
    const at = { engagementId: randomUUID(), id: randomUUID(), back: null };
    const shown = JSON.stringify(probedModal(sayIn('de'), { name: 'Metriken' } as Feed, at, { fault }));
    expect(shown).toContain('Es gibt keine Spalte „p“');
    expect(shown).not.toContain('There is no column');
  });
});

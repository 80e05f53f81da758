import { randomUUID } from 'node:crypto';
import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { fieldsOfAssessment } from '../../../../src/foundation/quality/fields.ts';
import { judge } from '../../../../src/foundation/quality/rules.ts';
import { assessmentForm } from '../../../../src/foundation/quality/screens/form.ts';
import {
  proposedGap,
  resultModal,
  versionsModal,
} from '../../../../src/foundation/quality/screens/result.ts';
import { roundOverModal } from '../../../../src/foundation/quality/screens/round.ts';
import type { Assessment } from '../../../../src/foundation/quality/store.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../../support/gallery.ts';
import { playbook } from '../../../support/sources.ts';

const { quality } = playbook;
const CASES = {
  empty: '',
  usual: 'crm_tickets',
  overflow: 'Wörter '.repeat(300),
  japanese: JAPANESE.repeat(3),
  hostile: '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here',
} as const;
type Case = keyof typeof CASES;
const engagementId = randomUUID();
const sourceId = randomUUID();

const version = (kind: Case, n: number, more: Partial<Assessment> = {}): Assessment => ({
  workspaceId: 'T1',
  id: randomUUID(),
  engagementId,
  sourceId,
  use: 'training',
  version: n,
  assessedBy: 'ULEAD',
  assessedAt: Temporal.Instant.from('2027-03-01T09:00:00Z'),
  recordsPresent: 123_456_789,
  recordsExpected: 1e15,
  checked: 20,
  wrong: n % 3,
  consistency: { formats: 'yes', units: 'no', coding: 'not applicable' },
  ageSeen: 1.5,
  ageSeenUnit: 'days',
  ageNeeded: 6,
  ageNeededUnit: 'hours',
  note: CASES[kind].slice(0, 500) || null,
  ...more,
});

function screens(kind: Case, locale: string) {
  const say = sayIn(locale);
  const name = CASES[kind].slice(0, 120) || 'x';
  const versions = Array.from(
    { length: { empty: 1, usual: 2, overflow: 40, hostile: 3, japanese: 2 }[kind] },
    (_, n) => version(kind, 40 - n),
  );
  const [newest] = versions;
  if (!newest) throw new Error('no version');
  const meta = { engagementId, sourceId, id: randomUUID(), round: kind !== 'usual', back: null };
  const typed =
    kind === 'empty' ? {} : { recordsPresent: '1', note: name, consistent: ['formats'], ageSeen: '6 h' };
  const form = (step: number) =>
    assessmentForm({
      say,
      quality,
      meta: { ...meta, step },
      engagementName: name,
      sourceName: name,
      typed,
      before: kind === 'empty' ? undefined : newest,
      ...(kind !== 'usual' && { progress: { at: 3, total: 14, assessed: 2 } }),
      ...(kind === 'hostile' && {
        saved: { text: name, id: newest.id, ok: false },
        notice: say.md('quality.form.source', { name }),
      }),
    });
  const state = { say, quality, sourceName: name, versions };
  return {
    'step 1': form(1),
    'step 2': form(2),
    result: resultModal({ ...state, openGaps: kind === 'hostile' ? { accuracy: randomUUID() } : {} }),
    versions: versionsModal(state, 2),
    'round over': roundOverModal(say, engagementId, {
      total: kind === 'empty' ? 0 : 14,
      assessed: 9,
      next: null,
    }),
    'round done': roundOverModal(say, engagementId, {
      total: 14,
      assessed: 14,
      saved: { text: name, id: newest.id, ok: true },
      next: {
        what: escape(name),
        why: '',
        on: ['U0LENA'],
        since: null,
        due: null,
        button: button('Go', 'go'),
      },
    }),
  };
}

describe.each(['en', 'de'])('screens of assessments in %s', (locale) => {
  it.each(Object.keys(CASES) as Case[])('[F2.1] %s: Slack would take them all', (kind) => {
    for (const [name, view] of Object.entries(screens(kind, locale)))
      expect(lintView(view), name).toEqual([]);
  });

  it('[X3] what people wrote mentions and links nothing', () => {
    for (const view of Object.values(screens('hostile', locale))) {
      const marked = [...JSON.stringify(view).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)];
      for (const [, text] of marked) expect(text).not.toMatch(/<!channel>|<@U0EVIL>|<https:\/\/evil/);
    }
  });
});

describe('the result', () => {
  const say = sayIn('en');
  const shown = (...versions: Assessment[]) =>
    JSON.stringify(resultModal({ say, quality, sourceName: 'crm', versions, openGaps: {} }));

  it('[F2.1] says value, what it rests on, interval, threshold and verdict', () => {
    const text = shown(
      version('usual', 1, { checked: 50, wrong: 6, recordsPresent: 96, recordsExpected: 100 }),
    );
    expect(text).toContain('✓ good enough: *Completeness* 96\u00a0% (96 of 100 records) — needs 95\u00a0%');
    expect(text).toContain('✕ under the threshold: *Accuracy* 88\u00a0% (44 of 50 right) — needs 95\u00a0%');
    expect(text).toContain('95\u00a0% interval 76.2\u00a0% to 94.4\u00a0%');
    expect(text).toContain('✕ under the threshold: *Timeliness* 1.5 days — may be 6 hours');
    expect(text).toContain('not consistent: Units within the source');
  });

  it('[F2.1] a verdict that a few more cases may turn is told as so far, not as certain beside a doubt', () => {
    const accuracy = (wrong: number) => {
      const text = shown(
        version('usual', 1, { checked: 20, wrong, recordsPresent: 96, recordsExpected: 100 }),
      );
      return /[^"]*\*Accuracy\*[^"]*/.exec(text)?.[0];
    };
    expect(accuracy(2)).toMatch(/^✕ under the threshold so far: \*Accuracy\* 90\u00a0%/);
    expect(accuracy(0)).toMatch(/^✓ good enough so far: \*Accuracy\* 100\u00a0%/);
    expect(accuracy(15)).toMatch(/^✕ under the threshold: /);
  });

  it('[F2.2] shows the trend against the version before, and none for the first', () => {
    expect(shown(version('usual', 1))).not.toContain('as before');
    const text = shown(version('usual', 2, { wrong: 0 }), version('usual', 1, { wrong: 2 }));
    expect(text).toContain('↑ better than before');
    expect(text).toContain('= as before');
  });

  it('[F2.3] offers a gap for each dimension under its threshold, and for no other', () => {
    const bad = version('usual', 1, { wrong: 20 });
    const offered = [...shown(bad).matchAll(/"value":"(\w+) [0-9a-f-]{36}"/g)].map((one) => one[1]);
    expect(offered).toEqual(['completeness', 'accuracy', 'consistency', 'timeliness']);
    const good = version('usual', 1, {
      recordsPresent: 10,
      recordsExpected: 10,
      consistency: { formats: 'yes' },
      ageSeen: 1,
      ageSeenUnit: 'hours',
      wrong: 0,
    });
    expect(shown(good)).not.toContain('foundation.quality.gap');
  });

  it('[F2.3] fills the gap in: kind, title, source, what was found', () => {
    const one = version('usual', 3, { checked: 50, wrong: 6 });
    const verdict = judge(fieldsOfAssessment(one), quality.thresholds)[1];
    if (!verdict) throw new Error('no accuracy');
    const gap = proposedGap(say, quality, 'accuracy', 'crm', one, verdict);
    expect(gap).toMatchObject({
      type: 'accuracy',
      sources: [sourceId],
      title: 'Accuracy of crm: 88\u00a0% (44 of 50 right)',
    });
    expect(gap.description).toContain('needs 95\u00a0%');
    expect(gap.description).toContain('version 3');
  });
});

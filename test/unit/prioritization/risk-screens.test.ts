import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { follow, kept } from '../../../src/prioritization/risk/rules.ts';
import { assessedModal } from '../../../src/prioritization/risk/screens/assessed.ts';
import { questionModal, resultModal, type Typed } from '../../../src/prioritization/risk/screens/form.ts';
import { lawLine } from '../../../src/prioritization/risk/screens/law.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../support/gallery.ts';

const manifest = loadPlaybook().risk;
const HOSTILE = '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold* 🏳️‍🌈';
const CASES = {
  empty: '',
  usual: 'Invoice coding',
  overflow: 'Wörter '.repeat(1_000),
  japanese: JAPANESE.repeat(3),
  hostile: HOSTILE,
};
const engagementId = randomUUID();

const typed = (yes: readonly string[], note: string): Typed =>
  Object.fromEntries(
    manifest.questions.map((one) => [one.key, { answer: yes.includes(one.key), note: note.slice(0, 500) }]),
  );
const PATHS = {
  nothing: [],
  prohibited: ['prohibited'],
  employment: ['employment', 'influence'],
  lifted: ['justice'],
  'lifted, with a duty': ['education', 'generates'],
};

describe('the law behind a class', () => {
  const shown = (locale: string, yes: readonly string[]) => {
    const given = typed(yes, '');
    const answers = Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.answer]));
    const { verdict } = follow(manifest, answers);
    if (!verdict) throw new Error('no verdict');
    const meta = { engagementId, cycle: 1, useCase: randomUUID(), base: 0, at: '' };
    return JSON.stringify(
      resultModal({ say: sayIn(locale), manifest, meta, useCase: 'x', verdict, typed: given }).blocks,
    );
  };

  it('[E6] is named with its version and the days from which it applies, where a class is chosen', () => {
    const english = shown('en', ['employment', 'influence']);
    expect(english).toContain('Regulation (EU) 2024/1689, as amended by Regulation (EU) 2026/1744');
    expect(english).toContain('from Dec 2, 2027: Art. 6(2), Annex III');
    expect(english).toContain('from Aug 2, 2028: Art. 6(1), Annex I');
    expect(shown('en', ['prohibited'])).toContain(
      'from Feb 2, 2025: Art. 5 · from Dec 2, 2026: Art. 5(1)(ba), (bb)',
    );
    expect(shown('de', ['interacts'])).toContain('gilt ab 2. Aug. 2026: Art. 50');
    expect(shown('en', [])).not.toContain('applies from');
  });

  it('[E6] is a matter of the manifest: other days there are other days on the screen', () => {
    const [first, ...rest] = manifest.classes;
    if (!first) throw new Error('no class');
    const to = { en: 'Art. 999', de: 'Art. 999' };
    const changed = { ...manifest, classes: [{ ...first, applies: [{ from: '2031-01-01', to }] }, ...rest] };
    expect(lawLine(sayIn('en'), changed, first.key)).toContain('from Jan 1, 2031: Art. 999');
  });
});

describe.each(['en', 'de'])('screens of the risk in %s', (locale) => {
  const say = sayIn(locale);
  describe.each(Object.entries(CASES))('%s', (kind, text) => {
    const useCase = text.slice(0, 400) || 'x';

    it.each(manifest.questions.map((one) => [one.key, one] as const))(
      '[E6] asks for %s',
      (_key, question) => {
        const first = question === manifest.questions[0];
        const view = questionModal({
          say,
          manifest,
          meta: { engagementId, cycle: 1, useCase: randomUUID(), base: 0, at: question.key },
          useCase,
          question,
          typed: kind === 'empty' ? {} : typed([question.key], text),
          hasBefore: !first,
        });
        expectTaken(view);
        expect(JSON.stringify(view.blocks).includes('prioritization.risk.back')).toBe(!first);
      },
    );

    it.each(Object.entries(PATHS))('[E6] shows what they come to: %s', (_name, yes) => {
      const given = typed(yes, text);
      const answers = Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.answer]));
      const notes = Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.note]));
      const course = follow(manifest, answers);
      if (!course.verdict) throw new Error('no verdict');
      const meta = { engagementId, cycle: 1, useCase: randomUUID(), base: 0, at: '' };
      expectTaken(resultModal({ say, manifest, meta, useCase, verdict: course.verdict, typed: given }));
      const assessment = {
        workspaceId: 'T1',
        engagementId,
        cycle: 1,
        candidateId: randomUUID(),
        version: 3,
        answers: kept(course, answers, notes),
        tier: course.verdict.tier,
        euClass: course.verdict.euClass,
        reason: text.slice(0, 2_000) || 'x',
        assessedBy: 'ULEAD',
        assessedAt: Temporal.Instant.from('2027-03-01T09:00:00Z'),
      };
      for (const isCurrent of [true, false])
        expectTaken(
          assessedModal(
            say,
            manifest,
            { id: engagementId, cycle: 1 },
            useCase,
            { chosen: null, assessment, isCurrent, later: isCurrent ? null : 2, shown: isCurrent ? null : 1 },
            'Saved.',
          ),
        );
    });
  });
});

function expectTaken(view: Modal): void {
  expect([...validateView(view), ...lintView(view)]).toEqual([]);
  const said = JSON.stringify(
    view.blocks.map((block) => (block.type === 'input' ? { ...block, element: null } : block)),
  );
  expect(said).not.toMatch(/<!channel>|<@U0EVIL>|<https:\/\/evil|&amp;lt;/);
}

describe('the result', () => {
  it('[E6] names class, tier and what decided, and offers no lower tier', () => {
    const say = sayIn('en-GB');
    const given = typed(['interacts'], '');
    const course = follow(
      manifest,
      Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.answer])),
    );
    if (!course.verdict) throw new Error('no verdict');
    const meta = { engagementId, cycle: 1, useCase: randomUUID(), base: 0, at: '' };
    const view = JSON.stringify(
      resultModal({ say, manifest, meta, useCase: 'Chat', verdict: course.verdict, typed: given }).blocks,
    );
    expect(view).toContain('*Transparency duties* · risk tier *limited* · Chat');
    expect(view).toContain('Do people deal with it directly');
    expect(view).toContain('Art. 50(1)');
    expect(view).not.toContain('"value":"minimal"');
    expect(view).toContain('"value":"high"');
  });
});

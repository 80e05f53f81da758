import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { lintView, validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { follow, kept } from '../../../src/prioritization/risk/rules.ts';
import { assessedModal } from '../../../src/prioritization/risk/screens/assessed.ts';
import { questionModal, resultModal, type Typed } from '../../../src/prioritization/risk/screens/form.ts';
import { sayIn } from '../../../src/texts/say.ts';

const manifest = loadPlaybook().risk;
const HOSTILE = '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold* 🏳️‍🌈';
const CASES = { empty: '', usual: 'Invoice coding', overflow: 'Wörter '.repeat(1_000), hostile: HOSTILE };
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
          meta: { engagementId, useCase: randomUUID(), base: 0, at: question.key },
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
      const meta = { engagementId, useCase: randomUUID(), base: 0, at: '' };
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
            engagementId,
            useCase,
            { chosen: null, assessment, isCurrent },
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
    const meta = { engagementId, useCase: randomUUID(), base: 0, at: '' };
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

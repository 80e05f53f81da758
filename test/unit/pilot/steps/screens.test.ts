import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formModal } from '../../../../src/forms/screen.ts';
import { STAGING_IDS } from '../../../../src/pilot/steps/ids.ts';
import { stepModal } from '../../../../src/pilot/steps/screens/forms.ts';
import { buildModal, type ShownTask } from '../../../../src/pilot/steps/screens/list.ts';
import { judgeStaging } from '../../../../src/pilot/steps/staging/rules.ts';
import { stagingForm } from '../../../../src/pilot/steps/staging/run-form.ts';
import { stagingModal } from '../../../../src/pilot/steps/staging/screens/list.ts';
import { numbersAbove } from '../../../../src/pilot/steps/staging/screens/numbers.ts';
import { loadPlaybook } from '../../../../src/playbook/playbook.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { datesShown } from '../../../support/dates.ts';
import { JAPANESE, lintView } from '../../../support/gallery.ts';

const { build: shipped } = loadPlaybook();
const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const engagementId = randomUUID();
const CASES = {
  empty: { text: 'x', steps: 0, models: 0 },
  usual: { text: 'Support ticket triage', steps: 8, models: 2 },
  overflow: { text: 'Wörter '.repeat(300), steps: 30, models: 150 },
  japanese: { text: JAPANESE.repeat(3), steps: 8, models: 2 },
  hostile: { text: '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here', steps: 3, models: 3 },
} as const;

const aRun = (text: string) => ({
  workspaceId: 'T1',
  id: randomUUID(),
  engagementId,
  modelId: randomUUID(),
  ranAt: NOW,
  minutes: 1.5,
  cases: 1e12,
  errors: 1e11,
  p95Ms: 86_400_000,
  auditLogSeen: true,
  auditLogLink: `https://logs.example/${encodeURIComponent(text).slice(0, 1_900)}`,
  checkpointSeen: false,
  checkpointLink: null,
  note: text.slice(0, 1_000),
  recordedBy: 'ULEAD',
  recordedAt: NOW,
});
const TARGETS = { volumePerHour: '1000000000.5', maxErrorPercent: '0.05', maxP95Ms: '800', minMinutes: '60' };

function screens(kind: keyof typeof CASES, locale: string) {
  const { text, steps, models } = CASES[kind];
  const say = sayIn(locale);
  const engagement = { id: engagementId, name: text };
  const known = kind === 'usual' ? shipped : [];
  const tasks = Array.from(
    { length: steps },
    (_, index): ShownTask => ({
      id: randomUUID(),
      step: shipped[index]?.key ?? `gone_${index}`,
      text,
      owner: 'UDATA',
      dueOn: index % 2 ? '2027-02-26' : '2027-03-05',
      state: index % 3 ? 'open' : 'done',
      evidence: index % 3 ? null : kind === 'usual' ? 'https://ci.example/run/7' : text,
      doneBy: index % 3 ? null : 'UDATA',
      doneAt: index % 3 ? null : NOW,
      ownerIsGone: index === 2,
    }),
  );
  const meta = { engagementId, taskId: randomUUID(), back: true };
  const max = { evidence: 1_000, reason: 500 };
  const form = { say, meta, step: text, why: text, owner: 'UDATA', dueOn: '2027-03-05', max };
  const versions = Array.from({ length: Math.max(1, models) }, (_, index) => ({
    id: randomUUID(),
    name: `${text.slice(0, 50)} ${index}`,
  }));
  const run = aRun(text);
  const verdicts = judgeStaging(run, TARGETS);
  const staged = Array.from({ length: models }, (_, index) => ({
    name: `${text.slice(0, 50)} ${index}`,
    run: index % 4 === 1 ? undefined : run,
    verdicts: index === 2 ? [] : verdicts,
    runs: index,
  }));
  const typed =
    kind === 'empty' ? {} : { ...run, model: versions[0]?.id, when: 1_800_000_000, minutes: '1.5' };
  const context = { models: versions, now: NOW, verdicts: kind === 'empty' ? [] : verdicts };
  const staging = (step: number, notice?: string) =>
    formModal(stagingForm, STAGING_IDS, 'staging', {
      say,
      context,
      meta: { engagementId, id: randomUUID(), version: 0, step, round: 0, back: null },
      engagementName: text,
      typed,
      above: numbersAbove(step, typed, { say, context }),
      submit: 'staging.form.submit',
      ...(notice && { notice }),
    });
  return {
    list: buildModal({
      say,
      engagement: { ...engagement, cycle: 1 },
      later: kind === 'usual' ? null : 2,
      steps: known,
      tasks,
      today: '2027-03-01',
      works: true,
      ...(kind !== 'usual' && { notice: text }),
    }),
    finish: stepModal(form, 'finish'),
    plan: stepModal(form, 'plan'),
    reopen: stepModal(form, 'reopen'),
    runs: stagingModal({ say, engagement, models: staged }),
    'run 1': staging(1, say.md('build.row', { state: '', step: text })),
    'run 2': staging(2),
  };
}

describe.each(['en', 'de'])('the screens of the build sequence and staging in %s', (locale) => {
  it.each(Object.keys(CASES) as (keyof typeof CASES)[])('[B1] [B7] fit Slack: %s', (kind) => {
    for (const [title, view] of Object.entries(screens(kind, locale))) {
      expect(lintView({ ...view }), title).toEqual([]);
      const marked =
        JSON.stringify(view)
          .match(/"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g)
          ?.join() ?? '';
      expect(marked, title).not.toMatch(/<!channel>|<@U0EVIL>|<https:\/\/evil/);
    }
  });
});

describe('the build sequence as it is shown', () => {
  it('[B1] [E2] has for each step its state as a word, its owner and its day', () => {
    const text = JSON.stringify(screens('usual', 'en').list);
    expect(text).toContain('3 of 8 steps done · ▲ 3 overdue');
    expect(text).toContain('▲ overdue · *The baseline model is built and evaluated*');
    expect(datesShown(text)).toContain('<@UDATA> · by Mar 5, 2027 · weeks 4–6');
    expect(datesShown(text)).toContain('_unassigned_ · by Mar 5, 2027 · weeks 2–4');
    expect(text).toContain('<https://ci.example/run/7|https://ci.example/run/7>');
  });

  it('[B7] shows the runs against their targets', () => {
    const text = JSON.stringify(screens('usual', 'en').runs);
    expect(text).toContain('✕ fail · 10\u00a0% errors, at most 0.05\u00a0%');
    expect(text).toContain('✓ pass · audit log seen');
    expect(text).toContain('– no run yet');
  });
});
